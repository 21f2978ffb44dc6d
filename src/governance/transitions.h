// SPDX-License-Identifier: MPL-2.0
// The life of a meeting: proposed, convened, held; moved or cancelled meanwhile. Each step is a
// function of the meeting as it is recorded and of what is asked, and gives the meeting as it is to
// be recorded, or why it cannot be. Commands, imports, answers and plans all call these.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"
#include "calendar/local_time.h"

namespace gouvernail::governance {

struct Meeting;
struct Presence;

enum class RefusalReason {
  already_held,
  already_cancelled,
  still_to_come,      // its day is after today
  ends_before_start,  // or when it starts
  end_without_start,
  no_such_hour,  // the clocks leap over it on that day
  convened_after_its_day,
  convocation_untold,  // of a session whose day has passed
  convened_yet_proposed,
  documents_after_its_day,
  minutes_before_session,
  minutes_before_held,  // of a session that is only proposed or convened
  approved_before_sent,
  told_before_its_time,  // what was done was done on a day after today
  moved_to_past,
  not_begun,          // today, at an hour that is still to come
  second_of_nothing,  // a second convocation, after a session that is not recorded
  second_of_other_body,
  second_of_cancelled,
  second_before_first,
  nobody_to_tell  // what became of it: whoever was convened knows
};

struct Refusal {
  RefusalReason reason = RefusalReason::already_held;
  // Of the session; of the hour, for no_such_hour; of what was told, for told_before_its_time and
  // convened_yet_proposed; the one asked for, for moved_to_past; of the session that a second
  // convocation follows, where it is recorded.
  calendar::Day day;
  friend bool operator==(const Refusal&, const Refusal&) = default;
};

// What stands in the way, without what to do about it: that depends on who asked, and how.
base::Message cause_of(const Refusal& refusal);

using Changed = std::variant<Meeting, Refusal>;

struct Convene {
  std::optional<calendar::Day> on;  // none: the day recorded before, else today
  std::optional<calendar::Day> documents_on;
  std::optional<std::string> second_of = {};  // Meeting::second_of
};
// Of one that is convened already: what is told anew, and the rest stays. Where the day of the
// session has passed, today is no day of sending: it has to be told.
Changed convene(Meeting meeting, const Convene& request, calendar::Day today);

// Whoever was convened awaits it otherwise than it stands now: they are to be told.
bool is_untold(const Meeting& meeting);
// Somebody was convened to it, and knows how it stands: with the reason of its last change.
bool is_known_as_it_stands(const Meeting& meeting);
// Of one that is awaited otherwise than it stands: with day, hour and place as they await it.
Meeting as_awaited(Meeting meeting);
// Those who were convened were told, by other means than mail, that it is off or stands otherwise.
Changed tell(Meeting meeting);

struct Hold {
  std::optional<std::vector<Presence>> present;
  std::optional<calendar::Day> minutes_on;
  std::optional<std::string> note;
  std::optional<calendar::Day> minutes_sent_on = {};
  // What was sent before it, and was not told then.
  std::optional<calendar::Day> convened_on = {};
  std::optional<calendar::Day> documents_on = {};
};
// Also of one that was struck out by mistake, and of one held already, to tell more of it. `hour`:
// of today, where it is known: a session of today that begins later was not held yet.
Changed hold(Meeting meeting, const Hold& request, calendar::Day today,
             std::optional<calendar::Minutes> hour = {});

// Its documents, or its minutes, left on that day: nothing else is told of it.
Changed send_documents(Meeting meeting, calendar::Day day);
Changed send_minutes(Meeting meeting, calendar::Day day);

struct Cancel {
  std::optional<calendar::Day> on;    // of the decision; none: today
  std::optional<std::string> reason;  // told to those who were invited
  std::optional<std::string> note = {};
};
// Also of one that was recorded as held by mistake. Whoever was convened is to be told.
Changed cancel(Meeting meeting, const Cancel& request, calendar::Day today);

// How long a session is when its end is not told.
enum class Length {
  usual,      // as its body's sessions are; where nobody knows, it ends when it did
  as_it_was,  // counted across a change of clocks; where nobody knows, its end is not known
};

struct Move {
  calendar::Day day;
  std::optional<calendar::Minutes> start;  // none: the hour stays
  std::optional<calendar::LocalTime> end;  // none: by `length` where an hour is given
  std::optional<std::string> site = {};
  Length length = Length::usual;
  std::optional<std::string> reason = {};  // told to those who were invited
};
// To another day, hour or place, before it took place. Of another day, nothing was sent yet: the
// days of the convocation and of the documents go, and it is proposed until it is convened anew:
// whoever was convened is to be told (Meeting::awaited), as of another hour or place.
// `usual`: minutes of a session of its body.
Changed move(Meeting meeting, const Move& request, std::optional<int> usual);

// Whether one that is still expected would be moved to a day that has passed: it took place there
// or it did not, and is recorded so.
std::optional<Refusal> moved_to_past(const Meeting& meeting, calendar::Day to, calendar::Day today);

// Where a session ends that starts at `start` on `day`: `end`, or the day after at that hour where
// it would end before it starts and lasts until after midnight, no longer than twelve hours.
calendar::LocalTime end_after(calendar::Day day, calendar::Minutes start, calendar::LocalTime end);

// The hours of a session on the day that it has; also of one that is being proposed.
Changed set_hours(Meeting meeting, std::optional<calendar::Minutes> start,
                  std::optional<calendar::LocalTime> end, std::optional<int> usual);

// What a diary tells, laid over what is recorded: day, hours and status move on; attendance, days
// of papers (on the same day), urgency and site, which no diary knows, stay. A session that
// somebody has recorded as held or cancelled is settled, whatever the diary still says.
Meeting follow_diary(const Meeting& recorded, Meeting diary, calendar::Day today);

// What a sheet tells, laid over what is recorded: it says all of the session. Where it puts one
// that was to come on another day, held or not, and repeats what was sent for the day before,
// nothing was sent for the new one. Of one that was held already, another day is a correction.
Meeting follow_sheet(const Meeting& recorded, Meeting sheet);

// Why a sheet cannot be laid over what is recorded, as the steps above would refuse it: what was
// held or cancelled stays so, on its day, but for one held by mistake that is struck out and one
// struck out by mistake that was held; what is expected is not moved to a day that has passed,
// unless it is held jointly: the other record may know that it took place there.
std::optional<Refusal> refuses_sheet(const Meeting& recorded, const Meeting& sheet,
                                     calendar::Day today);

// A sheet that forgets a convocation that mails have told: it stands, for the session of that day.
Meeting keep_convocation(const Meeting& recorded, Meeting sheet);

// What a record from elsewhere says that cannot be: hours that do not follow each other, days of
// what was sent that do not fit the session's or its state.
std::vector<Refusal> contradictions(const Meeting& meeting);
// Held on a day that is still to come.
std::optional<Refusal> held_too_early(const Meeting& meeting, calendar::Day today);

// What a record from elsewhere says was done on a day after today: each such day once a field.
std::vector<Refusal> told_too_early(const Meeting& meeting, calendar::Day today);

// Convened or proposed: it is still expected to take place.
bool is_expected(const Meeting& meeting);
// Expected, and its day has not passed.
bool is_ahead(const Meeting& meeting, calendar::Day today);

struct Correction {
  std::optional<calendar::Day> day;
  std::optional<calendar::Minutes> start;
  std::optional<calendar::LocalTime> end;
  std::optional<std::string> site = {};
  std::optional<std::string> second_of = {};  // empty: it is no second convocation
};
// Of what was recorded wrongly, whatever has become of the session: it is not moved, it never was
// otherwise. Attendance and papers stay; a convocation and documents that would come after the
// corrected day were none of it, and go. One that was held was not held on a day to come, nor after
// its minutes.
Changed correct(Meeting meeting, const Correction& what, calendar::Day today);

}  // namespace gouvernail::governance
