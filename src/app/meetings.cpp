// SPDX-License-Identifier: MPL-2.0
#include "app/meetings.h"

#include <algorithm>

#include "app/sending/convened_by_mail.h"
#include "app/sending/invitation_revision.h"
#include "app/sending/revision_mark.h"
#include "app/workspace/identifiers.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/person_names.h"
#include "app/workspace/record.h"
#include "app/workspace/second_convocation.h"
#include "app/workspace/session_remarks.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/attendance_sheet.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/people.h"
#include "governance/presence_text.h"
#include "governance/seat.h"
#include "governance/stand_ins.h"
#include "records/recorded_change.h"
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
    case RefusalReason::end_without_start:
      return msg("give {}", Input{Detail::at});
    case RefusalReason::no_such_hour:
      return msg("give another hour: {0} or {1}", Input{Detail::at}, Input{Detail::until});
    case RefusalReason::convocation_untold:
      return msg("give {0}, or, where it was held, record that with “{1}”", Input{Detail::on},
                 base::Action{base::Verb::hold_meeting});
    case RefusalReason::documents_after_its_day:
      return msg("correct {}", Input{Detail::documents_on});
    case RefusalReason::convened_after_its_day:
      return msg("give the day on which the convocations were sent");
    case RefusalReason::minutes_before_session:
    case RefusalReason::approved_before_sent:
      return msg("correct {0} or {1}", Input{Detail::minutes_sent_on}, Input{Detail::minutes_on});
    case RefusalReason::told_before_its_time:
      return msg("give a day that has come");
    case RefusalReason::moved_to_past:
      return msg("where the day was only mistyped, correct it with “{0}”",
                 base::Action{base::Verb::correct_meeting});
    case RefusalReason::convened_yet_proposed:
    case RefusalReason::minutes_before_held:
      break;  // what no step asks for
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
MeetingChanged record_change(Opened& opened, const Meeting& before, Meeting after,
                             records::Changes more = {}) {
  more.insert(more.begin(), records::PutMeeting{after});
  record(opened, more);
  MeetingChanged changed{std::move(after)};
  changed.behind = records_behind(opened.folder, before, changed.after);
  return changed;
}

// The day on which it was first recorded; none of one that is not.
std::optional<calendar::Day> recorded_on(const Opened& opened, const Meeting& meeting) {
  for (const records::JournalEntry& entry : opened.database->journal()) {
    if (entry.subject == meeting.uid) return calendar::to_paris(entry.at).day;
  }
  return std::nullopt;
}

// Convocations were hardly sent before there was a convention, nor a year before anybody had heard
// of the session: the day is likely mistyped.
void tell_early_sending(const Opened& opened, const Meeting& meeting, calendar::Day on,
                        std::vector<base::Message>& remarks) {
  const calendar::DayRange& term = opened.rules->convention->term;
  if (on < term.first) {
    remarks.push_back(
        msg("{0}, the day of its convocations, comes before the convention's term, which runs from "
            "{1} to {2}. It was recorded all the same.",
            calendar::arg(on), calendar::arg(term.first), calendar::arg(term.last)));
    return;
  }
  const auto recorded = recorded_on(opened, meeting);
  constexpr calendar::Days a_year{365};
  if (!recorded || on >= std::min(*recorded, meeting.day) - a_year) return;
  remarks.push_back(
      msg("{0}, the day of its convocations, comes more than a year before the session was "
          "recorded. It was recorded all the same.",
          calendar::arg(on)));
}

// Day and hour that the last mail on the session has told; empty when none left.
std::string when_mailed(const Opened& opened, const Meeting& meeting) {
  const auto revisions = opened.database->invitations(meeting.uid);
  const auto outbox = opened.database->outbox();
  for (auto one = revisions.rbegin(); one != revisions.rend(); ++one) {
    const std::string mark = to_text(RevisionMark{one->sequence, one->dtstamp});
    const bool left =
        std::any_of(outbox.begin(), outbox.end(), [&](const records::OutgoingMail& mail) {
          return mail.kind == records::invitation_kind && mail.subject == meeting.uid &&
                 mail.revision == mark && records::has_left(mail.state);
        });
    if (left) return one->when;
  }
  return "";
}

