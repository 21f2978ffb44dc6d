// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/notices.h"

#include "base/action.h"
#include "governance/convention.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {

using base::msg;

namespace {

// Parties whose day nobody has told: they are counted as bound from the earliest one.
void add_signatures(const Opened& opened, std::vector<base::Message>& result) {
  for (const governance::Party& party : opened.rules->convention->parties) {
    if (!party.signature_unknown) continue;
    const auto day = calendar::arg(*party.effective);
    result.push_back(opened.database ? msg("{0}: the day on which it signed is not told; it is "
                                           "counted as bound since {1} at "
                                           "the earliest. To tell it: {2}",
                                           party.name, day,
                                           base::Action(base::Verb::set_party)
                                               .of(party.id)
                                               .with(base::Detail::signed_on, base::Blank::day))
                                     : msg("{0}: the day on which it signed is not told; it is "
                                           "counted as bound since {1} at "
                                           "the earliest.",
                                           party.name, day));
  }
}

}  // namespace

std::vector<base::Message> notices(const Opened& opened, const calendar::DayRange& horizon) {
  std::vector<base::Message> result;
  add_signatures(opened, result);
  const rules::House& house = opened.rules->house;
  base::MessageList special;
  for (const auto& [body, delay] : house.notice_of) {
    special.push_back(msg("“{0}”: {1} days", opened.rules->convention->name_of_body(body),
                          std::int64_t{delay.days}));
  }
  result.push_back(
      special.empty()
          ? msg("The notice used here ({} days) is a habit of the house: it is not provided by the "
                "convention.",
                std::int64_t{house.notice.days})
          : msg("The notice used here ({0}; {1} days elsewhere) is a habit of the house: it is not "
                "provided by the convention.",
                std::move(special), std::int64_t{house.notice.days}));
  if (!opened.school) return result;
  for (const calendar::DayRange& unknown : opened.school->unknown_in(horizon)) {
    result.push_back(
        msg("School holidays from {0} to {1} are not known: their calendar is not "
            "published, or not in the file.",
            calendar::arg(unknown.first), calendar::arg(unknown.last)));
  }
  return result;
}

}  // namespace gouvernail::app
