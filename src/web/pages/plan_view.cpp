// SPDX-License-Identifier: MPL-2.0
#include "web/pages/plan_view.h"

#include <algorithm>
#include <map>
#include <utility>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "records/workspace.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "reports/plan_words.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/page.h"
#include "web/pages/plan_search.h"

namespace gouvernail::web {
namespace {

using base::msg;
using planning::PlannedMeeting;
using reports::View;

// Of the address: the body whose sessions alone are ticked; of none, where it is empty.
constexpr const char* only_one = "seulement";

// What changes: in one convention, or the same session in several.
struct ChangedRow {
  const PlannedMeeting* planned = nullptr;
  std::vector<std::size_t> members;
};

class PlanPage {
 public:
  PlanPage(const Visit& visit, const std::string& name, const FoundCalendar& found)
      : visit_(visit), name_(name), found_(found) {
    for (std::size_t i = 0; i < found.plan.plans.size(); ++i) {
      for (const PlannedMeeting& planned : found.plan.plans[i].meetings) add({&planned, {i}});
    }
    std::ranges::stable_sort(rows_, [](const ChangedRow& a, const ChangedRow& b) {
      return reports::comes_first(a.planned->meeting, b.planned->meeting);
    });
  }

  View fill(const Problem* problem) const {
    View view = begin_page(visit_, visit_.say(found_.mended ? msg("The calendar, mended")
                                                            : msg("A calendar is proposed")));
    add_problem(view, visit_, problem);
    add_hidden(view, visit_, found_revision(found_));
    reports::add_words(view,
                       {{"day_column", msg("Day")},
                        {"body_column", msg("Body")},
                        {"convention_column", msg("Convention")},
                        {"change_column", msg("What changes")},
                        {"keep_words", msg("Keep this calendar")},
                        {"leave_words", msg("Leave it, and look again")},
                        {"why_words", msg("Why this day")},
                        {"tab_words", msg("new tab")},
                        {"conflicts_title", msg("What cannot be kept")},
                        {"ways_title", msg("What would help")}},
                       visit_.language);
    add_kind(view);
    const bool is_past = problem != nullptr && problem->status == 409;
    const bool can_choose = !is_kept_whole(found_) && !is_past;
    std::vector<View> changes;
    for (const ChangedRow& row : rows_) changes.push_back(row_view(row, can_choose));
    const bool none = changes.empty();
    view.text("choose_words", can_choose && !none
                                  ? say(msg("Untick what you do not want: it stays to be planned."))
                                  : "")
        .text("only_words", say(msg("Tick only:")))
        .block("only", can_choose ? ways_to_tick() : std::vector<View>{})
        .text("tab_hint", found_.plan.reasons && !none
                              ? say(msg("“{}” opens in a new tab: what is ticked here stays so.",
                                        base::MessageList{msg("Why this day")}))
                              : "")
        .text("kept_words", kept_words())
        .text("keep_address", none || is_past ? "" : search_address(name_, visit_.query))
        .flag("none", none)
        .flag("several", found_.facts.is_portfolio())
        .block("changes", std::move(changes))
        .block("conflicts", conflict_lines())
        .block("remedies", remedies())
        .lines("notices", notice_lines());
    return view;
  }

 private:
  template <class Said>
  std::string say(const Said& said) const {
    return visit_.say(said);
  }
  const rules::Rules& rules_of(std::size_t member) const {
    return *found_.facts.opened[member]->rules;
  }
  std::string kept_words() const {
    if (kept_.empty()) return {};
    return say(msg("{0} {0:meeting stays|meetings stay} where {0:it is|they are}.",
                   static_cast<std::int64_t>(kept_.size())));
  }
  // What is said of one of several conventions names it.
  std::string of_member(std::size_t member, const std::string& line) const {
    return found_.facts.is_portfolio() ? found_.facts.members[member].name + " – " + line : line;
  }

  void add(ChangedRow row) {
    const governance::Meeting& meeting = *row.planned->meeting;
    if (row.planned->change == planning::Change::kept) {
      kept_.insert(change_name(row.members.front(), *row.planned));
      return;
    }
    for (ChangedRow& other : rows_) {
      const governance::Meeting& its = *other.planned->meeting;
      const bool same = !meeting.joint.empty() && its.joint == meeting.joint &&
                        its.day == meeting.day && other.planned->change == row.planned->change;
      if (!same) continue;
      other.members.push_back(row.members.front());
      return;
    }
    rows_.push_back(std::move(row));
  }

