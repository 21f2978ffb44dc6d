// SPDX-License-Identifier: MPL-2.0
// Repairs against every way to move sessions: a small calendar stands, something breaks it, and no
// calendar may refute what is said of the one that mends it.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>

#include "compliance/judge.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "planning/plan.h"
#include "property/small_convention.h"
#include "property/small_hours.h"
#include "rules/obligation.h"
#include "support/holds.h"
#include "support/sample.h"

namespace gouvernail::test::plans_test {
namespace {

using calendar::Day;
using calendar::Days;
using calendar::Minutes;
using compliance::Judgement;
using governance::Meeting;
using governance::MeetingStatus;
using planning::Change;
using planning::Repair;
using planning::RepairChoice;

using Duty = std::pair<std::string, std::string>;  // its id or its obligation's, its session

// Of duties that sessions bring, the session says which; of the others, their ids.
Duty name_of(const Judgement& j) {
  return j.duty.trigger.empty() ? Duty{j.duty.id, ""} : Duty{j.duty.obligation->id, j.duty.trigger};
}

std::set<Duty> left_open(const Convention& c, std::vector<Meeting> meetings) {
  std::set<Duty> open;
  for (const Judgement& j : judged(c, std::move(meetings))) {
    if (!is_kept(j)) open.insert(name_of(j));
  }
  return open;
}

Placed placed(const Meeting& meeting) { return {meeting.body, meeting.day}; }

// A calendar that stands, what has happened to it since, and what may be moved.
struct Case {
  explicit Case(Convention& convention) : c(convention) {
    stand();
    const int events = one_in(3) ? 2 : 1;
    for (int i = 0; i < events; ++i) happen();
    open = left_open(c, meetings());
    choose();
  }

  const std::vector<Meeting>& meetings() const { return c.problem.history->meetings; }
  bool may_move(const Meeting& m) const {
    if (choice.frozen.count(m.uid) > 0) return false;
    return m.status == MeetingStatus::proposed || choice.all_movable ||
           choice.movable.count(m.uid) > 0;
  }
  std::string text() const {
    std::string text = "stands:";
    for (const Meeting& m : meetings()) {
      text += " " + m.uid + "=" + m.body + "-" + calendar::to_iso(m.day) +
              (m.status == MeetingStatus::convened ? "!" : "") + (may_move(m) ? "" : " (stays)") +
              (can_be_held(c, placed(m)) ? "" : " (lost)");
    }
    return text + "\n";
  }

  Convention& c;
  RepairChoice choice;
  std::set<Duty> open;  // before anything moves

 private:
  // A plan, or any days.
  void stand() {
    Calendar calendar;
    planning::Control control;
    control.explain = false;
    if (!one_in(3)) calendar = calendar_of(planning::propose(c.problem, control));
    const auto days = c.open_days();
    if (calendar.empty() || calendar.size() > 4) {
      std::set<Placed> any;
      for (int i = between(1, 4); i > 0; --i) {
        any.insert({std::string(1, static_cast<char>('a' + between(0, 2))),
                    days[static_cast<std::size_t>(between(0, static_cast<int>(days.size()) - 1))]});
      }
      calendar.assign(any.begin(), any.end());
    }
    for (std::size_t i = 0; i < calendar.size(); ++i) {
      Meeting m = meeting_of(calendar[i], static_cast<int>(i));
      if (one_in(3)) m.status = MeetingStatus::convened;
      if (m.status == MeetingStatus::convened) m.convened_on = c.problem.today;
      c.problem.history.own().meetings.push_back(m);
    }
  }

  // Somebody or a room is taken, or the house closes, on the day of a session.
  void happen() {
    const auto count = static_cast<int>(meetings().size());
    const Meeting& m = meetings()[static_cast<std::size_t>(between(0, count - 1))];
    const int what = between(0, 3);
    std::string key = planning::room_key("salle");
    if (what == 3) {
      c.rules.house.closures.push_back({{m.day, m.day}, {}});
      return;
    }
    if (what == 2) {
      c.problem.preferences.room_of[m.body] = "salle";
      if (one_in(2)) c.problem.preferences.room_of[m.body == "a" ? "b" : "a"] = "salle";
      if (one_in(2)) return;
    } else {
      const auto persons = needed(c, placed(m));
      if (persons.empty()) return;
      key = *persons.begin();
    }
    const Day last = m.day + Days{one_in(3) ? 14 : 0};
    c.problem.availability.busy[key].push_back(
        {{m.day, Minutes{9 * 60}}, {last, Minutes{18 * 60}}});
  }

