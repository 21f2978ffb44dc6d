// SPDX-License-Identifier: MPL-2.0
// The life of a meeting in a workspace: it is added, convened, held, moved or cancelled. Each is
// one transaction; governance/transitions.h says what may follow what. What cannot be is a Failure,
// and nothing is recorded.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "governance/meeting.h"
#include "governance/transitions.h"

namespace gouvernail::app {

struct AddMeeting {
  std::string body;  // id
  calendar::Day day;
  std::optional<calendar::Minutes> start;
  std::optional<calendar::Minutes> end;  // on that day; none: by the usual length of the body
  std::string site;                      // empty: the usual one
  std::string note;                      // for the house alone
  bool urgent = false;
  std::string agenda = {};  // for those invited, an item a line
  // The session that missed its quorum, as need_meeting takes it, after which this is the second
  // convocation; empty: a first.
  std::string second_of = {};
};

// `meeting`: as need_meeting takes it.
struct ConveneMeeting {
  std::string meeting;
  governance::Convene what;    // but for `second_of`
  std::string second_of = {};  // as above
};
struct HoldMeeting {
  std::string meeting;
  std::string present;  // "élus*3|DGS", as the history's CSV has it; empty: not told
  std::optional<calendar::Day> minutes_on;
  std::optional<std::string> note;
  std::optional<calendar::Day> minutes_sent_on = {};
  std::optional<calendar::Day> convened_on = {};
  std::optional<calendar::Day> documents_on = {};
  std::optional<calendar::Minutes> hour = {};  // it is now, in Paris
};
struct CancelMeeting {
  std::string meeting;
  governance::Cancel what;
};
struct MoveMeeting {
  std::string meeting;
  calendar::Day day;
  std::optional<calendar::Minutes> start;
  std::optional<calendar::Minutes> end;  // on that day
  std::optional<std::string> site;
  std::optional<std::string> reason = {};
};
// What is said about a session, whatever its state.
struct DescribeMeeting {
  std::string meeting;
  std::optional<std::string> agenda;  // empty: none any more
  std::optional<std::string> note;
};

// Those who were convened by other means than mail were told so of what became of it.
struct TellMeeting {
  std::string meeting;
};

struct MeetingChanged {
  governance::Meeting after;  // as it is recorded now
  // What may surprise about its day and hour (session_remarks.h), about second convocations
  // (second_convocation.h) and about what the record said: it is done all the same.
  std::vector<base::Message> remarks = {};
  // Of a joint session: what the records of the other conventions still lack.
  std::vector<base::Message> behind = {};
  // Of one that was held already: as it was recorded, where the step replaced some of it.
  std::optional<governance::Meeting> replaced = {};
};

// A proposed one. That its day has passed by `today` is told, with the way to record it as held.
MeetingChanged add_meeting(Opened& opened, const AddMeeting& request, calendar::Day today);
MeetingChanged convene_meeting(Opened& opened, const ConveneMeeting& request, calendar::Day today);
MeetingChanged hold_meeting(Opened& opened, const HoldMeeting& request, calendar::Day today);
MeetingChanged cancel_meeting(Opened& opened, const CancelMeeting& request, calendar::Day today);
// To a day that has passed it is a Failure, but for a joint session, which the other record may
// know to have taken place: a mistyped day is corrected (correct_meeting).
MeetingChanged move_meeting(Opened& opened, const MoveMeeting& request, calendar::Day today);
// Several that are new, recorded together: what takes one of them back takes all.
std::vector<MeetingChanged> add_meetings(Opened& opened, const std::vector<AddMeeting>& request,
                                         calendar::Day today);
// What add_meeting, move_meeting and cancel_meeting would record, and what is to be remarked of it;
// the same Failures. Nothing is recorded. Of a joint session, `behind` says nothing yet.
MeetingChanged try_adding(const Opened& opened, const AddMeeting& request, calendar::Day today);
MeetingChanged try_moving(const Opened& opened, const MoveMeeting& request, calendar::Day today);
MeetingChanged try_cancelling(const Opened& opened, const CancelMeeting& request,
                              calendar::Day today);
// Whoever holds a mail that says otherwise is told by a mail: that is said.
MeetingChanged tell_meeting(Opened& opened, const TellMeeting& request, calendar::Day today);
MeetingChanged describe_meeting(Opened& opened, const DescribeMeeting& request);

struct WhichMeetings {
  std::string body;  // id, or BODY/DAY; empty: of all
  std::optional<calendar::Day> from;
  std::optional<calendar::Day> to;  // included
};

// One, as it is recorded.
governance::Meeting show_meeting(const Opened& opened, const std::string& meeting);
// In the order in which they were first recorded.
std::vector<governance::Meeting> list_meetings(const Opened& opened, const WhichMeetings& which);

}  // namespace gouvernail::app
