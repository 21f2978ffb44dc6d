// SPDX-License-Identifier: MPL-2.0
#include "compliance/validity.h"

#include <algorithm>
#include <functional>

#include "compliance/attendance.h"
#include "compliance/derive.h"
#include "compliance/evidence_level.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/second_convocation.h"
#include "governance/transitions.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::msg;
using calendar::DayRange;
using governance::Meeting;
using governance::MeetingStatus;

const rules::Composition& composition_of(const rules::Obligation& obligation) {
  return *rules::traits(obligation.kind).composition;
}

// A recommendation takes nothing from a session.
bool is_owed(const rules::Obligation& obligation) {
  return obligation.weight == rules::Weight::obligation;
}

}  // namespace

Validity::Validity(const rules::Rules& rules, const Sessions& sessions,
                   const governance::History& history, const Validity* same)
    : rules_(rules), sessions_(sessions), history_(history), same_(same) {
  for (const rules::Obligation& obligation : rules.obligations) {
    const rules::KindTraits its = rules::traits(obligation.kind);
    if (its.composition) compositions_[obligation.body].push_back(&obligation);
    if (its.response && its.response->after_failed_quorum)
      after_failed_quorum_.push_back(&obligation);
  }
}

Validity::Obligations Validity::compositions_of(const Meeting& meeting) const {
  Obligations result;
  const auto found = compositions_.find(meeting.body);
  if (found == compositions_.end()) return result;
  for (const rules::Obligation* obligation : found->second) {
    const std::string& condition = composition_of(*obligation).condition;
    const bool asked = condition.empty() || governance::has_tag(meeting, condition);
    if (asked && obligation->in_force.contains(meeting.day)) result.push_back(obligation);
  }
  return result;
}

std::optional<bool> Validity::has_quorum(const Meeting& meeting, bool second) const {
  if (meeting.status != MeetingStatus::held || !meeting.present) return std::nullopt;
  bool any = false;
  for (const rules::Obligation* obligation : compositions_of(meeting)) {
    const rules::Composition& rule = composition_of(*obligation);
    if (!rule.quorum) continue;
    any = true;
    rules::Composition only;
    only.require = rule.require;
    only.quorum = rule.quorum;
    const Finding finding = examine(only, rules_, history_.seats, meeting, second);
    if (!finding.unknown.empty()) return std::nullopt;
    if (!finding.unmet.empty()) return false;
  }
  return any ? std::optional(true) : std::nullopt;
}

bool Validity::asks_quorum(const Meeting& meeting) const {
  const Obligations asked = compositions_of(meeting);
  return std::any_of(asked.begin(), asked.end(), [](const rules::Obligation* obligation) {
    return composition_of(*obligation).quorum.has_value();
  });
}

DayRange Validity::second_window(const Meeting& first) const {
  DayRange window{first.day + calendar::Days{1}, rules_.convention->term.last};
  for (const rules::Obligation* obligation : after_failed_quorum_) {
    const rules::Response& rule = *rules::traits(obligation->kind).response;
    const auto& bodies = rule.after_each;
    const bool about = obligation->in_force.contains(first.day) &&
                       (obligation->body.empty() || obligation->body == first.body) &&
                       std::find(bodies.begin(), bodies.end(), first.body) != bodies.end();
    if (about) window = calendar::intersect(window, response_window(rule, first.day, rules_));
  }
  return window;
}

