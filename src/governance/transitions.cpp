// SPDX-License-Identifier: MPL-2.0
#include "governance/transitions.h"
#include "governance/meeting.h"
#include "governance/transition_parts.h"

#include <utility>

namespace gouvernail::governance {
namespace {

using calendar::Day;
using calendar::LocalTime;
using calendar::Minutes;

bool minutes_too_old(const Meeting& meeting) {
  const auto out = minutes_out(meeting);
  return out && *out < meeting.day;
}

std::optional<Refusal> before_its_time(const std::optional<Day>& told, Day today) {
  if (!told || *told <= today) return std::nullopt;
  return Refusal{RefusalReason::told_before_its_time, *told};
}

bool convened_too_late(const Meeting& meeting) {
  return meeting.convened_on && *meeting.convened_on > meeting.day;
}

bool documents_too_late(const Meeting& meeting) {
  return meeting.documents_on && *meeting.documents_on > meeting.day;
}

bool approved_too_early(const Meeting& meeting) {
  return meeting.minutes_on && meeting.minutes_sent_on &&
         *meeting.minutes_on < *meeting.minutes_sent_on;
}

constexpr Minutes whole_day{24 * 60};
// What ends earlier in the day than it starts ends after midnight, if it lasts no longer than this;
// else somebody has mistyped an hour.
constexpr Minutes longest_night{12 * 60};

LocalTime later(Day day, Minutes start, Minutes length) {
  return calendar::to_paris(calendar::resolve_paris({day, start}).utc + length);
}

// An hour at which something ends that has none at which it starts. What lasts several whole days
// ends with the last of them.
bool has_end_alone(const Meeting& meeting) {
  if (meeting.start_time || !meeting.end) return false;
  return meeting.end->day == meeting.day || meeting.end->time != calendar::last_minute;
}

// A session ends after it starts.
bool ends_in_time(const Meeting& meeting) {
  return !meeting.end || !meeting.start_time || meeting.end->day != meeting.day ||
         meeting.end->time > *meeting.start_time;
}

// The day on which it starts or ends at an hour over which the clocks leap.
std::optional<Refusal> leapt_over(const Meeting& meeting) {
  std::optional<LocalTime> start;
  if (meeting.start_time) start = LocalTime{meeting.day, *meeting.start_time};
  for (const auto& one : {start, meeting.end}) {
    if (one && calendar::resolve_paris(*one).kind == calendar::LocalTimeKind::skipped) {
      return Refusal{RefusalReason::no_such_hour, one->day};
    }
  }
  return std::nullopt;
}

std::optional<LocalTime> same_length(const Meeting& before, Day day, Minutes start) {
  const auto length = length_of(before);
  if (!length) return std::nullopt;
  return calendar::to_paris(calendar::resolve_paris({day, start}).utc + *length);
}

}  // namespace

std::optional<Refusal> settled(const Meeting& meeting) {
  if (meeting.status == MeetingStatus::held) {
    return Refusal{RefusalReason::already_held, meeting.day};
  }
  if (meeting.status == MeetingStatus::cancelled) {
    return Refusal{RefusalReason::already_cancelled, meeting.day};
  }
  return std::nullopt;
}

void forget_sending(Meeting& meeting, Day from) {
  meeting.moved_from = from;
  meeting.reason.clear();
  meeting.convened_on.reset();
  meeting.documents_on.reset();
  if (meeting.status == MeetingStatus::convened) meeting.status = MeetingStatus::proposed;
}

void leave_untold(const Meeting& before, Meeting& after) {
  const bool off =
      after.status == MeetingStatus::cancelled && before.status != MeetingStatus::cancelled;
  // Of one that was recorded as held by mistake, too.
  const bool was_convened = before.status == MeetingStatus::convened || before.convened_on;
  if (!before.awaited && !was_convened) return;
  const Awaited told = before.awaited.value_or(standing_of(before));
  const bool elsewhere = standing_of(after) != standing_of(before);
  if (!off && !elsewhere) return;
  after.awaited = told;
}

Changed convene(Meeting meeting, const Convene& request, Day today) {
  if (const auto refusal = settled(meeting)) return *refusal;
  for (const auto& told : {request.on, request.documents_on}) {
    if (const auto refusal = before_its_time(told, today)) return *refusal;
  }
  meeting.status = MeetingStatus::convened;
  if (request.documents_on) {
    meeting.documents_on = request.documents_on;
    if (documents_too_late(meeting)) {
      return Refusal{RefusalReason::documents_after_its_day, meeting.day};
    }
    if (!request.on && !meeting.convened_on && today > meeting.day) {
      return Refusal{RefusalReason::convocation_untold, meeting.day};
    }
  }
  // Papers alone tell nobody of another day, nor does a convocation that is recorded already.
  const bool papers_alone = request.documents_on && !request.on && meeting.convened_on;
  const bool repeated = request.on && request.on == meeting.convened_on;
  if (!papers_alone && !repeated) meeting.awaited.reset();
  // The day of sending stays when something else is told of a meeting that was convened.
  if (request.on || !meeting.convened_on) meeting.convened_on = request.on.value_or(today);
  if (request.second_of) meeting.second_of = *request.second_of;
  if (convened_too_late(meeting)) {
    return Refusal{RefusalReason::convened_after_its_day, meeting.day};
  }
  return meeting;
}

bool is_untold(const Meeting& meeting) {
  if (!meeting.awaited || meeting.status == MeetingStatus::held) return false;
  return meeting.status == MeetingStatus::cancelled || *meeting.awaited != standing_of(meeting);
}

bool is_known_as_it_stands(const Meeting& meeting) {
  return (meeting.convened_on || meeting.awaited) && !is_untold(meeting);
}

Meeting as_awaited(Meeting meeting) {
  if (!meeting.awaited) return meeting;
  const Awaited awaited = *meeting.awaited;
  meeting.end = awaited.start ? same_length(meeting, awaited.day, *awaited.start) : std::nullopt;
  meeting.day = awaited.day;
  meeting.start_time = awaited.start;
  meeting.site = awaited.site;
  return meeting;
}

Changed tell(Meeting meeting) {
  if (!is_untold(meeting)) return Refusal{RefusalReason::nobody_to_tell, meeting.day};
  meeting.awaited = standing_of(meeting);
  if (meeting.status == MeetingStatus::cancelled) meeting.awaited.reset();
  return meeting;
}

Changed hold(Meeting meeting, const Hold& request, Day today, std::optional<Minutes> hour) {
  if (meeting.day > today) return Refusal{RefusalReason::still_to_come, meeting.day};
  const bool known = hour && meeting.start_time && meeting.status != MeetingStatus::held;
  if (known && meeting.day == today && *hour < *meeting.start_time) {
    return Refusal{RefusalReason::not_begun, meeting.day};
  }
  meeting.status = MeetingStatus::held;
  meeting.cancelled_on.reset();
  meeting.awaited.reset();
  if (request.note) meeting.note = *request.note;
  if (request.present) meeting.present = request.present;
  if (request.minutes_on) meeting.minutes_on = request.minutes_on;
  if (request.minutes_sent_on) meeting.minutes_sent_on = request.minutes_sent_on;
  if (request.convened_on) meeting.convened_on = request.convened_on;
  if (request.documents_on) meeting.documents_on = request.documents_on;
  for (const auto& told :
       {request.minutes_on, request.minutes_sent_on, request.convened_on, request.documents_on}) {
    if (const auto refusal = before_its_time(told, today)) return *refusal;
  }
  if (request.convened_on && convened_too_late(meeting)) {
    return Refusal{RefusalReason::convened_after_its_day, meeting.day};
  }
  if (request.documents_on && documents_too_late(meeting)) {
    return Refusal{RefusalReason::documents_after_its_day, meeting.day};
  }
  if ((request.minutes_on || request.minutes_sent_on) && approved_too_early(meeting)) {
    return Refusal{RefusalReason::approved_before_sent, meeting.day};
  }
  if (minutes_too_old(meeting)) {
    return Refusal{RefusalReason::minutes_before_session, meeting.day};
  }
  return meeting;
}

Changed send_documents(Meeting meeting, Day day) {
  meeting.documents_on = day;
  if (documents_too_late(meeting)) {
    return Refusal{RefusalReason::documents_after_its_day, meeting.day};
  }
  return meeting;
}

Changed send_minutes(Meeting meeting, Day day) {
  meeting.minutes_sent_on = day;
  if (approved_too_early(meeting)) {
    return Refusal{RefusalReason::approved_before_sent, meeting.day};
  }
  if (minutes_too_old(meeting)) {
    return Refusal{RefusalReason::minutes_before_session, meeting.day};
  }
  return meeting;
}

Changed cancel(Meeting meeting, const Cancel& request, Day today) {
  if (const auto refusal = before_its_time(request.on, today)) return *refusal;
  const Meeting before = meeting;
  meeting.status = MeetingStatus::cancelled;
  leave_untold(before, meeting);
  meeting.present.reset();
  const bool again = meeting.cancelled_on.has_value();
  if (request.on || !again) meeting.cancelled_on = request.on.value_or(today);
  // The reason of an earlier move is none of this.
  if (request.reason || !again) meeting.reason = request.reason.value_or("");
  if (request.note) meeting.note = *request.note;
  return meeting;
}

LocalTime end_after(Day day, Minutes start, LocalTime end) {
  const bool next_day =
      end.day == day && end.time < start && end.time + whole_day - start <= longest_night;
  return next_day ? LocalTime{day + calendar::Days{1}, end.time} : end;
}

Changed set_hours(Meeting meeting, std::optional<Minutes> start, std::optional<LocalTime> end,
                  std::optional<int> usual) {
  if (start) meeting.start_time = start;
  if (end && !meeting.start_time) return Refusal{RefusalReason::end_without_start, meeting.day};
  if (end) {
    meeting.end = end_after(meeting.day, *meeting.start_time, *end);
  } else if (start && usual) {
    meeting.end = later(meeting.day, *start, Minutes{*usual});
  }
  if (!ends_in_time(meeting)) return Refusal{RefusalReason::ends_before_start, meeting.day};
  if (const auto refusal = leapt_over(meeting)) return *refusal;
  return meeting;
}

Changed move(Meeting meeting, const Move& request, std::optional<int> usual) {
  if (const auto refusal = settled(meeting)) return *refusal;
  const Meeting before = meeting;
  meeting.day = request.day;
  if (meeting.day != before.day) forget_sending(meeting, before.day);
  meeting.reason = request.reason.value_or("");
  if (meeting.end) meeting.end->day += request.day - before.day;
  if (request.site) meeting.site = *request.site;
  Changed changed = Refusal{};
  if (request.length == Length::usual || !request.start) {
    changed = set_hours(std::move(meeting), request.start, request.end, usual);
  } else {
    meeting.end = request.end ? request.end : same_length(before, request.day, *request.start);
    changed = set_hours(std::move(meeting), request.start, std::nullopt, std::nullopt);
  }
  if (auto* after = std::get_if<Meeting>(&changed)) leave_untold(before, *after);
  return changed;
}

std::optional<Refusal> moved_to_past(const Meeting& meeting, Day to, Day today) {
  if (settled(meeting) || to >= today || to == meeting.day) return std::nullopt;
  return Refusal{RefusalReason::moved_to_past, to};
}

std::vector<Refusal> contradictions(const Meeting& meeting) {
  std::vector<Refusal> found;
  const auto find = [&](bool wrong, RefusalReason reason) {
    if (wrong) found.push_back({reason, meeting.day});
  };
  const LocalTime start{meeting.day, meeting.start_time.value_or(Minutes{0})};
  const bool early =
      meeting.end && (meeting.start_time ? *meeting.end <= start : meeting.end->day < meeting.day);
  find(early, RefusalReason::ends_before_start);
  find(!early && has_end_alone(meeting), RefusalReason::end_without_start);
  if (const auto refusal = leapt_over(meeting)) found.push_back(*refusal);
  find(minutes_too_old(meeting), RefusalReason::minutes_before_session);
  find(!settled(meeting) && minutes_out(meeting), RefusalReason::minutes_before_held);
  find(approved_too_early(meeting), RefusalReason::approved_before_sent);
  find(convened_too_late(meeting), RefusalReason::convened_after_its_day);
  find(documents_too_late(meeting), RefusalReason::documents_after_its_day);
  if (meeting.status == MeetingStatus::proposed && meeting.convened_on) {
    found.push_back({RefusalReason::convened_yet_proposed, *meeting.convened_on});
  }
  return found;
}

std::optional<Refusal> held_too_early(const Meeting& meeting, Day today) {
  if (meeting.status != MeetingStatus::held || meeting.day <= today) return std::nullopt;
  return Refusal{RefusalReason::still_to_come, meeting.day};
}

std::vector<Refusal> told_too_early(const Meeting& meeting, Day today) {
  std::vector<Refusal> found;
  for (const auto& told : {meeting.convened_on, meeting.documents_on, meeting.minutes_sent_on,
                           meeting.minutes_on, meeting.cancelled_on}) {
    if (const auto refusal = before_its_time(told, today)) found.push_back(*refusal);
  }
  return found;
}

bool is_expected(const Meeting& meeting) { return !settled(meeting); }

bool is_ahead(const Meeting& meeting, calendar::Day today) {
  return is_expected(meeting) && meeting.day >= today;
}

Changed correct(Meeting meeting, const Correction& what, Day today) {
  const Day before = meeting.day;
  meeting.day = what.day.value_or(before);
  // A move that is corrected away never was.
  if (meeting.moved_from && *meeting.moved_from == meeting.day) {
    meeting.moved_from.reset();
    meeting.reason.clear();
  }
  if (meeting.end) meeting.end->day += meeting.day - before;
  if (what.site) meeting.site = *what.site;
  if (what.second_of) meeting.second_of = *what.second_of;
  if (const auto refusal = held_too_early(meeting, today)) return *refusal;
  if (meeting.day != before && minutes_too_old(meeting)) {
    return Refusal{RefusalReason::minutes_before_session, meeting.day};
  }
  if (convened_too_late(meeting)) {
    meeting.convened_on.reset();
    if (meeting.status == MeetingStatus::convened) meeting.status = MeetingStatus::proposed;
  }
  if (documents_too_late(meeting)) meeting.documents_on.reset();
  return set_hours(std::move(meeting), what.start, what.end, std::nullopt);
}

}  // namespace gouvernail::governance
