// SPDX-License-Identifier: MPL-2.0
// Whatever arrives as a mail, with the calendars in it.
#include <cstdint>
#include <string_view>

#include "ical/reply.h"
#include "mail/incoming.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouvernail;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  mail::is_mail(bytes);
  const mail::Incoming message = mail::read_message(bytes);
  base::Diagnostics diagnostics;
  for (const std::string& calendar : message.calendars) {
    ical::read_replies("f", calendar, diagnostics);
  }
  return 0;
}
