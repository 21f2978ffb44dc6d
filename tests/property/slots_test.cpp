// SPDX-License-Identifier: MPL-2.0
// The best dates still possible against trying every day: those offered are those that, once
// recorded, the checker finds to help, and all of them.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "compliance/tasks.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/seat.h"
#include "planning/plan.h"
#include "planning/slots.h"
#include "rules/rules.h"
#include "support/holds.h"
#include "support/rules_text.h"
#include "support/sample.h"

namespace gouvernail::test::slots_test {
namespace {

using calendar::DayRange;
using calendar::Days;
using calendar::Minutes;
using compliance::Judgement;
using compliance::Verdict;
using governance::Meeting;
using governance::MeetingStatus;

std::string rule(const std::string& id, const std::string& body, const std::string& more) {
  return "[[obligation]]\nid = \"" + id + "\"\ntitle = \"t\"\nbody = \"" + body +
         "\"\nsource = { article = \"1\" }\n" + more;
}

// Over the whole range from the first case on.
int between(int from, int to) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to + 1));
}

std::string number(int from, int to) { return std::to_string(between(from, to)); }

bool often() { return between(0, 2) > 0; }

std::string random_rules() {
  const std::string per = *rc::gen::element<std::string>("month", "quarter", "semester");
  std::string text =
      rule("groupe-du", "groupe",
           "kind = \"cadence\"\nper = \"" + per + "\"\nat_least = " + number(1, 2) + "\n");
  text += rule("copil-du", "copil", "kind = \"cadence\"\nper = \"quarter\"\nat_least = 1\n");
  if (often()) {
    const std::string ahead = often() ? "" : "at_least_before = { days = " + number(1, 6) + " }\n";
    const std::string within = often() ? "" : "within = { days = " + number(10, 25) + " }\n";
    text += rule("avant", "cotech",
                 "kind = \"precedence\"\nbefore_each = \"copil\"\n" + ahead + within +
                     (often() ? "" : "fresh = false\n"));
  }
  if (often()) {
    const std::string urgent = often() ? "urgent = { days = " + number(0, 4) + " }\n" : "";
    text += rule("convocation", *rc::gen::element<std::string>("groupe", "copil", "cotech"),
                 "kind = \"notice\"\nahead = { days = " + number(5, 15) + " }\n" + urgent);
  }
  if (often()) {
    text += rule("plafond", *rc::gen::element<std::string>("groupe", "cotech"),
                 "kind = \"cadence\"\nper = \"month\"\nat_least = " + number(0, 1) +
                     "\nat_most = " + number(1, 2) + "\n");
  }
  if (often()) {
    text +=
        rule("ecart", "groupe", "kind = \"max-gap\"\ngap = { days = " + number(20, 60) + " }\n");
  }
  return text;
}

struct Case {
  rules::Rules rules;
  planning::Problem problem;
  std::set<Day> busy;  // days on which the one who sits everywhere is taken

  Case() : rules(load(random_rules())) {
    rules.house.spacing = between(1, 5);
    problem.rules = &rules;
    problem.today = day("2026-01-20") + Days{between(0, 500)};
    problem.horizon = {problem.today + Days{1}, rules.convention->term.last};
    problem.history.own().seats.push_back({"cat", "martin", "", day("2025-01-01"), {}});
    const int sessions = between(0, 12);
    for (int i = 0; i < sessions; ++i) {
      Meeting m;
      m.uid = "m" + std::to_string(i);
      m.body = *rc::gen::element<std::string>("groupe", "cotech", "copil");
      m.day = problem.today + Days{between(-40, 45)};
      m.status = m.day < problem.today
                     ? *rc::gen::element(MeetingStatus::held, MeetingStatus::convened)
                     : *rc::gen::element(MeetingStatus::proposed, MeetingStatus::convened,
                                         MeetingStatus::cancelled);
      problem.history.own().meetings.push_back(m);
    }
    const int absences = between(0, 15);
    for (int i = 0; i < absences; ++i) {
      const Day when = problem.today + Days{between(0, 45)};
      busy.insert(when);
      problem.availability.busy["martin"].push_back(
          {{when, Minutes{0}}, {when + Days{1}, Minutes{0}}});
    }
  }

