// SPDX-License-Identifier: MPL-2.0
#include "records/chronicle.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "records/errors.h"

namespace gouvernail::records {

using base::msg;

std::vector<ChronicleRow> read_chronicle(Ledger& ledger) {
  const std::vector<std::int64_t> beginnings = ledger.transactions();
  std::map<std::pair<std::string, std::string>, std::string> standing;
  std::vector<ChronicleRow> rows;
  ledger.entries_with_facts([&](const JournalRow& row) {
    if (!row.entry || !row.fact || row.sequence != std::int64_t(rows.size()) + 1) {
      throw damaged(msg("entry {} of the journal was altered", row.sequence));
    }
    ChronicleRow& added = rows.emplace_back();
    added.entry = *row.entry;
    added.fact = *row.fact;
    const auto next = std::upper_bound(beginnings.begin(), beginnings.end(), row.sequence);
    added.transaction = next == beginnings.begin() ? row.sequence : *std::prev(next);
    added.undoes = undone_entry(added.entry);
    std::string& content =
        standing.emplace(std::pair(row.fact->kind, row.fact->subject), withdrawn).first->second;
    added.before = std::exchange(content, row.fact->content);
  });
  return rows;
}

std::string undone_summary(const ChronicleRow& undone) {
  return std::to_string(undone.entry.sequence) + " " + plain_summary(undone.entry);
}

std::optional<std::int64_t> undone_entry(const JournalEntry& entry) {
  if (entry.action != undone_action) return std::nullopt;
  std::int64_t number = 0;
  const std::string& text = entry.summary;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || number <= 0 || number >= entry.sequence) return std::nullopt;
  return number;
}

std::string plain_summary(const JournalEntry& entry) {
  if (!undone_entry(entry)) return entry.summary;
  const std::size_t blank = entry.summary.find(' ');
  return blank == std::string::npos ? "" : entry.summary.substr(blank + 1);
}

}  // namespace gouvernail::records
