// SPDX-License-Identifier: MPL-2.0
// One overload a kind, every member named in each, and no `auto` that would take what is new.
#include "rules/traits.h"

#include <utility>

namespace gouvernail::rules {
namespace {

struct Ask {
  KindTraits operator()(const Cadence& rule) const {
    return {.name = "cadence",
            .kept_by_sessions = true,
            .reason_to_meet = true,
            .hangs_on_day = true,
            .without_delay = false,
            .ends_the_term = false,
            // What a session does is no rhythm of the body.
            .rhythm = rule.mark.empty() ? &rule.per : nullptr,
            .delegated = rule.delegated,
            .at_most = rule.at_most,
            .due_day = std::nullopt,
            .also_counts = rule.also_counts,
            .other_bodies = rule.also_counts,
            .counting = &rule.counting,
            .longest_gap = nullptr,
            .response = nullptr,
            .precedence = nullptr,
            .notice = nullptr,
            .composition = nullptr,
            .standing = nullptr};
  }

  KindTraits operator()(const MaxGap& rule) const {
    return {.name = "max-gap",
            .kept_by_sessions = true,
            .reason_to_meet = true,
            .hangs_on_day = true,
            .without_delay = false,
            .ends_the_term = false,
            .rhythm = nullptr,
            .delegated = false,
            .at_most = std::nullopt,
            .due_day = std::nullopt,
            .also_counts = {},
            .other_bodies = {},
            .counting = &rule.counting,
            .longest_gap = &rule.gap,
            .response = nullptr,
            .precedence = nullptr,
            .notice = nullptr,
            .composition = nullptr,
            .standing = nullptr};
  }

  KindTraits operator()(const Precedence& rule) const {
    return {.name = "precedence",
            .kept_by_sessions = true,
            .reason_to_meet = true,
            .hangs_on_day = true,
            .without_delay = false,
            .ends_the_term = false,
            .rhythm = nullptr,
            .delegated = false,
            .at_most = std::nullopt,
            .due_day = std::nullopt,
            .also_counts = {},
            .other_bodies = {&rule.before_each, 1},
            .counting = &rule.counting,
            .longest_gap = nullptr,
            .response = nullptr,
            .precedence = &rule,
            .notice = nullptr,
            .composition = nullptr,
            .standing = nullptr};
  }

  KindTraits operator()(const Response& rule) const {
    return {.name = "response",
            .kept_by_sessions = rule.answered_by == AnsweredBy::session,
            .reason_to_meet = false,
            .hangs_on_day = true,
            .without_delay = !rule.within,
            .ends_the_term = false,
            .rhythm = nullptr,
            .delegated = false,
            .at_most = std::nullopt,
            .due_day = std::nullopt,
            .also_counts = {},
            .other_bodies = rule.after_each,
            .counting = &rule.counting,
            .longest_gap = nullptr,
            .response = &rule,
            .precedence = nullptr,
            .notice = nullptr,
            .composition = nullptr,
            .standing = nullptr};
  }

  KindTraits operator()(const Notice& rule) const {
    return {.name = "notice",
            .kept_by_sessions = false,
            .reason_to_meet = false,
            .hangs_on_day = true,
            .without_delay = false,
            .ends_the_term = false,
            .rhythm = nullptr,
            .delegated = false,
            .at_most = std::nullopt,
            .due_day = std::nullopt,
            .also_counts = {},
            .other_bodies = {},
            .counting = nullptr,
            .longest_gap = nullptr,
            .response = nullptr,
            .precedence = nullptr,
            .notice = &rule,
            .composition = nullptr,
            .standing = nullptr};
  }

  KindTraits operator()(const Composition& rule) const {
    return {.name = "composition",
            .kept_by_sessions = false,
            .reason_to_meet = false,
            .hangs_on_day = false,
            .without_delay = false,
            .ends_the_term = false,
            .rhythm = nullptr,
            .delegated = false,
            .at_most = std::nullopt,
            .due_day = std::nullopt,
            .also_counts = {},
            .other_bodies = {},
            .counting = nullptr,
            .longest_gap = nullptr,
            .response = nullptr,
            .precedence = nullptr,
            .notice = nullptr,
            .composition = &rule,
            .standing = nullptr};
  }

  KindTraits operator()(const Standing& rule) const {
    return {.name = "standing",
            .kept_by_sessions = false,
            .reason_to_meet = false,
            .hangs_on_day = false,
            .without_delay = false,
            .ends_the_term = false,
            .rhythm = nullptr,
            .delegated = false,
            .at_most = std::nullopt,
            .due_day = std::nullopt,
            .also_counts = {},
            .other_bodies = rule.sessions_of.empty() ? std::span<const std::string>{}
                                                     : std::span{&rule.sessions_of, 1},
            .counting = nullptr,
            .longest_gap = nullptr,
            .response = nullptr,
            .precedence = nullptr,
            .notice = nullptr,
            .composition = nullptr,
            .standing = &rule};
  }

  KindTraits operator()(const Deadline& rule) const {
    return {.name = "deadline",
            .kept_by_sessions = true,
            .reason_to_meet = true,
            .hangs_on_day = true,
            .without_delay = false,
            .ends_the_term = !rule.due && rule.anchor == Anchor::end,
            .rhythm = nullptr,
            .delegated = false,
            .at_most = std::nullopt,
            .due_day = rule.due,
            .also_counts = {},
            .other_bodies = {},
            .counting = &rule.counting,
            .longest_gap = nullptr,
            .response = nullptr,
            .precedence = nullptr,
            .notice = nullptr,
            .composition = nullptr,
            .standing = nullptr};
  }
};

template <std::size_t... I>
std::vector<Kind> one_of_each(std::index_sequence<I...>) {
  return {Kind{std::in_place_index<I>}...};
}

}  // namespace

KindTraits traits(const Kind& kind) { return std::visit(Ask{}, kind); }

std::vector<Kind> every_kind() {
  return one_of_each(std::make_index_sequence<std::variant_size_v<Kind>>{});
}

}  // namespace gouvernail::rules
