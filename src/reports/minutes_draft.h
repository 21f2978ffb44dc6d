// SPDX-License-Identifier: MPL-2.0
// The minutes of a session as they are begun: who came, what was on the agenda; the rest is written
// by whoever was there.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/boxed.h"
#include "reports/language.h"

namespace gouvernail::governance {
struct Convention;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::reports {

struct MinutesDraft {
  const governance::Convention* convention = nullptr;
  base::Boxed<governance::Meeting> session;   // with names in the place of keys
  std::vector<std::string> expected;          // those invited, where nobody noted who came
  const governance::Meeting* next = nullptr;  // of the same body; null: none is recorded
};

// The parts of an OpenDocument text by their names.
std::map<std::string, std::string> minutes_parts(const MinutesDraft& draft,
                                                 const Language& language);

// A text of the house's own model, with what stands in braces filled in: {convention}, {instance},
// {date}, {lieu}, {presents}, {excuses}, {ordre-du-jour}, {prochaine}. What is in other braces
// stays.
std::string fill_model(const std::string& text, const MinutesDraft& draft,
                       const Language& language);

}  // namespace gouvernail::reports