  void choose() {
    choice.all_movable = one_in(3);
    for (const Meeting& m : meetings()) {
      if (one_in(8)) choice.frozen.insert(m.uid);
      if (one_in(5)) choice.movable.insert(m.uid);
    }
  }
};

// Every calendar that moves so many sessions and adds no more than so many.
class Moves {
 public:
  Moves(const Case& its, const std::set<std::string>& stuck)
      : its_(its), c_(its.c), stuck_(stuck), meetings_(its.meetings()) {
    for (const std::string& body : c_.those_asked()) {
      for (const Day day : c_.open_days()) all_.push_back({body, day});
    }
  }

  // Adds so many sessions exactly.
  bool mends(int moves, int added) { return move(0, moves, added); }

  // Whether these can be held beside one another, but for those that are stuck where they stand.
  bool can_stand(const std::vector<Meeting>& meetings) const {
    for (std::size_t i = 0; i < meetings.size(); ++i) {
      const Placed here = placed(meetings[i]);
      const bool stays = stands_still(meetings[i]);
      const bool is_stuck = stuck_.count(meetings[i].uid) > 0;
      if (!is_stuck && !(stays ? can_be_held(c_, here) : can_be_planned(c_, here))) return false;
      for (std::size_t j = 0; j < i; ++j) {
        // Nobody can part one that is stuck from another that stands.
        const bool one_stuck = is_stuck || stuck_.count(meetings[j].uid) > 0;
        if (one_stuck && stays && stands_still(meetings[j])) continue;
        const Placed there = placed(meetings[j]);
        if ((here == there && !stays) || !go_together(c_, here, there)) return false;
      }
    }
    return true;
  }
  // No duty is lost.
  bool keeps(const std::vector<Meeting>& meetings) const {
    const auto open = left_open(c_, meetings);
    return std::includes(its_.open.begin(), its_.open.end(), open.begin(), open.end());
  }

 private:
  bool stands_still(const Meeting& meeting) const {
    const Meeting* before = find(meeting.uid);
    return before && before->day == meeting.day;
  }
  const Meeting* find(const std::string& uid) const {
    const auto found = std::find_if(its_.meetings().begin(), its_.meetings().end(),
                                    [&](const Meeting& m) { return m.uid == uid; });
    return found == its_.meetings().end() ? nullptr : &*found;
  }

  bool move(std::size_t from, int moves, int added) {
    if (moves == 0) return can_stand(meetings_) && add(0, added);
    for (std::size_t i = from; i < its_.meetings().size(); ++i) {
      if (!its_.may_move(meetings_[i])) continue;
      const Meeting before = meetings_[i];
      meetings_[i].status = MeetingStatus::proposed;
      meetings_[i].convened_on.reset();
      for (const Day day : c_.open_days()) {
        meetings_[i].day = day;
        meetings_[i].end->day = day;
        if (day != before.day && move(i + 1, moves - 1, added)) return true;
      }
      meetings_[i] = before;
    }
    return false;
  }
  bool add(std::size_t from, int added) {
    if (added == 0) return keeps(meetings_);
    for (std::size_t i = from; i < all_.size(); ++i) {
      meetings_.push_back(meeting_of(all_[i], 10 + static_cast<int>(i)));
      if (can_stand(meetings_) && add(i + 1, added - 1)) return true;
      meetings_.pop_back();
    }
    return false;
  }

