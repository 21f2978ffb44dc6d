// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::governance {
struct History;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::compliance {

// The sessions of a history by body, in order of day and hour; cancelled ones are left out.
// Points into the history, which must outlive it.
class Sessions {
 public:
  using List = std::span<const governance::Meeting* const>;

  explicit Sessions(const governance::History& history);

  List of(const std::string& body) const;
  List within(const std::string& body, const calendar::DayRange& days) const;
  // Latest session of `body` before `meeting` (another body's, or its own), or null.
  const governance::Meeting* before(const std::string& body,
                                    const governance::Meeting& meeting) const;
  const governance::Meeting* find(const std::string& uid) const;

 private:
  std::map<std::string, std::vector<const governance::Meeting*>, std::less<>> by_body_;
  std::map<std::string, const governance::Meeting*, std::less<>> by_uid_;
};

// True when the facts show that `a` took place before `b`: an earlier day, or the same day
// and hours that tell (the end of `a` not after the start of `b`; where the end is not known, its
// start before it).
bool comes_before(const governance::Meeting& a, const governance::Meeting& b);

}  // namespace gouvernail::compliance
