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
#include "rules/traits.h"
#include "support/rules_text.h"

namespace gouvernail::test::plans_test {
namespace {

using calendar::Day;
using calendar::Days;
using calendar::Minutes;
using compliance::Judgement;
using compliance::Verdict;

int between(int from, int to) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to + 1));
}
bool one_in(int n) { return between(0, n - 1) == n - 1; }
std::string number(int n) { return std::to_string(n); }

// Three bodies that have nobody in common; an act that may be asked for.
const char* bodies = R"(
[convention]
id = "petite"
name = "Petite"
start = 2026-01-05
end = 2026-02-28
[[role]]
id = "ra"
name = "A"
[[role]]
id = "rb"
name = "B"
[[role]]
id = "rc"
name = "C"
[[body]]
id = "a"
name = "A"
members = ["ra"]
[[body]]
id = "b"
name = "B"
members = ["rb"]
[[body]]
id = "c"
name = "C"
members = ["rc"]
)";

std::string rule(const std::string& id, const std::string& body, const std::string& kind,
                 const std::string& more) {
  return "[[obligation]]\nid = \"" + id + "\"\ntitle = \"t\"\nbody = \"" + body + "\"\nkind = \"" +
         kind + "\"\nsource = { article = \"1\" }\n" + more + "\n";
}

std::string span(int from, int to) {
  const std::string days = number(between(from, to));
  return one_in(4) ? "{ days = " + days + ", regime = \"ouvre\" }" : "{ days = " + days + " }";
}

std::string cadence(const std::string& id, const std::string& body, const std::string& also) {
  const std::string per = *rc::gen::element<std::string>("2 months", "month", "year", "quarter");
  const int least = per == "month" ? 1 : between(1, 3);
  return rule(id, body, "cadence",
              "per = \"" + per + "\"\npartial = \"full\"\nat_least = " + number(least) + "\n" +
                  (also.empty() ? "" : "also_counts = [\"" + also + "\"]\n"));
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

std::string any_rules() {
  std::string text = cadence("ca", "a", one_in(4) ? "b" : "");
  if (one_in(2)) text += cadence("cb", "b", "");
  if (one_in(2)) text += precedence("pa", "b", "a");
  if (one_in(4)) text += precedence("pc", "c", one_in(2) ? "a" : "b");
  if (one_in(4)) text += response("rc", "c", "a");
  if (one_in(5)) text += gap("ga", one_in(2) ? "a" : "b");
  return text;
}

namespace {

rules::Rules rules_of(const std::string& text) {
  base::Diagnostics diagnostics;
  const auto book = rules::parse({{"a.toml", bodies}, {"b.toml", text}}, diagnostics);
  auto rules = book ? book->build({}, diagnostics) : std::nullopt;
  if (rules) return *rules;
  std::string all;
  for (const base::Diagnostic& d : diagnostics) all += d.code + " " + d.excerpt + "\n";
  throw std::invalid_argument(all);
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

}  // namespace

Convention::Convention(std::string obligations)
    : text(std::move(obligations)), rules(rules_of(text)) {
  rules.house.spacing = 1;
  rules.house.notice = {};
  problem.rules = &rules;
  problem.today = rules.convention->term.first - Days{1};
  problem.horizon = rules.convention->term;
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

bool keeps_all(const Convention& c, const Calendar& calendar) {
  governance::History history;
  for (std::size_t i = 0; i < calendar.size(); ++i) {
    history.meetings.push_back(meeting_of(calendar[i], static_cast<int>(i)));
  }
  const auto judged = compliance::judge(c.rules, {}, governance::as_of(history, c.problem.today));
  return std::all_of(judged.begin(), judged.end(), [](const Judgement& j) {
    const bool kept = j.verdict == Verdict::satisfied || j.verdict == Verdict::covered;
    return kept || !rules::traits(j.duty.obligation->kind).kept_by_sessions ||
           (j.verdict == Verdict::upcoming && compliance::sessions_lacking(j) == 0);
  });
}

}  // namespace gouvernail::test::plans_test
