// SPDX-License-Identifier: MPL-2.0
// Sessions that share days, with hours and without: what must come before another one, against
// trying every hour that is not recorded; and no verdict that turns over when nothing new happened.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <vector>

#include "governance/convention.h"
#include "rules/rules.h"
#include "support/rules_text.h"
#include "support/sample.h"

namespace gouvernail::test::same_day_test {
namespace {

using calendar::Days;
using calendar::Minutes;
using compliance::Verdict;
using governance::Meeting;
using governance::MeetingStatus;

class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  int between(int from, int to) {
    return from + static_cast<int>(random_() % static_cast<unsigned>(to - from + 1));
  }
  bool once_in(int n) { return between(1, n) == 1; }

 private:
  std::mt19937 random_;
};

const Day first_day = day("2026-06-02");  // a Tuesday

rules::Rules random_rules(Chance& chance) {
  std::string text =
      "[[obligation]]\nid = \"avant\"\nbody = \"cotech\"\nkind = \"precedence\"\n"
      "before_each = \"copil\"\nsource = { article = \"1\" }\n";
  if (chance.once_in(4)) text += "fresh = false\n";
  if (chance.once_in(4)) text += "within = { days = 2 }\n";
  if (chance.once_in(4)) text += "at_least_before = { days = 1 }\n";
  return load(text);
}

// At most two without an hour; each hour that is recorded is another one.
std::vector<Meeting> random_sessions(Chance& chance, MeetingStatus status) {
  std::vector<Meeting> sessions;
  int unknown = 0;
  for (int i = chance.between(2, 6); i > 0; --i) {
    Meeting m = held(chance.once_in(2) ? "copil" : "cotech", "2026-06-02");
    m.uid = "m" + std::to_string(i);
    m.day = first_day + Days{chance.between(0, 2)};
    m.status = status;
    const bool hour = unknown == 2 || !chance.once_in(3);
    unknown += hour ? 0 : 1;
    if (hour) m.start_time = Minutes{60 * (8 + i) + 30};
    sessions.push_back(m);
  }
  return sessions;
}

// By the letter, each session with its hour.
bool is_preceded(const Meeting& copil, const std::vector<Meeting>& all,
                 const rules::Precedence& rule) {
  const auto moment = [](const Meeting& m) { return std::pair(m.day, m.start_time->count()); };
  return std::any_of(all.begin(), all.end(), [&](const Meeting& m) {
    if (m.body != "cotech" || moment(m) >= moment(copil)) return false;
    if (rule.within && copil.day - m.day > Days{rule.within->days.days}) return false;
    if (rule.at_least_before && copil.day - m.day < Days{rule.at_least_before->days.days}) {
      return false;
    }
    return !rule.fresh || std::none_of(all.begin(), all.end(), [&](const Meeting& other) {
      return other.body == "copil" && moment(m) < moment(other) && moment(other) < moment(copil);
    });
  });
}

// Every order that the hours leave open: of those of one day, each place among the others.
void with_every_hour(std::vector<Meeting>& sessions, std::size_t from,
                     const std::function<void()>& look) {
  const auto next = std::find_if(sessions.begin() + static_cast<std::ptrdiff_t>(from),
                                 sessions.end(), [](const Meeting& m) { return !m.start_time; });
  if (next == sessions.end()) return look();
  const auto index = static_cast<std::size_t>(next - sessions.begin());
  for (int hour = 8; hour <= 15; ++hour) {
    sessions[index].start_time = Minutes{60 * hour + static_cast<int>(index)};
    with_every_hour(sessions, index + 1, look);
    // The other way round of two in one gap.
    sessions[index].start_time = Minutes{60 * hour + 20 - static_cast<int>(index)};
    with_every_hour(sessions, index + 1, look);
  }
  sessions[index].start_time.reset();
}

TEST(Property, WhatComesBeforeIsWhatEveryHourLeftOpenSays) {
  const int count = cases(150, 3000);
  std::map<std::string, int> seen;
  for (int i = 0; i < count; ++i) {
    Chance chance(20261128u + static_cast<unsigned>(i));
    const rules::Rules rules = random_rules(chance);
    const auto& rule = std::get<rules::Precedence>(rules.obligations.at(0).kind);
    governance::History facts = history(random_sessions(chance, MeetingStatus::held));
    const auto judged = compliance::judge(rules, {}, governance::as_of(facts, day("2026-12-31")));
    std::map<std::string, std::set<bool>> possible;  // by trigger
    std::vector<Meeting> sessions = facts.meetings;
    with_every_hour(sessions, 0, [&] {
      for (const Meeting& m : sessions) {
        if (m.body == "copil") possible[m.uid].insert(is_preceded(m, sessions, rule));
      }
    });
    for (const auto& j : judged) {
      const std::set<bool>& can_be = possible.at(j.duty.trigger);
      const std::string expected = can_be.size() == 2      ? "unproven"
                                   : can_be.contains(true) ? "satisfied"
                                                           : "breached";
      const std::string is = to_string(j.verdict);
      // What is settled is so whatever the hours; what they would decide is never settled.
      EXPECT_TRUE(is == expected || (is == "unproven" && can_be.contains(true)))
          << i << ": " << j.duty.id << " is " << is << ", not " << expected;
      EXPECT_EQ(is == "unproven", !j.hours_missing.empty());
      EXPECT_FALSE(j.duty.window.empty());
      for (const std::string& uid : j.meetings) {
        const auto m = std::find_if(sessions.begin(), sessions.end(),
                                    [&](const Meeting& each) { return each.uid == uid; });
        EXPECT_TRUE(j.duty.window.contains(m->day)) << i << ": " << j.duty.id;
      }
      ++seen[is];
    }
  }
  for (const char* verdict : {"satisfied", "unproven", "breached"}) {
    EXPECT_GT(seen[verdict], count / 20) << verdict;
  }
}

// Planned, on their days, recorded the day after: nothing else happens.
TEST(Property, PlannedSessionsTurnNoVerdictOver) {
  const int count = cases(250, 4000);
  int covered = 0;
  for (int i = 0; i < count; ++i) {
    Chance chance(28112026u + static_cast<unsigned>(i));
    rules::Rules rules = random_rules(chance);
    rules.house.notice.days = chance.between(0, 3);
    const auto planned = random_sessions(chance, MeetingStatus::convened);
    std::map<std::string, std::vector<Verdict>> walked;  // by trigger
    const auto look = [&](std::vector<Meeting> sessions, Day as_of) {
      const auto known =
          governance::HistoryAsOf::taken_as_known(history(std::move(sessions)), as_of);
      for (const auto& j : compliance::judge(rules, {}, known)) {
        EXPECT_TRUE(!j.last_call || rules.work().is_ouvre(*j.last_call)) << i;
        EXPECT_TRUE(!j.last_call || *j.last_call <= *j.last_resort) << i;
        walked[j.duty.trigger].push_back(j.verdict);
      }
    };
    for (Day t = first_day - Days{2}; t <= first_day + Days{4}; t += Days{1}) look(planned, t);
    auto recorded = planned;
    for (Meeting& m : recorded) m.status = MeetingStatus::held;
    look(recorded, first_day + Days{5});
    for (const auto& [trigger, verdicts] : walked) {
      const Verdict at_last = verdicts.back();
      for (std::size_t t = 0; t + 1 < verdicts.size(); ++t) {
        const Verdict now = verdicts[t];
        const Verdict next = verdicts[t + 1];
        const std::string what = std::to_string(i) + ": " + trigger + " " + to_string(now) +
                                 ", then " + to_string(next) + ", at last " + to_string(at_last);
        EXPECT_NE(now, Verdict::breached) << what;
        if (now == Verdict::covered) {
          ++covered;
          EXPECT_EQ(at_last, Verdict::satisfied) << what;
          EXPECT_TRUE(next == Verdict::covered || next == Verdict::unproven ||
                      next == Verdict::satisfied)
              << what;
        }
        // Nothing more was planned, and it could not be kept any more.
        EXPECT_TRUE(now != Verdict::lost || at_last == Verdict::breached) << what;
        const bool was_kept = now == Verdict::covered || now == Verdict::unproven;
        EXPECT_TRUE(at_last != Verdict::satisfied || was_kept) << what;
      }
    }
  }
  EXPECT_GT(covered, count / 2);
}

// Whatever day is left, somebody may meet on it: until the last resort, a session of that very day
// keeps the duty; from the day after, none does.
TEST(Property, WhatIsLostNoSessionCanKeepAnyMore) {
  const int count = cases(250, 4000);
  int lost = 0;
  for (int i = 0; i < count; ++i) {
    Chance chance(11282026u + static_cast<unsigned>(i));
    std::string text =
        "[[obligation]]\nid = \"mois\"\nbody = \"groupe\"\nkind = \"cadence\"\n"
        "at_least = 1\nper = \"month\"\nsource = { article = \"1\" }\n";
    const int stated = chance.once_in(2) ? chance.between(1, 6) : 0;
    if (stated > 0) {
      text +=
          "[[obligation]]\nid = \"n\"\nbody = \"groupe\"\nkind = \"notice\"\nahead = { days = " +
          std::to_string(stated) + " }\nsource = { article = \"1\" }\n";
    }
    rules::Rules rules = load(text);
    const int month = chance.between(1, 12);
    const Day first = *calendar::make_day(2026, month, 1);
    const Day last = *calendar::add_months(first, 1, calendar::MonthRounding::down) - Days{1};
    rules.house.closures.push_back({{last - Days{chance.between(0, 40)}, last}, {}});
    const std::string duty = "mois/" + calendar::to_iso(first).substr(0, 7);
    for (Day t = last - Days{chance.between(0, 9)}; t <= last; t += Days{1}) {
      const std::string now = verdict(rules, {}, duty, calendar::to_iso(t));
      // Whoever convenes today meets so many days later.
      Meeting session = held("groupe", "2026-01-01");
      session.day = t + Days{stated};
      const bool kept = session.day <= last;
      EXPECT_EQ(now == "lost", !kept) << duty << " on " << calendar::to_iso(t);
      lost += kept ? 0 : 1;
      if (kept) {
        EXPECT_EQ(verdict(rules, history({session}), duty, calendar::to_iso(last + Days{1})),
                  "satisfied");
      }
    }
  }
  EXPECT_GT(lost, count / 4);
}

}  // namespace
}  // namespace gouvernail::test::same_day_test