  // None: the search knows of no reasons, or the session goes.
  std::string reasons_address(const ChangedRow& row) const {
    if (!found_.plan.reasons || row.planned->change == planning::Change::cancelled) return {};
    const governance::Meeting& meeting = *row.planned->meeting;
    return search_address(name_, visit_.query, "/pourquoi",
                          {{"convention", std::to_string(row.members.front())},
                           {"instance", meeting.body},
                           {"jour", calendar::to_iso(meeting.day)}});
  }

  // As the form came that was not taken; before that, those of one body, all or none.
  bool is_ticked(const ChangedRow& row) const {
    if (visit_.request.method == http::Method::get) {
      return !visit_.query.has(only_one) ||
             visit_.query.text(only_one) == row.planned->meeting->body;
    }
    const auto& sent = visit_.form.fields();
    const std::pair<std::string, std::string> tick{"keep",
                                                   change_name(row.members.front(), *row.planned)};
    return std::ranges::find(sent, tick) != sent.end();
  }

  // Ways to tick the sessions of one body, all or none, by their names: where there are several.
  std::vector<View> ways_to_tick() const {
    std::map<std::pair<std::string, std::string>, int> bodies;  // by name and id: sessions
    for (const ChangedRow& row : rows_) {
      const std::string& body = row.planned->meeting->body;
      const auto& convention = rules_of(row.members.front()).convention;
      ++bodies[{reports::body_name(convention, body, visit_.language), body}];
    }
    std::vector<View> ways;
    if (bodies.size() < 2) return ways;
    const auto way = [&](const std::string& words, const std::string& to) {
      ways.emplace_back().text("words", words).text("to", to);
    };
    way(say(msg("all")), search_address(name_, visit_.query));
    way(say(msg("none")), search_address(name_, visit_.query, "", {{only_one, ""}}));
    for (const auto& [its, count] : bodies) {
      way(its.first + " (" + std::to_string(count) + ")",
          search_address(name_, visit_.query, "", {{only_one, its.second}}));
    }
    return ways;
  }

  View row_view(const ChangedRow& row, bool can_choose) const {
    const PlannedMeeting& planned = *row.planned;
    governance::Meeting meeting = *planned.meeting;
    const auto& convention = rules_of(row.members.front()).convention;
    // What is done without a meeting has a day alone.
    if (convention->is_act(meeting.body)) meeting.start_time.reset();
    std::string whose;
    for (const std::size_t member : row.members) {
      whose += (whose.empty() ? "" : ", ") + found_.facts.members[member].name;
    }
    View view;
    view.text("when", reports::meeting_time(
                          meeting, governance::usual_length(convention->body(meeting.body)),
                          visit_.language))
        .text("what", reports::body_name(convention, meeting.body, visit_.language))
        .text("whose", whose)
        .text("sign", reports::symbol_of(planned.change))
        .text("change", say(reports::change_word(planned.change)))
        .text("was", planned.was ? say(msg("was on {}", calendar::arg(*planned.was))) : "")
        .text("why_moved", planned.why_moved.format.empty() ? "" : say(planned.why_moved))
        .text("css", planned.change == planning::Change::added       ? "satisfied"
                     : planned.change == planning::Change::moved     ? "at_risk"
                     : planned.change == planning::Change::cancelled ? "breached"
                                                                     : "quiet")
        .text("choice", can_choose ? change_name(row.members.front(), planned) : "")
        .flag("ticked", is_ticked(row))
        .text("why", reasons_address(row));
    return view;
  }

