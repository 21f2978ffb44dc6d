// SPDX-License-Identifier: MPL-2.0
// A joint session is one record in each convention's workspace: what the others have of it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "app/workspace/portfolio.h"
#include "governance/meeting.h"

namespace gouvernail::app {

// A workspace of the same portfolio.
struct Neighbour {
  settings::Member member;
  bool comes_first = false;  // before the workspace itself in the file
  std::unique_ptr<Opened> opened;
};

// The others of the portfolio in the folder above the workspace; none where there is none.
std::vector<Neighbour> open_neighbours(const std::filesystem::path& folder);

// What was recorded of a session in the workspace `folder`, `before` and `after`, and is not in the
// records of the conventions that hold it too: for each, what its record still says and the action
// that brings it into line. Empty: held by itself, or all agree. Reads alone; a workspace that
// cannot be read is told of, and is no Failure: what was to be recorded here is.
std::vector<base::Message> records_behind(const std::filesystem::path& folder,
                                          const governance::Meeting& before,
                                          const governance::Meeting& after);

// The same of several sessions that change together, each in its place.
struct JointChange {
  governance::Meeting before;
  governance::Meeting after;
};
std::vector<std::vector<base::Message>> records_behind(const std::filesystem::path& folder,
                                                       const std::vector<JointChange>& changes);

// Of a session whose record here went back to what it was, `before` that and `after` it (null: it
// is not recorded any more): what the other records say otherwise. Else as above.
std::vector<base::Message> records_beside(const std::filesystem::path& folder,
                                          const governance::Meeting& before,
                                          const governance::Meeting* after);

// The joint sessions that are expected from `today` on and that another convention's record has on
// another day, at another hour or in another state, by uid: the first thing that is lacking there
// (records_behind).
std::map<std::string, base::Message> parted_joint_sessions(const Opened& opened,
                                                           calendar::Day today);

}  // namespace gouvernail::app
