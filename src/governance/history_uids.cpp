// SPDX-License-Identifier: MPL-2.0
#include "governance/history_uids.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>

#include "governance/history_csv.h"
#include "governance/history_row.h"

namespace gouvernail::governance {
namespace {

using base::msg;

constexpr const char* made_uid = "csv-";

// FNV-1a, 64 bits: the same text gives the same digits on every machine and for ever.
std::string stable_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[(hash >> shift) & 15U];
  return out;
}

// A uid stands in reports, file names and invitations: one line, nothing invisible.
bool is_printable(const std::string& uid) {
  return std::none_of(uid.begin(), uid.end(), [](char character) {
    const auto byte = static_cast<unsigned char>(character);
    return byte < 0x20 || byte == 0x7F;
  });
}

std::size_t digest_of(const std::vector<std::string>& fields) {
  std::string all;
  for (const std::string& field : fields) all += field + '\x1F';
  return std::hash<std::string>{}(all);
}

}  // namespace

bool is_made_uid(const std::string& uid) { return uid.starts_with(made_uid); }

void HistoryUids::take(const CsvRecord& record, const std::string& uid) {
  if (!is_printable(uid)) {
    report_.error(record, "bad-uid", msg("the uid holds characters that cannot be shown"),
                  msg("write it on one line"));
    return;
  }
  const auto [taken, fresh] = lines_.emplace(uid, record.line);
  if (fresh) return;
  report_.error(record, "duplicate-uid",
                msg("the uid “{0}” stands already in line {1}", uid, std::int64_t{taken->second}),
                msg("give each session its own uid, or leave it empty"));
}

std::optional<std::string> HistoryUids::make(const CsvRecord& record, const Meeting& meeting) {
  const std::string basis = meeting.body + "|" + start_text(meeting);
  Beginning& beginning = beginnings_[basis];
  const std::size_t said = digest_of(record.fields);
  const auto above = std::ranges::find(beginning.lines, said, &std::pair<std::size_t, int>::first);
  if (above != beginning.lines.end()) {
    report_.warn(
        record, "repeated-line",
        msg("it says the same as line {}: taken for one session", std::int64_t{above->second}),
        msg("if there were two, tell them apart by their hours"));
    return std::nullopt;
  }
  if (!asks_ && !beginning.lines.empty() && meeting.start_time) {
    report_.warn(record, "two-at-once",
                 msg("line {} tells of a session of the same body at the same hour, and says "
                     "otherwise: both are taken",
                     std::int64_t{beginning.lines.front().second}),
                 msg("leave one of them out if there was one session"));
  }
  beginning.lines.emplace_back(said, record.line);
  for (;;) {
    const int rank = ++beginning.rank;
    std::string uid =
        made_uid + stable_hash(rank == 1 ? basis : basis + "|" + std::to_string(rank));
    if (lines_.emplace(uid, record.line).second) return uid;
  }
}

}  // namespace gouvernail::governance
