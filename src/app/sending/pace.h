// SPDX-License-Identifier: MPL-2.0
// How fast mails may leave: so many within any minute, as some servers want it. Knows no clock.
#pragma once

#include <chrono>
#include <deque>

namespace gouvernail::app {

class Pace {
 public:
  using Instant = std::chrono::milliseconds;  // since whatever moment the caller counts from

  explicit Pace(int per_minute) : per_minute_(per_minute) {}  // 0: as fast as can be

  // How long to wait before the next mail, which then counts as gone at the end of that time.
  std::chrono::milliseconds wait_before(Instant now);

 private:
  int per_minute_;
  std::deque<Instant> gone_;  // the last of them
};

}  // namespace gouvernail::app
