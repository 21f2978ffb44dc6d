// SPDX-License-Identifier: MPL-2.0
// Files that are imported again and again into the example's workspace.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/import.h"
#include "governance/meeting.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {

struct ImportAgain : ExampleWorkspace {
  app::Imported bring(const std::string& bytes, bool yes = false,
                      const std::string& name = "reunions.csv") const {
    folder.write(name, bytes);
    app::Opened here = opened();
    app::ImportFile request{(folder.path() / name).string()};
    request.all_doubtful = yes;
    request.confirmed = confirmed;
    return app::import_file(here, request, day("2026-11-24"));
  }
  void put(const governance::Meeting& meeting) const {
    app::Opened here = opened();
    app::record(here, {records::PutMeeting{meeting}});
  }
  static std::vector<std::string> keys(const app::Imported& done) {
    std::vector<std::string> all;
    for (const reports::ImportDoubt& one : done.doubts) all.push_back(one.key);
    return all;
  }
  static int counts(const app::Imported& done) {
    return done.added * 100 + done.corrected * 10 + done.unchanged;
  }
  // The only session of that body that the record has besides those of the example.
  governance::Meeting the_other(const std::string& body) const {
    const app::Opened here = opened();
    std::vector<governance::Meeting> found;
    for (const governance::Meeting& meeting : here.history->meetings) {
      if (meeting.body == body && !known.contains(meeting.uid)) found.push_back(meeting);
    }
    EXPECT_EQ(found.size(), 1U);
    return found.empty() ? governance::Meeting() : found.front();
  }

  std::set<std::string> confirmed;
  const std::set<std::string> known = [this] {
    std::set<std::string> uids;
    const app::Opened here = opened();
    for (const governance::Meeting& meeting : here.history->meetings) uids.insert(meeting.uid);
    return uids;
  }();
};

}  // namespace gouvernail::test
