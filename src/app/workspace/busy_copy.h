// SPDX-License-Identifier: MPL-2.0
// What is kept of somebody's calendar: when he is not free. No title, no place, no guest; what an
// engagement is called by its calendar is kept as a digest, so that our own sessions are known.
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
  std::string uid;  // digest_of(its uid); empty: it has none

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