// The reason that goes with a move for which none is given. That of an earlier move stays until
// guests were told of it; back where they believe the session to be, it is as it was told.
std::optional<std::string> reason_kept(const Opened& opened, const Meeting& before,
                                       const Meeting& after) {
  const std::string mailed = when_mailed(opened, before);
  if (!mailed.empty() && mailed == when_told(after)) {
    const auto changes = opened.database->changes();
    for (auto one = changes.rbegin(); one != changes.rend(); ++one) {
      const auto* state = std::get_if<base::Boxed<Meeting>>(&one->after);
      if (!state || (*state)->uid != before.uid || when_told(**state) != mailed) continue;
      return (*state)->reason;
    }
  }
  const bool told = before.convened_on || mailed == when_told(before);
  if (before.reason.empty() || told) return std::nullopt;
  return before.reason;
}

// What was written, a role or a person of the workspace; the seat that brings him to this session
// says in which role he is expected.
governance::PresenceReader::FindSitter sitters(const Opened& opened, const Meeting& meeting) {
  return [&opened, meeting](const std::string& name) -> std::optional<governance::Sitter> {
    const governance::Person* person = opened.people->named(name);
    if (!person) return std::nullopt;
    return governance::Sitter{
        person->key,
        governance::role_brought(person->key, meeting.body, meeting.day, opened.history->seats,
                                 opened.people, opened.rules->convention)};
  };
}

// Whoever came in somebody's place without a seat of his own must be one who may be sent there.
void need_stand_in(const Opened& opened, const Meeting& meeting,
                   const governance::Presence& presence) {
  if (!presence.by_role.empty()) return;
  const governance::Convention& convention = opened.rules->convention;
  const governance::Role* role = convention.role(presence.role);
  const governance::Person* person = opened.people->find(presence.by_person);
  const bool may =
      role && person &&
      governance::may_be_sent(*role, *person, meeting.day, opened.history->seats, convention);
  if (may) return;
  throw base::bad_input(msg("by the convention, “{0}” may not sit for “{1}”", presence.by_person,
                            role ? role->name : base::LocalizedText{presence.role, presence.role}),
                        msg("say that they were excused, or correct who came"));
}

// Whoever came in somebody's place is another than he: where nobody says which holder of a role it
// was that did not come, a holder of that role came for himself.
void need_another(const Opened& opened, const Meeting& meeting,
                  const governance::Presence& presence) {
  if (presence.attending != governance::Attending::represented || presence.role.empty()) return;
  const auto& seats = opened.history->seats;
  const bool holds = !presence.by_person.empty() &&
                     std::any_of(seats.begin(), seats.end(), [&](const governance::Seat& seat) {
                       return seat.person == presence.by_person && seat.role == presence.role &&
                              governance::holds_on(seat, meeting.day);
                     });
  const bool same = holds || presence.by_role == presence.role;
  const bool himself = presence.person.empty() || presence.by_person == presence.person;
  if (!same || !himself) return;
  throw base::bad_input(msg("“{}” cannot be represented by the same", presence.role),
                        msg("say who came, or that nobody did"));
}

std::vector<governance::Presence> need_sheet(const Opened& opened, const Meeting& meeting,
                                             const std::string& text) {
  const governance::Convention& convention = opened.rules->convention;
  governance::PresenceReader reader(convention, sitters(opened, meeting));
  auto sheet = reader.read(text, [](const char*, base::Message cause, base::Message remedy) {
    throw base::bad_input(std::move(cause), std::move(remedy));
  });
  for (governance::Presence& presence : sheet) {
    for (std::string* person : {&presence.person, &presence.by_person}) {
      if (!person->empty()) *person = need_person_named(opened, *person).key;
    }
    need_another(opened, meeting, presence);
    if (!presence.by_person.empty()) need_stand_in(opened, meeting, presence);
    if (!presence.role.empty()) continue;
    throw base::bad_input(
        msg("“{0}” holds no seat on {1}", presence.person, calendar::arg(meeting.day)),
        msg("record the seat with “{0}”, or name the role",
            base::Action{base::Verb::appoint_to_seat}));
  }
  if (const auto twice = governance::named_twice(sheet); !twice.empty()) {
    throw base::bad_input(msg("“{}” is named twice", twice.front()), msg("name each person once"));
  }
  const auto full = governance::overfull(sheet, meeting.day, opened.history->seats, convention);
  if (!full.empty()) {
    throw base::bad_input(governance::cause_of(full.front(), convention),
                          msg("correct the sheet, or record who sits there with “{0}”",
                              base::Action{base::Verb::appoint_to_seat}));
  }
  return sheet;
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
  meeting.agenda = request.agenda;
  meeting.urgent = request.urgent;
  meeting = need_allowed(governance::set_hours(
      std::move(meeting), request.start, on_that_day(request.day, request.end), body.minutes));
  if (!request.second_of.empty()) {
    meeting.second_of = need_first_convocation(opened, meeting, request.second_of);
  }
  auto remarks = session_remarks(opened, meeting);
  record(opened, {records::PutMeeting{meeting}});
  return {std::move(meeting), std::move(remarks)};
}

