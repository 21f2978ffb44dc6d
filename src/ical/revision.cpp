// SPDX-License-Identifier: MPL-2.0
#include "ical/revision.h"

#include <algorithm>

namespace gouvernail::ical {
namespace {

// Fields with their lengths, so that no two different lists read alike.
void field(std::string& out, const std::string& text) {
  out += std::to_string(text.size()) + ":" + text + ",";
}

}  // namespace

std::string essential_of(const Invitation& i) {
  std::string out;
  field(out, calendar::to_iso(i.first));
  field(out, calendar::to_iso(i.last));
  field(out, i.start ? std::to_string(i.start->count()) : "-");
  field(out, i.start ? std::to_string(i.length.count()) : "-");
  field(out, std::to_string(static_cast<int>(i.status)));
  field(out, i.location);
  return out;
}

std::string content_of(const Invitation& i) {
  std::string out = essential_of(i);
  field(out, i.summary);
  field(out, i.description);
  field(out, i.url);
  field(out, i.organizer.name);
  field(out, i.organizer.address);
  if (!i.organizer.sent_by.empty()) field(out, i.organizer.sent_by);
  for (const Attendee& attendee : i.attendees) {
    field(out, attendee.name);
    field(out, attendee.address);
    field(out, std::to_string(static_cast<int>(attendee.role)));
  }
  return out;
}

Revision next_revision(const Invitation& invitation, const std::optional<Revision>& before,
                       calendar::UtcTime now) {
  Revision next{0, now, essential_of(invitation), content_of(invitation)};
  if (!before) return next;
  if (before->content == next.content) return *before;
  next.sequence = before->sequence + (before->essential == next.essential ? 0 : 1);
  next.dtstamp = std::max(now, before->dtstamp + std::chrono::seconds{1});
  return next;
}

}  // namespace gouvernail::ical