  const Case& its_;
  const Convention& c_;
  const std::set<std::string>& stuck_;
  std::vector<Placed> all_;
  std::vector<Meeting> meetings_;
};

// What the repair makes of the calendar.
struct Outcome {
  std::vector<Meeting> meetings;
  int moved = 0;
  int added = 0;
};
Outcome outcome_of(const Case& its, const Repair& repair) {
  Outcome outcome;
  for (const auto* list : {&repair.plan.meetings, &repair.plan.later}) {
    for (const auto& planned : *list) {
      outcome.meetings.push_back(planned.meeting);
      if (planned.change == Change::added) ++outcome.added;
    }
  }
  for (const Meeting& m : its.meetings()) {
    const auto found = std::find_if(outcome.meetings.begin(), outcome.meetings.end(),
                                    [&](const Meeting& other) { return other.uid == m.uid; });
    RC_ASSERT(found != outcome.meetings.end());
    if (found->day == m.day) continue;
    ++outcome.moved;
    RC_ASSERT(its.may_move(m));
  }
  return outcome;
}

// Those that are stuck may not move, and what stands in their way is there; and no others are.
void expect_stuck_to_be_true(const Case& its, const std::set<std::string>& stuck) {
  for (const Meeting& m : its.meetings()) {
    const bool lost = !can_be_held(its.c, placed(m));
    bool meets = false;
    for (const Meeting& other : its.meetings()) {
      if (other.uid == m.uid || go_together(its.c, placed(m), placed(other))) continue;
      meets = true;
      const bool both_stay = !its.may_move(m) && !its.may_move(other);
      const bool both_held = !lost && can_be_held(its.c, placed(other));
      if (both_stay && both_held) RC_ASSERT(stuck.count(m.uid) + stuck.count(other.uid) > 0U);
    }
    if (stuck.count(m.uid) > 0) {
      RC_ASSERT(!its.may_move(m));
      RC_ASSERT(lost || meets);
    } else {
      RC_ASSERT(!lost || its.may_move(m));
    }
  }
}

TEST(Repairs, ClaimNothingThatSomeCalendarRefutes) {
  const int count = cases(150, 20000);
  std::map<std::string, int> seen;
  EXPECT_TRUE(holds(count, "no way to move sessions is better than a repair that says so", [&] {
    Convention c(any_rules(), any_setting(4, 6));
    const Case its(c);
    RC_LOG() << c.text << its.text();
    const Repair repair = planning::repair(c.problem, its.choice);
    RC_LOG() << repair.moves << " moves" << (repair.fewest ? ", fewest: " : ": ")
             << text_of(repair.plan) << "\n";
    std::set<std::string> stuck;
    for (const Meeting& m : repair.stuck) stuck.insert(m.uid);
    expect_stuck_to_be_true(its, stuck);
    ++seen[stuck.empty() ? "none stuck" : "stuck"];
    Moves moves(its, stuck);
    RC_ASSERT(repair.plan.status != planning::Status::unknown);
    if (!repair.plan.conflicts.empty()) {
      RC_ASSERT(!repair.fewest);
      RC_ASSERT(std::none_of(repair.plan.conflicts.begin(), repair.plan.conflicts.end(),
                             [](const auto& conflict) { return conflict.proven; }));
      bool possible = false;
      for (int number = 0; number <= 2 && !possible; ++number) {
        possible = moves.mends(number, 0) || moves.mends(number, 1);
      }
      ++seen[possible ? "missed" : "not mended"];
      return;
    }
    const Outcome outcome = outcome_of(its, repair);
    RC_ASSERT(outcome.moved == repair.moves);
    RC_ASSERT(moves.can_stand(outcome.meetings));
    RC_ASSERT(moves.keeps(outcome.meetings));
    ++seen[std::to_string(repair.moves) + " moves" + (repair.fewest ? "" : " or fewer")];
    bool fewer = false;
    for (int number = 0; number < repair.moves; ++number) {
      for (int added = 0; added <= outcome.added && added <= 2; ++added) {
        fewer = fewer || moves.mends(number, added);
      }
    }
    if (fewer) ++seen["with fewer moves"];
    RC_ASSERT(!repair.fewest || !fewer);
  }));
  for (const auto& [what, times] : seen) std::cerr << what << " " << times << ", ";
  std::cerr << '\n';
  EXPECT_LE(seen["missed"], 2 + count / 20);
}

}  // namespace
}  // namespace gouvernail::test::plans_test
