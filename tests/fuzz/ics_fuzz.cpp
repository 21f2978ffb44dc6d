// SPDX-License-Identifier: MPL-2.0
// Whatever calls itself a calendar: diaries, busy times, answers.
#include <cstdint>
#include <string_view>

#include "base/mail_address.h"
#include "ical/merge.h"
#include "ical/reader.h"
#include "ical/reply.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouvernail;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const calendar::DayRange year{*calendar::make_day(2026, 1, 1), *calendar::make_day(2026, 12, 31)};
  base::Diagnostics diagnostics;
  ical::read_calendar("f", bytes, diagnostics, year);
  ical::read_busy("f", bytes, year, {"a@example.org"}, diagnostics);
  for (const ical::Reply& reply : ical::read_replies("f", bytes, diagnostics).replies) {
    if (!base::can_be_written_to(reply.attendee)) __builtin_trap();
  }
  const std::string text(bytes);
  ical::same_meaning(text, text);
  ical::with_additions_of(text, text);
  return 0;
}
