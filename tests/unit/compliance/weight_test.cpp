// SPDX-License-Identifier: MPL-2.0
// Keys that say what a duty asks for beyond sessions in a window, each on its boundary days.
#include <gmock/gmock.h>

#include "compliance/tasks.h"
#include "governance/convention.h"
#include "governance/seat.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using ::testing::ElementsAre;
using Present = std::vector<governance::Presence>;

std::string rule(const std::string& keys) {
  return "[[obligation]]\nid = \"o\"\nsource = { article = \"1\" }\n" + keys;
}

governance::History with_seats(std::vector<governance::Seat> seats,
                               std::vector<governance::Meeting> meetings = {}) {
  governance::History facts;
  facts.seats = std::move(seats);
  facts.meetings = std::move(meetings);
  return facts;
}

// --- A role that is filled for the sake of a body's sessions.

const char* at_sessions =
    "kind = \"standing\"\nrole = \"expert\"\nfilled = \"at-sessions\"\nsessions_of = \"cotech\"\n";

TEST(StandingAtSessions, AVacancyIsABreachOnlyWhenTheBodyMeetsInIt) {
  const auto rules = load(rule(at_sessions));
  const governance::Seat until_march{"expert", "a", "", day("2026-01-10"), day("2026-03-31")};
  const auto on = [&](const char* session, const char* as_of) {
    return verdict(rules, with_seats({until_march}, {held("cotech", session)}), "o/2026", as_of);
  };
  EXPECT_EQ(on("2026-03-31", "2027-01-01"), "satisfied");
  EXPECT_EQ(on("2026-04-01", "2027-01-01"), "breached");
  EXPECT_EQ(on("2026-04-01", "2026-05-01"), "lost");
  // Before anybody was appointed, too; without a session, a vacancy is no breach.
  EXPECT_EQ(on("2026-01-09", "2027-01-01"), "breached");
  EXPECT_EQ(on("2026-01-10", "2027-01-01"), "satisfied");
  EXPECT_EQ(verdict(rules, with_seats({until_march}), "o/2026", "2027-01-01"), "satisfied");
  EXPECT_EQ(verdict(rules, with_seats({until_march}), "o/2027", "2026-12-31"), "upcoming");
}

TEST(StandingAtSessions, AVacancyIsATaskAtOnce) {
  const auto rules = load(rule(at_sessions));
  const governance::Seat until_march{"expert", "a", "", day("2026-01-10"), day("2026-03-31")};
  const auto facts = with_seats({until_march});
  EXPECT_EQ(verdict(rules, facts, "o/2026", "2026-03-31"), "covered");
  EXPECT_EQ(verdict(rules, facts, "o/2026", "2026-04-01"), "open");
  const auto tasks_on = [&](const governance::History& all, const char* on) {
    const auto known = governance::as_of(all, day(on));
    std::vector<std::optional<Day>> last;
    const auto judgements = compliance::judge(rules, {}, known);
    for (const auto& task : compliance::tasks(rules, known, judgements)) {
      if (task.kind == compliance::TaskKind::fill_seat) last.push_back(task.last_day);
    }
    return last;
  };
  EXPECT_THAT(tasks_on(facts, "2026-03-31"), ElementsAre());
  // By habit within a month.
  EXPECT_THAT(tasks_on(facts, "2026-04-01"), ElementsAre(day("2026-04-30")));
  // With a session ahead: by its day.
  const auto ahead = with_seats({until_march}, {convened("cotech", "2026-04-16")});
  EXPECT_EQ(verdict(rules, ahead, "o/2026", "2026-04-01"), "at_risk");
  EXPECT_THAT(tasks_on(ahead, "2026-04-01"), ElementsAre(day("2026-04-16")));
}

TEST(StandingAtSessions, ASheetProvesThatTheRoleWasFilled) {
  const auto rules = load(rule(at_sessions));
  auto session = held("cotech", "2026-05-04");
  EXPECT_EQ(verdict(rules, history({session}), "o/2026", "2027-01-01"), "unproven");
  session.present = Present{{"cat", 1}};
  EXPECT_EQ(verdict(rules, history({session}), "o/2026", "2027-01-01"), "unproven");
  session.present = Present{{"cat", 1}, {"expert", 1}};
  EXPECT_EQ(verdict(rules, history({session}), "o/2026", "2027-01-01"), "satisfied");
}

