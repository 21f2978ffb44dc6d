// SPDX-License-Identifier: MPL-2.0
#include "app/checks/bygones.h"

#include <algorithm>
#include <optional>
#include <set>

#include "app/checks/checklists.h"
#include "base/failure.h"
#include "compliance/duty_name.h"
#include "governance/history.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "rules/checklist.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;

base::MessageList why_gone(const Opened& opened, const std::string& id) {
  const rules::Renamed* gone = opened.rules->renamed_from(id);
  // Of one duty, what became of its obligation tells.
  if (!gone) gone = opened.rules->renamed_from(compliance::parse_duty_name(id).obligation);
  if (!gone || gone->note.fr.empty()) return {};
  return {msg(" ({})", gone->note)};
}

// None: they cannot be read, and whoever shows them tells why.
std::optional<std::vector<rules::Checklist>> lists_of(const Opened& opened) {
  try {
    return read_checklists(opened.rule_folder, opened.rules);
  } catch (const base::Failure&) {
    return std::nullopt;
  }
}

// Of lists that are there, and of those that are not any more.
std::set<std::string> ticks_without_item(const Opened& opened) {
  std::set<std::string> gone;
  if (opened.history->ticks.empty()) return gone;
  const auto lists = lists_of(opened);
  if (!lists) return gone;
  for (const governance::Tick& tick : opened.history->ticks) {
    const auto list = std::find_if(lists->begin(), lists->end(),
                                   [&](const auto& one) { return one.id == tick.checklist; });
    const bool known =
        list != lists->end() && std::any_of(list->items.begin(), list->items.end(),
                                            [&](const auto& item) { return item.id == tick.item; });
    if (!known) gone.insert(tick.checklist + "/" + tick.item);
  }
  return gone;
}

}  // namespace

std::vector<base::Message> bygones(const Opened& opened,
                                   const std::vector<compliance::Judgement>& judgements) {
  std::vector<base::Message> result;
  for (const std::string& reading : opened.dropped_readings) {
    result.push_back(
        msg("The reading “{0}” is not one of these rules any more: it was left out{1}.", reading,
            why_gone(opened, reading)));
  }
  for (const governance::Waiver& waiver : opened.history->waivers) {
    const bool excuses_some = std::any_of(
        judgements.begin(), judgements.end(),
        [&](const auto& judgement) { return compliance::excuses(waiver, judgement.duty); });
    if (excuses_some) continue;
    result.push_back(msg("The waiver of “{0}” excuses nothing that the rules know{1}; it is kept.",
                         waiver.target, why_gone(opened, waiver.target)));
  }
  for (const std::string& item : ticks_without_item(opened)) {
    result.push_back(
        msg("What was ticked as “{0}” is no item of a checklist any more{1}; it is kept.", item,
            why_gone(opened, item)));
  }
  return result;
}

}  // namespace gouvernail::app
