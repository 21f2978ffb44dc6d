// SPDX-License-Identifier: MPL-2.0
// The exact text of every report. The expected files were read and approved by eye; they are
// rewritten by UPDATE_GOLDEN=1 alone, and then read again.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <ostream>
#include <sstream>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "reports/check_brief.h"
#include "reports/check_csv.h"
#include "reports/check_html.h"
#include "reports/check_json.h"
#include "reports/check_junit.h"
#include "reports/check_text.h"
#include "reports/checklist.h"
#include "reports/diagnostics_text.h"
#include "reports/digest.h"
#include "reports/invitation_letter.h"
#include "reports/journal_text.h"
#include "reports/meetings_text.h"
#include "reports/plan_json.h"
#include "reports/plan_text.h"
#include "reports/portfolio.h"
#include "reports/repair_text.h"
#include "reports/rules_html.h"
#include "reports/rules_text.h"
#include "reports/term_report.h"
#include "rules/article_text.h"
#include "unit/reports/digest_sample.h"
#include "unit/reports/portfolio_sample.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports::golden_test {
namespace {

using base::msg;

struct Golden {
  std::string name;  // of the file, without language
  std::string ending;
  std::function<std::string(const Language&)> render;
};

std::ostream& operator<<(std::ostream& out, const Golden& golden) { return out << golden.name; }

TextStyle style(bool colour, int width, bool verbose) { return {colour, width, verbose}; }

CheckReport calm() {
  CheckReport report = sample::check();
  report.tasks.clear();
  std::erase_if(report.judgements, [](const compliance::Judgement& j) {
    return j.verdict != compliance::Verdict::satisfied;
  });
  report.advice.clear();
  report.notices.clear();
  report.all_readings = false;
  return report;
}

// Not the session that the command shows by itself, and without names.
ChecklistReport other_day() {
  ChecklistReport report = sample::checklist();
  report.other_session = true;
  report.names = false;
  return report;
}

base::Diagnostics diagnostics() {
  using base::Severity;
  return {{Severity::warning,
           "unused-body",
           {"convention.toml", 40, 0},
           "id = \"ateliers\"",
           msg("no obligation concerns “{}”", std::string{"ateliers"}),
           msg("add its obligations, or delete it")},
          {Severity::error,
           "unknown-key",
           {"convention.toml", 12, 10},
           "été = 1, cadense = 2",
           msg("unknown key “{}”", std::string{"cadense"}),
           msg("did you mean “{}”?", std::string{"cadence"})},
          {Severity::error, "no-convention", {"", 0, 0}, "", msg("this file is not a text"), {}}};
}

std::vector<JournalLine> journal() {
  const auto at = [](const std::string& iso, int hours) {
    return calendar::UtcTime{sample::day(iso)} + std::chrono::hours{hours};
  };
  return {{9, at("2026-07-01", 22), msg("held"), "copil-26", "0123456789abcdef"},
          {10, at("2026-12-01", 8), msg("cancelled"), "", ""}};
}

// What the app would count, from the sample.
TermReport term_report(bool anonymous) {
  TermReport report;
  report.check = sample::check();
  const rules::Rules& rules = sample::rules();
  const calendar::DayRange& term = rules.convention->term;
  report.anonymous = anonymous;
  report.attendance = compliance::attendance_by_party(
      rules, governance::HistoryAsOf::taken_as_known(sample::history(), term.last), term);
  report.load_days = term;
  report.load = {{"dupre", {"cat"}, 5, 2, calendar::Minutes{750}, 3}};
  if (!anonymous) report.names["dupre"] = "Cléa Dupré <Caf>";
  report.years = {{2025, 8, 2, 1, 1}, {2026, 0, 0, 3, 0}};
  report.rhythm = {{2025, 3, 1, 0, 0}};
  report.previous =
      PreviousTerm{{sample::day("2020-11-13"), sample::day("2023-12-31")}, {{2022, 1, 2, 0, 0}}};
  AuditFile audit;
  const std::string& uid = sample::history().meetings.front().uid;
  audit.documents[uid] = {{"émargement.pdf", 1234, std::string(64, 'a')}};
  audit.journal = journal();
  audit.head = audit.journal.front().digest;
  report.audit = std::move(audit);
  return report;
}

// A term without history, seats or audit: what a page says when it has nothing to show.
TermReport bare() {
  TermReport report;
  report.check = calm();
  report.load_days = sample::rules().convention->term;
  return report;
}

std::string all_sheets(const TermReport& report, const Language& language) {
  std::string out;
  for (const Sheet& sheet : term_report_sheets(report, language)) {
    out += sheet.id + " = " + sheet.name + "\n" + sheet_csv(sheet, language);
  }
  return out;
}

// One clause of them, that the sample has obligations for.
rules::ArticleTexts some_texts() {
  rules::ArticleTexts texts;
  texts.add("article-6a.md",
            "# Article 6-a\n\n## § 5\n\nLe groupe se réunit <mensuellement>.\n\nIl rend compte.\n");
  return texts;
}

std::string explained(const std::string& id, const Language& language) {
  return rules_explain(sample::rules(), id, {}, language, style(false, 80, false)).value_or("none");
}

// The steering committee that the sample has on that day, with a duty that it serves.
LetterText invitation(LetterKind kind, const Language& language) {
  const CheckReport report = sample::check();
  governance::Meeting meeting = sample::history().meetings.front();
  meeting.status = governance::MeetingStatus::convened;
  meeting.start_time = calendar::Minutes{14 * 60 + 30};
  meeting.agenda = "Bilan <2026> & perspectives\nQuestions diverses";
  InvitationLetter letter;
  letter.kind = kind;
  letter.rules = &sample::rules();
  letter.meeting = &meeting;
  letter.length = calendar::Minutes{120};
  letter.place = "Salle \"Canche\", mairie d'Exemple";
  letter.organiser = "Cléa Dupré <Caf>";
  letter.duties = {&report.judgements.front()};
  if (kind == LetterKind::update) {
    letter.when_before = "2026-01-15T09:00";
    letter.place_before = "Fruges";
  }
  return invitation_letter(letter, language);
}

std::vector<Golden> goldens() {
  const auto text = [](const CheckReport& report, const TextStyle& look) {
    return [=](const Language& language) { return check_text(report, language, look); };
  };
  const auto& convention = sample::rules().convention;
  return {
      {"check", "txt", text(sample::check(), style(false, 80, false))},
      {"check-narrow-colour", "txt", text(sample::check(), style(true, 48, false))},
      {"check-verbose", "txt", text(sample::check(), style(false, 110, true))},
      {"check-in-order", "txt", text(calm(), style(false, 80, false))},
      {"check-brief", "txt",
       [](const Language& l) { return check_brief(sample::check(), l, style(false, 80, false)); }},
      {"check", "json", [](const Language& l) { return check_json(sample::check(), l); }},
      {"check", "csv", [](const Language& l) { return check_csv(sample::check(), l); }},
      {"check", "html", [](const Language& l) { return check_html(sample::check(), l); }},
      {"check", "xml", [](const Language& l) { return check_junit(sample::check(), l); }},
      {"plan", "txt",
       [](const Language& l) {
         return plan_text(sample::plan(), sample::rules(), l, style(false, 80, true));
       }},
      {"plan", "json",
       [](const Language& l) { return plan_json(sample::plan(), sample::rules(), l); }},
      {"portfolio", "txt",
       [](const Language& l) {
         return portfolio_text(sample::joint_plan(), sample::portfolio(), l,
                               style(false, 80, false));
       }},
      {"portfolio", "json",
       [](const Language& l) {
         return portfolio_json(sample::joint_plan(), sample::portfolio(), l);
       }},
      {"portfolio-repair", "txt",
       [](const Language& l) {
         return repair_text(sample::joint_repair(), sample::portfolio(), l,
                            style(false, 80, false));
       }},
      {"portfolio-repair", "json",
       [](const Language& l) {
         return repair_json(sample::joint_repair(), sample::portfolio(), l);
       }},
      {"meetings", "txt",
       [&](const Language& l) {
         return meetings_text(sample::history().meetings, convention, l, style(false, 80, false));
       }},
      {"meetings-verbose", "txt",
       [&](const Language& l) {
         return meetings_text(sample::history().meetings, convention, l, style(false, 60, true));
       }},
      {"rules-list", "txt",
       [](const Language& l) { return rules_list(sample::rules(), l, style(false, 80, false)); }},
      {"rules-explain", "txt",
       [](const Language& l) { return explained("groupe-projet-mensuel/2026-08", l); }},
      {"rules-explain-own-words", "txt",
       [](const Language& l) {
         return *rules_explain(sample::rules(), "groupe-projet-mensuel", some_texts(), l,
                               style(false, 80, false));
       }},
      {"rules", "html",
       [](const Language& l) { return rules_html(sample::rules(), "", some_texts(), l); }},
      {"rules-ambiguities", "txt",
       [](const Language& l) {
         return rules_ambiguities(sample::rules(), l, style(false, 80, false));
       }},
      {"checklist", "txt",
       [](const Language& l) {
         return checklist_text(sample::checklist(), l, style(false, 80, false));
       }},
      {"checklist-narrow-colour", "txt",
       [](const Language& l) {
         return checklist_text(sample::checklist(), l, style(true, 48, false));
       }},
      {"checklist-of-another-day", "txt",
       [](const Language& l) { return checklist_text(other_day(), l, style(false, 110, true)); }},
      {"checklist", "html",
       [](const Language& l) { return checklist_html(sample::checklist(), l); }},
      {"checklist", "md", [](const Language& l) { return checklist_markdown(other_day(), l); }},
      {"diagnostics", "txt",
       [](const Language& l) {
         return diagnostics_text(diagnostics(), l, style(false, 80, false));
       }},
      {"report", "html", [](const Language& l) { return term_report_html(term_report(false), l); }},
      {"report-anonymous", "html",
       [](const Language& l) { return term_report_html(term_report(true), l); }},
      {"report", "csv", [](const Language& l) { return all_sheets(term_report(false), l); }},
      {"digest", "txt",
       [](const Language& l) {
         return digest_text(sample::weekly_digest(l), l, style(false, 80, false));
       }},
      {"digest-narrow-colour", "txt",
       [](const Language& l) {
         return digest_text(sample::weekly_digest(l), l, style(true, 48, false));
       }},
      {"digest", "html",
       [](const Language& l) { return digest_letter(sample::weekly_digest(l), l).html; }},
      {"digest-person", "txt",
       [](const Language& l) { return digest_letter(sample::persons_digest(l), l).plain; }},
      {"digest-person", "html",
       [](const Language& l) { return digest_letter(sample::persons_digest(l), l).html; }},
      {"invitation", "txt",
       [](const Language& l) { return invitation(LetterKind::invitation, l).plain; }},
      {"invitation", "html",
       [](const Language& l) { return invitation(LetterKind::invitation, l).html; }},
      {"invitation-moved", "html",
       [](const Language& l) { return invitation(LetterKind::update, l).html; }},
      {"invitation-cancelled", "html",
       [](const Language& l) { return invitation(LetterKind::cancellation, l).html; }},
      {"report-empty", "html", [](const Language& l) { return term_report_html(bare(), l); }},
      {"check-in-order", "html", [](const Language& l) { return check_html(calm(), l); }},
      {"journal", "txt",
       [](const Language& l) { return journal_text(journal(), l, style(false, 80, false)); }},
  };
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return file ? text.str() : "missing file " + path;
}

void compare(const Golden& golden, const Language& language) {
  const std::string actual = golden.render(language);
  const std::string path = std::string{GOUVERNAIL_SOURCE_DIR "/tests/golden/"} + golden.name + "." +
                           to_string(language.lang()) + "." + golden.ending;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << actual;
  EXPECT_EQ(actual, read(path)) << path;
}

class GoldenTest : public testing::TestWithParam<Golden> {};

TEST_P(GoldenTest, French) { compare(GetParam(), sample::french()); }
TEST_P(GoldenTest, English) { compare(GetParam(), sample::english()); }

INSTANTIATE_TEST_SUITE_P(Reports, GoldenTest, testing::ValuesIn(goldens()));

}  // namespace
}  // namespace gouvernail::reports::golden_test