TEST(StandingOnce, SomebodyIsAppointedByTheEndOfThePeriod) {
  const auto rules =
      load(rule("kind = \"standing\"\nrole = \"expert\"\nfilled = \"once\"\nper = \"term\"\n"));
  EXPECT_EQ(verdict(rules, {}, "o/term", "2026-06-01"), "open");
  EXPECT_EQ(verdict(rules, {}, "o/term", "2027-12-31"), "at_risk");
  EXPECT_EQ(verdict(rules, {}, "o/term", "2028-01-01"), "breached");
  const auto for_a_day = with_seats({{"expert", "a", "", day("2027-12-31"), day("2027-12-31")}});
  EXPECT_EQ(verdict(rules, for_a_day, "o/term", "2027-12-30"), "covered");
  EXPECT_EQ(verdict(rules, for_a_day, "o/term", "2027-12-31"), "satisfied");
  EXPECT_EQ(verdict(rules, for_a_day, "o/term", "2028-01-01"), "satisfied");
  const auto later = with_seats({{"expert", "a", "", day("2028-01-01"), {}}});
  EXPECT_EQ(verdict(rules, later, "o/term", "2028-01-02"), "breached");
}

TEST(Standing, SessionsAndTheirBodyGoTogether) {
  EXPECT_THROW(load(rule("kind = \"standing\"\nrole = \"expert\"\nfilled = \"at-sessions\"\n")),
               std::invalid_argument);
  EXPECT_THROW(load(rule("kind = \"standing\"\nrole = \"expert\"\nsessions_of = \"cotech\"\n")),
               std::invalid_argument);
}

// --- A state that held by a day, whenever it is found.

TEST(State, AFindingOfAnyLaterDayProvesItAndNoneIsNoMiss) {
  const std::string keys =
      "kind = \"deadline\"\nbody = \"presse\"\ndue = 2026-12-31\nopens = 2026-01-01\n";
  const auto state = load(rule(keys + "state = true\n"));
  const auto event = load(rule(keys));
  for (const char* found : {"2026-01-01", "2026-12-31", "2027-02-01"}) {
    EXPECT_EQ(verdict(state, history({held("presse", found)}), "o/term", "2027-03-01"),
              "satisfied");
  }
  EXPECT_EQ(verdict(event, history({held("presse", "2027-02-01")}), "o/term", "2027-03-01"),
            "breached");
  EXPECT_EQ(verdict(state, history({held("presse", "2025-12-31")}), "o/term", "2027-03-01"),
            "unproven");
  EXPECT_EQ(verdict(state, {}, "o/term", "2026-06-01"), "open");
  EXPECT_EQ(verdict(state, {}, "o/term", "2027-01-01"), "unproven");
  EXPECT_EQ(verdict(state, history({held("presse", "2027-02-01")}), "o/term", "2027-01-31"),
            "unproven");
}

TEST(Opens, MayBeCountedFromTheEndOfTheTerm) {
  const auto rules =
      load(rule("kind = \"deadline\"\nbody = \"presse\"\nbefore = { anchor = \"end\", days = 0 }\n"
                "opens = { anchor = \"end\", months = 18, rounding = \"down\" }\n"));
  // Eighteen months before 31 December 2027 is 30 June 2026: the window is what follows it.
  EXPECT_EQ(judged(rules, {}, "o/term", "2026-06-30").duty.window.first, day("2026-07-01"));
  EXPECT_EQ(verdict(rules, history({held("presse", "2026-06-30")}), "o/term", "2028-01-01"),
            "breached");
  EXPECT_EQ(verdict(rules, history({held("presse", "2026-07-01")}), "o/term", "2028-01-01"),
            "satisfied");
}

// --- A session that does something besides.

