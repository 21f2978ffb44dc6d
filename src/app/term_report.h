// SPDX-License-Identifier: MPL-2.0
// The report of the whole term, and its evidence file.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/opened.h"
#include "reports/term_report.h"

namespace gouvernail::app {

struct TermChoice {
  calendar::Day as_of;
  bool audit = false;                               // needs a workspace
  bool anonymous = false;                           // after hide_names
  std::map<std::string, std::string> aliases = {};  // what hide_names gave
  // The convention before: its sessions as CSV, and its term. None: as the settings have it.
  std::optional<settings::PreviousConvention> previous;
};

// Takes out of the facts whatever could name a person: identifiers that came from elsewhere become
// numbers, notes keep their #words alone, places that the rules do not know and the words of
// waivers go. Gives the new identifier of each meeting.
std::map<std::string, std::string> hide_names(Opened& opened);

// `known` is the history as known on the day; `opened` and `known` must outlive the report.
reports::TermReport make_term_report(const Opened& opened, const governance::History& known,
                                     const TermChoice& choice,
                                     const std::filesystem::path& workspace);

// Every entry of the journal, for people.
std::vector<reports::JournalLine> journal_lines(const Opened& opened);

}  // namespace gouvernail::app
