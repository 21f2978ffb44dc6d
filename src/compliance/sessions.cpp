// SPDX-License-Identifier: MPL-2.0
#include "compliance/sessions.h"

#include <algorithm>
#include <tuple>

#include "governance/history.h"
#include "governance/meeting.h"

namespace gouvernail::compliance {
namespace {

using governance::Meeting;

bool in_order(const Meeting* a, const Meeting* b) {
  const auto key = [](const Meeting& m) {
    return std::tuple(m.day, m.start_time.value_or(calendar::Minutes{0}));
  };
  return key(*a) != key(*b) ? key(*a) < key(*b) : a->uid < b->uid;
}

}  // namespace

Sessions::Sessions(const governance::History& history) {
  for (const Meeting& meeting : history.meetings) {
    if (meeting.status == governance::MeetingStatus::cancelled) continue;
    by_body_[meeting.body].push_back(&meeting);
    by_uid_[meeting.uid] = &meeting;
  }
  for (auto& [body, list] : by_body_) std::sort(list.begin(), list.end(), in_order);
}

Sessions::List Sessions::of(const std::string& body) const {
  const auto found = by_body_.find(body);
  return found == by_body_.end() ? List{} : List{found->second};
}

Sessions::List Sessions::within(const std::string& body, const calendar::DayRange& days) const {
  const List all = of(body);
  const auto first = std::partition_point(all.begin(), all.end(),
                                          [&](const Meeting* m) { return m->day < days.first; });
  const auto last =
      std::partition_point(first, all.end(), [&](const Meeting* m) { return m->day <= days.last; });
  return all.subspan(static_cast<std::size_t>(first - all.begin()),
                     static_cast<std::size_t>(last - first));
}

const Meeting* Sessions::before(const std::string& body, const Meeting& meeting) const {
  const List all = of(body);
  const auto end = std::partition_point(all.begin(), all.end(), [&](const Meeting* m) {
    return m->uid != meeting.uid && in_order(m, &meeting);
  });
  return end == all.begin() ? nullptr : *(end - 1);
}

const Meeting* Sessions::find(const std::string& uid) const {
  const auto found = by_uid_.find(uid);
  return found == by_uid_.end() ? nullptr : found->second;
}

const Meeting* Sessions::surely_before(const std::string& body, const Meeting& meeting) const {
  const List all = of(body);
  auto end = std::partition_point(all.begin(), all.end(), [&](const Meeting* m) {
    return m->uid != meeting.uid && in_order(m, &meeting);
  });
  while (end != all.begin() && order_of(**(end - 1), meeting) == Order::unknown) --end;
  return end == all.begin() ? nullptr : *(end - 1);
}

Order order_of(const Meeting& a, const Meeting& b) {
  const bool hours = a.start_time && b.start_time;
  if (a.day == b.day && !hours) return Order::unknown;
  const bool a_first = a.day != b.day ? a.day < b.day : *a.start_time < *b.start_time;
  const Meeting& first = a_first ? a : b;
  const Meeting& second = a_first ? b : a;
  if (a.day == b.day && *a.start_time == *b.start_time) return Order::together;
  const bool overlap = first.end && second.start_time &&
                       *first.end > calendar::LocalTime{second.day, *second.start_time};
  if (overlap) return Order::together;
  return a_first ? Order::before : Order::after;
}

bool comes_before(const Meeting& a, const Meeting& b) { return order_of(a, b) == Order::before; }

Ordered serves(const Meeting& session, const Meeting& trigger, bool fresh,
               const Sessions& sessions) {
  const Order order = order_of(session, trigger);
  if (order == Order::after || order == Order::together) return {};
  Ordered result{order == Order::before, {}};
  if (order == Order::unknown) result.in_doubt.push_back(trigger.day);
  if (!fresh) return result;
  for (const Meeting* other : sessions.within(trigger.body, {session.day, trigger.day})) {
    if (other->uid == trigger.uid || other->uid == session.uid) continue;
    const Order since = order_of(*other, session);
    Order until = order_of(*other, trigger);
    // Of two that overlap, one stands first in the list.
    if (until == Order::together) until = in_order(other, &trigger) ? Order::before : Order::after;
    if (since == Order::before || until == Order::after) continue;
    // It took the session, or may have.
    if (since != Order::unknown && until == Order::before) return {};
    result.holds = false;
    if (since == Order::unknown) result.in_doubt.push_back(session.day);
    if (until == Order::unknown) result.in_doubt.push_back(trigger.day);
  }
  return result;
}

}  // namespace gouvernail::compliance
