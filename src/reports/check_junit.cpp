// SPDX-License-Identifier: MPL-2.0
#include "reports/check_junit.h"

#include <fmt/format.h>

#include "governance/convention.h"
#include "reports/duty_words.h"
#include "reports/markup.h"
#include "reports/names.h"
#include "reports/weight_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using compliance::Judgement;
using compliance::Verdict;

enum class Result { passed, failed, skipped };

// Agrees with the exit status: what fails here is what makes the program answer 1.
Result outcome_of(const CheckReport& report, const Judgement& judgement,
                  const Strictness& strictness) {
  if (is_disorder(report, judgement, strictness)) return Result::failed;
  const bool passed =
      judgement.verdict == Verdict::satisfied || judgement.verdict == Verdict::covered;
  return passed ? Result::passed : Result::skipped;
}

struct Tally {
  int tests = 0;
  int failures = 0;
  int skipped = 0;

  void add(Result outcome) {
    ++tests;
    failures += outcome == Result::failed ? 1 : 0;
    skipped += outcome == Result::skipped ? 1 : 0;
  }

  std::string attributes() const {
    return fmt::format(R"(tests="{}" failures="{}" errors="0" skipped="{}" time="0")", tests,
                       failures, skipped);
  }
};

struct Suite {
  const rules::Obligation* obligation;
  Tally tally;
  std::string cases;
};

std::string detail_of(const Judgement& j, const rules::Rules& rules, const Language& language) {
  const std::string owed = owed_words(rules, j.owed_by, language);
  return source_and_sanction(*j.duty.obligation, language) + (owed.empty() ? "" : " · " + owed);
}

std::string test_case(const Judgement& j, Result outcome, const rules::Rules& rules,
                      const Language& language) {
  const std::string head =
      fmt::format(R"(    <testcase classname="{}" name="{}" time="0")",
                  escape_markup(j.duty.obligation->id), escape_markup(j.duty.id));
  if (outcome == Result::passed) return head + "/>\n";
  // What is no obligation says so: it makes nothing fail.
  const rules::Weight weight = j.duty.obligation->weight;
  const std::string of =
      weight == rules::Weight::obligation ? "" : weight_word(weight, language) + " – ";
  const std::string message = escape_markup(
      fmt::format("{}{} – {}", of, verdict_word(j.verdict, language), language.text(j.because)));
  const std::string detail =
      outcome == Result::skipped
          ? fmt::format(R"(      <skipped message="{}"/>)", message)
          : fmt::format(R"(      <failure type="{}" message="{}">{}</failure>)",
                        compliance::to_string(j.verdict), message,
                        escape_markup(detail_of(j, rules, language)));
  return head + ">\n" + detail + "\n    </testcase>\n";
}

Suite& suite_of(std::vector<Suite>& suites, const rules::Obligation& obligation) {
  for (Suite& suite : suites) {
    if (suite.obligation->id == obligation.id) return suite;
  }
  return suites.emplace_back(Suite{&obligation, {}, {}});
}

}  // namespace

std::string check_junit(const CheckReport& report, const Language& language,
                        const Strictness& strictness) {
  std::vector<Suite> suites;
  Tally total;
  for (const Judgement* judgement : looked_at(report)) {
    Suite& suite = suite_of(suites, *judgement->duty.obligation);
    const Result outcome = outcome_of(report, *judgement, strictness);
    suite.tally.add(outcome);
    total.add(outcome);
    suite.cases += test_case(*judgement, outcome, *report.rules, language);
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += fmt::format("<testsuites name=\"{}\" {}>\n", escape_markup(report.rules->convention->id),
                     total.attributes());
  for (const Suite& suite : suites) {
    const std::string name = obligation_name(*report.rules, *suite.obligation, language);
    out +=
        fmt::format("  <testsuite name=\"{}\" {} timestamp=\"{}T00:00:00\">\n", escape_markup(name),
                    suite.tally.attributes(), calendar::to_iso(report.as_of));
    out += suite.cases + "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

}  // namespace gouvernail::reports
