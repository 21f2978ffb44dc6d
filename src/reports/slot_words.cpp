// SPDX-License-Identifier: MPL-2.0
#include "reports/slot_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "governance/meeting.h"
#include "governance/people.h"
#include "reports/meeting_words.h"
#include "reports/plan_words.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using planning::Slot;

bool is_person(const std::string& key) { return !key.starts_with("role:"); }

std::vector<std::string> persons_of(const std::vector<std::string>& keys) {
  std::vector<std::string> persons;
  std::copy_if(keys.begin(), keys.end(), std::back_inserter(persons), is_person);
  return persons;
}

std::string some_names(const std::vector<std::string>& keys, const governance::People* people,
                       const Language& language) {
  constexpr std::size_t most = 3;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(most, keys.size()); ++i) {
    const governance::Person* person = people ? people->find(keys[i]) : nullptr;
    shown.push_back(person && !person->name.empty() ? person->name : keys[i]);
  }
  if (keys.size() <= most) return language.list(shown);
  return language.text(msg("{0} and {1} more", fmt::format("{}", fmt::join(shown, ", ")),
                           static_cast<std::int64_t>(keys.size() - most)));
}

}  // namespace

std::string slot_time(const Slot& slot, const Language& language) {
  return meeting_time(planning::meeting_of(slot), slot.length, language);
}

std::string who_is_free(const Slot& slot, const governance::People* people, Audience audience,
                        const Language& language) {
  const auto say = [&](const base::Message& message) { return language.text(message); };
  const auto free = persons_of(slot.free);
  const auto taken = persons_of(slot.taken);
  const auto unknown = persons_of(slot.unknown);
  if (free.empty() && taken.empty()) {
    return unknown.empty() ? std::string{} : say(msg("nobody's calendar is known"));
  }
  std::vector<std::string> parts;
  const auto count = [](const auto& of) { return static_cast<std::int64_t>(of.size()); };
  if (taken.empty() && unknown.empty()) {
    parts.push_back(say(msg("everybody is free")));
  } else if (!free.empty()) {
    parts.push_back(say(msg("{0} {0:person|people} free", count(free))));
  }
  if (!taken.empty()) {
    parts.push_back(audience == Audience::organiser
                        ? say(msg("not free: {0}", some_names(taken, people, language)))
                        : say(msg("{0} {0:person|people} not free", count(taken))));
  }
  if (!unknown.empty()) {
    parts.push_back(say(msg("{0} {0:calendar|calendars} not known", count(unknown))));
  }
  return fmt::format("{}", fmt::join(parts, " · "));
}

std::string slot_timing(const Slot& slot, const Language& language) {
  bool urgent = false;
  std::optional<calendar::Day> late_since;
  std::optional<calendar::Day> convene_by;
  const auto look_at = [&](const Slot& one) {
    urgent = urgent || one.urgent;
    if (one.short_notice && (!late_since || one.late_since < *late_since)) {
      late_since = one.late_since;
    }
    if (one.convene_by < one.day && (!convene_by || one.convene_by < *convene_by)) {
      convene_by = one.convene_by;
    }
  };
  look_at(slot);
  for (const Slot& before : slot.before) look_at(before);
  std::vector<std::string> parts;
  if (urgent) {
    parts.push_back(language.text(msg("only as urgent")));
  } else if (late_since) {
    parts.push_back(language.text(short_notice_words(*late_since)));
  }
  if (convene_by) {
    parts.push_back(language.text(msg("convene by {0:short}", calendar::arg(*convene_by))));
  }
  return fmt::format("{}", fmt::join(parts, " · "));
}

}  // namespace gouvernail::reports
