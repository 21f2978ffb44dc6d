// SPDX-License-Identifier: MPL-2.0
// What a session that was held is worth to a rule.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/message.h"
#include "compliance/attendance.h"
#include "compliance/sessions.h"
#include "rules/kinds/evidence_level.h"

namespace gouvernail::governance {
struct History;
struct Meeting;
}  // namespace gouvernail::governance
namespace gouvernail::rules {
struct Counting;
struct Obligation;
struct Rules;
}  // namespace gouvernail::rules

namespace gouvernail::compliance {

enum class Worth { full, none, unknown };

struct Appraisal {
  Worth worth = Worth::full;
  base::Message why = {};         // of what is not full
  bool sheet_is_missing = false;  // unknown, since nobody recorded who was there
};

// As what a session was convened.
enum class Convocation { first, second, unknown };

struct ConvenedAs {
  Convocation convocation = Convocation::first;
  base::Message why = {};  // of one that was marked as a second and is none, or cannot be told
};

// The quorums and compositions of each body, found once for many questions. What it is made of must
// outlive it.
class Validity {
 public:
  // All of it must outlive this. `same`: knows of other sessions what they are worth here too.
  Validity(const rules::Rules& rules, const Sessions& sessions, const governance::History& history,
           const Validity* same = nullptr);

  // Of a session that was held: whether it keeps a rule that counts so. One that was not held is
  // worth all: whether it will be valid is not known before.
  Appraisal of(const governance::Meeting& meeting, const rules::Counting& asked) const;

  // The record shows that it counts to a rule that asks for this evidence.
  bool is_known_to_count(const governance::Meeting& meeting, rules::EvidenceLevel needed,
                         const rules::Counting& asked) const;

  // Whether its quorum was reached; none when nobody can tell (no quorum rule, or attendance or
  // seats not recorded).
  std::optional<bool> quorum_reached(const governance::Meeting& meeting) const;
  // A second convocation is one that was marked so (Meeting::second_of), after a first that missed
  // its quorum, within the delays that the convention states (`second_window`), and the first such.
  ConvenedAs convened_as(const governance::Meeting& meeting) const;
  // The second convocation after it that was held; null: none was, or nobody can tell.
  const governance::Meeting* second_held_after(const governance::Meeting& first) const;
  // What that rule finds in it, with the quorum of its convocation.
  Finding examined(const rules::Composition& rule, const governance::Meeting& meeting) const;
  // Of one that nobody marked: the session without quorum after which it might be a second
  // convocation; null: none.
  const governance::Meeting* unmarked_after(const governance::Meeting& meeting) const;

 private:
  using Obligations = std::vector<const rules::Obligation*>;
  Obligations compositions_of(const governance::Meeting& meeting) const;
  calendar::DayRange second_window(const governance::Meeting& first) const;
  bool knows(const governance::Meeting& meeting) const;
  Appraisal appraise(const governance::Meeting& meeting, const rules::Counting& asked) const;
  Appraisal of_quorum(const governance::Meeting& meeting) const;
  Appraisal of_composition(const governance::Meeting& meeting, bool with_quorum) const;
  std::optional<bool> has_quorum(const governance::Meeting& meeting, bool second) const;
  bool asks_quorum(const governance::Meeting& meeting) const;

  const rules::Rules& rules_;
  const Sessions& sessions_;
  const governance::History& history_;
  std::map<std::string, Obligations, std::less<>> compositions_;  // by body
  Obligations after_failed_quorum_;
  const Validity* same_;
  // What was found, by the place of the session in the history, for each way of counting: many
  // duties ask about one session. One thread asks at a time.
  mutable std::array<std::vector<std::optional<Appraisal>>, 3> found_;
};

// Sessions by whether they use up what came before them: to a rule that wants a fresh predecessor,
// one serves one. Those that were held with their quorum do, and those ahead are taken to; one that
// missed its quorum leaves its predecessor to the next. Of one that nobody recorded, or whose
// quorum nobody can tell, it is not known.
struct Takers {
  Sessions surely;
  Sessions perhaps;  // those, and the ones of which it is not known
};
Takers takers(const Sessions& sessions, const Validity& validity, calendar::Day as_of);
// With these sessions more, which change what no other is worth. `base` must outlive it.
Takers takers(const Takers& base, std::span<const governance::Meeting> added,
              const Validity& validity, calendar::Day as_of);

}  // namespace gouvernail::compliance
