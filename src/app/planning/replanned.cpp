// SPDX-License-Identifier: MPL-2.0
#include "app/planning/replanned.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "app/sending/invitation_outbox.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;
using planning::Change;
using planning::PlannedMeeting;

bool gives_up_its_day(const Meeting& meeting, const planning::Problem& problem) {
  return meeting.status == governance::MeetingStatus::proposed && meeting.joint.empty() &&
         governance::is_ahead(meeting, problem.today) && problem.horizon.contains(meeting.day) &&
         !problem.rules->convention->is_act(meeting.body);
}

// Guests hold the convocation of its former day, and are to be told of the one that somebody chose.
std::set<std::string> promised_to_guests(const Opened& opened) {
  std::set<std::string> promised;
  if (!opened.database) return promised;
  const InvitationOutbox outbox(opened.database->outbox());
  for (const Meeting& meeting : opened.history->meetings) {
    if (meeting.status != governance::MeetingStatus::proposed || !outbox.holds(meeting.uid))
      continue;
    if (holds_convocation(opened.database->invitations(meeting.uid), outbox, meeting.uid)) {
      promised.insert(meeting.uid);
    }
  }
  return promised;
}

// The session as it was recorded, on the day and at the hours that were found.
Meeting at_time_of(const Meeting& old, const Meeting& found) {
  governance::Move move{found.day, found.start_time, found.end, found.site};
  auto changed = governance::move(old, move, std::nullopt);
  const auto* moved = std::get_if<Meeting>(&changed);
  return moved ? *moved : old;
}

// The first that fits of those that nobody has taken up.
template <class Fits>
std::optional<Meeting> take(std::vector<Meeting>& loosened, Fits fits) {
  const auto found = std::find_if(loosened.begin(), loosened.end(), fits);
  if (found == loosened.end()) return std::nullopt;
  Meeting taken = std::move(*found);
  loosened.erase(found);
  return taken;
}

void put_on(PlannedMeeting& planned, const Meeting& old) {
  const Meeting now = at_time_of(old, planned.meeting);
  planned.change = now == old ? Change::kept : Change::moved;
  if (now.day != old.day) planned.was = old.day;
  planned.meeting = now;
}

bool is_free(const PlannedMeeting& planned) {
  return planned.change == Change::added && planned.meeting->joint.empty();
}

void take_up_in(std::vector<Meeting> loosened, planning::Plan& plan) {
  std::stable_sort(loosened.begin(), loosened.end(),
                   [](const Meeting& a, const Meeting& b) { return a.day < b.day; });
  for (PlannedMeeting& planned : plan.meetings) {
    if (!is_free(planned)) continue;
    const auto same_day = take(loosened, [&](const Meeting& old) {
      return old.body == planned.meeting->body && old.day == planned.meeting->day;
    });
    if (same_day) put_on(planned, *same_day);
  }
  for (PlannedMeeting& planned : plan.meetings) {
    if (!is_free(planned)) continue;
    const auto other =
        take(loosened, [&](const Meeting& old) { return old.body == planned.meeting->body; });
    if (other) put_on(planned, *other);
  }
  for (Meeting& old : loosened) {
    PlannedMeeting given_up;
    given_up.meeting = std::move(old);
    given_up.change = Change::cancelled;
    plan.meetings.push_back(std::move(given_up));
  }
}

}  // namespace

Loosened loosen_proposed(PlanningFacts& facts) {
  Loosened all;
  for (std::size_t i = 0; i < facts.problems.size(); ++i) {
    planning::Problem& problem = facts.problems[i];
    const std::set<std::string> promised = promised_to_guests(*facts.opened[i]);
    std::vector<Meeting>& meetings = problem.history.own().meetings;
    const auto kept = std::stable_partition(meetings.begin(), meetings.end(), [&](const auto& one) {
      return !gives_up_its_day(one, problem) || promised.count(one.uid) > 0;
    });
    all.emplace_back(std::make_move_iterator(kept), std::make_move_iterator(meetings.end()));
    meetings.erase(kept, meetings.end());
  }
  return all;
}

void take_up(const Loosened& loosened, planning::JointPlan& joint) {
  for (std::size_t i = 0; i < loosened.size(); ++i) {
    take_up_in(loosened[i], joint.plans[i]);
    joint.plans[i].replanned = true;
  }
}

}  // namespace gouvernail::app
