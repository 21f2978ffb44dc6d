// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>

#include "calendar/day.h"

namespace gouvernail::governance {

// A duty excused. Names a duty ("copil-annuel/2025") or an obligation ("copil-annuel"), then for
// the windows that lie whole between `from` and `until`, both included. Records of an obligation
// without both days, or of a duty without reason or authority, are older than these were asked for:
// the former excuse nothing, the latter are told.
struct Waiver {
  std::string id;
  std::string target;
  std::optional<calendar::Day> from;
  std::optional<calendar::Day> until;
  calendar::Day granted_on;
  std::string reason;
  std::string authority;
  std::string evidence;  // reference or name of the document; may be empty

  friend bool operator==(const Waiver&, const Waiver&) = default;
};

}  // namespace gouvernail::governance