  // A session of any of the three bodies takes the whole day of the one who sits in all of them.
  bool is_free(const std::string& body, Day when) const {
    if (when <= problem.today || !rules.work().is_ouvre(when) || busy.count(when) > 0) return false;
    return std::none_of(problem.history->meetings.begin(), problem.history->meetings.end(),
                        [&](const Meeting& m) {
                          if (m.status == MeetingStatus::cancelled) return false;
                          const int apart = std::abs((m.day - when).count());
                          return apart == 0 || (m.body == body && apart < rules.house.spacing);
                        });
  }
};

bool is_kept(Verdict v) { return v == Verdict::satisfied || v == Verdict::covered; }
bool is_gone(Verdict v) { return v == Verdict::lost || v == Verdict::breached; }

// Sessions keep their uids, so that a duty is known by its rule and its session, or by its name.
// One that is overdue stands beside the one that was missed.
std::string key_of(const Judgement& j) {
  const std::string late = j.duty.overdue_since ? ", overdue" : "";
  return j.duty.trigger.empty() ? j.duty.id : j.duty.obligation->id + "<-" + j.duty.trigger + late;
}

// Whatever must come before a session is planned for an earlier day.
DayRange usual_days(const Judgement& j) { return j.duty.in_good_order.value_or(j.duty.window); }

using Verdicts = std::map<std::string, Judgement>;

Verdicts judge_all(const Case& c, const governance::History& history) {
  Verdicts result;
  for (Judgement& j : compliance::judge(c.rules, {}, governance::as_of(history, c.problem.today))) {
    const std::string key = key_of(j);
    result.emplace(key, std::move(j));
  }
  return result;
}

bool is_above(const Judgement& j) {
  return j.duty.at_most && static_cast<int>(j.meetings.size()) > *j.duty.at_most;
}

int lacks(const Judgement& j) {
  return std::max(0, j.duty.required - static_cast<int>(j.meetings.size()));
}

// By the whole checker, on the whole history.
bool helps(const Case& c, const Verdicts& before, const Judgement& asked,
           const std::vector<Meeting>& added) {
  governance::History history = c.problem.history;
  history.meetings.insert(history.meetings.end(), added.begin(), added.end());
  const Verdicts after = judge_all(c, history);
  const auto its = after.find(key_of(asked));
  if (its == after.end() || is_gone(its->second.verdict) || lacks(its->second) >= lacks(asked)) {
    return false;
  }
  for (const auto& [key, judgement] : after) {
    const auto was = before.find(key);
    if (key == key_of(asked)) continue;
    if (was == before.end()) {
      if (is_gone(judgement.verdict)) return false;
    } else if (is_above(judgement) && judgement.meetings.size() > was->second.meetings.size()) {
      return false;
    } else if (is_kept(was->second.verdict)
                   ? !is_kept(judgement.verdict)
                   : is_gone(judgement.verdict) && !is_gone(was->second.verdict)) {
      return false;
    }
  }
  return true;
}

Meeting session(const std::string& body, Day when, bool urgent) {
  Meeting m;
  m.uid = body + "-new";
  m.body = body;
  m.day = when;
  m.urgent = urgent;
  return m;
}

// Whether a session on that day would do, alone or after a technical committee on any other day.
bool would_do(const Case& c, const Verdicts& before, const Judgement& asked, Day when) {
  const std::string& body = asked.duty.body;
  if (!c.is_free(body, when)) return false;
  for (const bool urgent : {false, true}) {
    const Meeting main = session(body, when, urgent);
    // A precedence that is new must be kept: nobody would come back to it.
    governance::History with = c.problem.history;
    with.meetings.push_back(main);
    const Verdicts alone = judge_all(c, with);
    const auto brought = alone.find("avant<-" + main.uid);
    const bool stands = brought != alone.end() && lacks(brought->second) == 0 &&
                        brought->second.hours_missing.empty();
    if (brought == alone.end() || stands) {
      if (helps(c, before, asked, {main})) return true;
      continue;
    }
    const DayRange window = usual_days(brought->second);
    for (Day d = std::max(window.first, c.problem.today); d <= window.last; d += Days{1}) {
      if (!c.is_free("cotech", d)) continue;
      for (const bool also : {false, true}) {
        if (helps(c, before, asked, {main, session("cotech", d, also)})) return true;
      }
    }
  }
  return false;
}

