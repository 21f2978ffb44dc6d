// SPDX-License-Identifier: MPL-2.0
// The whole term at a glance: one page that needs nothing but itself, and the same facts as tables.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compliance/statistics.h"
#include "reports/check_report.h"
#include "reports/journal_text.h"
#include "reports/language.h"
#include "reports/sheet.h"

namespace gouvernail::reports {

// The convention before this one, by how often its bodies met, judged by today's rules.
struct PreviousTerm {
  calendar::DayRange days;
  std::vector<compliance::YearRecord> years;
};

// A document attached to a meeting.
struct Document {
  std::string name;
  std::int64_t size = 0;  // bytes
  std::string sha256;
};

// What an audit asks to see besides: facts with their proof.
struct AuditFile {
  std::map<std::string, std::vector<Document>> documents;  // by uid of the meeting
  std::vector<JournalLine> journal;
  std::string head;       // hash of the last entry: it stands for all that was recorded
  base::Message altered;  // what `journal verify` found; empty: nothing
};

struct TermReport {
  CheckReport check;
  std::vector<compliance::PartyAttendance> attendance;
  std::vector<compliance::PersonLoad> load;
  calendar::DayRange load_days;
  std::map<std::string, std::string> names;   // of persons, by key
  std::vector<compliance::YearRecord> years;  // of obligations
  std::vector<compliance::YearRecord> indicators;
  std::vector<compliance::YearRecord> recommendations;
  std::vector<compliance::YearRecord> rhythm;  // how often the bodies met
  std::optional<PreviousTerm> previous;
  std::optional<AuditFile> audit;
  // No person is named, and what people wrote freely (notes, reasons, names of files) is left out:
  // it might name one.
  bool anonymous = false;
  bool full = false;  // print attendance, load and each duty, too
};

std::string term_report_html(const TermReport& report, const Language& language);

// Duties, sessions, attendance, load, years; with the audit's file, documents and waivers too.
std::vector<Sheet> term_report_sheets(const TermReport& report, const Language& language);

}  // namespace gouvernail::reports
