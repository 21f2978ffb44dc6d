// SPDX-License-Identifier: MPL-2.0
#include "app/importing/over.h"

#include <utility>
#include <variant>

#include "app/importing/event_uid.h"
#include "base/action.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_told.h"
#include "governance/transitions.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::Action;
using base::msg;
using base::Verb;
using governance::Meeting;
using governance::MeetingStatus;

// What was recorded of a session and is not any more.
base::MessageList forgotten(const Meeting& before, const Meeting& after) {
  base::MessageList lost;
  if (before.status == MeetingStatus::held && after.status != MeetingStatus::held) {
    lost.push_back(msg("that it was held"));
  }
  if (before.present && !after.present) lost.push_back(msg("who was there"));
  const bool papers = after.status != MeetingStatus::cancelled && before.day == after.day;
  if (papers && before.convened_on && !after.convened_on) lost.push_back(msg("its convocation"));
  if (papers && before.documents_on && !after.documents_on) {
    lost.push_back(msg("the day of its documents"));
  }
  if (papers && governance::minutes_out(before) && !governance::minutes_out(after)) {
    lost.push_back(msg("the days of its minutes"));
  }
  return lost;
}

// As a calendar tells them.
bool stands_alike(const Meeting& a, const Meeting& b) {
  return a.day == b.day && a.start_time == b.start_time &&
         (a.status == MeetingStatus::cancelled) == (b.status == MeetingStatus::cancelled);
}

}  // namespace

bool says_the_same(const Meeting& before, Meeting now) {
  now.diary = before.diary;
  return now == before;
}

bool counts_its_change(const Meeting& before, const Meeting& now) {
  if (!now.diary) return false;
  const std::string event = before.diary ? before.diary->event : "";
  if (now.diary->event != event && !now.diary->event.empty()) return true;
  // When it was read can be known by nothing else, once it comes again.
  const std::string written = before.diary ? before.diary->written : "";
  if (!now.diary->written.empty() && now.diary->written != written) return true;
  return governance::is_expected(now) && before.diary &&
         before.diary->sequence < now.diary->sequence;
}

void Overlay::lay(Row& row, const Meeting& recorded) {
  // What an export says of a session as it stands is no step of its life.
  if (row.place.exported && says_the_same(recorded, row.meeting)) {
    row.meeting = recorded;
    return;
  }
  const governance::Convention& convention = opened_.rules->convention;
  if (!report_.is_diary() && row.meeting.body != recorded.body) {
    return report_.say(
        base::Severity::error, row, "uid-of-another-body",
        msg("“{0}” is the identifier of a session of another body: {1}, {2}", row.meeting.uid,
            convention.name_of_body(recorded.body), calendar::arg(recorded.day)),
        msg("give this session an identifier of its own, or none"));
  }
  // Where no place is recorded it is the body's own, which our invitations name.
  const governance::Body* body = convention.body(recorded.body);
  if (recorded.site.empty() && body && row.meeting.site == body->site) row.meeting.site.clear();
  const calendar::Day day = row.meeting.day;
  report_.is_diary() ? lay_event(row, recorded) : lay_line(row, recorded);
  if (report_.is_bad(row)) return;
  if (row.meeting.body != recorded.body) {
    report_.warn(row, "uid-of-another-body",
                 msg("called as one of another body in this calendar, but recorded for {0} on {1}: "
                     "left as recorded",
                     convention.name_of_body(recorded.body), calendar::arg(recorded.day)));
    row.meeting = recorded;
    return;
  }
  const bool off =
      row.meeting.status == MeetingStatus::cancelled && recorded.status != MeetingStatus::cancelled;
  const bool denied = row.doubt == reports::ImportDoubt::Kind::denied;
  if (off) {
    if (!denied) row.doubt = reports::ImportDoubt::Kind::cancels;
  } else if (recorded.convened_on && !row.meeting.convened_on && row.meeting.day == recorded.day &&
             row.meeting.status == MeetingStatus::proposed) {
    row.doubt = reports::ImportDoubt::Kind::recalls;
  } else if (row.corrected && !row.doubt) {
    row.doubt = reports::ImportDoubt::Kind::corrects;
  } else if (row.doubt != reports::ImportDoubt::Kind::moves && row.meeting.day == day &&
             calendar::year_of(day) != calendar::year_of(recorded.day)) {
    row.doubt = reports::ImportDoubt::Kind::other_year;
  }
}