TEST(Mark, ASessionCountsWhereItsNoteOrAgendaSaysSo) {
  const auto rules = load(rule(
      "kind = \"cadence\"\nbody = \"copil\"\nat_least = 1\nper = \"year\"\nmark = \"objectifs\"\n"
      "also_counts = [\"presse\"]\n"));
  auto session = held("copil", "2026-05-04");
  const auto in_2027 = [&] { return verdict(rules, history({session}), "o/2026", "2027-01-01"); };
  EXPECT_EQ(in_2027(), "unproven");
  session.note = "#objectifs2";
  EXPECT_EQ(in_2027(), "unproven");
  session.note = "vu : #objectifs.";
  EXPECT_EQ(in_2027(), "satisfied");
  session.note.clear();
  session.agenda = "Bilan\nObjectifs #objectifs";
  EXPECT_EQ(in_2027(), "satisfied");
  EXPECT_EQ(verdict(rules, history({held("presse", "2026-05-04")}), "o/2026", "2027-01-01"),
            "satisfied");
  EXPECT_EQ(verdict(rules, {}, "o/2026", "2027-01-01"), "breached");
  // One ahead may still do it.
  EXPECT_EQ(verdict(rules, history({convened("copil", "2026-11-04")}), "o/2026", "2026-10-01"),
            "covered");
}

TEST(Condition, ACompositionIsAskedOfMarkedSessionsAlone) {
  const auto rules = load(
      rule("kind = \"composition\"\nbody = \"copil\"\ncondition = \"elus\"\nroles = [\"elu\"]\n"));
  auto marked = held("copil", "2026-05-04");
  marked.note = "#elus";
  marked.present = Present{{"cat", 1}};
  auto other = held("copil", "2026-06-04");
  other.present = marked.present;
  EXPECT_EQ(verdict(rules, history({marked, other}), "o/2026-05-04", "2027-01-01"), "breached");
  EXPECT_THROW(verdict(rules, history({marked, other}), "o/2026-06-04", "2027-01-01"),
               std::invalid_argument);
}

// --- Answers.

const char* own_answers =
    "kind = \"response\"\nbody = \"presse\"\nafter_each = [\"copil\", \"cotech\"]\nown = true\n"
    "within = { days = 10 }\n";

TEST(OwnAnswer, NoneServesTwice) {
  const auto rules = load(rule(own_answers));
  const auto facts = history(
      {held("copil", "2026-05-04"), held("cotech", "2026-05-06"), held("presse", "2026-05-08")});
  EXPECT_EQ(verdict(rules, facts, "o/2026-05-04", "2026-06-01"), "satisfied");
  EXPECT_EQ(verdict(rules, facts, "o/2026-05-06", "2026-06-01"), "breached");
  auto more = facts;
  more.meetings.push_back(held("presse", "2026-05-16"));  // ten days after the second
  EXPECT_EQ(verdict(rules, more, "o/2026-05-06", "2026-06-01"), "satisfied");
  more.meetings.back() = held("presse", "2026-05-17");
  EXPECT_EQ(verdict(rules, more, "o/2026-05-06", "2026-06-01"), "breached");
}

TEST(OwnAnswer, WhatWasHeldGoesBeforeWhatIsPlanned) {
  const auto rules = load(rule(own_answers));
  const auto facts = history({held("copil", "2026-05-04"), held("cotech", "2026-05-06"),
                              convened("presse", "2026-05-12"), held("presse", "2026-05-09")});
  EXPECT_EQ(verdict(rules, facts, "o/2026-05-04", "2026-05-10"), "satisfied");
  EXPECT_EQ(verdict(rules, facts, "o/2026-05-06", "2026-05-10"), "covered");
}

TEST(Since, WhatWasDoneShortlyBeforeAnswersToo) {
  const auto rules =
      load(rule("kind = \"response\"\nbody = \"presse\"\nafter_each = \"copil\"\n"
                "since = { days = 20 }\nwithin = { days = 10 }\n"));
  const auto on = [&](const char* answer) {
    return verdict(rules, history({held("copil", "2026-05-21"), held("presse", answer)}),
                   "o/2026-05-21", "2026-07-01");
  };
  EXPECT_EQ(on("2026-04-30"), "breached");
  EXPECT_EQ(on("2026-05-01"), "satisfied");
  EXPECT_EQ(on("2026-05-31"), "satisfied");
  EXPECT_EQ(on("2026-06-01"), "breached");
}

// --- Weights.

