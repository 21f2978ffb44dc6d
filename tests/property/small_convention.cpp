// SPDX-License-Identifier: MPL-2.0
#include "property/small_convention.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/diagnostic.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/seat.h"
#include "rules/traits.h"
#include "support/rules_text.h"

namespace gouvernail::test::plans_test {
namespace {

using calendar::Day;
using calendar::Days;
using calendar::Minutes;
using compliance::Judgement;
using compliance::Verdict;
using planning::Status;

// A Monday.
Day first_day() { return *calendar::parse_iso_day("2026-01-05"); }

// When a party is bound that is bound late.
Day late() { return first_day() + Days{14}; }

std::string number(int n) { return std::to_string(n); }

std::string role(const std::string& id, const std::string& party) {
  return "[[role]]\nid = \"" + id + "\"\nname = \"R\"\nparty = \"" + party + "\"\n";
}

std::string bodies(const Setting& setting) {
  const Day last = first_day() + Days{7 * setting.weeks - 2};
  std::string text =
      "[convention]\nid = \"petite\"\nname = \"Petite\"\nstart = " + calendar::to_iso(first_day()) +
      "\nend = " + calendar::to_iso(last) +
      "\n[[party]]\nid = \"p\"\nname = \"P\"\n[[party]]\nid = \"q\"\nname = \"Q\"\n";
  if (setting.late_party) text += "effective = " + calendar::to_iso(late()) + "\n";
  text += role("ra", "p") + role("rb", "q") + role("rc", "p") + role("rs", "p");
  for (const std::string body : {"a", "b", "c"}) {
    const bool shared = setting.sharing && body != "c";
    text += "[[body]]\nid = \"" + body + "\"\nname = \"B\"\nmembers = [\"r" + body + "\"" +
            (shared ? ", \"rs\"" : "") + "]\n";
  }
  return text;
}

std::string rule(const std::string& id, const std::string& body, const std::string& kind,
                 const std::string& more) {
  return "[[obligation]]\nid = \"" + id + "\"\ntitle = \"t\"\nbody = \"" + body + "\"\nkind = \"" +
         kind + "\"\nsource = { article = \"1\" }\n" + more + "\n";
}

std::string span(int from, int to) {
  const std::string days = number(between(from, to));
  return one_in(4) ? "{ days = " + days + ", regime = \"ouvre\" }" : "{ days = " + days + " }";
}

std::string any_period() {
  return *rc::gen::element<std::string>("2 months", "month", "year", "quarter");
}
std::string period(const std::string& per) { return "per = \"" + per + "\"\npartial = \"full\"\n"; }

std::string cadence(const std::string& id, const std::string& body, const std::string& also) {
  const std::string per = any_period();
  const int least = per == "month" ? 1 : one_in(6) ? 4 : between(1, 3);
  std::string more = period(per) + "at_least = " + number(least) + "\n";
  if (one_in(5)) more += "at_most = " + number(least + between(0, 1)) + "\n";
  if (!also.empty()) more += "also_counts = [\"" + also + "\"]\n";
  return rule(id, body, "cadence", more);
}

std::string ceiling(const std::string& id, const std::string& body) {
  std::string more = period(any_period()) + "at_most = " + number(between(1, 2)) + "\n";
  if (one_in(4)) more += "also_counts = [\"" + std::string(body == "a" ? "b" : "a") + "\"]\n";
  return rule(id, body, "cadence", more);
}

std::string notice(const std::string& id, const std::string& body) {
  return rule(id, body, "notice", "of = \"convocation\"\nahead = " + span(3, 14) + "\n");
}

std::string precedence(const std::string& id, const std::string& before, const std::string& body) {
  std::string more = "before_each = \"" + body + "\"\n";
  if (one_in(3)) more += "fresh = false\n";
  // Seven days worked are eleven at most: some day is left before every session.
  if (one_in(2)) more += "within = " + span(12, 30) + "\n";
  if (one_in(3)) more += "at_least_before = " + span(1, 7) + "\n";
  return rule(id, before, "precedence", more);
}

std::string response(const std::string& id, const std::string& answer, const std::string& body) {
  std::string more = "after_each = [\"" + body + "\"]\n";
  if (!one_in(4)) more += "within = " + span(7, 35) + "\n";
  if (one_in(2)) more += "own = true\n";
  return rule(id, answer, "response", more);
}

std::string gap(const std::string& id, const std::string& body) {
  return rule(id, body, "max-gap", "gap = { days = " + number(between(14, 45)) + " }\n");
}

}  // namespace

int between(int from, int to) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to + 1));
}
bool one_in(int n) { return between(0, n - 1) == n - 1; }

Setting any_setting(int least_weeks, int most_weeks) {
  Setting setting;
  setting.weeks = between(least_weeks, most_weeks);
  setting.sharing = one_in(2);
  setting.late_party = one_in(4);
  if (one_in(4))
    setting.closed.push_back(first_day() + Days{1 + 7 * between(0, setting.weeks - 1)});
  return setting;
}

std::string any_rules() {
  std::string text = cadence("ca", "a", one_in(4) ? "b" : "");
  if (one_in(2)) text += cadence("cb", "b", "");
  if (one_in(2)) text += precedence("pa", "b", "a");
  if (one_in(4)) text += precedence("pc", "c", one_in(2) ? "a" : "b");
  if (one_in(4)) text += response("rc", "c", "a");
  if (one_in(5)) text += gap("ga", one_in(2) ? "a" : "b");
  if (one_in(5)) text += ceiling("ma", one_in(2) ? "a" : "b");
  if (one_in(6)) text += notice("na", one_in(2) ? "a" : "b");
  return text;
}

