// SPDX-License-Identifier: MPL-2.0
// One session against one composition.
#include <algorithm>
#include <functional>

#include "compliance/attendance.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "rules/obligation.h"
#include "rules/rules.h"

namespace gouvernail::compliance {
namespace {

using base::msg;
using governance::Convention;
using governance::Meeting;
using governance::Role;
using rules::Composition;
using rules::Fraction;

struct Case {
  const Composition& rule;
  const Convention& convention;
  const std::vector<governance::Seat>& seats;
  const Meeting& meeting;
  const Attendance& attendance;
  Finding& finding;
};

bool reaches(int heads, int of, const Fraction& share) {
  return std::int64_t{heads} * share.denominator >= std::int64_t{of} * share.numerator;
}

bool applies(const rules::RoleRequirement& wanted, const Case& c) {
  const Role* role = c.convention.role(wanted.role);
  if (role && !c.convention.binds(role->party, c.meeting.day)) return false;
  return wanted.condition.empty() || governance::has_tag(c.meeting, wanted.condition);
}

void owe(const std::string& party, const Case& c) {
  auto& all = c.finding.owed_by;
  const bool owes = c.convention.is_signatory(party) && c.convention.binds(party, c.meeting.day);
  if (owes && std::find(all.begin(), all.end(), party) == all.end()) all.push_back(party);
}

// Whoever convenes owes the invitation of those who owe nothing themselves.
std::string convening_party(const Case& c) {
  const governance::Body* body = c.convention.body(c.meeting.body);
  const Role* convener = body ? c.convention.role(body->convener) : nullptr;
  return convener ? convener->party : "";
}

bool is_listed(const std::function<bool(const Role&)>& is_one, const Case& c) {
  const governance::Body* body = c.convention.body(c.meeting.body);
  return body && std::any_of(body->members.begin(), body->members.end(), [&](const auto& id) {
           const Role* role = c.convention.role(id);
           return role && is_one(*role);
         });
}

// A guest is no party and owes nothing: what the others owe him is to have been invited in time,
// as a member of the body, by a convocation sent on an earlier day.
void examine_guest(const base::LocalizedText& name, bool listed, const Case& c) {
  if (!listed) {
    c.finding.unmet.push_back(msg("{} is not on the list of those invited", name));
    owe(convening_party(c), c);
  } else if (!c.meeting.convened_on) {
    c.finding.unknown.push_back(msg("the day on which {} was invited is not recorded", name));
  } else if (*c.meeting.convened_on >= c.meeting.day) {
    c.finding.unmet.push_back(msg("{} was not invited before the day itself", name));
    owe(convening_party(c), c);
  } else if (std::find(c.finding.guests.begin(), c.finding.guests.end(), name) ==
             c.finding.guests.end()) {
    c.finding.guests.push_back(name);
  }
}

std::optional<int> heads_wanted(const rules::RoleRequirement& wanted, const Case& c) {
  if (!wanted.every_member) return wanted.exactly.value_or(wanted.at_least);
  const Role* role = c.convention.role(wanted.role);
  return role ? governance::seats_of(*role, c.seats, c.meeting.day) : std::nullopt;
}

// How readily its absence is excused: a party's never, a guest's where he was invited.
int excuse_of(const std::string& id, const Case& c) {
  const Role* role = c.convention.role(id);
  if (role && c.convention.is_signatory(role->party)) return 0;
  return is_listed([&](const Role& one) { return one.id == id; }, c) ? 2 : 1;
}

// Roles of `wanted` that nobody fills, each once, in their order. Heads that may sit in several
// places sit where nobody would be excused.
std::vector<std::string> find_missing(std::vector<std::pair<std::string, int>> wanted,
                                      const Case& c) {
  const auto rank = [order = wanted](const std::string& id) {
    return std::find_if(order.begin(), order.end(),
                        [&](const auto& one) { return one.first == id; }) -
           order.begin();
  };
  std::stable_sort(wanted.begin(), wanted.end(), [&](const auto& a, const auto& b) {
    return excuse_of(a.first, c) < excuse_of(b.first, c);
  });
  const bool stand_ins = c.rule.require == rules::Participation::represented;
  std::vector<std::string> missing = c.attendance.missing(wanted, stand_ins);
  std::stable_sort(missing.begin(), missing.end(),
                   [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  return missing;
}

void examine_roles(const Case& c) {
  std::vector<std::pair<std::string, int>> wanted;
  for (const rules::RoleRequirement& requirement : c.rule.roles) {
    if (!applies(requirement, c)) continue;
    const base::LocalizedText name = c.convention.name_of_role(requirement.role);
    const std::optional<int> heads = heads_wanted(requirement, c);
    if (!heads) {
      c.finding.unknown.push_back(msg("the number of seats of “{}” is not recorded", name));
      continue;
    }
    const int present = c.attendance.of_role(requirement.role);
    const bool exactly = requirement.exactly && !requirement.every_member;
    if (exactly && present > *requirement.exactly) {
      c.finding.unmet.push_back(msg("{0}: {1} present, exactly {2} required", name,
                                    std::int64_t{present}, std::int64_t{*requirement.exactly}));
      if (const Role* role = c.convention.role(requirement.role)) owe(role->party, c);
    }
    wanted.emplace_back(requirement.role, *heads);
  }
  for (const std::string& id : find_missing(std::move(wanted), c)) {
    const Role* role = c.convention.role(id);
    const base::LocalizedText name = c.convention.name_of_role(id);
    if (!role || !c.convention.is_signatory(role->party)) {
      examine_guest(name, is_listed([&](const Role& one) { return one.id == id; }, c), c);
      continue;
    }
    c.finding.unmet.push_back(msg("{} missing", name));
    owe(role->party, c);
  }
}

void examine_parties(const Case& c) {
  for (const std::string& id : c.rule.parties) {
    if (!c.convention.binds(id, c.meeting.day) || c.attendance.of_party(id) > 0) continue;
    const governance::Party* party = c.convention.party(id);
    const base::LocalizedText name = party ? party->name : base::LocalizedText{id, id};
    if (!c.convention.is_signatory(id)) {
      examine_guest(name, is_listed([&](const Role& one) { return one.party == id; }, c), c);
      continue;
    }
    c.finding.unmet.push_back(msg("{} not represented", name));
    owe(id, c);
  }
}

using Seats = std::vector<std::pair<std::string, int>>;  // by role

int total(const Seats& seats) {
  int all = 0;
  for (const auto& [role, count] : seats) all += count;
  return all;
}

// Of every role of a college, or of all the body's members when `college` is empty; none where
// somebody's number is not known. A party that is not bound yet has none.
std::optional<Seats> seats_together(const std::string& college, const Case& c) {
  Seats seats;
  const governance::Body* body = c.convention.body(c.meeting.body);
  for (const Role& role : c.convention.roles) {
    const bool member = body && std::find(body->members.begin(), body->members.end(), role.id) !=
                                    body->members.end();
    if (college.empty() ? !member : role.college != college) continue;
    if (!c.convention.binds(role.party, c.meeting.day)) continue;
    const auto of_role = governance::seats_of(role, c.seats, c.meeting.day);
    if (!of_role) return std::nullopt;
    seats.emplace_back(role.id, *of_role);
  }
  return seats;
}

// Of a college none of whose parties is bound yet, nothing is asked.
bool is_bound(const std::string& college, const Case& c) {
  const auto& roles = c.convention.roles;
  const auto is_of_it = [&](const Role& role) { return role.college == college; };
  return std::none_of(roles.begin(), roles.end(), is_of_it) ||
         std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
           return is_of_it(role) && c.convention.binds(role.party, c.meeting.day);
         });
}

void examine_share(const rules::CollegeShare& share, const Case& c) {
  if (!is_bound(share.college, c)) return;
  const auto seats = seats_together(share.college, c);
  // Of its seats, no more are filled than it has.
  const int heads = share.of_present || !seats
                        ? c.attendance.of_college(share.college)
                        : std::min(c.attendance.of_college(share.college), total(*seats));
  std::optional<int> of;
  if (share.of_present) {
    of = c.attendance.everybody();
  } else if (seats) {
    of = total(*seats);
  }
  base::LocalizedText name{share.college, share.college};
  for (const governance::College& college : c.convention.colleges) {
    if (college.id == share.college) name = college.name;
  }
  if (!of || *of == 0) {
    c.finding.unknown.push_back(msg("the number of seats of “{}” is not recorded", name));
  } else if (!reaches(heads, *of, share.at_least)) {
    c.finding.unmet.push_back(msg(
        "{0}: {1} of {2}, at least {3}/{4} required", name, std::int64_t{heads}, std::int64_t{*of},
        std::int64_t{share.at_least.numerator}, std::int64_t{share.at_least.denominator}));
    for (const Role& role : c.convention.roles) {
      if (role.college == share.college) owe(role.party, c);
    }
  }
}

void examine_parity(const rules::Parity& parity, const Case& c) {
  if (!is_bound(parity.college_a, c) || !is_bound(parity.college_b, c)) return;
  const int a = c.attendance.of_college(parity.college_a);
  const int b = c.attendance.of_college(parity.college_b);
  if (std::abs(a - b) <= parity.tolerance) return;
  c.finding.unmet.push_back(
      msg("no parity: {0} and {1} present", std::int64_t{a}, std::int64_t{b}));
}

void examine_quorum(const rules::Quorum& quorum, bool second_convocation, const Case& c) {
  const bool second = second_convocation && quorum.second.has_value();
  const Fraction share = second ? *quorum.second : quorum.first;
  const std::int64_t more = second ? 0 : quorum.more;
  const std::optional<Seats> seats = seats_together("", c);
  if (!seats) {
    c.finding.unknown.push_back(msg("the number of members is not recorded"));
    return;
  }
  if (seats->empty()) {
    c.finding.unknown.push_back(msg("no member was bound yet"));
    return;
  }
  if (total(*seats) == 0) {
    c.finding.unknown.push_back(msg("the number of members is not recorded"));
    return;
  }
  const bool stand_ins = c.rule.require == rules::Participation::represented;
  const int heads = c.attendance.filled(*seats, stand_ins);
  if (reaches(heads - static_cast<int>(more), total(*seats), share)) return;
  const std::int64_t of = total(*seats);
  c.finding.unmet.push_back(
      more > 0
          ? msg("no quorum: {0} of {1} members, {2}/{3} and {4} more required", std::int64_t{heads},
                of, std::int64_t{share.numerator}, std::int64_t{share.denominator}, more)
          : msg("no quorum: {0} of {1} members, {2}/{3} required", std::int64_t{heads}, of,
                std::int64_t{share.numerator}, std::int64_t{share.denominator}));
}

}  // namespace

Finding examine(const Composition& rule, const rules::Rules& rules,
                const std::vector<governance::Seat>& seats, const Meeting& meeting,
                bool second_convocation) {
  Finding finding;
  const Attendance attendance(rules.convention, meeting, seats);
  const Case c{rule, rules.convention, seats, meeting, attendance, finding};
  examine_roles(c);
  examine_parties(c);
  for (const rules::CollegeShare& share : rule.shares) examine_share(share, c);
  if (rule.parity) examine_parity(*rule.parity, c);
  if (rule.quorum) examine_quorum(*rule.quorum, second_convocation, c);
  return finding;
}

Finding examine_invitation(const Composition& rule, const rules::Rules& rules,
                           const Meeting& meeting) {
  Finding finding;
  const governance::Body* body = rules.convention->body(meeting.body);
  for (const rules::RoleRequirement& wanted : rule.roles) {
    const Role* role = rules.convention->role(wanted.role);
    if (role && !rules.convention->binds(role->party, meeting.day)) continue;
    const bool invited = body && std::find(body->members.begin(), body->members.end(),
                                           wanted.role) != body->members.end();
    if (!invited) finding.unmet.push_back(msg("{}", rules.convention->name_of_role(wanted.role)));
  }
  const bool convened =
      meeting.convened_on || meeting.status == governance::MeetingStatus::convened;
  if (!convened) finding.unknown.push_back(msg("no convocation is recorded"));
  return finding;
}

}  // namespace gouvernail::compliance
