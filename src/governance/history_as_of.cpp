// SPDX-License-Identifier: MPL-2.0
#include "governance/history_as_of.h"

#include <algorithm>

#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"

namespace gouvernail::governance {
namespace {

using calendar::Day;

void forget_later(std::optional<Day>& day, Day as_of) {
  if (day && *day > as_of) day.reset();
}

// The meeting as it stood on `day`, false when nothing was known of it.
bool cut_to_day(Meeting& meeting, Day day) {
  const bool was_convened = meeting.convened_on && *meeting.convened_on <= day;
  if (meeting.status == MeetingStatus::held && meeting.day > day) {
    if (!was_convened) return false;
    meeting.status = MeetingStatus::convened;
  } else if (meeting.status == MeetingStatus::convened && meeting.convened_on && !was_convened) {
    return false;
  } else if (meeting.status == MeetingStatus::cancelled && meeting.cancelled_on &&
             *meeting.cancelled_on > day) {
    meeting.status = was_convened ? MeetingStatus::convened : MeetingStatus::proposed;
    if (meeting.awaited == standing_of(meeting)) meeting.awaited.reset();
  }
  if (meeting.status != MeetingStatus::held) meeting.present.reset();
  forget_later(meeting.convened_on, day);
  forget_later(meeting.documents_on, day);
  forget_later(meeting.minutes_on, day);
  forget_later(meeting.minutes_sent_on, day);
  forget_later(meeting.cancelled_on, day);
  return true;
}

bool is_later(const std::optional<Day>& day, Day as_of) { return day && *day > as_of; }

// Whether cut_to_day would change nothing.
bool is_whole(const Meeting& meeting, Day day) {
  const bool held = meeting.status == MeetingStatus::held;
  if (held ? meeting.day > day : meeting.present.has_value()) return false;
  return !is_later(meeting.convened_on, day) && !is_later(meeting.documents_on, day) &&
         !is_later(meeting.minutes_on, day) && !is_later(meeting.minutes_sent_on, day) &&
         !is_later(meeting.cancelled_on, day);
}

bool is_whole(const History& history, Day day) {
  return std::ranges::all_of(history.meetings,
                             [&](const Meeting& meeting) { return is_whole(meeting, day); }) &&
         std::ranges::none_of(history.waivers,
                              [&](const Waiver& waiver) { return waiver.granted_on > day; }) &&
         std::ranges::none_of(history.ticks, [&](const Tick& tick) { return tick.done_on > day; });
}

void cut_to(History& history, Day day) {
  std::vector<Meeting> meetings;
  meetings.reserve(history.meetings.size());
  for (Meeting& meeting : history.meetings) {
    if (cut_to_day(meeting, day)) meetings.push_back(std::move(meeting));
  }
  history.meetings = std::move(meetings);
  std::erase_if(history.waivers, [&](const Waiver& waiver) { return waiver.granted_on > day; });
  std::erase_if(history.ticks, [&](const Tick& tick) { return tick.done_on > day; });
}

}  // namespace

HistoryAsOf::HistoryAsOf(base::Shared<History> history, Day day)
    : history_(std::move(history)), day_(day) {}

HistoryAsOf HistoryAsOf::taken_as_known(base::Shared<History> history, Day day) {
  return HistoryAsOf(std::move(history), day);
}

HistoryAsOf HistoryAsOf::with(const std::vector<Meeting>& added) const {
  HistoryAsOf result = *this;
  std::vector<Meeting>& meetings = result.history_.own().meetings;
  meetings.insert(meetings.end(), added.begin(), added.end());
  return result;
}

void HistoryAsOf::replace_after(std::size_t kept, const std::vector<Meeting>& added) {
  std::vector<Meeting>& meetings = history_.own().meetings;
  if (kept < meetings.size())
    meetings.erase(meetings.begin() + static_cast<std::ptrdiff_t>(kept), meetings.end());
  meetings.insert(meetings.end(), added.begin(), added.end());
}

HistoryAsOf as_of(base::Shared<History> history, Day day) {
  if (!is_whole(history, day)) cut_to(history.own(), day);
  return HistoryAsOf(std::move(history), day);
}

}  // namespace gouvernail::governance
