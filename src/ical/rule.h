// SPDX-License-Identifier: MPL-2.0
// How often an event comes again (RRULE), as it is written and what can be read of it. Private to
// the module.
#pragma once

#include <libical/ical.h>

#include <optional>
#include <string>
#include <vector>

namespace gouvernail::ical {

// None where it is no rule of RFC 5545 3.3.10: a part stands twice, or a number is none that its
// part can have. libical keeps numbers in two bytes and lets larger ones wrap: every 4294967297th
// week would be every week.
std::optional<icalrecurrencetype> parse_rule(const std::string& rule);

// What can be read of a rule that is none: its parts one by one, if at least how often is among
// them.
std::optional<icalrecurrencetype> readable_part_of(const std::string& rule);

struct Rules {
  std::vector<icalrecurrencetype> read;
  std::vector<icalrecurrencetype> struck_out;  // EXRULE, which RFC 2445 had: what is none of it
  std::vector<std::string> unreadable;         // as written
  std::vector<std::string> unreadable_struck_out;
};

// Those of an event, given as text. `guess`: of those that cannot be read, what can be counts; of
// what is struck out, nothing is guessed.
Rules rules_of(const std::string& text, bool guess);

// In the place of those that libical made of the text of an event.
void set_rules(icalcomponent* component, const Rules& rules);

}  // namespace gouvernail::ical
