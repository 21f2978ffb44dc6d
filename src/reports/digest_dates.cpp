// SPDX-License-Identifier: MPL-2.0
#include "reports/digest_dates.h"

#include <algorithm>

#include "governance/convention.h"
#include "governance/people.h"
#include "reports/meeting_words.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using planning::Slot;

class DateWords {
 public:
  DateWords(const DigestFacts& facts, const governance::Convention& convention, Audience audience,
            const Language& language)
      : facts_(facts), convention_(convention), audience_(audience), language_(language) {}

  std::string who(const Slot& slot) const {
    return who_is_free(slot, facts_.people, audience_, language_);
  }

  PossibleDate words(const std::string& duty, const Slot& slot) const {
    PossibleDate date;
    date.duty = duty;
    date.slot = slot;
    date.when = slot_time(slot, language_);
    for (const Slot& before : slot.before) {
      date.notes.push_back(
          say(msg("before it: {0}, {1}", body_name(convention_, before.body, language_),
                  slot_time(before, language_))));
      take(before, date.actions);
    }
    take(slot, date.actions);
    const std::string timing = slot_timing(slot, language_);
    if (!timing.empty()) date.notes.push_back(timing);
    return date;
  }

  std::string say(const base::Message& message) const { return language_.text(message); }

 private:
  void take(const Slot& slot, std::vector<base::Action>& actions) const {
    if (audience_ != Audience::organiser) return;
    auto add = base::Action(base::Verb::add_meeting)
                   .of(slot.body)
                   .with(base::Detail::on, calendar::arg(slot.day))
                   .with(base::Detail::at, base::ClockTime{slot.start.count()});
    actions.push_back(slot.urgent ? std::move(add).with(base::Detail::urgent) : std::move(add));
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
