// SPDX-License-Identifier: MPL-2.0
// What must hold of the list of tasks, whatever took place: walked day by day.
#include "compliance/tasks.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "governance/seat.h"
#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::test::tasks_test {
namespace {

using calendar::Days;
using compliance::Task;
using compliance::TaskKind;

const std::vector<std::string> bodies = {"copil", "cotech", "groupe", "presse"};

std::string block(const std::string& id, const std::string& body, const std::string& more) {
  return "[[obligation]]\nid = \"" + id + "\"\ntitle = \"" + id +
         "\"\nsource = { article = \"1\" }\n" + (body.empty() ? "" : "body = \"" + body + "\"\n") +
         more;
}

std::string number(int from, int to) { return std::to_string(*rc::gen::inRange(from, to)); }

// One obligation of each kind, or not, with lengths of every size.
rules::Rules random_rules() {
  std::string text;
  const auto perhaps = [&](const std::string& obligation) {
    if (*rc::gen::arbitrary<bool>()) text += obligation;
  };
  perhaps(block("rythme", "groupe",
                "kind = \"cadence\"\nat_least = " + number(1, 4) + "\nper = \"" +
                    *rc::gen::element<std::string>("month", "quarter", "year") + "\"\n"));
  perhaps(
      block("ecart", "cotech",
            "kind = \"max-gap\"\ngap = { months = " + number(1, 6) + ", rounding = \"down\" }\n"));
  perhaps(block("avant", "cotech", "kind = \"precedence\"\nbefore_each = \"copil\"\n"));
  perhaps(block(
      "suite", "presse",
      "kind = \"response\"\nafter_each = \"groupe\"\nwithin = { days = " + number(1, 40) + " }\n"));
  perhaps(block("minutes", "",
                "kind = \"response\"\nafter_each = \"copil\"\nanswer = \"minutes\"\nwithin = "
                "{ days = " +
                    number(1, 20) + " }\n"));
  perhaps(block("delai", "copil", "kind = \"notice\"\nahead = { days = " + number(1, 30) + " }\n"));
  perhaps(
      block("pieces", "groupe",
            "kind = \"notice\"\nof = \"documents\"\nahead = { days = " + number(1, 30) + " }\n"));
  perhaps(block("qui", "copil", "kind = \"composition\"\nroles = [{ role = \"cat\" }]\n"));
  perhaps(block("poste", "",
                "kind = \"standing\"\nrole = \"cat\"\nvacancy = { days = " + number(1, 90) +
                    " }\nper = \"year\"\n"));
  perhaps(block("fin", "presse",
                "kind = \"deadline\"\nbefore = { anchor = \"end\", months = " + number(1, 6) +
                    ", rounding = \"down\" }\n"));
  return load(text);
}

Day random_day() { return day("2026-01-01") + Days{*rc::gen::inRange(0, 730)}; }

governance::History random_life() {
  using governance::MeetingStatus;
  governance::History facts;
  const int n = *rc::gen::inRange(0, 10);
  for (int i = 0; i < n; ++i) {
    governance::Meeting m;
    m.uid = "m" + std::to_string(i);
    m.body = *rc::gen::elementOf(bodies);
    m.day = random_day();
    m.status =
        *rc::gen::element(MeetingStatus::proposed, MeetingStatus::proposed, MeetingStatus::convened,
                          MeetingStatus::held, MeetingStatus::cancelled);
    const bool sent = m.status != MeetingStatus::proposed && *rc::gen::arbitrary<bool>();
    if (sent) m.convened_on = m.day - Days{*rc::gen::inRange(0, 40)};
    if (sent && *rc::gen::arbitrary<bool>()) m.documents_on = m.day - Days{3};
    if (m.status == MeetingStatus::held && *rc::gen::arbitrary<bool>()) {
      m.present = std::vector<governance::Presence>{{"cat", 1}};
      m.minutes_on = m.day + Days{*rc::gen::inRange(0, 30)};
    }
    if (m.status == MeetingStatus::cancelled)
      m.cancelled_on = m.day - Days{*rc::gen::inRange(0, 9)};
    facts.meetings.push_back(m);
  }
  if (*rc::gen::arbitrary<bool>()) {
    facts.seats.push_back({"cat", "jeanne", "", day("2026-01-01"), random_day()});
  }
  return facts;
}

// What makes a task the same from one day to the next: what it is about.
std::set<std::string> subjects(const Task& task, const std::vector<compliance::Judgement>& all) {
  const std::string kind = compliance::to_string(task.kind);
  std::set<std::string> subjects;
  if (!task.meeting.empty()) subjects.insert(kind + " " + task.meeting);
  for (const std::size_t duty : task.duties) {
    // What a planned session keeps may be asked of another kind of task from the last year on; a
    // gap that ran out goes on under its name and another day.
    const std::string& id = all[duty].duty.id;
    subjects.insert(all[duty].duty.overdue_since ? id.substr(0, id.find('@')) : id);
  }
  if (subjects.empty()) subjects.insert(kind + " " + task.body);
  return subjects;
}

std::set<std::string> all_subjects(const std::vector<Task>& tasks,
                                   const std::vector<compliance::Judgement>& judgements) {
  std::set<std::string> all;
  for (const Task& task : tasks) all.merge(subjects(task, judgements));
  return all;
}

TEST(TasksProperty, NoneIsFirstShownAfterItsLastDay) {
  EXPECT_TRUE(rc::check("what appears can still be done, unless something was recorded", [] {
    const rules::Rules rules = random_rules();
    const governance::History facts = random_life();
    const Day first = day("2025-12-01") + Days{*rc::gen::inRange(0, 740)};
    std::set<std::string> before;
    governance::History known_before;
    for (Day today = first; today < first + Days{25}; today += Days{1}) {
      const auto known = governance::as_of(facts, today);
      const auto judgements = compliance::judge(rules, {}, known);
      const auto tasks = compliance::tasks(rules, known, judgements);
      const bool news = today == first || *known != known_before;
      for (const Task& task : tasks) {
        if (task.last_day) {
          RC_ASSERT(rules.work().is_ouvre(*task.last_day) || !task.meeting.empty());
          RC_ASSERT(task.overdue == (*task.last_day < today));
          RC_ASSERT(!task.last_resort || *task.last_resort >= *task.last_day);
        }
        const auto about = subjects(task, judgements);
        const bool seen = std::any_of(about.begin(), about.end(),
                                      [&](const std::string& s) { return before.contains(s); });
        if (!news && !seen && task.last_day) {
          RC_LOG() << compliance::to_string(task.kind) << " " << task.body << " " << task.meeting
                   << " " << *about.begin() << " on " << calendar::to_iso(today) << ", last day "
                   << calendar::to_iso(*task.last_day);
          RC_ASSERT(*task.last_day >= today);
        }
      }
      before = all_subjects(tasks, judgements);
      known_before = *known;
    }
  }));
}

// What was shown with a last day keeps it, until something is recorded.
TEST(TasksProperty, TheLastDayOfARecordOrOfAVacancyStays) {
  EXPECT_TRUE(rc::check("day after day", [] {
    const rules::Rules rules = random_rules();
    const governance::History facts = random_life();
    const Day first = day("2025-12-20") + Days{*rc::gen::inRange(0, 740)};
    std::map<std::pair<TaskKind, std::string>, std::optional<Day>> before;
    governance::History known_before;
    for (Day today = first; today < first + Days{30}; today += Days{1}) {
      const auto known = governance::as_of(facts, today);
      const auto tasks = compliance::tasks(rules, known, compliance::judge(rules, {}, known));
      if (*known != known_before) before.clear();
      for (const Task& task : tasks) {
        if (task.kind != TaskKind::record && task.kind != TaskKind::fill_seat &&
            task.kind != TaskKind::prove) {
          continue;
        }
        RC_ASSERT(task.last_day.has_value() || task.kind == TaskKind::fill_seat);
        const auto [place, is_new] =
            before.emplace(std::pair(task.kind, task.meeting + task.body), task.last_day);
        if (is_new || place->second == task.last_day) continue;
        RC_LOG() << compliance::to_string(task.kind) << " " << task.meeting << task.body << " on "
                 << calendar::to_iso(today);
        RC_FAIL("its last day changed");
      }
      known_before = *known;
    }
  }));
}

TEST(TasksProperty, ASessionIsNamedOnceByAKindAndTheOrderIsThatOfLastDays) {
  EXPECT_TRUE(rc::check("sorted, each session once, duties of its own judgements", [] {
    const rules::Rules rules = random_rules();
    const governance::History facts = random_life();
    const auto known = governance::as_of(facts, random_day());
    const auto judgements = compliance::judge(rules, {}, known);
    const auto tasks = compliance::tasks(rules, known, judgements);
    std::set<std::pair<TaskKind, std::string>> named;
    Day last = Day::min();
    bool behind = false;  // a record that is late stood before
    for (const Task& task : tasks) {
      const Day its = task.last_day.value_or(Day::max());
      const bool of_record = task.kind == TaskKind::record || task.kind == TaskKind::prove;
      if (of_record && task.overdue) {
        behind = true;
      } else if (!compliance::presses_at_once(task.kind)) {
        RC_ASSERT(last <= its);
        last = its;
        RC_ASSERT(!behind || its >= known.day() + calendar::Days{7});
      }
      RC_ASSERT(!task.what.empty());
      RC_ASSERT(task.meeting.empty() || named.insert({task.kind, task.meeting}).second);
      for (const std::size_t duty : task.duties) RC_ASSERT(duty < judgements.size());
    }
    // What is proposed ahead is to be convened, and what has passed is to be recorded.
    for (const governance::Meeting& meeting : known->meetings) {
      const bool proposed = meeting.status == governance::MeetingStatus::proposed;
      const bool convened = meeting.status == governance::MeetingStatus::convened;
      const bool past = meeting.day < known.day();
      RC_ASSERT(named.contains({TaskKind::convene, meeting.uid}) == (proposed && !past));
      RC_ASSERT(named.contains({TaskKind::record, meeting.uid}) ==
                ((proposed || convened) && past));
    }
  }));
}

}  // namespace
}  // namespace gouvernail::test::tasks_test
