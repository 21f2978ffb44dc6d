// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/waiver.h"
#include "reports/check_csv.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/term_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using governance::Meeting;

Sheet sheet_of(const char* id, const base::Message& name, const std::vector<base::Message>& columns,
               const Language& language) {
  Sheet sheet{id, language.text(name), {}, {}};
  for (const base::Message& column : columns) sheet.columns.push_back(language.text(column));
  return sheet;
}

Cell share_cell(const std::optional<double>& share) {
  if (!share) return std::monostate{};
  return *share;
}

Cell clock(const std::optional<calendar::Minutes>& time, const Language& language) {
  if (!time) return std::monostate{};
  return language.time(*time);
}

Sheet meetings_sheet(const TermReport& report, const Language& language) {
  Sheet sheet = sheet_of(
      "meetings", msg("Sessions"),
      {msg("Identifier"), msg("Body"), msg("Day"), msg("Start"), msg("Status"), msg("Convened"),
       msg("Documents"), msg("Minutes"), msg("Place"), msg("Present"), msg("Agenda")},
      language);
  const governance::Convention& convention = report.check.rules->convention;
  std::vector<const Meeting*> all;
  for (const Meeting& meeting : report.check.history->meetings) all.push_back(&meeting);
  std::stable_sort(all.begin(), all.end(),
                   [](const Meeting* a, const Meeting* b) { return comes_first(*a, *b); });
  for (const Meeting* meeting : all) {
    sheet.rows.push_back(
        {meeting->uid, body_name(convention, meeting->body, language), calendar::arg(meeting->day),
         clock(meeting->start_time, language), status_word(meeting->status, language),
         cell(meeting->convened_on), cell(meeting->documents_on), cell(meeting->minutes_on),
         site_name(convention, meeting->site, language),
         attendance_cell(report, *meeting, language), report.anonymous ? "" : meeting->agenda});
  }
  return sheet;
}

Sheet attendance_sheet(const TermReport& report, const Language& language) {
  Sheet sheet = sheet_of(
      "attendance", msg("Attendance"),
      {msg("Party"), msg("Sessions"), msg("With a sheet"), msg("Present"), msg("Share")}, language);
  for (const compliance::PartyAttendance& party : report.attendance) {
    sheet.rows.push_back({party_name(report.check.rules->convention, party.party, language),
                          std::int64_t{party.expected}, std::int64_t{party.recorded},
                          std::int64_t{party.present}, share_cell(share_present(party))});
  }
  return sheet;
}

Sheet load_sheet(const TermReport& report, const Language& language) {
  Sheet sheet = sheet_of("load", msg("Load"),
                         {msg("Person"), msg("Function"), msg("Held"), msg("Ahead"),
                          msg("Minutes in session"), msg("Busiest month")},
                         language);
  for (std::size_t i = 0; i < report.load.size(); ++i) {
    const compliance::PersonLoad& load = report.load[i];
    sheet.rows.push_back({person_name(report, i, language), roles_name(report, load, language),
                          std::int64_t{load.held}, std::int64_t{load.planned},
                          std::int64_t{load.time.count()}, std::int64_t{load.busiest_month}});
  }
  return sheet;
}

void add_years(Sheet& sheet, const std::vector<compliance::YearRecord>& years,
               const std::string& what) {
  for (const compliance::YearRecord& year : years) {
    sheet.rows.push_back({what, std::int64_t{year.year}, std::int64_t{year.kept},
                          std::int64_t{year.missed}, std::int64_t{year.unproven},
                          std::int64_t{year.waived}, share_cell(share_kept(year))});
  }
}

Sheet years_sheet(const TermReport& report, const Language& language) {
  Sheet sheet = sheet_of("years", msg("Years"),
                         {msg("What"), msg("Year"), msg("Kept"), msg("Missed"), msg("To be proven"),
                          msg("Excused"), msg("Share")},
                         language);
  add_years(sheet, report.years, language.text(msg("every obligation")));
  add_years(sheet, report.indicators, language.text(msg("every indicator")));
  add_years(sheet, report.recommendations, language.text(msg("every recommendation")));
  add_years(sheet, report.rhythm, language.text(msg("how often the bodies met")));
  if (report.previous) {
    add_years(sheet, report.previous->years,
              language.text(msg("how often they met under the convention before")));
  }
  return sheet;
}

Sheet documents_sheet(const TermReport& report, const Language& language) {
  Sheet sheet = sheet_of("documents", msg("Documents"),
                         {msg("Session"), msg("Document"), msg("Bytes"), msg("SHA-256")}, language);
  for (const auto& [uid, documents] : report.audit->documents) {
    for (const Document& document : documents) {
      sheet.rows.push_back(
          {uid, report.anonymous ? std::string() : document.name, document.size, document.sha256});
    }
  }
  return sheet;
}

Sheet waivers_sheet(const TermReport& report, const Language& language) {
  Sheet sheet = sheet_of(
      "waivers", msg("Waivers"),
      {msg("Duty"), msg("Granted on"), msg("Authority"), msg("Reason"), msg("Evidence")}, language);
  for (const governance::Waiver& waiver : report.check.history->waivers) {
    const auto free_text = [&](const std::string& text) {
      return report.anonymous ? std::string() : text;
    };
    sheet.rows.push_back({waiver.target, calendar::arg(waiver.granted_on),
                          free_text(waiver.authority), free_text(waiver.reason),
                          free_text(waiver.evidence)});
  }
  return sheet;
}

Sheet journal_sheet(const TermReport& report, const Language& language) {
  Sheet sheet = sheet_of("journal", msg("Journal"),
                         {msg("Number"), msg("Recorded on"), msg("What"), msg("Hash")}, language);
  for (const JournalLine& line : report.audit->journal) {
    const calendar::LocalTime at = calendar::to_paris(line.at);
    sheet.rows.push_back(
        {line.number, calendar::arg(at.day), entry_words(line, language), line.digest});
  }
  return sheet;
}

}  // namespace

std::vector<Sheet> term_report_sheets(const TermReport& report, const Language& language) {
  std::vector<Sheet> sheets = {duties_sheet(report.check, language),
                               meetings_sheet(report, language), attendance_sheet(report, language),
                               load_sheet(report, language), years_sheet(report, language)};
  if (report.audit) {
    sheets.push_back(documents_sheet(report, language));
    sheets.push_back(waivers_sheet(report, language));
    sheets.push_back(journal_sheet(report, language));
  }
  return sheets;
}

}  // namespace gouvernail::reports
