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

bool comes_before(const Meeting& a, const Meeting& b) {
  if (a.day != b.day) return a.day < b.day;
  if (!a.start_time || !b.start_time) return false;
  if (a.end && a.end->day == a.day) return a.end->time <= *b.start_time;
  return *a.start_time < *b.start_time;
}

}  // namespace gouvernail::compliance
