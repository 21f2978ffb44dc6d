// SPDX-License-Identifier: MPL-2.0
// Which session answers which, where none serves twice: found once for each rule, and asked for
// each of its duties. Private to the module.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "compliance/duty.h"
#include "compliance/validity.h"
#include "rules/rules.h"

namespace gouvernail::compliance {

// Which answer each of the duties of a rule has: in the order of what they answer, each takes the
// earliest that is left, those that are proven first. The windows of one rule begin and end in that
// order, so that no other choice answers more of them.
struct Answers {
  std::set<std::string> taken;                                // uids
  std::map<std::string, const governance::Meeting*> by_duty;  // by uid of what is answered
};

class OwnAnswers {
 public:
  // All of it must outlive this.
  OwnAnswers(const rules::Rules& rules, const governance::History& history,
             const Sessions& sessions, const Validity& validity, const Takers& takers,
             calendar::Day as_of)
      : rules_(rules),
        history_(history),
        sessions_(sessions),
        validity_(validity),
        takers_(takers),
        as_of_(as_of) {}

  const Answers& of(const rules::Obligation& obligation, const rules::Response& rule) const;
  // The session that answers this duty if none of the others that perhaps never took place is
  // answered; null: none does. `unrecorded`: the days of those others, of many the nearest.
  const governance::Meeting* at_best(const Duty& duty, const rules::Response& rule,
                                     base::MessageList& unrecorded) const;
  // Whether it may answer the trigger, as far as its kind goes: a second convocation is one that
  // was marked so, and nothing else answers a quorum that was missed.
  bool may_answer(const governance::Meeting& meeting, const governance::Meeting* trigger,
                  const rules::Response& rule) const;

 private:
  struct OfRule {
    std::vector<Duty> duties;
    Answers answers;
    // Where those that perhaps never took place only look: what each of them could have.
    std::optional<Answers> at_best = {};
    std::vector<const governance::Meeting*> doubtful = {};  // these, in order of their days
  };

  OfRule& found(const rules::Obligation& obligation, const rules::Response& rule) const;
  // `only_look`: by what is answered.
  Answers choose(const std::vector<Duty>& duties, const rules::Response& rule,
                 const std::set<std::string_view>& only_look) const;

  const rules::Rules& rules_;
  const governance::History& history_;
  const Sessions& sessions_;
  const Validity& validity_;
  const Takers& takers_;
  calendar::Day as_of_;
  mutable std::map<const rules::Obligation*, std::unique_ptr<OfRule>> rules_found_;
};

}  // namespace gouvernail::compliance
