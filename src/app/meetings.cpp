// SPDX-License-Identifier: MPL-2.0
#include "app/meetings.h"

#include "app/workspace/identifiers.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/presence_text.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;

// What to do about a step that cannot be taken, when somebody asked for it by hand.
base::Message remedy_of(const governance::Refusal& refusal) {
  using base::Detail;
  using base::Input;
  using governance::RefusalReason;
  switch (refusal.reason) {
    case RefusalReason::already_held:
    case RefusalReason::already_cancelled:
      return msg("add another with “{0}”", base::Action{base::Verb::add_meeting});
    case RefusalReason::still_to_come:
      return msg("record the meeting as held once its day has come, or move it");
    case RefusalReason::ends_before_start:
      return msg("correct {0} or {1}", Input{Detail::at}, Input{Detail::until});
    case RefusalReason::convened_after_its_day:
      return msg("correct {}", Input{Detail::on});
    case RefusalReason::minutes_before_session:
      return msg("correct {}", Input{Detail::minutes_on});
    case RefusalReason::not_held:
      break;
  }
  return {};
}

Meeting need_allowed(governance::Changed changed) {
  if (const auto* refusal = std::get_if<governance::Refusal>(&changed)) {
    throw base::bad_input(governance::cause_of(*refusal), remedy_of(*refusal));
  }
  return std::get<Meeting>(std::move(changed));
}

std::optional<calendar::LocalTime> on_that_day(calendar::Day day,
                                               std::optional<calendar::Minutes> time) {
  if (!time) return std::nullopt;
  return calendar::LocalTime{day, *time};
}

// Of a session that was recorded before. Held jointly, it is recorded elsewhere too.
MeetingChanged record_change(Opened& opened, const Meeting& before, Meeting after) {
  record(opened, {records::PutMeeting{after}});
  auto behind = records_behind(opened.folder, before, after);
  return {std::move(after), std::move(behind)};
}

}  // namespace

MeetingChanged add_meeting(Opened& opened, const AddMeeting& request) {
  const governance::Body& body = need_body(opened, request.body);
  Meeting meeting;
  meeting.uid = new_uid();
  meeting.body = body.id;
  meeting.day = request.day;
  meeting.site = request.site.empty() ? body.site : request.site;
  meeting.note = request.note;
  meeting.urgent = request.urgent;
  meeting = need_allowed(governance::set_hours(
      std::move(meeting), request.start, on_that_day(request.day, request.end), body.minutes));
  record(opened, {records::PutMeeting{meeting}});
  return {std::move(meeting)};
}

MeetingChanged convene_meeting(Opened& opened, const ConveneMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  return record_change(opened, before,
                       need_allowed(governance::convene(before, request.what, today)));
}

MeetingChanged hold_meeting(Opened& opened, const HoldMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  governance::Hold what{std::nullopt, request.minutes_on, request.note};
  if (!request.present.empty()) {
    governance::PresenceReader reader(opened.rules->convention);
    what.present =
        reader.read(request.present, [](const char*, base::Message cause, base::Message remedy) {
          throw base::bad_input(std::move(cause), std::move(remedy));
        });
  }
  return record_change(opened, before, need_allowed(governance::hold(before, what, today)));
}

MeetingChanged cancel_meeting(Opened& opened, const CancelMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  return record_change(opened, before,
                       need_allowed(governance::cancel(before, request.what, today)));
}

MeetingChanged move_meeting(Opened& opened, const MoveMeeting& request) {
  const Meeting before = need_meeting(opened, request.meeting);
  const governance::Move what{request.day, request.start, on_that_day(request.day, request.end),
                              request.site};
  const governance::Body* body = opened.rules->convention->body(before.body);
  const auto usual = body ? body->minutes : std::nullopt;
  return record_change(opened, before, need_allowed(governance::move(before, what, usual)));
}

std::vector<Meeting> list_meetings(const Opened& opened, const WhichMeetings& which) {
  const std::string body = which.body.empty() ? "" : need_body(opened, which.body).id;
  std::vector<Meeting> meetings;
  for (const Meeting& meeting : opened.history->meetings) {
    const bool wanted = (body.empty() || meeting.body == body) &&
                        (!which.from || meeting.day >= *which.from) &&
                        (!which.to || meeting.day <= *which.to);
    if (wanted) meetings.push_back(meeting);
  }
  return meetings;
}

}  // namespace gouvernail::app
