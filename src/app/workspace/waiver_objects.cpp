// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/waiver_objects.h"

#include <algorithm>
#include <set>
#include <string>

#include "compliance/duty_name.h"
#include "compliance/judge.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/waiver.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;
using compliance::Duty;
using governance::Waiver;

std::vector<Duty> duties_of(const Opened& opened, const governance::History& facts,
                            calendar::Day today) {
  return compliance::duties(opened.rules, opened.world,
                            governance::HistoryAsOf::taken_as_known(facts, today));
}

const Duty* first_excused_by(const Waiver& waiver, const std::vector<Duty>& duties) {
  const auto found = std::find_if(duties.begin(), duties.end(), [&](const Duty& duty) {
    return compliance::excuses(waiver, duty);
  });
  return found == duties.end() ? nullptr : &*found;
}

// The first duty of that obligation which the change has brought.
const Duty* brought(const std::string& obligation, const std::vector<Duty>& now,
                    const std::vector<Duty>& then) {
  std::set<std::string> known;
  for (const Duty& duty : then) known.insert(duty.id);
  for (const Duty& duty : now) {
    if (duty.obligation->id == obligation && !known.contains(duty.id)) return &duty;
  }
  return nullptr;
}

}  // namespace

std::vector<base::Message> waivers_left_behind(const Opened& opened,
                                               const governance::History& after,
                                               calendar::Day today) {
  std::vector<base::Message> told;
  if (opened.history->waivers.empty()) return told;
  const std::vector<Duty> then = duties_of(opened, opened.history, today);
  const std::vector<Duty> now = duties_of(opened, after, today);
  for (const Waiver& waiver : opened.history->waivers) {
    const Duty* excused = first_excused_by(waiver, then);
    if (!excused || first_excused_by(waiver, now)) continue;
    const Duty* owed = brought(excused->obligation->id, now, then);
    told.push_back(
        owed ? msg("The waiver of “{0}” ({1}, {2:short}) does not follow the session to another "
                   "day: “{3}” is owed. If that is to be excused too, whoever decided the first "
                   "has to decide it again, and a waiver of “{3}” is to be recorded.",
                   waiver.target, waiver.authority, calendar::arg(waiver.granted_on), owed->id)
             : msg("The waiver of “{0}” ({1}, {2:short}) excuses nothing any more.", waiver.target,
                   waiver.authority, calendar::arg(waiver.granted_on)));
  }
  return told;
}

}  // namespace gouvernail::app
