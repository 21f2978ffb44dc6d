// SPDX-License-Identifier: MPL-2.0
// Answers that serve once: as many duties are kept as any choice of answers could keep.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <functional>
#include <set>

#include "governance/history_as_of.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using calendar::Days;

constexpr int delay = 10;

governance::History random_answers() {
  governance::History facts;
  const int n = *rc::gen::inRange(0, 12);
  for (int i = 0; i < n; ++i) {
    const std::string body = *rc::gen::element(std::string("copil"), std::string("presse"));
    auto session = held(body, "2026-05-01");
    session.uid = "m" + std::to_string(i);
    session.day += Days{*rc::gen::inRange(0, 30)};
    // An answer of the same day comes after its question.
    session.start_time = calendar::Minutes{60 * (body == "copil" ? 9 : 17)};
    facts.meetings.push_back(session);
  }
  return facts;
}

// The most that can be answered: each question tries every answer of its days, and asks those
// that were served before it to take another.
int most_answered(const governance::History& facts) {
  std::vector<Day> questions;
  std::vector<Day> answers;
  for (const auto& meeting : facts.meetings) {
    (meeting.body == "copil" ? questions : answers).push_back(meeting.day);
  }
  std::vector<int> served(answers.size(), -1);
  std::set<std::size_t> tried;
  const std::function<bool(int)> serve = [&](int question) {
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto late = (answers[i] - questions[static_cast<std::size_t>(question)]).count();
      if (late < 0 || late > delay || !tried.insert(i).second) continue;
      if (served[i] >= 0 && !serve(served[i])) continue;
      served[i] = question;
      return true;
    }
    return false;
  };
  int count = 0;
  for (int question = 0; question < static_cast<int>(questions.size()); ++question) {
    tried.clear();
    if (serve(question)) ++count;
  }
  return count;
}

TEST(OwnAnswers, NoChoiceOfAnswersKeepsMore) {
  const auto rules = load(R"(
[[obligation]]
id = "o"
body = "presse"
kind = "response"
after_each = "copil"
own = true
within = { days = 10 }
source = { article = "1" }
)");
  EXPECT_TRUE(rc::check("as many duties are kept as there can be", [&] {
    const governance::History facts = random_answers();
    int kept = 0;
    for (const auto& j :
         compliance::judge(rules, {}, governance::as_of(facts, day("2026-12-01")))) {
      kept += j.verdict == compliance::Verdict::satisfied ? 1 : 0;
    }
    RC_ASSERT(kept == most_answered(facts));
  }));
}

}  // namespace
}  // namespace gouvernail::test
