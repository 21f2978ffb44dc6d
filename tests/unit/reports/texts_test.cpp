// SPDX-License-Identifier: MPL-2.0
// Points of the texts for people that one golden file would not show.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "governance/meeting.h"
#include "reports/check_brief.h"
#include "reports/check_text.h"
#include "reports/diagnostics_text.h"
#include "reports/journal_text.h"
#include "reports/meetings_text.h"
#include "reports/plan_text.h"
#include "reports/rules_text.h"
#include "rules/article_text.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Verdict;
using testing::HasSubstr;
using testing::Not;

const TextStyle plain{false, 80, false};

TEST(CheckText, PutsWhatToDoBeforeWhatWasMissed) {
  const std::string text = check_text(sample::check(), sample::french(), plain);
  const auto to_do = text.find("Cette semaine");
  const auto bodies = text.find("Instance par instance");
  const auto breaches = text.find("Manquements");
  ASSERT_NE(breaches, std::string::npos);
  EXPECT_LT(to_do, bodies);
  EXPECT_LT(bodies, breaches);
}

TEST(CheckText, OrdersTasksByLastDayAndTellsWeeksApart) {
  const std::string text = check_text(sample::check(), sample::french(), plain);
  const auto overdue = text.find("! Fixer une date et convoquer le groupe d'élus");  // 20 November
  const auto next = text.find("Les quatre semaines suivantes");
  const auto coming = text.find("• Fixer une date et convoquer le comité technique");  // 4 December
  const auto lost = text.find("Hors d'atteinte");
  ASSERT_NE(lost, std::string::npos);
  EXPECT_LT(overdue, next);
  EXPECT_LT(next, coming);
  EXPECT_LT(coming, lost);
}

TEST(CheckText, SaysOnceUntilWhen) {
  const std::string text =
      check_text(sample::check(), sample::french(), TextStyle{false, 400, false});
  EXPECT_THAT(text, HasSubstr("convoquer le comité technique, avant le comité de pilotage du 15 "
                              "décembre 2026\n  au plus tard le vendredi "
                              "4 décembre 2026\n"));
}

TEST(CheckText, NamesEachBreachOfAYearThatIsOver) {
  const std::string text =
      check_text(sample::check(), sample::french(), TextStyle{false, 400, false});
  EXPECT_THAT(text, HasSubstr("✗ 2025  11 respectées sur 12 · 1 manquée\u00a0: août 2025\n"));
  EXPECT_THAT(text,
              HasSubstr("✗ 2026  8 respectées sur 10 · 2 manquées\u00a0: mai 2026 et août 2026\n"));
}

// In the words of the rules, where they have some.
TEST(CheckText, SaysWhatTheConventionSaysOfABreach) {
  const std::string text = check_text(sample::check(), sample::french(), plain);
  EXPECT_THAT(text, HasSubstr("Art. 12 : une partie peut y mettre fin"));
  EXPECT_THAT(text, Not(HasSubstr("relève de")));
}

TEST(CheckText, SaysOnceUnderWhatEveryBreachFalls) {
  rules::Rules rules = sample::rules();
  rules.sanctions.clear();
  CheckReport report = sample::check();
  report.rules = &rules;
  const std::string text = check_text(report, sample::french(), plain);
  const std::string sanction = "l'art.\u00a012";
  const auto first = text.find(sanction);
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(text.find(sanction, first + 1), std::string::npos);
}

TEST(CheckText, SaysItOfEachBreachWhenSanctionsDiffer) {
  rules::Rules rules = sample::rules();
  rules.obligations[0].sanction = "13";
  CheckReport report = sample::check();
  for (compliance::Judgement& judgement : report.judgements) {
    if (judgement.duty.obligation->id == "copil-annuel") {
      judgement.duty.obligation = &rules.obligations[0];
    }
  }
  const std::string text = check_text(report, sample::french(), plain);
  EXPECT_THAT(text, HasSubstr("un manquement relève de l'art.\u00a013\n"));
  EXPECT_THAT(text, HasSubstr("un manquement relève de l'art.\u00a012\n"));
}

// What answers a session is due until far away: once kept, it belongs to the session's year.
TEST(CheckText, AnAnswerThatWasGivenIsSummedUpUnderItsSession) {
  CheckReport report = sample::check();
  compliance::Judgement model = report.judgements[6];  // kept, of a session
  ASSERT_FALSE(model.duty.trigger.empty());
  report.judgements.clear();
  report.tasks.clear();
  for (const char* iso : {"2025-03-01", "2025-05-01", "2026-05-01"}) {
    model.duty.id = "cotech-avant-copil/" + std::string{iso};
    model.duty.session_day = sample::day(iso);
    model.duty.window = {sample::day(iso), sample::day("2028-12-31")};
    report.judgements.push_back(model);
  }
  EXPECT_THAT(check_text(report, sample::french(), plain),
              HasSubstr("✓ 2025-2026  3 respectées sur 3\n"));
}

