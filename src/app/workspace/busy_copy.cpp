// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/busy_copy.h"

#include <charconv>

#include "base/sha256.h"
#include "base/text.h"

namespace gouvernail::app {
namespace {

constexpr std::string_view format = "gouvernail.busy/1";

}  // namespace

std::string digest_of(std::string_view uid) {
  return uid.empty() ? "" : base::sha256_hex(std::string(uid)).substr(0, 32);
}

// The format and the number of what could not be read; then a line a period.
std::string to_text(const BusyCopy& copy) {
  std::string text = std::string(format) + "\t" + std::to_string(copy.unread) + "\n";
  for (const KeptPeriod& period : copy.periods) {
    text += calendar::to_iso(period.start) + "\t" + calendar::to_iso(period.end) + "\t" +
            period.uid + "\n";
  }
  return text;
}

std::optional<BusyCopy> parse_busy_copy(std::string_view text) {
  BusyCopy copy;
  bool is_head = true;
  for (const std::string& line : base::split(text, '\n')) {
    if (line.empty()) continue;
    const auto fields = base::split(line, '\t');
    if (is_head) {
      if (fields.size() != 2 || fields[0] != format) return std::nullopt;
      std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), copy.unread);
      is_head = false;
      continue;
    }
    if (fields.size() != 3) return std::nullopt;
    const auto start = calendar::parse_local_time(fields[0]);
    const auto end = calendar::parse_local_time(fields[1]);
    if (!start || !end) return std::nullopt;
    copy.periods.push_back({*start, *end, fields[2]});
  }
  if (is_head) return std::nullopt;
  return copy;
}

}  // namespace gouvernail::app
