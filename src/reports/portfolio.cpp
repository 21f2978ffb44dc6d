// SPDX-License-Identifier: MPL-2.0
#include "reports/portfolio.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "governance/meeting.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/plan_json.h"
#include "reports/plan_text.h"
#include "reports/plan_words.h"
#include "reports/text_layout.h"
#include "reports/weight_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using planning::PlannedMeeting;

// A session, and the conventions that hold it.
struct Line {
  const PlannedMeeting* planned;
  std::vector<const PortfolioMember*> members;
};

bool is_one_session(const governance::Meeting& a, const governance::Meeting& b) {
  return !a.joint.empty() && a.joint == b.joint && a.day == b.day && a.start_time == b.start_time;
}

// A joint session is one line, of the first that holds it.
std::vector<Line> lines_of(const planning::JointPlan& joint,
                           const std::vector<PortfolioMember>& members) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    for (const PlannedMeeting& planned : joint.plans[i].meetings) {
      const auto same = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
        return is_one_session(line.planned->meeting, planned.meeting);
      });
      if (same == lines.end()) {
        lines.push_back({&planned, {&members[i]}});
      } else {
        same->members.push_back(&members[i]);
      }
    }
  }
  return lines;
}

std::string who_holds(const Line& line, const Language& language) {
  std::vector<std::string> names;
  for (const PortfolioMember* member : line.members) names.push_back(member->name);
  if (names.size() == 1) return names.front();
  return language.text(msg("joint session of {}", language.list(names)));
}

bool is_alone(const std::vector<PortfolioMember>& members) {
  return members.size() == 1 && members.front().name.empty();
}

}  // namespace

std::string apart_text(const planning::JointPlan& joint, const Language& language,
                       const TextStyle& style) {
  if (joint.apart.empty()) return "";
  std::string out =
      "\n" + paint(language.text(msg("What is not held together")), Ink::bold, style) + "\n";
  for (const base::Message& message : joint.apart) {
    out += hang("  · ", language.text(message), 4, style);
  }
  return out;
}

std::vector<std::string> joint_partners(const planning::JointPlan& joint, std::size_t which,
                                        const governance::Meeting& meeting,
                                        const std::vector<PortfolioMember>& members) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    const auto& meetings = joint.plans[i].meetings;
    const bool there = std::any_of(meetings.begin(), meetings.end(), [&](const auto& planned) {
      return is_one_session(planned.meeting, meeting);
    });
    if (there && i != which) names.push_back(members[i].name);
  }
  return names;
}

std::string portfolio_text(const planning::JointPlan& joint,
                           const std::vector<PortfolioMember>& members, const Language& language,
                           const TextStyle& style) {
  if (is_alone(members)) {
    return plan_text(joint.plans.front(), *members.front().rules, language, style);
  }
  std::string out = paint(language.text(msg("Proposed calendar")), Ink::bold, style) + "\n";
  Standing standing;
  for (const planning::Plan& plan : joint.plans) standing += standing_in(plan);
  out += hang("", language.text(status_words(claim_of(joint), standing, language)), 0, style);
  std::vector<Line> lines = lines_of(joint, members);
  std::size_t width = 0;
  for (const Line& line : lines) {
    width = std::max(width, base::display_width(planned_time(*line.planned, language)));
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return comes_first(a.planned->meeting, b.planned->meeting);
  });
  std::pair<int, int> month{0, 0};
  for (const Line& line : lines) {
    const calendar::Day day = line.planned->meeting->day;
    const std::pair its{calendar::year_of(day), calendar::month_of(day)};
    if (its != month) {
      out += "\n" + paint(language.month(its.first, its.second), Ink::bold, style) + "\n";
    }
    month = its;
    const PlannedMeeting& planned = *line.planned;
    const std::string mark =
        paint(std::string{symbol_of(planned.change)} + " ", ink_of(planned.change), style);
    const std::string what =
        body_name(line.members.front()->rules->convention, planned.meeting->body, language) +
        " · " + who_holds(line, language);
    out += hang(mark + pad(planned_time(planned, language), width + 2), what, width + 4, style);
  }
  if (lines.empty()) out += "\n" + hang("", language.text(msg("No session to plan.")), 0, style);
  out += apart_text(joint, language, style);
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    const auto& plan = joint.plans[i];
    out += "\n" + paint(members[i].name, Ink::bold, style) + "\n";
    for (const std::string& words : counts_by_weight(plan.judgements, language)) {
      out += hang("  ", words, 2, style);
    }
    out += conflicts_text(plan, *members[i].rules, language, style);
  }
  return out;
}

std::string portfolio_json(const planning::JointPlan& joint,
                           const std::vector<PortfolioMember>& members, const Language& language) {
  if (is_alone(members)) return plan_json(joint.plans.front(), *members.front().rules, language);
  using Json = nlohmann::ordered_json;
  static constexpr const char* words[] = {"optimal", "feasible", "infeasible", "unknown"};
  Json json = {{"format", "gouvernail.portfolio-plan/1"},
               {"status", words[static_cast<std::size_t>(joint.status)]},
               {"cost", joint.cost},
               {"lower_bound", joint.lower_bound},
               {"gap", joint.cost > 0 ? (joint.cost - joint.lower_bound) / joint.cost : 0.0},
               {"sessions_proven", joint.sessions_proven},
               {"joint", Json::array()},
               {"apart", Json::array()},
               {"plans", Json::array()}};
  for (const Line& line : lines_of(joint, members)) {
    if (line.members.size() < 2) continue;
    Json workspaces = Json::array();
    for (const PortfolioMember* member : line.members) workspaces.push_back(member->name);
    const governance::Meeting& meeting = line.planned->meeting;
    json["joint"].push_back({{"joint", meeting.joint},
                             {"day", calendar::to_iso(meeting.day)},
                             {"workspaces", std::move(workspaces)}});
  }
  for (const base::Message& why : joint.apart) json["apart"].push_back(language.text(why));
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    Json plan = Json::parse(plan_json(joint.plans[i], *members[i].rules, language));
    // What is proven is proven of all together.
    for (const char* key : {"status", "lower_bound", "gap", "sessions_proven"}) plan.erase(key);
    Json named = {{"workspace", members[i].name}};
    named.update(plan);
    json["plans"].push_back(std::move(named));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gouvernail::reports
