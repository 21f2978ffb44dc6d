// SPDX-License-Identifier: MPL-2.0
#include "app/sending/pace.h"

#include <algorithm>

namespace gouvernail::app {

std::chrono::milliseconds Pace::wait_before(Instant now) {
  if (per_minute_ <= 0) return {};
  // A second more than a minute: the clock of the server is another one.
  constexpr std::chrono::milliseconds window{61'000};
  std::chrono::milliseconds wait{0};
  if (gone_.size() >= static_cast<std::size_t>(per_minute_)) {
    wait = std::max(wait, gone_.front() + window - now);
    gone_.pop_front();
  }
  gone_.push_back(now + wait);
  return wait;
}

}  // namespace gouvernail::app
