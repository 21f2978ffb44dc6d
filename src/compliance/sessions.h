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
  // The same, but for those of which nobody can tell whether they came before.
  const governance::Meeting* surely_before(const std::string& body,
                                           const governance::Meeting& meeting) const;
  const governance::Meeting* find(const std::string& uid) const;

 private:
  std::map<std::string, std::vector<const governance::Meeting*>, std::less<>> by_body_;
  std::map<std::string, const governance::Meeting*, std::less<>> by_uid_;
};

// How one session lies to another: by their days, and on one day by their hours. `together`: the
// later one begins before the other has ended (where an end is not known, with it), also past
// midnight. `unknown`: one day, and an hour that would tell is not recorded.
enum class Order { before, after, together, unknown };
Order order_of(const governance::Meeting& a, const governance::Meeting& b);

// The facts show that `a` was over when `b` began.
bool comes_before(const governance::Meeting& a, const governance::Meeting& b);

// What is known of an order. `in_doubt`: hours of these days would decide, and are not recorded.
struct Ordered {
  bool holds = false;
  std::vector<calendar::Day> in_doubt = {};
};

// Whether `session` came before `trigger` and, when `fresh`, after each session of the trigger's
// body that came before the trigger: one serves one.
Ordered serves(const governance::Meeting& session, const governance::Meeting& trigger, bool fresh,
               const Sessions& sessions);

}  // namespace gouvernail::compliance
