// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "calendar/day.h"
#include "calendar/local_time.h"

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
  // Of those of `whole`, which must outlive it, for which `wanted` is true.
  Sessions(const Sessions& whole, const std::function<bool(const governance::Meeting&)>& wanted);

  // Those of `base`, which must outlive it, and these: bodies that gain none are not looked at.
  Sessions(const Sessions& base, std::span<const governance::Meeting> added,
           const std::function<bool(const governance::Meeting&)>& wanted);

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
  std::unordered_map<std::string_view, const governance::Meeting*> by_uid_;
  const Sessions* base_ = nullptr;   // of bodies that are not in `by_body_`, and of their uids
  const Sessions* whole_ = nullptr;  // knows the uids of these too
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

// What came before `trigger` and, when `fresh`, after each session of the trigger's body that came
// before the trigger: one serves one. Many sessions are asked about for one trigger, and those of
// one day all lie to one another: what their hours tell is gathered once.
class Served {
 public:
  Served(const governance::Meeting& trigger, bool fresh, const Sessions& sessions);
  Ordered by(const governance::Meeting& session) const;

 private:
  // Sessions of the trigger's body on one day, the trigger left out, and the session asked about.
  struct OfDay {
    bool untimed = false;  // one of them, at least
    std::optional<calendar::Minutes> last_start;
    std::optional<calendar::LocalTime> latest_end;

    void add(const governance::Meeting& meeting);
    bool is_empty() const { return !untimed && !last_start; }
    // One of them began no earlier than the session, or was not over when it began.
    bool has_later_than(const governance::Meeting& session) const;
  };
  OfDay gather(calendar::Day day, const governance::Meeting* left_out, bool before_trigger) const;
  OfDay others_on(calendar::Day day, const governance::Meeting& session) const;
  OfDay before_trigger(const governance::Meeting& session) const;  // of its day, by the hours
  void weigh_same_day(const governance::Meeting& session, Ordered& result) const;
  void weigh_two_days(const governance::Meeting& session, Ordered& result) const;

  const governance::Meeting& trigger_;
  bool fresh_;
  const Sessions& sessions_;
  OfDay before_trigger_;
  mutable std::map<calendar::Day, OfDay> days_;
};

}  // namespace gouvernail::compliance
