// SPDX-License-Identifier: MPL-2.0
#include "governance/history.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace gouvernail::governance {
namespace {

using calendar::Day;

// As base::fold leaves them: without case and accents. Sessions are feminine in French; the
// masculine is what hands write as well.
struct StatusWord {
  const char* word;
  MeetingStatus status;
};
constexpr auto status_words = std::to_array<StatusWord>({
    {"proposed", MeetingStatus::proposed},  {"proposee", MeetingStatus::proposed},
    {"propose", MeetingStatus::proposed},   {"prevue", MeetingStatus::proposed},
    {"prevu", MeetingStatus::proposed},     {"convened", MeetingStatus::convened},
    {"convoquee", MeetingStatus::convened}, {"convoque", MeetingStatus::convened},
    {"confirmee", MeetingStatus::convened}, {"confirme", MeetingStatus::convened},
    {"held", MeetingStatus::held},          {"tenue", MeetingStatus::held},
    {"tenu", MeetingStatus::held},          {"realisee", MeetingStatus::held},
    {"realise", MeetingStatus::held},       {"faite", MeetingStatus::held},
    {"fait", MeetingStatus::held},          {"cancelled", MeetingStatus::cancelled},
    {"canceled", MeetingStatus::cancelled}, {"annulee", MeetingStatus::cancelled},
    {"annule", MeetingStatus::cancelled},
});

void forget_later(std::optional<Day>& day, Day as_of) {
  if (day && *day > as_of) day.reset();
}

// The meeting as it stood on `day`, or none when nothing was known of it.
std::optional<Meeting> as_known(Meeting meeting, Day day) {
  const bool was_convened = meeting.convened_on && *meeting.convened_on <= day;
  if (meeting.status == MeetingStatus::held && meeting.day > day) {
    if (!was_convened) return std::nullopt;
    meeting.status = MeetingStatus::convened;
  } else if (meeting.status == MeetingStatus::convened && meeting.convened_on && !was_convened) {
    return std::nullopt;
  } else if (meeting.status == MeetingStatus::cancelled && meeting.cancelled_on &&
             *meeting.cancelled_on > day) {
    meeting.status = was_convened ? MeetingStatus::convened : MeetingStatus::proposed;
  }
  if (meeting.status != MeetingStatus::held) meeting.present.reset();
  forget_later(meeting.convened_on, day);
  forget_later(meeting.documents_on, day);
  forget_later(meeting.minutes_on, day);
  forget_later(meeting.cancelled_on, day);
  return meeting;
}

}  // namespace

const char* to_string(MeetingStatus status) {
  switch (status) {
    case MeetingStatus::proposed:
      return "proposed";
    case MeetingStatus::convened:
      return "convened";
    case MeetingStatus::held:
      return "held";
    case MeetingStatus::cancelled:
      return "cancelled";
  }
  return "";
}

std::optional<MeetingStatus> parse_status(std::string_view text) {
  const std::string word = base::fold(text);
  for (const StatusWord& known : status_words) {
    if (word == known.word) return known.status;
  }
  return std::nullopt;
}

History as_of(const History& history, Day day) {
  History known;
  known.meetings.reserve(history.meetings.size());
  for (const Meeting& meeting : history.meetings) {
    if (auto m = as_known(meeting, day)) known.meetings.push_back(std::move(*m));
  }
  known.seats = history.seats;
  for (const Waiver& waiver : history.waivers) {
    if (waiver.granted_on <= day) known.waivers.push_back(waiver);
  }
  for (const Tick& tick : history.ticks) {
    if (tick.done_on <= day) known.ticks.push_back(tick);
  }
  return known;
}

}  // namespace gouvernail::governance
