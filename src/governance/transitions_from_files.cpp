// SPDX-License-Identifier: MPL-2.0
// What a diary or a sheet tells, laid over what is recorded.
#include <utility>

#include "governance/meeting.h"
#include "governance/transition_parts.h"

namespace gouvernail::governance {

using calendar::Day;

namespace {

// How far a session has come; a diary knows of the convocation at most.
int rung(MeetingStatus status) {
  switch (status) {
    case MeetingStatus::proposed:
      return 0;
    case MeetingStatus::convened:
      return 1;
    case MeetingStatus::held:
    case MeetingStatus::cancelled:
      break;
  }
  return 2;
}

// The reason of an earlier change, where nobody gives one for this: it stays until it was told, and
// that of a move is none of a cancellation.
void keep_reason(const Meeting& before, Meeting& after) {
  const bool off =
      after.status == MeetingStatus::cancelled && before.status != MeetingStatus::cancelled;
  const bool changed = standing_of(after) != standing_of(before);
  if (after.reason == before.reason && (off || (changed && is_known_as_it_stands(before))))
    after.reason.clear();
}

}  // namespace

Meeting follow_diary(const Meeting& recorded, Meeting diary, Day today) {
  if (settled(recorded)) return recorded;
  Meeting result = recorded;
  result.body = std::move(diary.body);
  result.day = diary.day;
  if (result.day != recorded.day) forget_sending(result, recorded.day);
  // On its day, an event of the whole day tells no hours, and one without an end tells none.
  const bool same_day = result.day == recorded.day;
  const bool hours_unsaid = same_day && !diary.start_time;
  if (!hours_unsaid) result.start_time = diary.start_time;
  const bool end_unsaid = same_day && !diary.end && result.start_time == recorded.start_time;
  if (!hours_unsaid && !end_unsaid) result.end = diary.end;
  if (!diary.site.empty()) result.site = std::move(diary.site);
  if (rung(diary.status) > rung(result.status)) result.status = diary.status;
  if (result.note.empty()) result.note = std::move(diary.note);
  if (result.status == MeetingStatus::cancelled) result.cancelled_on = today;
  keep_reason(recorded, result);
  leave_untold(recorded, result);
  return result;
}

namespace {

// What was sent for the day before is none of the new one.
Meeting with_sending_of_its_day(const Meeting& recorded, Meeting sheet) {
  const bool cancelled = sheet.status == MeetingStatus::cancelled;
  if (sheet.day == recorded.day || cancelled || settled(recorded)) return sheet;
  const bool repeated = !sheet.convened_on || sheet.convened_on == recorded.convened_on;
  if (sheet.documents_on == recorded.documents_on) sheet.documents_on.reset();
  if (sheet.moved_from == recorded.moved_from) sheet.moved_from = recorded.day;
  if (!repeated) return sheet;
  sheet.convened_on.reset();
  if (sheet.status == MeetingStatus::convened && recorded.status == MeetingStatus::convened) {
    sheet.status = MeetingStatus::proposed;
  }
  return sheet;
}

}  // namespace

Meeting follow_sheet(const Meeting& recorded, Meeting sheet) {
  const bool convened_anew = sheet.convened_on && sheet.convened_on != recorded.convened_on &&
                             sheet.status == MeetingStatus::convened;
  const bool says_itself = sheet.awaited != recorded.awaited;
  sheet = with_sending_of_its_day(recorded, std::move(sheet));
  keep_reason(recorded, sheet);
  if (convened_anew || sheet.status == MeetingStatus::held) {
    sheet.awaited.reset();
  } else if (!says_itself) {
    leave_untold(recorded, sheet);
  }
  return sheet;
}

std::optional<Refusal> refuses_sheet(const Meeting& recorded, const Meeting& sheet, Day today) {
  if (const auto refusal = settled(recorded)) {
    const bool stays = sheet.day == recorded.day && settled(sheet);
    return stays ? std::nullopt : refusal;
  }
  if (settled(sheet) || !recorded.joint.empty()) return std::nullopt;
  return moved_to_past(recorded, sheet.day, today);
}

Meeting keep_convocation(const Meeting& recorded, Meeting sheet) {
  if (sheet.day != recorded.day || sheet.status == MeetingStatus::cancelled) return sheet;
  if (!sheet.convened_on) sheet.convened_on = recorded.convened_on;
  if (sheet.status == MeetingStatus::proposed && sheet.convened_on) {
    sheet.status = MeetingStatus::convened;
  }
  return sheet;
}

}  // namespace gouvernail::governance
