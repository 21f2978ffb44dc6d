// SPDX-License-Identifier: MPL-2.0
// The sessions that a calendar file tells.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/importing/rows.h"
#include "app/workspace/opened.h"
#include "base/diagnostic.h"
#include "governance/meeting.h"

namespace gouvernail::app {

struct Diary {
  std::vector<Row> rows;       // those whose title says a body
  std::set<std::string> uids;  // of all events of the file, read or not
  // Those of which it has the whole, worked out, by uid; and how new what it says of each is.
  std::map<std::string, governance::DiaryState> series;
  std::set<std::string> older;  // of these, those that are recorded in a newer state
  calendar::DayRange span;      // from its first event to its last
  std::string calendar;         // a digest of its name: it may hold a person's
  std::string called_before;    // the same of its name alone, as it was kept before 30 Nov. 2026
  bool named = false;           // by itself, and not after its file
  bool whole = true;            // it ends as a calendar does, and all of it was read
  int bad = 0;                  // events of ours that were left out, each with its error
  // Of events that were left out, since they say no body: the first ones, once each.
  std::vector<std::string> unknown_titles;
};

// What is wrong goes to `diagnostics`: an event that cannot be read is left out, and told where its
// title is one of ours. A calendar that holds nothing that can be read is a Failure. `said`: which
// bodies titles mean, by the titles in folded letters. A title that only holds the name of a body
// is doubtful (near_body).
Diary read_diary_file(const std::string& path, const std::string& bytes, const Opened& opened,
                      const std::map<std::string, std::string>& said,
                      base::Diagnostics& diagnostics);

}  // namespace gouvernail::app