TEST(Weight, WhatIsNoObligationCondemnsNothing) {
  const std::string needs =
      "[[obligation]]\nid = \"annuel\"\nbody = \"copil\"\nkind = \"cadence\"\nat_least = 1\n"
      "per = \"year\"\nsource = { article = \"1\" }\n"
      "[[obligation]]\nid = \"avant\"\nbody = \"cotech\"\nkind = \"precedence\"\n"
      "before_each = \"copil\"\nat_least_before = { days = 30 }\nsource = { article = \"1\" }\n";
  // On 10 December, no day is left thirty days before one of that year.
  const auto on = [&](const std::string& weight) {
    return verdict(load(needs + weight), {}, "annuel/2026", "2026-12-10");
  };
  EXPECT_EQ(on(""), "lost");
  EXPECT_EQ(on("weight = \"obligation\"\n"), "lost");
  EXPECT_EQ(on("weight = \"indicator\"\n"), "at_risk");
  EXPECT_EQ(on("weight = \"recommendation\"\n"), "at_risk");
}

// --- Signatures.

const char* late_party = R"(
[convention]
id = "essai"
name = "Essai"
start = 2026-01-01
end = 2027-12-31
  [[convention.reading]]
  id = "tous"
  binding = "all"
[[party]]
id = "caf"
name = "Caf"
[[party]]
id = "cd"
name = "Département"
earliest = 2026-07-01
  [[party.reading]]
  id = "debut"
  effective = 2026-01-01
[[ambiguity]]
id = "signature"
question = "Depuis quand ?"
source = { article = "1" }
default = { id = "signature", note = "oui" }
alternatives = [{ id = "debut", note = "début" }, { id = "tous", note = "tous" }]
[[body]]
id = "copil"
name = "COPIL"
[[obligation]]
id = "o"
body = "copil"
kind = "cadence"
at_least = 1
per = "year"
source = { article = "1" }
)";

TEST(Signature, IsTheEarliestDayUntilItIsTold) {
  base::Diagnostics diagnostics;
  auto book = rules::parse({{"a.toml", late_party}}, diagnostics);
  ASSERT_TRUE(book);
  const auto party = [&](const std::vector<std::string>& readings) {
    return *book->build(readings, diagnostics)->convention->party("cd");
  };
  EXPECT_EQ(party({}).effective, day("2026-07-01"));
  EXPECT_TRUE(party({}).signature_unknown);
  EXPECT_EQ(party({"debut"}).effective, day("2026-01-01"));
  EXPECT_FALSE(party({"debut"}).signature_unknown);
  book->set_signature("cd", day("2026-09-15"));
  EXPECT_EQ(party({}).effective, day("2026-09-15"));
  EXPECT_FALSE(party({}).signature_unknown);
  EXPECT_EQ(party({"debut"}).effective, day("2026-01-01"));
}

TEST(Signature, IsOfOneCopyOfABookAlone) {
  base::Diagnostics diagnostics;
  const auto book = rules::parse({{"a.toml", late_party}}, diagnostics);
  ASSERT_TRUE(book);
  rules::RuleBook signed_one = *book;
  signed_one.set_signature("cd", day("2026-09-15"));
  const auto effective = [&](const rules::RuleBook& of) {
    return of.build({}, diagnostics)->convention->party("cd")->effective;
  };
  for (int again = 0; again < 2; ++again) {
    EXPECT_EQ(effective(*book), day("2026-07-01"));
    EXPECT_EQ(effective(signed_one), day("2026-09-15"));
  }
}

TEST(Signature, NobodyMayOweBeforeAllHaveSigned) {
  base::Diagnostics diagnostics;
  auto book = rules::parse({{"a.toml", late_party}}, diagnostics);
  ASSERT_TRUE(book);
  const auto first = [&](const std::vector<std::string>& readings) {
    return book->build(readings, diagnostics)->obligations.at(0).in_force.first;
  };
  EXPECT_EQ(first({}), day("2026-01-01"));
  EXPECT_EQ(first({"tous"}), day("2026-07-01"));
  book->set_signature("cd", day("2026-09-15"));
  EXPECT_EQ(first({"tous"}), day("2026-09-15"));
}

}  // namespace
}  // namespace gouvernail::test
