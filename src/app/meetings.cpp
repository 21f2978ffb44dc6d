// SPDX-License-Identifier: MPL-2.0
#include "app/meetings.h"

#include <algorithm>

#include "app/sending/convened_by_mail.h"
#include "app/sending/invitation_revision.h"
#include "app/sending/kept_reason.h"
#include "app/sending/revision_mark.h"
#include "app/sending/untold.h"
#include "app/workspace/attendance.h"
#include "app/workspace/identifiers.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/mailed_guests.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/record.h"
#include "app/workspace/second_convocation.h"
#include "app/workspace/session_remarks.h"
#include "app/workspace/waiver_objects.h"
#include "base/action.h"
#include "base/failure.h"
#include "calendar/typed.h"
#include "compliance/judge.h"
#include "compliance/verdict.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/session_name.h"
#include "records/recorded_change.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;

base::Message correct_mark() { return msg("correct {}", base::Input{base::Detail::second_of}); }

// What to do about a step that cannot be taken, when somebody asked for it by hand.
base::Message remedy_of(const governance::Refusal& refusal) {
  using base::Detail;
  using base::Input;
  using governance::RefusalReason;
  switch (refusal.reason) {
    case RefusalReason::already_held:
      return msg("add another with “{0}” or, where it was recorded wrongly, correct it with “{1}”",
                 base::Action{base::Verb::add_meeting}, base::Action{base::Verb::correct_meeting});
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
    case RefusalReason::not_begun:
      return msg(
          "record the meeting as held once it has begun or, where its hour is wrong, "
          "correct that with “{0}”",
          base::Action{base::Verb::correct_meeting});
    case RefusalReason::second_of_nothing:
    case RefusalReason::second_of_other_body:
    case RefusalReason::second_of_cancelled:
    case RefusalReason::second_before_first:
      return correct_mark();
    case RefusalReason::nobody_to_tell:
      return msg("nothing is to be recorded; what a mail told, another mail changes: “{0}”",
                 base::Action(base::Verb::send_change).with(Detail::send));
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

// Whether something that was told of a held session reads otherwise now; what is only added does
// not.
bool replaces(const Meeting& before, const Meeting& after) {
  if (before.status != governance::MeetingStatus::held) return false;
  const auto differs = [&](auto field) { return before.*field && before.*field != after.*field; };
  return differs(&Meeting::present) || differs(&Meeting::convened_on) ||
         differs(&Meeting::documents_on) || differs(&Meeting::minutes_sent_on) ||
         differs(&Meeting::minutes_on) || (!before.note.empty() && before.note != after.note);
}

using Remarks = std::vector<base::Message>;

void append(Remarks& to, Remarks more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Of a session that was recorded before. Held jointly, it is recorded elsewhere too.
MeetingChanged record_change(Opened& opened, const Meeting& before, Meeting after,
                             Remarks remarks = {}, records::Changes more = {}) {
  append(remarks, need_seconds_in_place(opened, after.uid, &after, correct_mark()));
  more.insert(more.begin(), records::PutMeeting{after});
  record(opened, more);
  MeetingChanged changed{std::move(after), std::move(remarks)};
  changed.behind = records_behind(opened.folder, before, changed.after);
  return changed;
}

// The day on which it was first recorded; none of one that is not.
std::optional<calendar::Day> first_recorded_on(const Opened& opened, const Meeting& meeting) {
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
  const auto recorded = first_recorded_on(opened, meeting);
  constexpr calendar::Days a_year{365};
  if (!recorded || on >= std::min(*recorded, meeting.day) - a_year) return;
  remarks.push_back(
      msg("{0}, the day of its convocations, comes more than a year before the session was "
          "recorded. It was recorded all the same.",
          calendar::arg(on)));
}

// What those who came leave open of the composition that the text asks for.
void tell_composition(const Opened& opened, const Meeting& held, calendar::Day today,
                      Remarks& remarks) {
  const auto judgements =
      compliance::judge(opened.rules, opened.world, opened.known_on(std::max(today, held.day)));
  for (const compliance::Judgement& judgement : judgements) {
    const bool lacks = judgement.duty.trigger == held.uid &&
                       judgement.verdict == compliance::Verdict::breached &&
                       rules::traits(judgement.duty.obligation->kind).composition;
    if (!lacks) continue;
    remarks.push_back(msg("With those who came, its composition is not complete: {}",
                          base::MessageList{judgement.because}));
  }
}

}  // namespace

namespace {

// What would be recorded of a new one; nothing is yet.
MeetingChanged adding(const Opened& opened, const AddMeeting& request, calendar::Day today,
                      Remarked remarked) {
  const governance::Body& body = need_body(opened, request.body);
  Meeting meeting;
  meeting.uid = new_uid();
  meeting.body = body.id;
  meeting.day = request.day;
  meeting.site = opened.rules->convention->site_named(request.site);
  if (meeting.site.empty()) meeting.site = body.site;
  meeting.note = request.note;
  meeting.agenda = request.agenda;
  meeting.urgent = request.urgent;
  meeting = need_allowed(governance::set_hours(
      std::move(meeting), request.start, on_that_day(request.day, request.end), body.minutes));
  if (!request.second_of.empty()) meeting.second_of = need_meeting(opened, request.second_of).uid;
  auto remarks = session_remarks(opened, meeting, remarked);
  append(remarks, need_seconds_in_place(opened, meeting.uid, &meeting, correct_mark()));
  if (meeting.day < today && remarked == Remarked::tried) {
    remarks.push_back(msg("{0} has passed.", calendar::arg(meeting.day)));
  } else if (meeting.day < today) {
    remarks.push_back(
        msg("{0} has passed, and it is recorded as proposed. If it took place, record "
            "that with “{1}”",
            calendar::arg(meeting.day),
            base::Action(base::Verb::hold_meeting)
                .of(base::MeetingName{meeting.body, calendar::arg(meeting.day)})));
  }
  return {std::move(meeting), std::move(remarks)};
}

}  // namespace

MeetingChanged try_adding(const Opened& opened, const AddMeeting& request, calendar::Day today) {
  return adding(opened, request, today, Remarked::tried);
}

std::vector<MeetingChanged> add_meetings(Opened& opened, const std::vector<AddMeeting>& request,
                                         calendar::Day today) {
  std::vector<MeetingChanged> added;
  records::Changes changes;
  for (const AddMeeting& one : request) {
    added.push_back(adding(opened, one, today, Remarked::recorded));
    changes.push_back(records::PutMeeting{added.back().after});
  }
  record(opened, changes);
  return added;
}

MeetingChanged add_meeting(Opened& opened, const AddMeeting& request, calendar::Day today) {
  return std::move(add_meetings(opened, {request}, today).front());
}

MeetingChanged convene_meeting(Opened& opened, const ConveneMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  governance::Convene what = request.what;
  if (!request.second_of.empty()) what.second_of = need_meeting(opened, request.second_of).uid;
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
  return record_change(opened, before, std::move(after), std::move(remarks));
}

MeetingChanged hold_meeting(Opened& opened, const HoldMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  governance::Hold what{std::nullopt,        request.minutes_on,
                        request.note,        request.minutes_sent_on,
                        request.convened_on, request.documents_on};
  if (!request.present.empty()) what.present = need_sheet(opened, before, request.present);
  Meeting after = need_allowed(governance::hold(before, what, today, request.hour));
  need_workspace(opened);
  const bool struck_out = before.status == governance::MeetingStatus::cancelled;
  const int told_off = struck_out ? told_off_by_mail(opened, before.uid) : 0;
  MeetingChanged changed = record_change(opened, before, std::move(after));
  if (what.present) tell_composition(opened, changed.after, today, changed.remarks);
  if (replaces(before, changed.after)) changed.replaced = before;
  if (!struck_out) return changed;
  const auto undo = base::Action(base::Verb::undo_journal).of(opened.revision);
  changed.remarks.push_back(msg(
      "It was recorded as cancelled, and is recorded as held now. “{0}” takes this back.", undo));
  if (told_off > 0) {
    changed.remarks.push_back(msg("{0} {0:person was|persons were} told by mail that it was off.",
                                  std::int64_t{told_off}));
  }
  return changed;
}

MeetingChanged try_cancelling(const Opened& opened, const CancelMeeting& request,
                              calendar::Day today) {
  return {
      need_allowed(governance::cancel(need_meeting(opened, request.meeting), request.what, today))};
}

MeetingChanged cancel_meeting(Opened& opened, const CancelMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  // Nobody is asked to it any more; whoever was is told.
  MeetingChanged changed =
      record_change(opened, before, need_allowed(governance::cancel(before, request.what, today)),
                    {}, {records::DropMails{before.uid}});
  if (before.status == governance::MeetingStatus::held) {
    changed.remarks.push_back(
        msg("It was recorded as held; who was there is no longer recorded. “{0}” takes this back.",
            base::Action(base::Verb::undo_journal).of(opened.revision)));
  }
  return changed;
}

namespace {

// What would be recorded of one that moves; nothing is yet.
MeetingChanged moving(const Opened& opened, const MoveMeeting& request, calendar::Day today,
                      Remarked remarked) {
  const Meeting before = need_meeting(opened, request.meeting);
  // Of a joint session, the other record may say that it took place since.
  const auto back = governance::moved_to_past(before, request.day, today);
  if (back && before.joint.empty()) {
    need_workspace(opened);
    const bool mailed = is_invited_by_mail(opened, before.uid);
    throw base::bad_input(governance::cause_of(*back),
                          mailed ? took_place_before(before, request.day) : remedy_of(*back));
  }
  const governance::Move what{request.day,
                              request.start,
                              on_that_day(request.day, request.end),
                              site_named(opened, request.site),
                              governance::Length::usual,
                              request.reason};
  const governance::Body* body = opened.rules->convention->body(before.body);
  const auto usual = body ? body->minutes : std::nullopt;
  Meeting after = need_allowed(governance::move(before, what, usual));
  need_workspace(opened);
  if (!what.reason) {
    if (const auto kept = reason_kept(opened, before, after)) after.reason = *kept;
  }
  auto remarks = session_remarks(opened, after, remarked);
  append(remarks, waivers_left_behind(opened, with_meeting(opened, after.uid, &after), today));
  const auto unmark = base::Action(base::Verb::correct_meeting)
                          .of(base::MeetingName{before.body, calendar::arg(before.day)})
                          .with(base::Detail::not_second)
                          .with(base::Detail::because, "…");
  append(
      remarks,
      need_seconds_in_place(
          opened, after.uid, &after,
          msg("give another day or, where it is no second convocation, say so first: {}", unmark)));
  return {std::move(after), std::move(remarks)};
}

}  // namespace

MeetingChanged try_moving(const Opened& opened, const MoveMeeting& request, calendar::Day today) {
  return moving(opened, request, today, Remarked::tried);
}

MeetingChanged move_meeting(Opened& opened, const MoveMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  MeetingChanged changed = moving(opened, request, today, Remarked::recorded);
  record(opened, {records::PutMeeting{changed.after}});
  changed.behind = records_behind(opened.folder, before, changed.after);
  return changed;
}

MeetingChanged tell_meeting(Opened& opened, const TellMeeting& request, calendar::Day today) {
  const Meeting before = need_meeting(opened, request.meeting);
  Meeting after = need_allowed(governance::tell(before));
  need_workspace(opened);
  MeetingChanged changed = record_change(opened, before, std::move(after));
  const auto untold = untold_sessions(opened, today);
  if (const auto mailed = untold.find(before.uid); mailed != untold.end()) {
    changed.remarks.push_back(
        msg("{0} {0:person holds|persons hold} a mail that says otherwise: “{1}” tells them.",
            std::int64_t{mailed->second.persons},
            base::Action(compliance::sending_verb(mailed->second))
                .with(base::Detail::send)
                .of(base::MeetingName{before.body, calendar::arg(before.day)})));
  }
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
  const auto session = governance::parse_session_name(which.body);
  const std::string named = session ? session->body : which.body;
  const std::string body = which.body.empty() ? "" : need_body(opened, named).id;
  std::optional<calendar::Day> day;
  if (session) day = calendar::need_day(session->day);
  std::vector<Meeting> meetings;
  for (const Meeting& meeting : opened.history->meetings) {
    const bool wanted = (body.empty() || meeting.body == body) && (!day || meeting.day == *day) &&
                        (!which.from || meeting.day >= *which.from) &&
                        (!which.to || meeting.day <= *which.to);
    if (wanted) meetings.push_back(meeting);
  }
  return meetings;
}

}  // namespace gouvernail::app
