// SPDX-License-Identifier: MPL-2.0
#include "records/answers.h"

#include "base/sha256.h"
#include "governance/people.h"
#include "records/content.h"
#include "records/fact.h"

namespace gouvernail::records {
namespace {

std::string iso(const std::optional<calendar::LocalTime>& time) {
  return time ? to_iso(*time) : "";
}

}  // namespace

bool is_in_words(Doubt doubt) { return doubt == Doubt::text || doubt == Doubt::unbound; }

bool is_proposal(const Undecided& undecided) {
  return undecided.start.has_value() && undecided.doubt != Doubt::instance;
}

std::string digest_of(const Undecided& u) {
  using governance::address_key;
  if (!u.origin.empty()) {
    return base::sha256_hex(netstrings({"mail", u.origin, address_key(u.attendee)}));
  }
  return base::sha256_hex(
      netstrings({u.meeting, doubt_word(u.doubt), address_key(u.attendee), address_key(u.sender),
                  answer_word(u.answer), address_key(u.delegate), std::to_string(u.sequence),
                  calendar::to_ical_utc(u.dtstamp), iso(u.start), iso(u.end)}));
}

}  // namespace gouvernail::records
