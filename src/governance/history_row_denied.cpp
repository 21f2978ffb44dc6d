// SPDX-License-Identifier: MPL-2.0
// Cells that say of a session that it did not take place, while its line is read as one that did:
// a remark, a status that says both, a column that nobody knows.
#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "base/text.h"
#include "governance/history_cells.h"
#include "governance/history_row.h"
#include "governance/status_words.h"

namespace gouvernail::governance {
namespace {

// What is dealt with, and where: no word about the session itself.
constexpr auto of_other_things =
    std::to_array<std::string_view>({"agenda", "site", "uid", "joint", "subject"});

// Days, hours, numbers and marks say nothing of the kind.
bool has_words(std::string_view cell) {
  constexpr int shortest = 4;  // letters of one
  int run = 0;
  for (const char c : cell) {
    run = std::isalpha(static_cast<unsigned char>(c)) != 0 ? run + 1 : 0;
    if (run >= shortest) return true;
  }
  return false;
}

}  // namespace

// Of an export of ours, the status is what was recorded, whatever its remarks say.
std::string HistoryRows::denial_in(const CsvRecord& record, MeetingStatus status) {
  const auto is_ours = [&](const std::string& column) {
    return columns_.has(column) && columns_.written(column) == column;
  };
  if (columns_.of_calendar() || std::ranges::all_of(written_columns(), is_ours)) return {};
  for (std::size_t at = 0; at < record.fields.size(); ++at) {
    const std::string& cell = record.fields[at];
    const bool asked = status == MeetingStatus::held && columns_.asks_whether_held(at);
    if (asked && !base::trim(cell).empty() && flag_of_cell(cell) == false) {
      return std::string(base::trim(cell));
    }
    if (!has_words(cell)) continue;
    const auto stands_in = [&](std::string_view column) { return columns_.place_of(column) == at; };
    if (std::ranges::any_of(of_other_things, stands_in)) continue;
    if (stands_in("body") && convention_.find_body(std::string(base::trim(cell)))) continue;
    if (denies(cell)) return std::string(base::trim(cell));
  }
  return {};
}

bool HistoryRows::denies(const std::string& cell) {
  constexpr std::size_t longest = 2000;    // bytes of a remark that anybody reads to its end
  constexpr std::size_t most_kept = 4096;  // the same few words stand in most lines
  const auto known = denials_.find(cell);
  if (known != denials_.end()) return known->second;
  const std::string remark = cell.substr(0, longest);
  const bool denied = denies_session(convention_, remark) || tells_no_quorum(remark);
  if (denials_.size() < most_kept) denials_.emplace(cell, denied);
  return denied;
}

}  // namespace gouvernail::governance