  // What cannot be kept, and of one that was mended what cannot be held.
  std::vector<std::string> conflict_lines() const {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < found_.plan.plans.size(); ++i) {
      const planning::Plan& plan = found_.plan.plans[i];
      for (const planning::Conflict& conflict : plan.conflicts) {
        const std::string duty =
            reports::planned_duty_name(plan, rules_of(i), conflict.duty, visit_.language);
        lines.push_back(of_member(i, duty + " – " + say(conflict.message)));
        if (!conflict.proven) lines.back() += " " + say(reports::unproven_words());
      }
    }
    if (!found_.mended) return lines;
    for (std::size_t i = 0; i < found_.mended->stuck.size(); ++i) {
      for (const governance::Meeting& meeting : found_.mended->stuck[i]) {
        lines.push_back(of_member(
            i, say(msg("{0} of {1} can no longer be held, and is not to be moved: let what has "
                       "been convened move, too, or cancel the meeting.",
                       reports::body_name(rules_of(i).convention, meeting.body, visit_.language),
                       calendar::arg(meeting.day)))));
      }
    }
    return lines;
  }

  // Each with the duty that would be kept.
  std::vector<std::string> remedies() const {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < found_.plan.plans.size(); ++i) {
      const planning::Plan& plan = found_.plan.plans[i];
      for (const planning::Relaxation& way : plan.relaxations) {
        const std::string duty =
            reports::planned_duty_name(plan, rules_of(i), way.duty, visit_.language);
        lines.push_back(of_member(i, duty + " – " + say(way.message)));
      }
    }
    return lines;
  }

  // Whose diary could not be read comes first: of him the search knows nothing.
  std::vector<std::string> notice_lines() const {
    std::vector<std::string> lines;
    for (const base::Diagnostic& warning : found_.facts.warnings) {
      lines.push_back(say(warning.what));
      if (!warning.remedy.empty()) lines.back() += " " + say(warning.remedy);
    }
    for (const base::Message& notice : found_.notices) lines.push_back(say(notice));
    for (const base::Message& apart : found_.plan.apart) lines.push_back(say(apart));
    return lines;
  }

  // The form, as it was filled.
  std::string asked_again(const char* address) const {
    const std::string query = http::query_of(asked_fields(visit_.query));
    return std::string(address) + (query.empty() ? "" : "?" + query);
  }

  // The words of the page that differ between a calendar that was proposed and one that was mended.
  void add_kind(View& view) const {
    if (found_.mended) {
      view.text("status", say(found_.mended->words))
          .text("ask_address", asked_again(repair_address))
          .text("none_words", "");
      return;
    }
    const planning::JointPlan& joint = found_.plan;
    reports::Standing standing;
    for (const planning::Plan& plan : joint.plans) standing += reports::standing_in(plan);
    view.text("status",
              say(reports::status_words(reports::claim_of(joint), standing, visit_.language)))
        .text("ask_address", asked_again(plan_address))
        .text("none_words", say(msg("Nothing is lacking: no meeting has to be added.")));
  }

  const Visit& visit_;
  const std::string& name_;
  const FoundCalendar& found_;
  std::vector<ChangedRow> rows_;
  std::set<std::string> kept_;  // the halves of a session once
};

}  // namespace

bool is_kept_whole(const FoundCalendar& found) {
  if (found.mended) return true;
  for (const planning::Plan& plan : found.plan.plans) {
    for (const PlannedMeeting& planned : plan.meetings) {
      const bool adds = planned.change == planning::Change::added;
      if (!adds && planned.change != planning::Change::kept) return true;
    }
  }
  return false;
}

std::string change_name(std::size_t member, const PlannedMeeting& planned) {
  const governance::Meeting& meeting = *planned.meeting;
  return meeting.joint.empty() ? std::to_string(member) + "/" + meeting.uid : meeting.joint;
}

std::set<std::string> change_names(const planning::JointPlan& plan) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < plan.plans.size(); ++i) {
    for (const PlannedMeeting& planned : plan.plans[i].meetings) {
      if (planned.change != planning::Change::kept) names.insert(change_name(i, planned));
    }
  }
  return names;
}

std::int64_t left_open(const FoundCalendar& found) {
  if (!found.mended) return 0;
  std::size_t open = 0;
  for (const planning::Plan& plan : found.plan.plans) open += plan.conflicts.size();
  for (const auto& stuck : found.mended->stuck) open += stuck.size();
  return static_cast<std::int64_t>(open);
}

http::Response show_plan(const Visit& visit, const std::string& name, const FoundCalendar& found,
                         const Problem* problem) {
  return show("plan.mustache", PlanPage(visit, name, found).fill(problem),
              problem == nullptr ? 200 : problem->status);
}

}  // namespace gouvernail::web
