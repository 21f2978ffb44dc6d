// SPDX-License-Identifier: MPL-2.0
#include "reports/digest_dates.h"

#include <fmt/format.h>

#include <algorithm>

#include "governance/meeting.h"
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

class DateWords {
 public:
  DateWords(const DigestFacts& facts, const governance::Convention& convention, Audience audience,
            const Language& language)
      : facts_(facts), convention_(convention), audience_(audience), language_(language) {}

  // "4 libres · pas libres : DGS · 2 agendas inconnus"; seats that nobody holds are told apart.
  std::string who(const Slot& slot) const {
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
      parts.push_back(audience_ == Audience::organiser
                          ? say(msg("not free: {0}", names(taken)))
                          : say(msg("{0} {0:person|people} not free", count(taken))));
    }
    if (!unknown.empty()) {
      parts.push_back(say(msg("{0} {0:calendar|calendars} not known", count(unknown))));
    }
    return fmt::format("{}", fmt::join(parts, " · "));
  }

  PossibleDate words(const std::string& duty, const Slot& slot) const {
    PossibleDate date;
    date.duty = duty;
    date.slot = slot;
    date.when = when(slot);
    for (const Slot& before : slot.before) {
      date.notes.push_back(say(msg("before it: {0}, {1}",
                                   body_name(convention_, before.body, language_), when(before))));
      take(before, date.actions);
    }
    take(slot, date.actions);
    const std::string timing = timing_of(slot);
    if (!timing.empty()) date.notes.push_back(timing);
    return date;
  }

  std::string say(const base::Message& message) const { return language_.text(message); }

 private:
  // Of the slot and those before it: taking the date means convening all of them, so that the
  // first of their last days is what the reader has to keep.
  std::string timing_of(const Slot& slot) const {
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
      parts.push_back(say(msg("only as urgent")));
    } else if (late_since) {
      parts.push_back(say(short_notice_words(*late_since)));
    }
    if (convene_by) {
      parts.push_back(say(msg("convene by {0:short}", calendar::arg(*convene_by))));
    }
    return fmt::format("{}", fmt::join(parts, " · "));
  }

  std::string when(const Slot& slot) const {
    return meeting_time(planning::meeting_of(slot), slot.length, language_);
  }

  void take(const Slot& slot, std::vector<base::Action>& actions) const {
    if (audience_ != Audience::organiser) return;
    auto add = base::Action(base::Verb::add_meeting)
                   .of(slot.body)
                   .with(base::Detail::on, calendar::arg(slot.day))
                   .with(base::Detail::at, base::ClockTime{slot.start.count()});
    actions.push_back(slot.urgent ? std::move(add).with(base::Detail::urgent) : std::move(add));
  }

  std::string names(const std::vector<std::string>& keys) const {
    constexpr std::size_t most = 3;
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < std::min(most, keys.size()); ++i) {
      const governance::Person* person = facts_.people ? facts_.people->find(keys[i]) : nullptr;
      shown.push_back(person && !person->name.empty() ? person->name : keys[i]);
    }
    if (keys.size() <= most) return language_.list(shown);
    return say(msg("{0} and {1} more", fmt::format("{}", fmt::join(shown, ", ")),
                   static_cast<std::int64_t>(keys.size() - most)));
  }

  const DigestFacts& facts_;
  const governance::Convention& convention_;
  Audience audience_;
  const Language& language_;
};

}  // namespace

void add_dates(DigestItem& item, const std::string& duty, const std::vector<Slot>& slots,
               const DigestFacts& facts, const governance::Convention& convention,
               Audience audience, const Language& language) {
  if (slots.empty()) return;
  const DateWords words(facts, convention, audience, language);
  const std::string first = words.who(slots.front());
  const bool same = std::all_of(slots.begin(), slots.end(),
                                [&](const Slot& slot) { return words.who(slot) == first; });
  const auto count = static_cast<std::int64_t>(slots.size());
  item.dates_title = same && !first.empty()
                         ? words.say(msg("{0:Possible date|Possible dates} ({1}):", count, first))
                         : words.say(msg("{0:Possible date|Possible dates}:", count));
  for (const Slot& slot : slots) {
    PossibleDate date = words.words(duty, slot);
    const std::string who = same ? "" : words.who(slot);
    if (!who.empty()) date.notes.push_back(who);
    item.dates.push_back(std::move(date));
  }
}

}  // namespace gouvernail::reports