namespace {

rules::Rules rules_of(const std::string& text, const Setting& setting) {
  base::Diagnostics diagnostics;
  const auto book = rules::parse({{"a.toml", bodies(setting)}, {"b.toml", text}}, diagnostics);
  auto rules = book ? book->build({}, diagnostics) : std::nullopt;
  if (rules) return *rules;
  std::string all;
  for (const base::Diagnostic& d : diagnostics) all += d.code + " " + d.excerpt + "\n";
  throw std::invalid_argument(all);
}

std::string told(const Setting& setting) {
  std::string text = "# " + number(setting.weeks) + " weeks";
  if (setting.sharing) text += ", one person in a and b";
  if (setting.late_party) text += ", b's own party bound late";
  for (const Day day : setting.closed) text += ", closed on " + calendar::to_iso(day);
  return text + "\n";
}

}  // namespace

Convention::Convention(std::string obligations, const Setting& setting)
    : text(told(setting) + obligations), rules(rules_of(obligations, setting)) {
  rules.house.spacing = 1;
  rules.house.notice = {};
  for (const Day day : setting.closed) rules.house.closures.push_back({{day, day}, {}});
  problem.name = setting.name;
  problem.rules = &rules;
  problem.today = rules.convention->term.first - Days{1};
  problem.horizon = rules.convention->term;
  const Day long_ago = problem.today - Days{400};
  for (const std::string id : {"ra", "rb", "rc"}) {
    problem.history.own().seats.push_back({id, setting.name + id, "", long_ago, {}});
  }
  if (setting.sharing) problem.history.own().seats.push_back({"rs", "shared", "", long_ago, {}});
  auto& preferences = problem.preferences;
  preferences.weekdays = {2};
  preferences.fixed_weekday = {"a", "b", "c"};
  preferences.starts = {Minutes{14 * 60}};
}

std::vector<Day> Convention::open_days() const {
  std::vector<Day> days;
  for (Day d = problem.horizon.first; d <= problem.horizon.last; d += Days{1}) {
    if (calendar::weekday_of(d) == 2 && rules.work().is_ouvre(d)) days.push_back(d);
  }
  return days;
}

std::vector<std::string> Convention::those_asked() const {
  std::set<std::string> those;
  for (const auto& obligation : rules.obligations) {
    those.insert(obligation.body);
    for (const auto& also : rules::traits(obligation.kind).also_counts) those.insert(also);
  }
  return {those.begin(), those.end()};
}

governance::Meeting meeting_of(const Placed& placed, int index) {
  governance::Meeting m;
  m.uid = "s" + number(index);
  m.body = placed.body;
  m.day = placed.day;
  m.start_time = Minutes{14 * 60};
  m.end = calendar::LocalTime{placed.day, Minutes{16 * 60}};
  m.status = governance::MeetingStatus::proposed;
  return m;
}

Calendar calendar_of(const planning::Plan& plan) {
  Calendar calendar;
  for (const auto* list : {&plan.meetings, &plan.later}) {
    for (const auto& planned : *list) {
      calendar.push_back({planned.meeting->body, planned.meeting->day});
    }
  }
  std::sort(calendar.begin(), calendar.end());
  return calendar;
}

std::string text_of(const Calendar& calendar) {
  std::string text;
  for (const Placed& placed : calendar) {
    text += " " + placed.body + "-" + calendar::to_iso(placed.day);
  }
  return text;
}

std::string text_of(const planning::Plan& plan) {
  std::string text = plan.status == Status::optimal      ? "optimal"
                     : plan.status == Status::feasible   ? "feasible"
                     : plan.status == Status::infeasible ? "infeasible"
                                                         : "unknown";
  text += ", " + std::to_string(plan.cost) + " (" + std::to_string(plan.lower_bound) + ")" +
          (plan.sessions_proven ? ", sessions proven" : "") + ":" + text_of(calendar_of(plan));
  for (const auto& conflict : plan.conflicts) {
    text += "\n  conflict " + conflict.duty + (conflict.proven ? " (proven)" : "");
  }
  return text;
}

bool is_kept(const Judgement& j) {
  const bool kept = j.verdict == Verdict::satisfied || j.verdict == Verdict::covered;
  return kept || !rules::traits(j.duty.obligation->kind).kept_by_sessions ||
         (j.verdict == Verdict::upcoming && compliance::sessions_lacking(j) == 0);
}

std::vector<Judgement> judged(const Convention& c, std::vector<governance::Meeting> meetings) {
  governance::History history;
  history.meetings = std::move(meetings);
  return compliance::judge(c.rules, {}, governance::as_of(std::move(history), c.problem.today));
}

bool keeps_all(const Convention& c, const Calendar& calendar) {
  std::vector<governance::Meeting> meetings;
  for (std::size_t i = 0; i < calendar.size(); ++i) {
    meetings.push_back(meeting_of(calendar[i], static_cast<int>(i)));
  }
  const auto all = judged(c, std::move(meetings));
  return std::all_of(all.begin(), all.end(), is_kept);
}

}  // namespace gouvernail::test::plans_test
