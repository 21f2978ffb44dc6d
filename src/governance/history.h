// SPDX-License-Identifier: MPL-2.0
// What took place or is planned: meetings, seats, waivers. Facts only; no judgement.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/day.h"
#include "calendar/local_time.h"

namespace gouvernail::governance {

enum class MeetingStatus { proposed, convened, held, cancelled };

// "role*n" of an attendance: how many persons held that role in the room.
struct Presence {
  std::string role;  // id
  int count = 1;

  friend bool operator==(const Presence&, const Presence&) = default;
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
  std::string note;
  // Held together with a session of another convention: the uid of the one that leads, in the
  // records of all; empty: by itself.
  std::string joint = {};

  friend bool operator==(const Meeting&, const Meeting&) = default;
};

// A person holding a role from a day to a day. `person` is a key of people.toml.
struct Seat {
  std::string role;
  std::string person;
  std::string party;  // when the role does not tell
  calendar::Day from;
  std::optional<calendar::Day> until;  // last day; none: not known to end
  friend bool operator==(const Seat&, const Seat&) = default;
};

// A duty excused. Names a duty ("copil-annuel/2025") or a whole obligation ("copil-annuel"),
// then for the windows that begin between `from` and `until`.
struct Waiver {
  std::string id;
  std::string target;
  std::optional<calendar::Day> from;
  std::optional<calendar::Day> until;
  calendar::Day granted_on;
  std::string reason;
  std::string authority;
  std::string evidence;  // reference or name of the document; may be empty

  friend bool operator==(const Waiver&, const Waiver&) = default;
};

// A step of a session's checklist that somebody says is done.
struct Tick {
  std::string meeting;    // uid of the session: it stays when the session moves
  std::string checklist;  // ids of the rule folder's checklists
  std::string item;
  calendar::Day done_on;
  calendar::Day session_day;  // of the session, when it was ticked
  std::string person;         // who ticked it, as seats name persons; may be empty
  std::string note;

  friend bool operator==(const Tick&, const Tick&) = default;
};

struct History {
  std::vector<Meeting> meetings;
  std::vector<Seat> seats;
  std::vector<Waiver> waivers = {};
  std::vector<Tick> ticks = {};

  friend bool operator==(const History&, const History&) = default;
};

const char* to_string(MeetingStatus status);  // "proposed", "convened", "held", "cancelled"
std::optional<MeetingStatus> parse_status(std::string_view text);  // French too: "tenue"…

// What was known of `history` at the end of `day`, and no more. Order is kept.
// - held later: convened if the convocation had been sent by then (convened_on), else unknown;
// - convened later: unknown; convened on a day that is not recorded: convened already;
// - cancelled later: convened or proposed, by the same test; without cancelled_on: cancelled;
// - attendance of a session not yet held, and days still to come (minutes, documents…), go;
// - waivers granted and steps done later go; seats stay, since their own days say when they are
// held.
History as_of(const History& history, calendar::Day day);

}  // namespace gouvernail::governance
