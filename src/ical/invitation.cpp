// SPDX-License-Identifier: MPL-2.0
#include "ical/invitation.h"

#include <set>
#include <stdexcept>

#include "base/mail_address.h"
#include "governance/people.h"

namespace gouvernail::ical {
namespace {

using base::msg;

std::optional<base::Message> problem_with_attendees(const Invitation& invitation) {
  std::set<std::string> seen;
  for (const Attendee& attendee : invitation.attendees) {
    if (!base::can_be_written_to(attendee.address)) {
      return msg("“{}” is not a mail address", attendee.address);
    }
    if (!seen.insert(governance::address_key(attendee.address)).second) {
      return msg("“{}” is invited twice", attendee.address);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<base::Message> problem_with(const Invitation& invitation) {
  if (invitation.uid.empty()) return msg("the meeting has no identifier");
  if (!base::can_be_written_to(invitation.organizer.address)) {
    return msg("the organiser's address, “{}”, is not a mail address",
               invitation.organizer.address);
  }
  if (!invitation.organizer.sent_by.empty() &&
      !base::can_be_written_to(invitation.organizer.sent_by)) {
    return msg("“{}” is not a mail address", invitation.organizer.sent_by);
  }
  if (const auto problem = problem_with_attendees(invitation)) return problem;
  if (!invitation.start) {
    if (invitation.last < invitation.first) return msg("the meeting ends before it starts");
    return std::nullopt;
  }
  if (invitation.length <= calendar::Minutes{0}) return msg("the meeting ends before it starts");
  const calendar::LocalTime start{invitation.first, *invitation.start};
  if (calendar::resolve_paris(start).kind == calendar::LocalTimeKind::skipped) {
    return msg("on {}, the clocks skip the hour of this meeting", calendar::arg(invitation.first));
  }
  return std::nullopt;
}

std::string make_uid(const std::string& sixteen_bytes) {
  if (sixteen_bytes.size() != 16) throw std::invalid_argument("a UID takes 16 random bytes");
  std::string bytes = sixteen_bytes;
  bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x40);  // version 4
  bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);  // variant of RFC 4122
  constexpr char digits[] = "0123456789abcdef";
  std::string uid;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) uid += '-';
    const auto byte = static_cast<unsigned char>(bytes[i]);
    uid += digits[byte >> 4U];
    uid += digits[byte & 15U];
  }
  return uid;
}

}  // namespace gouvernail::ical
