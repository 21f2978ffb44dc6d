// SPDX-License-Identifier: MPL-2.0
// A calendar that keeps the duties, proposed or mended: kept, all or in part, or left.
#include <algorithm>
#include <chrono>
#include <set>

#include "app/record_calendar.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/mount.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/pages/plan_search.h"
#include "web/pages/plan_view.h"
#include "web/proposals.h"

namespace gouvernail::web {
namespace {

using base::msg;

// How long whoever looks again waits: not long, since few threads answer everybody.
constexpr std::chrono::milliseconds further_wait{100};

// Where the first of what is new or moved stands: the month that is shown once it is kept.
std::string first_month(const planning::JointPlan& joint) {
  std::optional<calendar::Day> first;
  for (const planning::Plan& plan : joint.plans) {
    for (const planning::PlannedMeeting& planned : plan.meetings) {
      if (planned.change == planning::Change::kept) continue;
      first = std::min(first.value_or(planned.meeting->day), planned.meeting->day);
    }
  }
  return first ? calendar::to_iso(*first).substr(0, 7) : "";
}

// It was kept, or the server has forgotten it: what was looked for can be looked for again.
http::Response show_gone(Visit& visit) {
  if (!visit.query.has("from") && !visit.query.has("mend")) throw NotFound{};
  Problem gone;
  gone.status = 404;
  gone.title = msg("This calendar is not there any more");
  gone.lines = {
      visit.say(msg("This proposal is not there any more: it was kept, another search took its "
                    "place, or the program was started anew. It can be looked for again."))};
  visit.form = visit.query;  // what was looked for stands in the address
  return ask_again(visit, &gone);
}

// What of it is ticked: the rest stays as it stands.
planning::JointPlan ticked_part(const FoundCalendar& found, const http::Form& form) {
  planning::JointPlan part = found.plan;
  if (is_kept_whole(found)) return part;
  std::set<std::string> ticked;
  for (const auto& [name, value] : form.fields()) {
    if (name == "keep") ticked.insert(value);
  }
  for (std::size_t i = 0; i < part.plans.size(); ++i) {
    std::erase_if(part.plans[i].meetings, [&](const planning::PlannedMeeting& planned) {
      return planned.change != planning::Change::kept && !ticked.contains(change_name(i, planned));
    });
  }
  return part;
}

// Something was recorded, or a calendar of somebody came or went, since this one was made.
bool is_outdated(const FoundCalendar& found, const Visit& visit) {
  return std::ranges::any_of(
             found.facts.opened,
             [](const auto& one) { return app::revision_of(one->folder) != one->revision; }) ||
         found.diaries != diaries_in(visit.house.folder);
}

base::Message done_words(const FoundCalendar& found, std::int64_t added) {
  if (!found.mended) return msg("{0} {0:meeting|meetings} recorded as proposed.", added);
  const std::int64_t open = left_open(found);
  if (open == 0) return msg("The calendar was mended.");
  return msg("The calendar was mended in part: {0} {0:thing is|things are} left to be settled.",
             open);
}

Note note_of_keeping(const app::RecordCalendarResult& done, const FoundCalendar& found,
                     std::int64_t left) {
  std::int64_t added = 0;
  std::int64_t moved = 0;
  std::int64_t given_up = 0;
  for (const auto& member : done.members) {
    added += member.added;
    moved += member.moved;
    given_up += member.given_up;
  }
  Note note{done_words(found, added), done.behind};
  // Of several workspaces each has a journal of its own.
  if (found.facts.is_portfolio()) {
    for (std::size_t i = 0; i < done.members.size(); ++i) {
      const auto& its = done.members[i];
      if (its.added + its.moved + its.given_up == 0) continue;
      const app::Opened& opened = *found.facts.opened[i];
      note.together.emplace_back(opened.folder, opened.revision);
    }
    note.remarks.push_back(
        msg("Each convention has its journal, from which its part can be taken back alone."));
  } else {
    note.entry = found.facts.opened.front()->revision;
  }
  note.trouble = left_open(found) > 0;
  note.remarks.insert(note.remarks.end(), done.remarks.begin(), done.remarks.end());
  if (found.mended && added > 0) {
    note.remarks.push_back(msg("{0} {0:meeting|meetings} recorded as proposed.", added));
  }
  if (moved > 0) note.remarks.push_back(msg("{0} {0:meeting|meetings} moved.", moved));
  if (given_up > 0) {
    note.remarks.push_back(msg("{0} {0:proposed date|proposed dates} given up.", given_up));
  }
  if (left > 0) {
    note.remarks.push_back(
        msg("{0} {0:date was|dates were} not kept: what {0:it was|they were} for stays to be "
            "planned.",
            left));
  }
  return note;
}

}  // namespace

http::Response proposed_plan(Visit& visit) {
  const std::string& name = visit.parts.front();
  try {
    const auto standing = visit.proposals.wait(name, further_wait);
    if (standing && !standing->over) return show_searching(visit, *standing);
  } catch (const base::Failure& failure) {
    const Problem problem = problem_of(failure, visit);
    return ask_again(visit, &problem);
  }
  const auto proposal = visit.proposals.hold(name);
  if (!proposal) return show_gone(visit);
  return show_plan(visit, name, **proposal, nullptr);
}

http::Response end_search(Visit& visit) {
  const std::string& name = visit.parts.front();
  visit.proposals.end(name);
  return http::see_other(search_address(name, visit.form));
}

http::Response keep_plan(Visit& visit) {
  const std::string& name = visit.parts.front();
  const auto held = visit.proposals.hold(name);
  if (!held) {
    // Whoever presses twice sees what the first time did.
    if (const auto where = visit.proposals.kept_at(name)) return http::see_other(*where);
    return show_gone(visit);
  }
  FoundCalendar& found = **held;
  try {
    const planning::JointPlan taken = ticked_part(found, visit.form);
    const std::size_t ticked = change_names(taken).size();
    if (ticked == 0) {
      const Problem problem = problem_of(
          base::bad_input(msg("no date is ticked"), msg("tick those that are to be kept")), visit);
      return show_plan(visit, name, found, &problem);
    }
    if (found.diaries != diaries_in(visit.house.folder)) {
      throw base::bad_input(msg("a calendar of somebody has changed since this was looked for"),
                            msg("look again"));
    }
    const auto done = app::record_calendar({found.facts, taken, visit.today()});
    const std::string month = first_month(taken);
    const auto left = static_cast<std::int64_t>(change_names(found.plan).size() - ticked);
    const std::string where = calendar_address(visit) + "?mois=" + month +
                              "&message=" + visit.notes.put(note_of_keeping(done, found, left));
    visit.proposals.drop(name, where);
    return http::see_other(where);
  } catch (const base::Failure& failure) {
    Problem problem = problem_of(failure, visit);
    if (is_outdated(found, visit)) problem.status = 409;
    return show_plan(visit, name, found, &problem);
  }
}

}  // namespace gouvernail::web
