// SPDX-License-Identifier: MPL-2.0
#include "rules/lint.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "governance/convention.h"
#include "rules/traits.h"

namespace gouvernail::rules {
namespace {

using base::msg;
using base::Severity;
using calendar::Day;
using calendar::DayRange;
using calendar::Days;

struct Linting {
  const Rules& rules;
  base::Diagnostics& out;

  void say(const Obligation& at, std::string code, base::Message what, base::Message remedy,
           Severity severity = Severity::warning) const {
    out.push_back({severity, std::move(code), at.position, "", std::move(what), std::move(remedy)});
  }
  void say(std::string code, base::Message what, base::Message remedy) const {
    out.push_back(
        {Severity::warning, std::move(code), {"", 0, 0}, "", std::move(what), std::move(remedy)});
  }
};

int open_days(const DayRange& days, const calendar::WorkCalendar& work) {
  int open = 0;
  for (Day day = days.first; day <= days.last; day += Days{1}) open += work.is_ouvre(day) ? 1 : 0;
  return open;
}

// The compositions of a body, of any day.
std::vector<const Composition*> compositions_of(const std::string& body, const Linting& l) {
  std::vector<const Composition*> found;
  for (const Obligation& obligation : l.rules.obligations) {
    const Composition* rule = traits(obligation.kind).composition;
    if (rule && obligation.body == body) found.push_back(rule);
  }
  return found;
}

// A condition on something that nobody asks for.
void lint_counting(const Obligation& obligation, const Counting& counting, const Linting& l) {
  const auto compositions = compositions_of(obligation.body, l);
  const bool quorum = std::any_of(compositions.begin(), compositions.end(),
                                  [](const Composition* rule) { return rule->quorum.has_value(); });
  if (counting.without_quorum && !quorum) {
    l.say(obligation, "vacuous",
          msg("“{0}” counts without quorum, and none is asked of “{1}”", obligation.id,
              obligation.body),
          msg("delete `without_quorum`, or add the quorum"));
  }
  if (counting.composition_is_condition && compositions.empty()) {
    l.say(obligation, "vacuous",
          msg("the composition is a condition of “{0}”, and none is asked of “{1}”", obligation.id,
              obligation.body),
          msg("delete `composition`, or add the composition"));
  }
}

void lint_kind(const Obligation& obligation, const Cadence& rule, const Linting& l) {
  lint_counting(obligation, rule.counting, l);
  if (rule.delegated) return;
  const auto windows = calendar::tile(obligation.in_force, rule.per, l.rules.convention->anchor());
  const bool none_whole = std::all_of(windows.begin(), windows.end(),
                                      [](const calendar::Window& w) { return w.cut(); });
  if (none_whole) {
    l.say(obligation, "longer-than-term",
          msg("the period of “{}” is longer than the time it is in force", obligation.id),
          msg("no whole period will ever be judged: say how a part of one counts (partial)"));
  }
  const calendar::WorkCalendar work = l.rules.work();
  for (const calendar::Window& window : windows) {
    if (window.cut() || open_days(window.within, work) >= rule.at_least) continue;
    l.say(obligation, "impossible",
          msg("“{0}” asks for {1} sessions in {2}, which has fewer open days", obligation.id,
              std::int64_t{rule.at_least}, window.label),
          msg("correct the number or the period"));
    return;
  }
}

void lint_kind(const Obligation& obligation, const Composition& rule, const Linting& l) {
  // Of those invited, roles are all that is looked at.
  const bool of_others =
      !rule.parties.empty() || !rule.shares.empty() || rule.parity || rule.quorum;
  const bool asks = !rule.roles.empty() || (rule.require != Participation::invited && of_others);
  if (asks) return;
  l.say(obligation, "vacuous", msg("“{}” asks for nothing", obligation.id),
        msg("list roles, parties, a share or a quorum"));
}

void lint_kind(const Obligation& obligation, const Deadline& rule, const Linting& l) {
  lint_counting(obligation, rule.counting, l);
  const DayRange& term = l.rules.convention->term;
  const bool outside =
      (rule.due && !term.contains(*rule.due)) || (rule.opens && !term.contains(*rule.opens));
  if (outside) {
    l.say(obligation, "outside-term", msg("“{}” names a day outside the term", obligation.id),
          msg("correct the day, or the term of the convention"));
  }
  const bool first = l.rules.versions(obligation.id).front() == &obligation;
  if (first && rule.due && *rule.due < obligation.in_force.first) {
    l.say(obligation, "never-in-force",
          msg("“{0}” is due on {1}, before anybody is bound by it", obligation.id,
              calendar::arg(*rule.due)),
          msg("correct the day, or delete the obligation"));
  }
}

void lint_kind(const Obligation& obligation, const Notice& rule, const Linting& l) {
  for (const Obligation& other : l.rules.obligations) {
    const KindTraits its = traits(other.kind);
    if (!its.rhythm || other.body != obligation.body || its.delegated) continue;
    const auto windows = calendar::tile(other.in_force, *its.rhythm, l.rules.convention->anchor());
    if (windows.empty()) continue;
    const DayRange& first = windows.front().full;
    const auto ahead = (first.last - rule.ahead.before(first.last, l.rules.work())).count();
    if (ahead <= first.length()) continue;
    l.say(obligation, "long-notice",
          msg("the notice of “{0}” is longer than the period of “{1}”", obligation.id, other.id),
          msg("each session must then be convened before its period begins"));
  }
}

void lint_kind(const Obligation& obligation, const MaxGap& rule, const Linting& l) {
  lint_counting(obligation, rule.counting, l);
  const DayRange& force = obligation.in_force;
  const Day start = rule.from_signature ? l.rules.convention->anchor() : force.first;
  const Day last = l.rules.versions(obligation.id).back()->in_force.last;
  if (rule.gap.after(std::min(start, force.first), l.rules.work()) <= last) return;
  l.say(obligation, "longer-than-term",
        msg("the gap of “{}” is longer than the time it is in force", obligation.id),
        msg("no gap will ever be judged: correct it, or say it as a deadline"));
}

// Circles of precedences are looked at together.
void lint_kind(const Obligation& obligation, const Precedence& rule, const Linting& l) {
  lint_counting(obligation, rule.counting, l);
}

// The last day to send what `notice` asks for, before an answer that stands on its last day.
Day latest_sending(const Notice& notice, Day session, const calendar::WorkCalendar& work) {
  Day latest = notice.ahead.before(session, work);
  for (const auto& shorter : {notice.urgent, notice.second}) {
    if (shorter) latest = std::max(latest, shorter->before(session, work));
  }
  return notice.delivery ? notice.delivery->before(latest, work) : latest;
}

// A second convocation is sent after the session that missed its quorum, and in time for the last
// day on which it may be held.
void lint_second_convocation(const Obligation& obligation, const Response& rule, const Linting& l) {
  const calendar::WorkCalendar work = l.rules.work();
  for (const Obligation& other : l.rules.obligations) {
    const Notice* notice = traits(other.kind).notice;
    if (!notice || other.body != obligation.body) continue;
    const DayRange days =
        calendar::intersect(calendar::intersect(obligation.in_force, other.in_force),
                            {obligation.in_force.first, obligation.in_force.first + Days{366}});
    bool possible = days.empty();
    for (Day day = days.first; !possible && day <= days.last; day += Days{1}) {
      possible = latest_sending(*notice, rule.within->after(day, work), work) > day;
    }
    if (possible) continue;
    l.say(obligation, "impossible",
          msg("“{0}” leaves no day, after the session without quorum, to send what “{1}” asks for",
              obligation.id, other.id),
          msg("give the notice a shorter `second`, or correct one of the two delays"));
  }
}

void lint_kind(const Obligation& obligation, const Response& rule, const Linting& l) {
  lint_counting(obligation, rule.counting, l);
  if (rule.after_failed_quorum && rule.within) lint_second_convocation(obligation, rule, l);
}

void lint_kind(const Obligation& obligation, const Standing& rule, const Linting& l) {
  const DayRange& force = obligation.in_force;
  if (rule.vacancy.after(force.first, l.rules.work()) < force.last) return;
  l.say(obligation, "vacuous",
        msg("“{}” tolerates a vacancy as long as it is in force", obligation.id),
        msg("correct `vacancy`, or delete the obligation"));
}

void lint_twins(const Linting& l) {
  const auto& all = l.rules.obligations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const KindTraits a = traits(all[i].kind);
    for (std::size_t j = i + 1; a.rhythm && j < all.size(); ++j) {
      const KindTraits b = traits(all[j].kind);
      const bool same = b.rhythm && all[i].id != all[j].id && all[i].body == all[j].body &&
                        *a.rhythm == *b.rhythm && a.delegated == b.delegated &&
                        !calendar::intersect(all[i].in_force, all[j].in_force).empty();
      if (!same) continue;
      l.say(all[j], "same-twice",
            msg("“{0}” and “{1}” set the same rhythm for the same body", all[i].id, all[j].id),
            msg("keep one of them, or amend the first"));
    }
  }
}

// The roles and colleges that a rule names.
struct Named {
  std::set<std::string>& roles;
  std::set<std::string>& colleges;

