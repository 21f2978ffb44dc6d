// SPDX-License-Identifier: MPL-2.0
// gouvernail.sent, beside the database: the highest SEQUENCE and DTSTAMP that ever left for each
// meeting. A database restored from a backup forgets what was sent since; calendars do not, and
// would ignore an invitation with a lower number.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/sending/revision_mark.h"

namespace gouvernail::app {

inline constexpr const char* sent_name = "gouvernail.sent";

// The highest of each number, which need not have left together.
struct SentRevision {
  std::string meeting;  // uid
  RevisionMark mark;
};

class SentLog {
 public:
  // A line that cannot be read (cut short by a crash) is passed over.
  explicit SentLog(std::filesystem::path file);

  std::optional<RevisionMark> of(const std::string& uid) const;
  const std::map<std::string, RevisionMark>& marks() const { return marks_; }
  // Those that are higher than what is known are on the disk when it returns.
  void raise(const std::vector<SentRevision>& leaving);

 private:
  std::filesystem::path file_;
  std::map<std::string, RevisionMark> marks_;  // by meeting
};

}  // namespace gouvernail::app
