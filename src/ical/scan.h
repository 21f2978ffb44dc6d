// SPDX-License-Identifier: MPL-2.0
// Calendars cut into their components before libical sees them: one bad event loses no other,
// each knows its line, and what a hostile file can cost is bounded. Private to the module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace gouvernail::ical {

// A VEVENT, VFREEBUSY or VTIMEZONE.
struct Block {
  std::string kind;               // "VEVENT"
  int line = 0;                   // of its BEGIN
  std::string method;             // METHOD of its calendar, upper case; empty: none
  std::string uid;                // as written; empty: none
  std::string text;               // unfolded, CRLF, UTF-8; only properties that somebody reads
  bool whole = false;             // false: cut short, or too long to be read
  std::vector<std::string> busy;  // FREEBUSY lines of a VFREEBUSY, which are long
};

struct Scanned {
  std::vector<Block> blocks;  // in the order of the file
  bool calendar = false;      // there is a BEGIN:VCALENDAR
  bool cut = false;           // there are more than most_blocks
  std::string name;           // NAME, else X-WR-CALNAME of the first calendar that has one
  std::string id;             // X-WR-RELCALID of the first calendar that has one
};

inline constexpr std::size_t most_blocks = 50'000;

// Who reads: a diary needs no guest but those who declined.
enum class Purpose { diary, replies };

// LF, CRLF, CR, a BOM, folds with blanks or tabs, also within a UTF-8 sequence, Latin-1, UTF-16,
// several VCALENDARs, a missing END. Alarms are left out.
Scanned scan(std::string_view bytes, Purpose purpose);

}  // namespace gouvernail::ical
