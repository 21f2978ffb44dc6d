// SPDX-License-Identifier: MPL-2.0
// What people and records call duties: "copil-annuel/2025" one of them, "copil-annuel" all of its
// obligation. The only place where a name is written or taken apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compliance/duty.h"

namespace gouvernail::governance {
struct Waiver;
}

namespace gouvernail::compliance {

struct DutyName {
  std::string obligation;            // id
  std::optional<std::string> label;  // of the duty; none: every duty of the obligation

  friend bool operator==(const DutyName&, const DutyName&) = default;
};

// Never fails: whether there is such a duty, or such an obligation, is for the caller to say.
DutyName parse_duty_name(std::string_view text);
std::string to_string(const DutyName& name);

// Compared as they are written, so that an obligation's id may hold a "/" too.
bool names(const DutyName& name, const Duty& duty);
// Whether the waiver names the duty, or its obligation and days that hold the whole window: an
// excuse reaches no further than it says.
bool excuses(const governance::Waiver& waiver, const Duty& duty);

}  // namespace gouvernail::compliance
