// SPDX-License-Identifier: MPL-2.0
// Calendars that the settings subscribe to, and the copies of them that busy/cache/ keeps.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "settings/connections.h"

namespace gouvernail::app {

// Whether a copy that has grown old is asked for anew.
enum class Reach { network, copies };

// What is kept of a calendar (busy_copy.h), from its bytes.
struct Keeping {
  std::function<std::string(const std::string& calendar)> reduce;
  std::string known;  // a mark of what `reduce` keeps by: with another one it would keep otherwise
};

// Where the copy of a calendar stands, by whose it is: a person's key or a room's.
std::filesystem::path path_of_copy(const std::string& key, const std::filesystem::path& workspace);

// What is kept of the calendar: the copy while it is younger than `refresh`, else as fetched
// now. When it cannot be fetched, the copy kept, with a warning that says how old it is; none, with
// a warning, when there is no copy: its owner's engagements are unknown, which is not the same as
// none. With Reach::copies nothing is fetched, and the copy is used whatever its age. A whole
// calendar that an earlier program kept is reduced where it lies.
std::optional<std::string> fetch(const settings::Subscription& subscription,
                                 std::chrono::hours refresh, const std::filesystem::path& workspace,
                                 base::Diagnostics& diagnostics, const Keeping& keeping,
                                 Reach reach = Reach::network);

}  // namespace gouvernail::app
