// SPDX-License-Identifier: MPL-2.0
// One session of a body, as it is recorded. How it becomes another: governance/transitions.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/day.h"
#include "calendar/local_time.h"

namespace gouvernail::governance {

enum class MeetingStatus { proposed, convened, held, cancelled };

// How somebody who was expected took part.
enum class Attending {
  present,
  remote,       // by telephone or screen: counts as in the room
  represented,  // another one sat there in his place, and is the one who counts
  excused,
  absent
};

// A line of an attendance sheet: so many holders of a role, or one person.
struct Presence {
  std::string role;  // id: the one in which they were expected
  int count = 1;     // of persons; 1 where one is named
  Attending attending = Attending::present;
  std::string person = {};  // key; empty: only the role is known
  // Of `represented`: the role of whoever came, and who it was; either may not be known.
  std::string by_role = {};
  std::string by_person = {};

  friend bool operator==(const Presence&, const Presence&) = default;
};

// Where and when those who were convened await a session.
struct Awaited {
  calendar::Day day;
  std::optional<calendar::Minutes> start;  // none: the whole day
  std::string site;                        // id; may be empty

  friend bool operator==(const Awaited&, const Awaited&) = default;
};

// What an imported calendar said of a session last: an older state of it never wins.
struct DiaryState {
  int sequence = 0;
  std::string stamp;     // when it was written, "20261013T120000Z"; empty: nobody said
  std::string calendar;  // a digest of its name; may be empty
  // The UID under which that calendar has it, where it is recorded under another one.
  std::string event = {};
  // The stamp as it is written, where that was still to come when it was read: `stamp` is then the
  // moment at which it was read, so that a clock that is ahead overtakes nothing.
  std::string written = {};

  friend bool operator==(const DiaryState&, const DiaryState&) = default;
};

// One session of a body, or one accomplishment of an act.
struct Meeting {
  std::string uid;   // opaque, stable for ever
  std::string body;  // id of a body or act
  calendar::Day day;
  std::optional<calendar::Minutes> start_time;  // wall clock; none: the whole day
  std::optional<calendar::LocalTime> end;       // none: not known
  MeetingStatus status = MeetingStatus::proposed;
  std::optional<calendar::Day> convened_on;   // convocations sent
  std::optional<calendar::Day> documents_on;  // documents sent
  std::optional<calendar::Day> minutes_on;    // minutes approved or published
  std::optional<calendar::Day> cancelled_on;
  // None: attendance was not recorded. Empty: a sheet that says that nobody came.
  std::optional<std::vector<Presence>> present;
  bool urgent = false;
  std::string site;  // id; may be empty
  std::string note;  // for the house alone: it never leaves
  // Held together with a session of another convention: the uid of the one that leads, in the
  // records of all; empty: by itself.
  std::string joint = {};
  std::string agenda = {};  // for those invited; an item a line
  // Why it was moved last, or cancelled: told to those invited.
  std::string reason = {};
  std::optional<calendar::Day> moved_from = {};       // its day before it was moved last
  std::optional<calendar::Day> minutes_sent_on = {};  // as a draft, to those who were there
  // Convened a second time, after a session of its body that missed its quorum: the uid of that one
  // or, where a sheet has it so, its day ("2026-10-13"). Empty: nobody marked it so.
  std::string second_of = {};
  // What whoever was convened was told of it last, since it was moved or cancelled: where that is
  // as it stands, they know (governance::is_untold); none: as it stands. Of mails, what has left
  // tells more.
  std::optional<Awaited> awaited = {};
  std::optional<DiaryState> diary = {};  // none: no calendar brought it

  friend bool operator==(const Meeting&, const Meeting&) = default;
};

// Whether its sheet names somebody who came, or whose place somebody took: it was held then.
bool somebody_came(const Meeting& meeting);

std::string to_text(const Awaited& awaited);  // "2026-10-13T14:00/mairie", "2026-10-13"
std::optional<Awaited> parse_awaited(std::string_view text);
Awaited standing_of(const Meeting& meeting);  // as it is recorded now

// "2 20261013T120000Z 4f2a…", " UID" behind it, and behind its stamp "/" and what is written.
std::string to_text(const DiaryState& state);
std::optional<DiaryState> parse_diary_state(std::string_view text);
// Whether `a` is older than `b`: the lower sequence, then the earlier stamp. What says no stamp is
// older than nothing.
bool is_older(const DiaryState& a, const DiaryState& b);

const char* to_string(MeetingStatus status);  // "proposed", "convened", "held", "cancelled"
std::optional<MeetingStatus> parse_status(std::string_view text);  // French too: "tenue"…

const char* to_string(Attending attending);                       // "present", "remote"…
std::optional<Attending> parse_attending(std::string_view text);  // French too: "visio", "excusé"…

// Whether `name`, a uid or a day ("2026-10-13"), means this session among those of its body.
bool is_called(const Meeting& meeting, std::string_view name);
// Whether the note or the agenda holds "#tag", as a word of its own.
bool has_tag(const Meeting& meeting, std::string_view tag);

// Whether it says that somebody else sat there, and neither who nor of which role.
bool lacks_whom(const Presence& presence);
// An agenda as its guests read it: without "#tag", lines that hold nothing else left out.
std::string without_tags(std::string_view text);

// Whether this line puts somebody in the room, or before a screen.
bool took_part(const Presence& presence);
// How long it takes by its own hours, in real time; none where they are not known, or say nothing.
std::optional<calendar::Minutes> length_of(const Meeting& meeting);
// The day from which the minutes were in the hands of those concerned; none: not yet.
std::optional<calendar::Day> minutes_out(const Meeting& meeting);

}  // namespace gouvernail::governance