  void operator()(const Cadence&) const {}
  void operator()(const MaxGap&) const {}
  void operator()(const Precedence&) const {}
  void operator()(const Response&) const {}
  void operator()(const Notice&) const {}
  void operator()(const Composition& rule) const {
    for (const RoleRequirement& wanted : rule.roles) roles.insert(wanted.role);
    for (const CollegeShare& share : rule.shares) colleges.insert(share.college);
    if (rule.parity) {
      colleges.insert(rule.parity->college_a);
      colleges.insert(rule.parity->college_b);
    }
  }
  void operator()(const Standing& rule) const { roles.insert(rule.role); }
  void operator()(const Deadline&) const {}
};

void lint_unused(const Linting& l) {
  std::set<std::string> bodies;
  std::set<std::string> roles;
  std::set<std::string> colleges;
  for (const Obligation& obligation : l.rules.obligations) {
    bodies.insert(obligation.body);
    const KindTraits its = traits(obligation.kind);
    bodies.insert(its.other_bodies.begin(), its.other_bodies.end());
    std::visit(Named{roles, colleges}, obligation.kind);
  }
  const governance::Convention& convention = l.rules.convention;
  for (const governance::Body& body : convention.bodies) {
    roles.insert(body.members.begin(), body.members.end());
    roles.insert(body.convener);
    if (bodies.count(body.id) == 0) {
      l.say("unused", msg("no obligation concerns “{}”", body.id),
            msg("add its obligations, or delete it"));
    }
  }
  for (const governance::Role& role : convention.roles) {
    colleges.insert(role.college);
    roles.insert(role.is_also.begin(), role.is_also.end());
    roles.insert(role.substitutes.begin(), role.substitutes.end());
  }
  for (const governance::Role& role : convention.roles) {
    if (roles.count(role.id) == 0) {
      l.say("unused", msg("nothing names the role “{}”", role.id),
            msg("name it in a body or a composition, or delete it"));
    }
  }
  for (const governance::College& college : convention.colleges) {
    if (colleges.count(college.id) == 0) {
      l.say("unused", msg("nothing names the college “{}”", college.id), msg("delete it"));
    }
  }
}

// Years written in the convention's own name ("2024-2028") against its term.
void lint_title(const Linting& l) {
  const std::string& name = l.rules.convention->name.fr;
  std::vector<int> years;
  for (std::size_t at = 0; at + 4 <= name.size(); ++at) {
    const std::string four = name.substr(at, 4);
    const bool digits = four.find_first_not_of("0123456789") == std::string::npos;
    const bool alone =
        (at == 0 || !std::isdigit(static_cast<unsigned char>(name[at - 1]))) &&
        (at + 4 == name.size() || !std::isdigit(static_cast<unsigned char>(name[at + 4])));
    if (digits && alone && (four[0] == '1' || four[0] == '2')) years.push_back(std::stoi(four));
  }
  const DayRange& term = l.rules.convention->term;
  if (years.size() < 2) return;
  if (years.front() == calendar::year_of(term.first) &&
      years.back() == calendar::year_of(term.last)) {
    return;
  }
  l.say("title-contradicts",
        msg("the title says {0}-{1}, the term runs from {2} to {3}", std::int64_t{years.front()},
            std::int64_t{years.back()}, calendar::arg(term.first), calendar::arg(term.last)),
        msg("a clause prevails over a title: state the ambiguity and its readings"));
}

// White space folded, apostrophes alike, case kept out of it.
std::string comparable(std::string_view text) { return base::fold(text); }

void lint_quotes(std::string_view text, const Linting& l) {
  if (text.empty()) return;
  const std::string whole = comparable(text);
  for (const Obligation& obligation : l.rules.obligations) {
    if (obligation.source.quote.empty()) continue;
    if (whole.find(comparable(obligation.source.quote)) != std::string::npos) continue;
    l.say(obligation, "quote-not-found",
          msg("the text does not contain the words quoted by “{}”", obligation.id),
          msg("correct the quote, or the article that it is taken from"));
  }
  for (const auto& [body, joint] : l.rules.joint_bodies) {
    if (joint.source.quote.empty()) continue;
    if (whole.find(comparable(joint.source.quote)) != std::string::npos) continue;
    l.out.push_back({Severity::warning, "quote-not-found", joint.position, "",
                     msg("the text does not contain the words quoted by “{}”", body),
                     msg("correct the quote, or the article that it is taken from")});
  }
}

// A body that meets for no duty has nothing to share.
void lint_joint(const Linting& l) {
  for (const auto& [id, joint] : l.rules.joint_bodies) {
    const bool meets =
        std::any_of(l.rules.obligations.begin(), l.rules.obligations.end(),
                    [&, body = id](const Obligation& obligation) {
                      return obligation.body == body && traits(obligation.kind).kept_by_sessions;
                    });
    if (meets) continue;
    l.out.push_back({Severity::warning, "vacuous", joint.position, "",
                     msg("“{}” may be held jointly, and no obligation asks for its sessions", id),
                     msg("add the obligation, or delete `joint`")});
  }
}

}  // namespace

base::Diagnostics lint(const Rules& rules, std::string_view text) {
  base::Diagnostics found;
  const Linting l{rules, found};
  for (const Obligation& obligation : rules.obligations) {
    if (obligation.in_force.empty()) {
      l.say(obligation, "never-in-force", msg("“{}” is never in force", obligation.id),
            msg("correct its days, or delete it"));
      continue;
    }
    if (obligation.weight != Weight::obligation && !obligation.sanction.empty()) {
      l.say(obligation, "no-breach",
            msg("“{}” is no obligation, and nothing sanctions it", obligation.id),
            msg("delete `sanction`, or its weight"));
    }
    std::visit([&](const auto& rule) { lint_kind(obligation, rule, l); }, obligation.kind);
  }
  lint_twins(l);
  lint_unused(l);
  lint_joint(l);
  lint_title(l);
  lint_quotes(text, l);
  base::sort_by_position(found);
  return found;
}

}  // namespace gouvernail::rules