bool Overlay::is_older_state(Row& row, const Meeting& before) {
  if (!before.diary || !row.meeting.diary) return false;
  governance::DiaryState state = *row.meeting.diary;
  // An event counts its own changes (RFC 5545 3.8.7.4): of one that took another's place, the stamp
  // alone tells.
  if (series_uid(event_uid(row.meeting)) != series_uid(event_uid(before))) {
    state.sequence = before.diary->sequence;
  }
  if (!is_older(state, *before.diary)) return false;
  if (!stands_alike(row.meeting, before)) {
    report_.warn(row, "older-state",
                 msg("this file has an older state of the session of {}: it stays as recorded",
                     calendar::arg(before.day)),
                 msg("export the calendar again"));
  }
  row.meeting = before;
  return true;
}

void Overlay::lay_event(Row& row, const Meeting& before) {
  if (is_older_state(row, before)) return;
  const Meeting& event = row.meeting;
  const bool struck_out = event.status == MeetingStatus::cancelled;
  const auto day = calendar::arg(before.day);
  if (before.status == MeetingStatus::held && struck_out) {
    report_.warn(
        row, "held-but-struck-out",
        msg("struck out in this calendar, but recorded as held on {}: left as recorded", day),
        msg("if it was not held, say so with “{0}”", Action(Verb::cancel_meeting)));
  } else if (before.status == MeetingStatus::held && event.day != before.day) {
    report_.warn(
        row, "held-on-another-day",
        msg("on {0} in this calendar, but recorded as held on {1}: left as recorded",
            calendar::arg(event.day), day),
        msg("if the record is wrong, correct it with “{0}”", Action(Verb::correct_meeting)));
  } else if (before.status == MeetingStatus::cancelled && !struck_out) {
    report_.warn(
        row, "cancelled-here",
        msg("in this calendar on {0}, but cancelled here: it stays so", calendar::arg(event.day)),
        msg("if it takes place all the same, add it with “{0}”", Action(Verb::add_meeting)));
  } else if (!struck_out && governance::moved_to_past(before, event.day, today_)) {
    report_.warn(
        row, "moved-to-past",
        msg("on {0} in this calendar, a day that has passed, but recorded for {1}: left as "
            "recorded",
            calendar::arg(event.day), day),
        msg("if the record is wrong, correct it with “{0}”", Action(Verb::correct_meeting)));
    row.meeting = before;
    return;
  }
  const auto state = row.meeting.diary;
  row.meeting = governance::follow_diary(before, std::move(row.meeting), today_);
  row.meeting.diary = state;
}

// One that was held is not moved: it was recorded on the wrong day, and never was on that one.
void Overlay::lay_line(Row& row, const Meeting& recorded) {
  Meeting before = recorded;
  const bool still =
      row.meeting.status == MeetingStatus::held || !row.place.told->contains("status");
  const bool redated = row.corrected;
  row.corrected =
      row.meeting.day != recorded.day && recorded.status == MeetingStatus::held && still;
  if (row.corrected) {
    governance::Correction correction;
    correction.day = row.meeting.day;
    auto corrected = governance::correct(recorded, correction, today_);
    if (const auto* refusal = std::get_if<governance::Refusal>(&corrected)) {
      return report_.refuse(row, *refusal);
    }
    before = std::get<Meeting>(std::move(corrected));
  }
  std::set<std::string> told = *row.place.told;
  // A day that passes today with its correction says by itself what became of the session; so does
  // a sheet of who was there.
  const bool held = row.meeting.status == MeetingStatus::held;
  const bool some_came = told.contains("present") && governance::somebody_came(row.meeting) &&
                         governance::is_expected(before);
  if (held && (redated || some_came)) told.insert("status");
  row.meeting = governance::keep_untold(before, std::move(row.meeting), told);
  row.meeting.diary = before.diary;
  if (const auto refusal = governance::refuses_sheet(before, row.meeting, today_)) {
    return report_.refuse(row, *refusal);
  }
  row.meeting = governance::follow_sheet(before, std::move(row.meeting));
  if (convened_by_mail(before)) {
    Meeting kept = governance::keep_convocation(before, row.meeting);
    if (kept != row.meeting) {
      report_.warn(row, "told-by-mail",
                   msg("people were convened by mail on {0}, which this line forgets: it stands",
                       calendar::arg(*before.convened_on)));
    }
    row.meeting = std::move(kept);
  }
  if (row.meeting == recorded) return;
  for (const governance::Refusal& wrong : governance::contradictions(row.meeting)) {
    report_.refuse(row, wrong);
  }
  if (base::MessageList lost = forgotten(before, row.meeting); !lost.empty()) {
    losses_.push_back(report_.diagnostics.size());
    report_.warn(row, "no-longer-recorded",
                 msg("no longer recorded of the session of {0}: {1}", calendar::arg(before.day),
                     std::move(lost)));
  }
}

bool Overlay::convened_by_mail(const Meeting& before) {
  if (!before.convened_on || !opened_.database) return false;
  if (!*mailed_) *mailed_ = records::still_invited(opened_.database->outbox());
  return (*mailed_)->contains(before.uid);
}

}  // namespace gouvernail::app
