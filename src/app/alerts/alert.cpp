// SPDX-License-Identifier: MPL-2.0
#include "app/alerts/alert.h"

#include <fmt/format.h>

#include "app/alerts/alert_facts.h"
#include "app/alerts/alert_letters.h"
#include "app/alerts/alert_outbox.h"
#include "app/checks/check_report.h"
#include "compliance/judge.h"
#include "governance/history.h"
#include "platform/clock.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

constexpr calendar::Days week{7};

// The verdicts as the last digest told them: of its day, by what had been recorded when it was
// made. Without one, those of a week ago by what is recorded now.
std::vector<compliance::Judgement> told_before(const Opened& opened, calendar::Day today) {
  const auto told = digest_told_before_week_of(today, opened);
  if (!told) return compliance::judge(opened.rules, opened.world, opened.known_on(today - week));
  return compliance::judge(
      opened.rules, opened.world,
      governance::as_of(opened.database->history_at(*told), calendar::to_paris(*told).day));
}

}  // namespace

const char* to_text(AlertLetterKind kind) {
  switch (kind) {
    case AlertLetterKind::digest:
      return "digest";
    case AlertLetterKind::copy:
      return "copy";
    case AlertLetterKind::person:
      break;
  }
  return "person";
}

std::string week_name(calendar::Day day) {
  // A week is of the year that its Thursday is of (ISO 8601).
  const calendar::Day thursday = calendar::monday_of_week(day) + calendar::Days{3};
  const int year = calendar::year_of(thursday);
  const auto first = *calendar::make_day(year, 1, 1);
  return fmt::format("{}-W{:02}", year, (thursday - first).count() / 7 + 1);
}

Alert make_alert(const Opened& opened, const std::filesystem::path& workspace, calendar::Day today,
                 const reports::Language& language, Reach reach, const base::Message& closing) {
  const governance::HistoryAsOf known = opened.known_on(today);
  const reports::CheckReport report = report_of(opened, known);
  const reports::DigestFacts facts = alert_facts(opened, workspace, known, report, language, reach);
  Alert alert;
  alert.day = today;
  alert.digest = reports::digest(report, told_before(opened, today), facts, language);
  if (!closing.empty()) alert.digest.closing.push_back(language.text(closing));
  alert.dates = date_files(alert.digest, opened, platform::now(), language);
  add_letters(alert, opened, report, facts, language);
  return alert;
}

}  // namespace gouvernail::app
