// SPDX-License-Identifier: MPL-2.0
// When somebody is not free, or a room taken: busy/*.ics of a workspace, each named after the
// person's key in people.toml or the room's in the settings (busy/dgs.ics), and the calendars that
// the settings subscribe to, of which busy/cache/ keeps a copy.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "app/workspace/subscriptions.h"
#include "base/diagnostic.h"
#include "governance/availability.h"

namespace gouvernail::app {

struct Opened;

inline constexpr const char* busy_name = "busy";

// Engagements within those days; see ical::read_busy for what counts. Meetings that we invited to
// ourselves do not, nor those of `ours`: uids of the other workspaces of a portfolio. Whoever is
// always free has an entry without engagements: whoever has none is not known. A file that is no
// calendar, that is named after nobody, or a subscription that cannot be fetched is a warning: the
// plan is made without it, or with the copy kept, and says so. A file that cannot be opened is a
// Failure. With Reach::copies the network is left alone.
governance::Availability read_busy(const std::filesystem::path& workspace, const Opened& opened,
                                   const calendar::DayRange& within, base::Diagnostics& diagnostics,
                                   Reach reach = Reach::network,
                                   const std::set<std::string>& ours = {});

// Of the files in busy/: another one once a calendar of theirs came, went or changed.
std::string diaries_mark(const std::filesystem::path& workspace);

// Whose calendars are known by a key: persons, then rooms. Another key is a Failure.
std::vector<std::string> diary_keys(const Opened& opened);
void need_diary_key(const Opened& opened, const std::string& key);
// The file in busy/ that is the calendar of that key: named by the key itself, as people put it
// there, or by a name made of it.
std::filesystem::path diary_file(const std::filesystem::path& workspace, const std::string& key);
// By which that person is invited, and declines; none of a room.
std::vector<std::string> diary_addresses(const Opened& opened, const std::string& key);

// Of a calendar without engagements: its owner is free.
bool says_always_free(const base::Diagnostic& diagnostic);

}  // namespace gouvernail::app
