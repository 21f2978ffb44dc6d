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

const char* doubt_word(Doubt doubt) {
  switch (doubt) {
    case Doubt::counter:
      return "counter";
    case Doubt::stranger:
      return "stranger";
    case Doubt::sender:
      return "sender";
    case Doubt::delegate:
      return "delegate";
    case Doubt::shared:
      return "shared";
    case Doubt::text:
      return "text";
    case Doubt::returned:
      return "returned";
    case Doubt::instance:
      return "instance";
    case Doubt::unbound:
      return "unbound";
  }
  return "";
}

std::optional<Doubt> doubt_of_word(std::string_view word) {
  for (const Doubt doubt :
       {Doubt::counter, Doubt::stranger, Doubt::sender, Doubt::delegate, Doubt::shared, Doubt::text,
        Doubt::returned, Doubt::instance, Doubt::unbound}) {
    if (word == doubt_word(doubt)) return doubt;
  }
  return std::nullopt;
}

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