ConvenedAs Validity::convened_as(const Meeting& meeting) const {
  if (meeting.second_of.empty()) return {};
  const auto not_second = [](base::Message why) {
    return ConvenedAs{Convocation::first, std::move(why)};
  };
  if (const auto refusal = governance::refuses_second(meeting, history_.meetings)) {
    return not_second(governance::cause_of(*refusal));
  }
  const Meeting* first = governance::first_of(meeting, history_.meetings);
  const base::DayNumber day = calendar::arg(first->day);
  const DayRange window = second_window(*first);
  if (meeting.day < window.first) {
    return not_second(
        msg("after {0:plain} it may be held from {1:plain} on", day, calendar::arg(window.first)));
  }
  if (meeting.day > window.last) {
    return not_second(
        msg("after {0:plain} it may be held until {1:plain}", day, calendar::arg(window.last)));
  }
  // From here on the sessions asked about are earlier ones: it ends.
  if (convened_as(*first).convocation == Convocation::second) {
    return not_second(msg("the session of {:plain} was itself a second convocation", day));
  }
  if (!asks_quorum(*first)) {
    return not_second(msg("no quorum was asked of the session of {:plain}", day));
  }
  if (first->status != MeetingStatus::held) {
    return {Convocation::unknown,
            msg("the session of {:plain} is not recorded as held: whether it misses its quorum is "
                "not known",
                day)};
  }
  const auto reached = has_quorum(*first, false);
  if (!reached) {
    return {Convocation::unknown,
            msg("whether the session of {:plain} had its quorum is not known", day)};
  }
  if (*reached) return not_second(msg("the session of {:plain} had its quorum", day));
  ConvenedAs result{Convocation::second, {}};
  for (const Meeting* other : sessions_.of(meeting.body)) {
    if (other->uid == meeting.uid || other->day >= meeting.day) break;
    const bool before =
        governance::is_called(*first, other->second_of) && window.contains(other->day);
    if (before && other->status == MeetingStatus::held) {
      return not_second(
          msg("the second convocation was that of {:plain}", calendar::arg(other->day)));
    }
    // Of one that was held, whatever came before it is past.
    if (before && meeting.status == MeetingStatus::held) {
      result = {Convocation::unknown,
                msg("whether the session of {:plain} was held before it, as the second "
                    "convocation, is not recorded",
                    calendar::arg(other->day))};
    }
  }
  return result;
}

const Meeting* Validity::second_held_after(const Meeting& first) const {
  for (const Meeting* other : sessions_.of(first.body)) {
    const bool its = other->status == MeetingStatus::held &&
                     governance::is_called(first, other->second_of) &&
                     convened_as(*other).convocation == Convocation::second;
    if (its) return other;
  }
  return nullptr;
}

const Meeting* Validity::unmarked_after(const Meeting& meeting) const {
  if (!meeting.second_of.empty()) return nullptr;
  const auto earlier =
      sessions_.within(meeting.body, {calendar::Day::min(), meeting.day - calendar::Days{1}});
  const Meeting* latest = earlier.empty() ? nullptr : earlier.back();
  if (!latest || has_quorum(*latest, false) != std::optional(false)) return nullptr;
  if (convened_as(*latest).convocation != Convocation::first) return nullptr;
  return second_window(*latest).contains(meeting.day) ? latest : nullptr;
}

std::optional<bool> Validity::quorum_reached(const Meeting& meeting) const {
  const Convocation convocation = convened_as(meeting).convocation;
  if (convocation != Convocation::unknown) {
    return has_quorum(meeting, convocation == Convocation::second);
  }
  // Whichever it was, the quorum of the first is enough, and that of the second is needed.
  const auto by_first = has_quorum(meeting, false);
  if (by_first == std::optional(true)) return by_first;
  const auto by_second = has_quorum(meeting, true);
  return by_second == std::optional(false) ? by_second : std::nullopt;
}

Finding Validity::examined(const rules::Composition& rule, const Meeting& meeting) const {
  if (rule.require == rules::Participation::invited) {
    return examine_invitation(rule, rules_, meeting);
  }
  const ConvenedAs as = convened_as(meeting);
  Finding finding =
      examine(rule, rules_, history_.seats, meeting, as.convocation == Convocation::second);
  if (as.convocation != Convocation::unknown || finding.unmet.empty()) return finding;
  if (!examine(rule, rules_, history_.seats, meeting, true).unmet.empty()) return finding;
  Finding unknown;
  unknown.unknown = {as.why};
  return unknown;
}

