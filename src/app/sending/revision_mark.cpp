// SPDX-License-Identifier: MPL-2.0
#include "app/sending/revision_mark.h"

#include <charconv>

namespace gouvernail::app {

std::string to_text(const RevisionMark& mark) {
  return std::to_string(mark.sequence) + "/" + calendar::to_ical_utc(mark.dtstamp);
}

std::optional<RevisionMark> parse_revision_mark(std::string_view text) {
  RevisionMark mark;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, mark.sequence);
  if (error != std::errc{} || rest == end || *rest != '/' || mark.sequence < 0) return std::nullopt;
  const auto dtstamp = calendar::parse_ical_utc({rest + 1, end});
  if (!dtstamp) return std::nullopt;
  mark.dtstamp = *dtstamp;
  return mark;
}

}  // namespace gouvernail::app
