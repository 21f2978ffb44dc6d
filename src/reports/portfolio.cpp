// SPDX-License-Identifier: MPL-2.0
#include "reports/portfolio.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/plan_json.h"
#include "reports/plan_text.h"
#include "reports/plan_words.h"
#include "reports/text_layout.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using planning::PlannedMeeting;

struct Line {
  const PlannedMeeting* planned;
  const PortfolioMember* member;
};

bool is_alone(const std::vector<PortfolioMember>& members) {
  return members.size() == 1 && members.front().name.empty();
}

}  // namespace

std::string portfolio_text(const planning::JointPlan& joint,
                           const std::vector<PortfolioMember>& members, const Language& language,
                           const TextStyle& style) {
  if (is_alone(members)) {
    return plan_text(joint.plans.front(), *members.front().rules, language, style);
  }
  std::string out = paint(language.text(msg("Proposed calendar")), Ink::bold, style) + "\n";
  out +=
      hang("", language.text(status_words(joint.status, joint.cost, joint.lower_bound, language)),
           0, style);
  std::vector<Line> lines;
  std::size_t width = 0;
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    for (const PlannedMeeting& planned : joint.plans[i].meetings) {
      lines.push_back({&planned, &members[i]});
      width = std::max(width, base::display_width(planned_time(planned, language)));
    }
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return comes_first(a.planned->meeting, b.planned->meeting);
  });
  std::pair<int, int> month{0, 0};
  for (const Line& line : lines) {
    const calendar::Day day = line.planned->meeting.day;
    const std::pair its{calendar::year_of(day), calendar::month_of(day)};
    if (its != month) {
      out += "\n" + paint(language.month(its.first, its.second), Ink::bold, style) + "\n";
    }
    month = its;
    const PlannedMeeting& planned = *line.planned;
    const std::string mark =
        paint(std::string{symbol_of(planned.change)} + " ", ink_of(planned.change), style);
    const std::string what =
        body_name(line.member->rules->convention, planned.meeting.body, language) + " · " +
        line.member->name;
    out += hang(mark + pad(planned_time(planned, language), width + 2), what, width + 4, style);
  }
  if (lines.empty()) out += "\n" + hang("", language.text(msg("No session to plan.")), 0, style);
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    const auto& plan = joint.plans[i];
    out += "\n" + paint(members[i].name, Ink::bold, style) + "\n";
    out += hang("  ", verdict_counts(compliance::count(plan.judgements), language), 2, style);
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
               {"plans", Json::array()}};
  for (std::size_t i = 0; i < joint.plans.size(); ++i) {
    Json plan = Json::parse(plan_json(joint.plans[i], *members[i].rules, language));
    // What is proven is proven of all together.
    for (const char* key : {"status", "lower_bound", "gap"}) plan.erase(key);
    Json named = {{"workspace", members[i].name}};
    named.update(plan);
    json["plans"].push_back(std::move(named));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gouvernail::reports