Appraisal Validity::of_quorum(const Meeting& meeting) const {
  const Obligations asked = compositions_of(meeting);
  const bool any = std::any_of(asked.begin(), asked.end(), [](const rules::Obligation* obligation) {
    return is_owed(*obligation) && composition_of(*obligation).quorum.has_value();
  });
  if (!any) return {};
  if (!meeting.present) {
    return {Worth::unknown,
            msg("held, but whether it had its quorum is not known: its attendance sheet is not "
                "recorded"),
            true};
  }
  const auto reached = quorum_reached(meeting);
  if (!reached) {
    return {Worth::unknown, msg("held, but whether it had its quorum is not known")};
  }
  if (*reached) return {};
  return {Worth::none, msg("held without its quorum")};
}

Appraisal Validity::of_composition(const Meeting& meeting, bool with_quorum) const {
  Appraisal doubt;
  for (const rules::Obligation* obligation : compositions_of(meeting)) {
    if (!is_owed(*obligation)) continue;
    rules::Composition rule = composition_of(*obligation);
    if (!with_quorum) rule.quorum.reset();
    const Finding finding = examined(rule, meeting);
    const bool needs_sheet = rule.require != rules::Participation::invited;
    if (needs_sheet && !meeting.present) {
      doubt = {Worth::unknown,
               msg("held, but whether its composition was complete is not known: its attendance "
                   "sheet is not recorded"),
               true};
    } else if (!finding.unmet.empty()) {
      return {Worth::none,
              msg("held without its composition: {}", base::MessageList{finding.unmet})};
    } else if (!finding.unknown.empty() && doubt.worth == Worth::full) {
      doubt = {Worth::unknown,
               msg("held, but whether its composition was complete is not known: {}",
                   base::MessageList{finding.unknown})};
    }
  }
  return doubt;
}

// One of its history, and no copy of it.
bool Validity::knows(const Meeting& meeting) const {
  const Meeting* first = history_.meetings.data();
  return !std::less<>()(&meeting, first) &&
         std::less<>()(&meeting, first + history_.meetings.size());
}

Appraisal Validity::appraise(const Meeting& meeting, const rules::Counting& asked) const {
  if (asked.composition_is_condition) return of_composition(meeting, !asked.without_quorum);
  return of_quorum(meeting);
}

Appraisal Validity::of(const Meeting& meeting, const rules::Counting& asked) const {
  if (meeting.status != MeetingStatus::held) return {};
  if (asked.without_quorum && !asked.composition_is_condition) return {};
  if (!knows(meeting)) {
    return same_ && same_->knows(meeting) ? same_->of(meeting, asked) : appraise(meeting, asked);
  }
  auto& found = found_[!asked.composition_is_condition ? 0 : asked.without_quorum ? 1 : 2];
  found.resize(history_.meetings.size());
  auto& its = found[static_cast<std::size_t>(&meeting - history_.meetings.data())];
  if (!its) its = appraise(meeting, asked);
  return *its;
}

bool Validity::is_known_to_count(const Meeting& meeting, rules::EvidenceLevel needed,
                                 const rules::Counting& asked) const {
  if (!is_proven(meeting, needed)) return false;
  return needed < rules::EvidenceLevel::held || of(meeting, asked).worth == Worth::full;
}

namespace {

auto takes_surely(const Validity& validity, calendar::Day as_of) {
  return [&validity, as_of](const Meeting& meeting) {
    if (meeting.status != MeetingStatus::held) return meeting.day >= as_of;
    return validity.of(meeting, {}).worth == Worth::full;
  };
}

auto takes_perhaps(const Validity& validity) {
  return
      [&validity](const Meeting& meeting) { return validity.of(meeting, {}).worth != Worth::none; };
}

}  // namespace

Takers takers(const Sessions& sessions, const Validity& validity, calendar::Day as_of) {
  return {Sessions(sessions, takes_surely(validity, as_of)),
          Sessions(sessions, takes_perhaps(validity))};
}

Takers takers(const Takers& base, std::span<const Meeting> added, const Validity& validity,
              calendar::Day as_of) {
  return {Sessions(base.surely, added, takes_surely(validity, as_of)),
          Sessions(base.perhaps, added, takes_perhaps(validity))};
}

}  // namespace gouvernail::compliance
