// SPDX-License-Identifier: MPL-2.0
// The best dates still possible of one duty: what to offer to somebody who asks "when, then?"
// without planning anything else.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "calendar/local_time.h"

namespace gouvernail::compliance {
struct Judgement;
}
namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::planning {

struct Problem;

// A session that could be held then, beside all that stands.
struct Slot {
  std::string body;
  std::string site;  // of the body; may be empty
  calendar::Day day;
  calendar::Minutes start{0};
  calendar::Minutes length{120};
  double cost = 0;                 // as a plan counts it, with that of `before`
  std::vector<std::string> roles;  // who is invited
  // The persons who fill these roles on that day: keys, sorted; "role:ID" where nobody is recorded.
  std::vector<std::string> free;   // by their own calendars and by what stands
  std::vector<std::string> taken;  // … elsewhere, or too far away to come in time
  std::vector<std::string>
      unknown;  // their calendar is not known, and nothing that stands takes them
  // Later than the house likes, or than the convention asks of what is not urgent.
  bool short_notice = false;
  calendar::Day late_since;    // then: the last day, worked, on which it was not so yet
  bool urgent = false;         // only as urgent, in the sense of the convention
  std::string second_of = {};  // uid of the session whose second convocation it would be
  // Last day, worked, to convene it in good order by the house's notice; at short notice, by what
  // the convention states alone; the day of the session itself when no notice is owed.
  calendar::Day convene_by;
  // Sessions that must come before it and that do not stand yet, each on its best date: without
  // them the slot would be of no use. By day.
  std::vector<Slot> before;
};

// As a proposed session, without a uid and without those before it.
governance::Meeting meeting_of(const Slot& slot);

// A problem, prepared once for all its duties.
class Slots {
 public:
  // As for `propose`; no session is placed before the horizon's first day. The rules that it
  // points to must outlive it.
  explicit Slots(const Problem& problem);
  // With what is known on the day already judged.
  Slots(const Problem& problem, std::vector<compliance::Judgement> judgements);
  ~Slots();

  // What is known on the day, judged.
  const std::vector<compliance::Judgement>& judgements() const;

  // Up to `most` slots on different days, the best first: the cheapest, then the earliest, in
  // different weeks where that costs little. None for a duty that no new session keeps, that lacks
  // none, or that is lost. Each was tried with the checker: with it and those before it the duty
  // is kept, or lacks one session less and can still be kept; nothing that was kept no longer is,
  // and nothing is lost. `judgement` is one of `judgements`, or of the same duty on that day.
  std::vector<Slot> best(const compliance::Judgement& judgement, std::size_t most = 3) const;

  // A session as it is given, whether or not it could stand: who is free, and until when it is to
  // be convened. It has an hour; without an end it is as long as those of its body. `before` stays
  // empty, and nothing is said of its cost.
  Slot at(const governance::Meeting& meeting) const;

 private:
  class Prepared;
  std::unique_ptr<const Prepared> prepared_;
};

}  // namespace gouvernail::planning