TEST(CheckText, LeavesOutWhatCanWaitAndSaysHowMuch) {
  CheckReport report = sample::check();
  const std::string text = check_text(report, sample::french(), plain);
  EXPECT_THAT(text, HasSubstr("décembre 2026  dernier appel\u00a0: 23/12/2026"));
  EXPECT_THAT(text, Not(HasSubstr("16/12/2027")));
  EXPECT_THAT(text, HasSubstr("Non affichées\u00a0: 2 échéances à venir"));
  EXPECT_THAT(check_text(report, sample::french(), TextStyle{false, 80, true}),
              HasSubstr("16/12/2027"));
}

TEST(CheckText, ConcludesInOneSentence) {
  const auto conclusion = [](std::vector<Verdict> verdicts, const char* last_day) {
    CheckReport report = sample::check();
    const compliance::Judgement model = report.judgements[0];
    report.judgements.clear();
    report.tasks.clear();
    for (const Verdict verdict : verdicts) {
      report.judgements.push_back(model);
      report.judgements.back().duty.window.last = report.as_of;
      report.judgements.back().verdict = verdict;
    }
    if (last_day != nullptr) {
      compliance::Task& task = report.tasks.emplace_back();
      task.what = msg("{}", std::string("faire"));
      task.weight = rules::Weight::obligation;
      task.last_day = sample::day(last_day);
      task.overdue = *task.last_day < report.as_of;
    }
    return check_text(report, sample::french(), plain);
  };
  using enum Verdict;
  EXPECT_THAT(conclusion({satisfied, open}, nullptr), HasSubstr("✓ En règle, rien d'urgent.\n"));
  EXPECT_THAT(conclusion({at_risk}, "2026-11-24"),
              HasSubstr("✓ En règle. 1 chose à faire cette semaine.\n"));
  EXPECT_THAT(conclusion({at_risk}, "2026-12-04"),
              HasSubstr("✓ En règle. 1 chose à faire dans les quatre semaines suivantes.\n"));
  EXPECT_THAT(conclusion({at_risk}, "2026-11-20"),
              HasSubstr("✗ Pas en règle\u00a0: 1 tâche en retard.\n"));
  EXPECT_THAT(conclusion({lost, at_risk}, nullptr),
              HasSubstr("✗ Pas en règle\u00a0: 1 hors d'atteinte.\n"));
  EXPECT_THAT(conclusion({breached, breached, lost}, "2026-11-20"),
              HasSubstr("✗ Pas en règle\u00a0: 2 échéances manquées en un an, 1 hors d'atteinte "
                        "et 1 tâche en\n  retard.\n"));
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(CheckBrief, IsOneScreenHoweverMuchThereIsToDo) {
  CheckReport report = sample::check();
  for (int i = 0; i < 40; ++i) {
    for (const char* last : {"2026-11-24", "2026-12-04"}) {
      compliance::Task& task = report.tasks.emplace_back();
      task.kind = compliance::TaskKind::convene;
      task.what = msg("{}", std::string("une chose à faire dont le nom est assez long pour qu'il "
                                        "en faille deux lignes au moins"));
      task.last_day = sample::day(last);
    }
  }
  const std::string text = check_brief(report, sample::french(), plain);
  EXPECT_LE(lines_of(text), 60u) << text;
  EXPECT_THAT(text, HasSubstr("Cette semaine\n"));
  EXPECT_THAT(text, HasSubstr("Les quatre semaines suivantes\n"));
  EXPECT_THAT(text, HasSubstr("L'année 2026\n"));
  EXPECT_THAT(text, HasSubstr("gouvernail check --all"));
  for (const std::string& line : base::split(text, '\n')) {
    EXPECT_LE(base::display_width(line), 80u) << line;
  }
}

TEST(CheckBrief, NothingIsUrgentWhenTheListIsEmptyAlone) {
  CheckReport report = sample::check();
  const std::string nothing = "Rien d'urgent.";
  EXPECT_THAT(check_brief(report, sample::french(), plain), Not(HasSubstr(nothing)));
  report.tasks.clear();
  EXPECT_THAT(check_brief(report, sample::french(), plain), HasSubstr(nothing));
  compliance::Task task;
  task.kind = compliance::TaskKind::convene;
  task.what = msg("{}", std::string("convoquer"));
  task.last_day = sample::day("2026-12-01");
  report.tasks = {task};
  EXPECT_THAT(check_brief(report, sample::french(), plain), Not(HasSubstr(nothing)));
}

TEST(CheckBrief, ALineOfAPortfolioSaysTheNextTask) {
  const std::string line = check_line(sample::check(), "Nord", sample::french(), plain);
  EXPECT_THAT(line, HasSubstr("✗ Nord – Pas en règle"));
  EXPECT_THAT(line, HasSubstr("à suivre\u00a0: "));
}

TEST(CheckText, AnEmptyReportIsStillAReport) {
  CheckReport report;
  report.rules = &sample::rules();
  report.as_of = sample::day("2026-01-01");
  const std::string text = check_text(report, sample::french(), plain);
  EXPECT_THAT(text, HasSubstr("0 échéance sur toute la convention"));
  EXPECT_THAT(text, HasSubstr("Rien d'urgent."));
}

TEST(CheckText, SaysWhichWindowsWereLookedAt) {
  CheckReport report = sample::check();
  report.from = sample::day("2026-01-01");
  EXPECT_THAT(check_text(report, sample::french(), plain),
              HasSubstr("Périodes examinées\u00a0: du 1er janvier 2026 au 31 décembre 2028\n"));
}

TEST(RulesText, ExplainsWhatEachKindAsks) {
  const auto explained = [](const std::string& id) {
    return rules_explain(sample::rules(), id, {}, sample::french(), TextStyle{false, 400, false})
        .value_or("");
  };
  EXPECT_THAT(explained("copil-annuel"), HasSubstr("au moins 1 fois par an\n"));
  EXPECT_THAT(explained("cotech-avant-copil"),
              HasSubstr("une réunion de l'instance «\u00a0Comité technique\u00a0» avant chaque "
                        "réunion de l'instance «\u00a0Comité de pilotage\u00a0», depuis la "
                        "précédente\n"));
  EXPECT_THAT(explained("copil-composition"),
              HasSubstr("représentés à chaque réunion\u00a0: DGS de la communauté de communes, "
                        "élus communautaires (2 au moins) et Mutualité sociale agricole\n"));
  EXPECT_THAT(explained("referent-logement"),
              HasSubstr("«\u00a0référent logement\u00a0»\u00a0: fonction pourvue en permanence\n"));
}

TEST(RulesText, ExplainsNothingThatItDoesNotKnow) {
  EXPECT_EQ(rules_explain(sample::rules(), "inconnue", {}, sample::french(), plain), std::nullopt);
  EXPECT_EQ(rules_explain(sample::rules(), "", {}, sample::french(), plain), std::nullopt);
}

TEST(DiagnosticsText, NoneIsEmptyAndOneHasNoTotal) {
  EXPECT_EQ(diagnostics_text({}, sample::french(), plain), "");
  const base::Diagnostic one{base::Severity::error,  "", {"a.csv", 3, 0}, "",
                             msg("no day is given"), {}};
  EXPECT_EQ(diagnostics_text({one}, sample::french(), plain),
            "a.csv:3: erreur\u00a0: aucun jour n'est indiqué\n");
}

TEST(DiagnosticsText, TheCaretStandsUnderTheColumnWhateverTheLettersAre) {
  base::Diagnostic one{base::Severity::error, "", {"a.toml", 1, 5}, "\té漢x", msg("is"), {}};
  one.position.column = 4;
  EXPECT_THAT(diagnostics_text({one}, sample::english(), plain),
              HasSubstr("    1 | \té漢x\n      | \t   ^\n"));
}

TEST(JournalText, ShowsLocalTimeAndSaysWhenThereIsNothing) {
  EXPECT_EQ(journal_text({}, sample::french(), plain), "Le journal est vide.\n");
  const JournalLine summer{1, calendar::UtcTime{sample::day("2026-07-01")} + std::chrono::hours{22},
                           msg("held"), "", ""};
  EXPECT_EQ(journal_text({summer}, sample::french(), plain), "1  02/07/2026 00:00  tenue\n");
}

TEST(MeetingsText, SaysWhenThereIsNone) {
  EXPECT_EQ(meetings_text({}, sample::rules().convention, sample::french(), plain),
            "Aucune réunion n'est enregistrée.\n");
}

TEST(MeetingsText, MarksWhatIsHeldJointlyAndSaysWhatTheMarkMeans) {
  governance::Meeting alone;
  alone.uid = "a";
  alone.body = "copil";
  alone.day = sample::day("2026-10-13");
  governance::Meeting joint = alone;
  joint.uid = joint.joint = "b";
  const auto text = [](const std::vector<governance::Meeting>& meetings) {
    return meetings_text(meetings, sample::rules().convention, sample::french(), plain);
  };
  EXPECT_THAT(text({alone}), Not(HasSubstr("⇄")));
  EXPECT_THAT(text({alone, joint}),
              testing::EndsWith("\n⇄\u00a0: commune avec une autre convention\n"));
}

TEST(PlanText, SaysWhatCannotBeKept) {
  planning::Plan plan = sample::plan();
  plan.status = planning::Status::infeasible;
  const std::string text = plan_text(plan, sample::rules(), sample::french(), plain);
  EXPECT_THAT(text, HasSubstr("Tout ne peut pas être respecté"));
  EXPECT_THAT(text, HasSubstr("Ce qui ne peut pas être respecté\n✗ elus-trimestriel/2027-Q3\n"));
  plan.conflicts.clear();
  EXPECT_THAT(plan_text(plan, sample::rules(), sample::french(), plain),
              Not(HasSubstr("Ce qui ne peut pas")));
}

}  // namespace
}  // namespace gouvernail::reports
