// SPDX-License-Identifier: MPL-2.0
// What partners send back (RFC 5546): answers and counter-proposals. Values only; whose answer
// counts, and whether it came too late, is decided elsewhere.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "ical/invitation.h"

namespace gouvernail::ical {

enum class ReplyKind { answer, counter };

struct Reply {
  ReplyKind kind = ReplyKind::answer;
  std::string uid;
  std::string attendee;  // address of whoever answers, as written
  std::string sent_by;   // address of whoever wrote on behalf of the attendee; may be empty
  Answer answer = Answer::needs_action;
  std::string delegated_to;   // address; may be empty
  int sequence = 0;           // of the invitation that is answered
  calendar::UtcTime dtstamp;  // when it was answered
  std::string comment;        // free text of a person; may be empty
  // Of a counter-proposal: the times that it proposes, in Europe/Paris.
  std::optional<calendar::LocalTime> start;
  std::optional<calendar::LocalTime> end;
  // Of a series: the session that is answered, by the day and the hour that it had.
  std::optional<calendar::Day> instance = {};
  std::optional<calendar::Minutes> instance_hour = {};  // none: the day alone is named
  bool onwards = false;                                 // that session, and all that follow it
  bool among_several = false;  // one that speaks for several persons; RFC 5546 has it of one alone
  int line = 0;                // in the file

  friend bool operator==(const Reply&, const Reply&) = default;
};

struct Replies {
  std::vector<Reply> replies;  // each once
  int others = 0;              // components that are no answer: invitations, cancellations
  std::set<std::string> uids;  // of all events, be they answers or not
};

// As robust as read_calendar. An ORGANIZER is not needed (Exchange leaves it out); without METHOD
// a component with one ATTENDEE who answered is an answer, with a warning. A status that nobody
// knows is told, and is no answer. `sent`: of the mail, which tells when it was given where the
// answer does not.
Replies read_replies(const std::string& file, std::string_view bytes,
                     base::Diagnostics& diagnostics,
                     std::optional<calendar::UtcTime> sent = std::nullopt);

}  // namespace gouvernail::ical
