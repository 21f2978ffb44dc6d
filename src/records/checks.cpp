// SPDX-License-Identifier: MPL-2.0
#include "records/checks.h"

#include <algorithm>

#include "base/text.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "records/errors.h"

namespace gouvernail::records {
namespace {

using base::msg;
using calendar::LocalTime;
using calendar::Minutes;

bool is_control(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte < 0x20 || byte == 0x7F;
}

bool on_one_line(const std::string& text) {
  return std::none_of(text.begin(), text.end(), is_control);
}

bool is_hexadecimal(char character) {
  return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
}

StoreError not_as_it_is(const std::string& meeting) {
  return bad_change(msg("an answer to {} cannot be recorded as it is", meeting),
                    msg("correct the calendar that it came in"));
}

bool is_clock(Minutes time) { return time >= Minutes{0} && time < Minutes{24 * 60}; }

}  // namespace

void need_id(const std::string& id, const std::string& field) {
  if (id.empty()) {
    throw bad_change(msg("“{}” is empty", field), msg("give it a value"));
  }
  if (!on_one_line(id) || base::first_invalid_utf8(id)) {
    throw bad_change(msg("“{}” holds characters that cannot be shown", field),
                     msg("write it on one line, in UTF-8"));
  }
}

void need_sha256(const std::string& digest) {
  if (digest.size() == 64 && std::all_of(digest.begin(), digest.end(), is_hexadecimal)) return;
  throw bad_change(msg("“{}” is not a SHA-256 digest", digest),
                   msg("give 64 hexadecimal digits in lower case"));
}

void check(const governance::Meeting& m) {
  need_id(m.uid, "uid");
  need_id(m.body, "body");
  const LocalTime start{m.day, m.start_time.value_or(Minutes{0})};
  if (!is_clock(start.time) || (m.end && !is_clock(m.end->time))) {
    throw bad_change(msg("session {}: an hour lies outside the day", m.uid),
                     msg("correct start or end"));
  }
  if (m.end && *m.end < start) {
    throw bad_change(msg("session {} ends before it starts", m.uid), msg("correct start or end"));
  }
  if (!m.present) return;
  for (const governance::Presence& presence : *m.present) {
    need_id(presence.role, "present");
    if (presence.count < 1) {
      throw bad_change(msg("session {}: a role is present less than once", m.uid),
                       msg("leave out a role that nobody held"));
    }
  }
}

void check(const governance::Seat& seat) {
  need_id(seat.role, "role");
  need_id(seat.person, "person");
  if (seat.until && *seat.until < seat.from) {
    throw bad_change(msg("the seat of {} ends before it begins", seat.role),
                     msg("correct its first or last day"));
  }
}

void check(const governance::Waiver& waiver) {
  need_id(waiver.id, "id");
  need_id(waiver.target, "target");
  if (waiver.from && waiver.until && *waiver.until < *waiver.from) {
    throw bad_change(msg("the waiver {} ends before it begins", waiver.id),
                     msg("correct its first or last day"));
  }
}

void check(const governance::Tick& tick) {
  need_id(tick.meeting, "meeting");
  need_id(tick.checklist, "checklist");
  need_id(tick.item, "item");
}

void check(const governance::Person& person) {
  need_id(person.key, "key");
  if (!on_one_line(person.name) || !on_one_line(person.address)) {
    throw bad_change(msg("“{}” holds characters that cannot be shown", person.key),
                     msg("write name and address on one line"));
  }
  for (const std::string* text : {&person.name, &person.address, &person.party}) {
    if (base::first_invalid_utf8(*text)) {
      throw bad_change(msg("“{}” holds characters that cannot be shown", person.key),
                       msg("write it on one line, in UTF-8"));
    }
  }
}

void check(const Evidence& evidence) {
  need_id(evidence.name, "name");
  need_sha256(evidence.sha256);
  if (evidence.name.find('/') != std::string::npos) {
    throw bad_change(msg("“{}” is a path, not the name of a file", evidence.name),
                     msg("give the name without its folder"));
  }
  if (evidence.size < 0) {
    throw bad_change(msg("“{}” has a negative size", evidence.name), msg("give its size in bytes"));
  }
}

void check(const AnswerRecord& answer) {
  need_id(answer.meeting, "meeting");
  need_id(answer.person, "person");
  if (answer.answer == governance::Answer::delegated && answer.delegate == answer.person) {
    throw bad_change(msg("nobody comes in his own place: “{}”", answer.person),
                     msg("say who comes"));
  }
  if (answer.sequence < 0 || base::first_invalid_utf8(answer.comment)) {
    throw not_as_it_is(answer.meeting);
  }
}

void check(const Undecided& undecided) {
  need_id(undecided.meeting, "meeting");
  need_id(undecided.attendee, "attendee");
  for (const std::string* address : {&undecided.sender, &undecided.delegate}) {
    if (!address->empty()) need_id(*address, "address");
  }
  if (!undecided.digest.empty()) need_sha256(undecided.digest);
  // Its time is kept as text, and is to be read back.
  if (undecided.sequence < 0 || base::first_invalid_utf8(undecided.comment) ||
      !calendar::parse_ical_utc(calendar::to_ical_utc(undecided.dtstamp))) {
    throw not_as_it_is(undecided.meeting);
  }
}

void check(const OutgoingMail& mail) {
  need_id(mail.kind, "kind");
  need_id(mail.subject, "subject");
  need_id(mail.recipient, "recipient");
  need_id(mail.sender, "sender");
  need_id(mail.message_id, "message-id");
  for (const std::string& document : mail.documents) need_id(document, "document");
}

}  // namespace gouvernail::records