MeetingChanged convene_meeting(Opened& opened, const ConveneMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  governance::Convene what = request.what;
  if (!request.second_of.empty()) {
    what.second_of = need_first_convocation(opened, before, request.second_of);
  }
  need_workspace(opened);
  std::vector<base::Message> remarks;
  Meeting after = need_allowed(governance::convene(before, what, today));
  const auto mailed = mailed_on(before, opened);
  if (mailed && after.convened_on && *mailed < *after.convened_on) {
    remarks.push_back(msg("Its mails left on {0} already: the notice counts from that day.",
                          calendar::arg(*mailed)));
    what.on = std::min(*mailed, before.convened_on.value_or(*mailed));
    after = need_allowed(governance::convene(before, what, today));
  }
  if (what.on) tell_early_sending(opened, before, *what.on, remarks);
  if (what.second_of) {
    for (base::Message& one : convocation_remarks(opened, after)) remarks.push_back(std::move(one));
  }
  MeetingChanged changed = record_change(opened, before, std::move(after));
  changed.remarks = std::move(remarks);
  return changed;
}

MeetingChanged hold_meeting(Opened& opened, const HoldMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  governance::Hold what{std::nullopt,        request.minutes_on,
                        request.note,        request.minutes_sent_on,
                        request.convened_on, request.documents_on};
  if (!request.present.empty()) what.present = need_sheet(opened, before, request.present);
  return record_change(opened, before, need_allowed(governance::hold(before, what, today)));
}

MeetingChanged cancel_meeting(Opened& opened, const CancelMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  // Nobody is asked to it any more; whoever was is told.
  MeetingChanged changed =
      record_change(opened, before, need_allowed(governance::cancel(before, request.what, today)),
                    {records::DropMails{before.uid}});
  if (before.status == governance::MeetingStatus::held) {
    changed.remarks.push_back(
        msg("It was recorded as held; who was there is no longer recorded. “{0}” takes this back.",
            base::Action(base::Verb::undo_journal).of(opened.revision)));
  }
  return changed;
}

MeetingChanged move_meeting(Opened& opened, const MoveMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  // Of a joint session, the other record may say that it took place since.
  const auto back = governance::moved_to_past(before, request.day, today);
  if (back && before.joint.empty()) need_allowed(*back);
  const governance::Move what{request.day,
                              request.start,
                              on_that_day(request.day, request.end),
                              request.site,
                              governance::Length::usual,
                              request.reason};
  const governance::Body* body = opened.rules->convention->body(before.body);
  const auto usual = body ? body->minutes : std::nullopt;
  Meeting after = need_allowed(governance::move(before, what, usual));
  need_workspace(opened);
  if (!what.reason) {
    if (const auto kept = reason_kept(opened, before, after)) after.reason = *kept;
  }
  auto remarks = session_remarks(opened, after);
  MeetingChanged changed = record_change(opened, before, std::move(after));
  changed.remarks = std::move(remarks);
  return changed;
}

MeetingChanged describe_meeting(Opened& opened, const DescribeMeeting& request) {
  const Meeting before = need_meeting(opened, request.meeting);
  Meeting after = before;
  if (request.agenda) after.agenda = *request.agenda;
  if (request.note) after.note = *request.note;
  return record_change(opened, before, std::move(after));
}

Meeting show_meeting(const Opened& opened, const std::string& meeting) {
  need_workspace(opened);
  return need_meeting(opened, meeting);
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
