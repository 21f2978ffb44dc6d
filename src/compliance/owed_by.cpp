// SPDX-License-Identifier: MPL-2.0
#include "compliance/owed_by.h"

#include <algorithm>
#include <set>
#include <variant>

#include "compliance/duty.h"
#include "compliance/sessions.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "rules/rules.h"

namespace gouvernail::compliance {
namespace {

using Parties = std::set<std::string>;

// One overload a kind. Empty: nobody in particular, and so all together.
struct Debtors {
  const rules::Obligation& obligation;
  const governance::Convention& convention;

  void add_party_of(const std::string& id, Parties& parties) const {
    const governance::Role* role = convention.role(id);
    if (role && convention.is_signatory(role->party)) parties.insert(role->party);
  }

  Parties operator()(const rules::Composition& rule) const {
    Parties parties;
    for (const rules::RoleRequirement& wanted : rule.roles) add_party_of(wanted.role, parties);
    for (const std::string& party : rule.parties) {
      if (convention.is_signatory(party)) parties.insert(party);
    }
    for (const rules::CollegeShare& share : rule.shares) {
      for (const governance::Role& role : convention.roles) {
        if (role.college == share.college) add_party_of(role.id, parties);
      }
    }
    return parties;
  }
  Parties operator()(const rules::Standing& rule) const {
    Parties parties;
    add_party_of(rule.role, parties);
    return parties;
  }
  Parties operator()(const rules::Notice&) const {
    Parties parties;
    const governance::Body* body = convention.body(obligation.body);
    if (body) add_party_of(body->convener, parties);
    return parties;
  }
  Parties operator()(const rules::Cadence&) const { return {}; }
  Parties operator()(const rules::MaxGap&) const { return {}; }
  Parties operator()(const rules::Precedence&) const { return {}; }
  Parties operator()(const rules::Response&) const { return {}; }
  Parties operator()(const rules::Deadline&) const { return {}; }
};

std::vector<std::string> bound(const Parties& parties, bool all,
                               const governance::Convention& convention, calendar::Day day) {
  std::vector<std::string> result;
  for (const governance::Party& party : convention.parties) {
    const bool meant = all || parties.count(party.id) > 0;
    if (meant && party.signatory && party.is_bound(day)) result.push_back(party.id);
  }
  return result;
}

}  // namespace

std::vector<std::string> owed_by(const rules::Obligation& obligation, const rules::Rules& rules,
                                 calendar::Day day) {
  const governance::Convention& convention = rules.convention;
  if (obligation.owed_by) {
    return bound({obligation.owed_by->begin(), obligation.owed_by->end()}, false, convention, day);
  }
  if (obligation.owed_as_noted) return bound({}, true, convention, day);
  Parties parties = std::visit(Debtors{obligation, convention}, obligation.kind);
  if (parties.empty() && convention.is_signatory(obligation.party)) parties = {obligation.party};
  return bound(parties, parties.empty(), convention, day);
}

std::vector<std::string> owed_by(const Duty& duty, const rules::Rules& rules,
                                 const Sessions& sessions) {
  const calendar::Day day = duty.window.last;
  const governance::Meeting* trigger = sessions.find(duty.trigger);
  if (!duty.obligation->owed_as_noted || !trigger) return owed_by(*duty.obligation, rules, day);
  Parties marked;
  for (const governance::Party& party : rules.convention->parties) {
    if (governance::has_tag(*trigger, party.id)) marked.insert(party.id);
  }
  return bound(marked, marked.empty(), rules.convention, day);
}

}  // namespace gouvernail::compliance
