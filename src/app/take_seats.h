// SPDX-License-Identifier: MPL-2.0
// Seats that somebody wrote into people.toml after the workspace was made.
#pragma once

#include <filesystem>
#include <vector>

#include "base/message.h"
#include "governance/seat.h"

namespace gouvernail::app {

struct TakenSeats {
  std::vector<governance::Seat> taken;
  // What of the file could not be taken, and why; what it says otherwise than the record.
  std::vector<base::Message> told;
};

// Records, in one transaction, each seat of the workspace's people.toml of which nothing was ever
// recorded: one that was ended, taken back or undone does not come again. Nothing where the folder
// is no workspace or has no such file. A file or rules that cannot be read are a Failure; a record
// that cannot be written is told.
TakenSeats take_seats(const std::filesystem::path& folder);

}  // namespace gouvernail::app
