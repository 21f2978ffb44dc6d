// SPDX-License-Identifier: MPL-2.0
#include "compliance/sessions.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "governance/history.h"
#include "governance/meeting.h"

namespace gouvernail::compliance {
namespace {

using calendar::Day;
using governance::Meeting;

bool in_order(const Meeting* a, const Meeting* b) {
  const auto key = [](const Meeting& m) {
    return std::tuple(m.day, m.start_time.value_or(calendar::Minutes{0}));
  };
  return key(*a) != key(*b) ? key(*a) < key(*b) : a->uid < b->uid;
}

}  // namespace

Sessions::Sessions(const governance::History& history) {
  by_uid_.reserve(history.meetings.size());
  for (const Meeting& meeting : history.meetings) {
    if (meeting.status == governance::MeetingStatus::cancelled) continue;
    by_body_[meeting.body].push_back(&meeting);
    by_uid_[meeting.uid] = &meeting;
  }
  for (auto& [body, list] : by_body_) std::sort(list.begin(), list.end(), in_order);
}

// They stand in order there.
Sessions::Sessions(const Sessions& whole, const std::function<bool(const Meeting&)>& wanted)
    : whole_(&whole) {
  for (const auto& [body, list] : whole.by_body_) {
    std::ranges::copy_if(list, std::back_inserter(by_body_[body]),
                         [&](const Meeting* meeting) { return wanted(*meeting); });
  }
}

Sessions::Sessions(const Sessions& base, std::span<const Meeting> added,
                   const std::function<bool(const Meeting&)>& wanted)
    : base_(&base) {
  for (const Meeting& meeting : added) {
    if (meeting.status == governance::MeetingStatus::cancelled || !wanted(meeting)) continue;
    const auto [list, is_new] = by_body_.try_emplace(meeting.body);
    if (is_new) {
      const List those = base.of(meeting.body);
      list->second.assign(those.begin(), those.end());
    }
    auto& sessions = list->second;
    sessions.insert(std::ranges::upper_bound(sessions, &meeting, in_order), &meeting);
    by_uid_[meeting.uid] = &meeting;
  }
}

Sessions::List Sessions::of(const std::string& body) const {
  const auto found = by_body_.find(body);
  if (found != by_body_.end()) return List{found->second};
  return base_ ? base_->of(body) : List{};
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
  if (found != by_uid_.end()) return found->second;
  if (base_) return base_->find(uid);
  const Meeting* meeting = whole_ ? whole_->find(uid) : nullptr;
  if (!meeting) return nullptr;
  return std::ranges::binary_search(of(meeting->body), meeting, in_order) ? meeting : nullptr;
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

void Served::OfDay::add(const Meeting& meeting) {
  if (!meeting.start_time) {
    untimed = true;
    return;
  }
  last_start = std::max(last_start.value_or(*meeting.start_time), *meeting.start_time);
  if (meeting.end) latest_end = std::max(latest_end.value_or(*meeting.end), *meeting.end);
}

bool Served::OfDay::has_later_than(const Meeting& session) const {
  if (!session.start_time) return false;
  if (last_start && *last_start >= *session.start_time) return true;
  return latest_end && *latest_end > calendar::LocalTime{session.day, *session.start_time};
}

Served::Served(const Meeting& trigger, bool fresh, const Sessions& sessions)
    : trigger_(trigger), fresh_(fresh), sessions_(sessions) {
  if (fresh) before_trigger_ = gather(trigger.day, nullptr, true);
}

Served::OfDay Served::gather(Day day, const Meeting* left_out, bool before_trigger) const {
  OfDay others;
  for (const Meeting* other : sessions_.within(trigger_.body, {day, day})) {
    if (other->uid == trigger_.uid || (left_out && other->uid == left_out->uid)) continue;
    // Of two that overlap, one stands first in the list.
    const bool is_before = trigger_.start_time && other->start_time && in_order(other, &trigger_);
    if (!before_trigger || is_before) others.add(*other);
  }
  return others;
}

Served::OfDay Served::others_on(Day day, const Meeting& session) const {
  if (session.body == trigger_.body) return gather(day, &session, false);
  const auto [found, is_new] = days_.try_emplace(day);
  if (is_new) found->second = gather(day, nullptr, false);
  return found->second;
}

Served::OfDay Served::before_trigger(const Meeting& session) const {
  const bool is_one_of_them = session.body == trigger_.body;
  return is_one_of_them ? gather(trigger_.day, &session, true) : before_trigger_;
}

// Another of that day took the session where the hours say so, and may have where they are silent.
void Served::weigh_same_day(const Meeting& session, Ordered& result) const {
  const OfDay others = others_on(trigger_.day, session);
  const OfDay earlier = before_trigger(session);
  if (earlier.has_later_than(session)) {
    result = {};
    return;
  }
  const bool by_its_hour = !session.start_time && !earlier.is_empty();
  const bool by_hour_of_trigger = !trigger_.start_time && others.has_later_than(session);
  const bool by_both = !session.start_time && !trigger_.start_time && !others.is_empty();
  if (!others.untimed && !by_its_hour && !by_hour_of_trigger && !by_both) return;
  result.holds = false;
  result.in_doubt.push_back(trigger_.day);
}

void Served::weigh_two_days(const Meeting& session, Ordered& result) const {
  const calendar::DayRange between{session.day + calendar::Days{1},
                                   trigger_.day - calendar::Days{1}};
  const bool one_between = !between.empty() && !sessions_.within(trigger_.body, between).empty();
  const OfDay of_its_day = others_on(session.day, session);
  const OfDay of_last_day = others_on(trigger_.day, session);
  if (one_between || of_its_day.has_later_than(session) || !before_trigger(session).is_empty()) {
    result = {};
    return;
  }
  if (of_its_day.untimed || (!session.start_time && !of_its_day.is_empty())) {
    result.holds = false;
    result.in_doubt.push_back(session.day);
  }
  if (of_last_day.untimed || (!trigger_.start_time && !of_last_day.is_empty())) {
    result.holds = false;
    result.in_doubt.push_back(trigger_.day);
  }
}

Ordered Served::by(const Meeting& session) const {
  const Order order = order_of(session, trigger_);
  if (order == Order::after || order == Order::together) return {};
  Ordered result{order == Order::before, {}};
  if (order == Order::unknown) result.in_doubt.push_back(trigger_.day);
  if (!fresh_) return result;
  if (session.day == trigger_.day) {
    weigh_same_day(session, result);
  } else {
    weigh_two_days(session, result);
  }
  return result;
}

}  // namespace gouvernail::compliance
