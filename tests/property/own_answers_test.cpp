// SPDX-License-Identifier: MPL-2.0
// Answers that serve once: as many duties are kept as any choice of answers could keep.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "governance/history_as_of.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using calendar::Days;

constexpr int delay = 10;

constexpr const char* rule = R"(
[[obligation]]
id = "o"
body = "presse"
kind = "response"
after_each = "copil"
own = true
within = { days = 10 }
source = { article = "1" }
)";

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
  const auto rules = load(rule);
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

using governance::Meeting;

// Some of these were never recorded as held.
governance::History random_doubts() {
  governance::History facts = random_answers();
  for (Meeting& meeting : facts.meetings) {
    if (!*rc::gen::inRange(0, 2)) meeting.status = governance::MeetingStatus::convened;
  }
  return facts;
}

std::vector<const Meeting*> in_order(const governance::History& facts, const std::string& body) {
  std::vector<const Meeting*> sessions;
  for (const Meeting& meeting : facts.meetings) {
    if (meeting.body == body) sessions.push_back(&meeting);
  }
  std::ranges::sort(sessions, {},
                    [](const Meeting* one) { return std::tuple(one->day, one->uid); });
  return sessions;
}

bool is_held(const Meeting& meeting) { return meeting.status == governance::MeetingStatus::held; }

// Each question in its turn takes the first answer of its days that is left, those that were held
// before all others. By uid of the question.
std::map<std::string, const Meeting*> chosen(const std::vector<const Meeting*>& questions,
                                             const std::vector<const Meeting*>& answers) {
  std::map<std::string, const Meeting*> choice;
  std::set<const Meeting*> gone;
  for (const bool held : {true, false}) {
    for (const Meeting* question : questions) {
      if (choice.contains(question->uid)) continue;
      const auto own = std::ranges::find_if(answers, [&](const Meeting* one) {
        const auto late = (one->day - question->day).count();
        return is_held(*one) == held && late >= 0 && late <= delay && !gone.contains(one);
      });
      if (own == answers.end()) continue;
      gone.insert(*own);
      choice[question->uid] = *own;
    }
  }
  return choice;
}

// What a question has when all of them took place; else, when of those that perhaps never did none
// but itself took place: chosen anew for each.
const Meeting* expected_answer(const governance::History& facts, const std::string& question) {
  const auto questions = in_order(facts, "copil");
  const auto answers = in_order(facts, "presse");
  const auto all = chosen(questions, answers);
  if (const auto own = all.find(question); own != all.end()) return own->second;
  std::vector<const Meeting*> certain;
  for (const Meeting* one : questions) {
    if (is_held(*one) || one->uid == question) certain.push_back(one);
  }
  const auto at_best = chosen(certain, answers);
  const auto own = at_best.find(question);
  return own == at_best.end() ? nullptr : own->second;
}

TEST(OwnAnswers, WhatPerhapsNeverTookPlaceLeavesItsAnswerToTheOthers) {
  const auto rules = load(rule);
  EXPECT_TRUE(rc::check("each has the answer of a choice made for it alone", [&] {
    const governance::History facts = random_doubts();
    for (const auto& j :
         compliance::judge(rules, {}, governance::as_of(facts, day("2026-12-01")))) {
      const Meeting* answer = expected_answer(facts, j.duty.trigger);
      const std::vector<std::string> named =
          answer ? std::vector{answer->uid} : std::vector<std::string>{};
      RC_ASSERT(j.meetings == named);
      if (!answer) {
        const bool took_place = is_held(*facts.meeting(j.duty.trigger));
        RC_ASSERT(j.verdict ==
                  (took_place ? compliance::Verdict::breached : compliance::Verdict::unproven));
      }
    }
  }));
}

// As many as one has patience for: what is told of the others stays short.
TEST(OwnAnswers, OfManyThatAreNotRecordedTheNearestAreNamed) {
  const auto rules = load(rule);
  governance::History facts;
  for (int i = 0; i < 40; ++i) {
    auto question = convened("copil", "2026-03-02");
    question.uid = "q" + std::to_string(100 + i);
    question.day += Days{i};
    question.start_time = calendar::Minutes{9 * 60};
    facts.meetings.push_back(question);
  }
  auto answer = held("presse", "2026-03-22");
  answer.start_time = calendar::Minutes{17 * 60};
  facts.meetings.push_back(answer);
  int in_question = 0;
  for (const auto& j : compliance::judge(rules, {}, governance::as_of(facts, day("2026-12-01")))) {
    if (j.meetings.empty() || j.verdict != compliance::Verdict::unproven) continue;
    ++in_question;
    ASSERT_EQ(j.sessions.size(), 1U);
    const auto& days = std::get<base::MessageList>(j.sessions.front().why.arguments.at(0));
    ASSERT_EQ(days.size(), 12U);  // eleven besides itself, and how many more
    EXPECT_EQ(days.back(), base::msg("{} others", std::int64_t{28}));
    const auto own = calendar::arg(facts.meeting(j.duty.trigger)->day);
    EXPECT_EQ(std::ranges::count(days, base::msg("{:plain}", own)), 0);
  }
  EXPECT_EQ(in_question, 10);  // the first of the eleven takes it, the others could
}

}  // namespace
}  // namespace gouvernail::test
