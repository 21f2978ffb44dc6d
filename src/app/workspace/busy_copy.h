// SPDX-License-Identifier: MPL-2.0
// What is kept of somebody's calendar: when he is not free. No title, no place, no guest; of our
// own sessions alone, so that they are known, a digest of their uid.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/local_time.h"

namespace gouvernail::app {

struct KeptPeriod {
  calendar::LocalTime start;
  calendar::LocalTime end;
  std::string uid;  // digest_of(its uid); empty: it is none of ours

  friend bool operator==(const KeptPeriod&, const KeptPeriod&) = default;
};

struct BusyCopy {
  std::vector<KeptPeriod> periods;
  int unread = 0;  // entries of the calendar that could not be read

  friend bool operator==(const BusyCopy&, const BusyCopy&) = default;
};

std::string digest_of(std::string_view uid);

std::string to_text(const BusyCopy& copy);
// None of another text: an older copy, which was the calendar itself.
std::optional<BusyCopy> parse_busy_copy(std::string_view text);

}  // namespace gouvernail::app