void record(const planning::Slot& slot, std::vector<Meeting>& out) {
  out.push_back(planning::meeting_of(slot));
  out.back().uid = slot.body + "-new";
  for (const planning::Slot& before : slot.before) record(before, out);
}

TEST(Property, SlotsAreTheDaysThatHelpAndAllOfThem) {
  const std::string what = "those offered help once recorded; trying every day finds no other";
  EXPECT_TRUE(holds(cases(8, 200), what, [] {
    const Case c;
    const Verdicts before = judge_all(c, c.problem.history);
    const planning::Slots slots(c.problem);
    int asked = 0;
    for (const Judgement& judgement : slots.judgements()) {
      if (judgement.verdict != Verdict::at_risk || lacks(judgement) == 0) continue;
      if (std::holds_alternative<rules::Notice>(judgement.duty.obligation->kind)) continue;
      if (++asked > 3) break;
      std::set<Day> offered;
      for (const planning::Slot& slot : slots.best(judgement, 1000)) {
        RC_ASSERT(offered.insert(slot.day).second);
        RC_ASSERT(judgement.duty.window.contains(slot.day));
        RC_ASSERT(slot.convene_by >= c.problem.today);
        std::vector<Meeting> added;
        record(slot, added);
        for (const Meeting& m : added) RC_ASSERT(c.is_free(m.body, m.day));
        RC_ASSERT(helps(c, before, judgement, added));
      }
      std::set<Day> found;
      const DayRange window = usual_days(judgement);
      for (Day d = std::max(window.first, c.problem.today); d <= window.last; d += Days{1}) {
        if (would_do(c, before, judgement, d)) found.insert(d);
      }
      RC_ASSERT(offered == found);
      RC_CLASSIFY(!found.empty(), "slots");
      RC_CLASSIFY(found.empty(), "none possible");
      const auto three = slots.best(judgement, 3);
      RC_ASSERT(three.size() == std::min<std::size_t>(3, found.size()));
    }
    RC_CLASSIFY(asked > 0, "duties at risk");
  }));
}

// A task that is overdue when the session is recorded was said to be so.
std::set<std::string> late_at_birth(const Case& c, const std::vector<Meeting>& added) {
  governance::History history = c.problem.history;
  history.meetings.insert(history.meetings.end(), added.begin(), added.end());
  const auto known = governance::HistoryAsOf::taken_as_known(history, c.problem.today);
  std::set<std::string> late;
  for (const compliance::Task& task :
       compliance::tasks(c.rules, known, compliance::judge(c.rules, {}, known))) {
    if (task.overdue) late.insert(task.meeting);
  }
  return late;
}

TEST(PlannedProperty, NoTaskOfASessionIsLateWhenItIsPlannedUnlessItWasSaid) {
  EXPECT_TRUE(holds(cases(15, 1000), "planned", [] {
    const Case c;
    planning::Control control;
    control.any_plan = true;
    control.explain = false;
    const planning::Plan plan = planning::propose(c.problem, control);
    std::vector<Meeting> added;
    std::set<std::string> said;
    for (const auto* part : {&plan.meetings, &plan.later}) {
      for (const planning::PlannedMeeting& planned : *part) {
        if (planned.change != planning::Change::added) continue;
        added.push_back(planned.meeting);
        if (planned.late_since) said.insert(planned.meeting->uid);
      }
    }
    const auto late = late_at_birth(c, added);
    for (const Meeting& meeting : added) {
      if (late.contains(meeting.uid)) RC_ASSERT(said.contains(meeting.uid));
    }
    RC_CLASSIFY(!said.empty(), "at short notice");
  }));
}

TEST(PlannedProperty, NorOfADateThatIsOffered) {
  EXPECT_TRUE(holds(cases(8, 1000), "offered", [] {
    const Case c;
    const planning::Slots slots(c.problem);
    for (const Judgement& judgement : slots.judgements()) {
      for (const planning::Slot& slot : slots.best(judgement, 2)) {
        Meeting meeting = planning::meeting_of(slot);
        meeting.uid = "offered";
        if (late_at_birth(c, {meeting}).contains("offered")) RC_ASSERT(slot.short_notice);
      }
    }
  }));
}

}  // namespace
}  // namespace gouvernail::test::slots_test
