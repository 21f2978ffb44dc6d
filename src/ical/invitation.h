// SPDX-License-Identifier: MPL-2.0
// An invitation as values: what a meeting looks like in a calendar.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/local_time.h"
#include "governance/answer.h"

namespace gouvernail::ical {

// What a calendar is for. `stored` is an object of a CalDAV calendar: no METHOD, and the server is
// told to invite nobody. `withdraw` cancels for those it is sent to alone, the meeting stands.
enum class Method { publish, request, cancel, withdraw, stored };
enum class EventStatus { tentative, confirmed, cancelled };
enum class AttendeeRole { chair, required, optional };
using governance::Answer;

struct Organizer {
  std::string name;
  std::string address;       // equal to the From of the mail
  std::string sent_by = {};  // address of who writes on the organiser's behalf; may be empty
};

struct Attendee {
  std::string name;
  std::string address;
  AttendeeRole role = AttendeeRole::required;
  Answer answer = Answer::needs_action;
};

// One session. With a start it is timed, in Europe/Paris; without, it takes whole days.
struct Invitation {
  std::string uid;  // opaque, for ever the same
  int sequence = 0;
  calendar::UtcTime dtstamp;
  std::string summary;
  std::string description;
  std::string location;
  calendar::Day first;  // day of the start, or first whole day
  calendar::Day last;   // last whole day, included; for a timed one, day of the start
  std::optional<calendar::Minutes> start;
  calendar::Minutes length{120};  // of a timed one
  EventStatus status = EventStatus::confirmed;
  Organizer organizer;
  std::vector<Attendee> attendees;  // each address once, whatever its case
  std::string url;
};

// Why it cannot be written: no uid, no address that can be written, an end before its start, a
// start in the hour that the clocks skip. None when it can.
std::optional<base::Message> problem_with(const Invitation& invitation);

// A UID from 16 random bytes: RFC 4122 version 4, no address or host name in it.
std::string make_uid(const std::string& sixteen_bytes);

}  // namespace gouvernail::ical
