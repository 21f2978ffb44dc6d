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

const char* to_string(MeetingStatus status);  // "proposed", "convened", "held", "cancelled"
std::optional<MeetingStatus> parse_status(std::string_view text);  // French too: "tenue"…

}  // namespace gouvernail::governance
