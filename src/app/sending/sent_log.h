// SPDX-License-Identifier: MPL-2.0
// gouvernail.sent, beside the database: the highest SEQUENCE and DTSTAMP that ever left for each
// meeting. A database restored from a backup forgets what was sent since; calendars do not, and
// would ignore an invitation with a lower number. And the mark that the record had then, by which
// one that was rewritten is told.
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
  // Those that are higher than what is known are on the disk when it returns, with the mark of the
  // record (records/mark.h) that they leave from.
  void raise(const std::vector<SentRevision>& leaving, const std::string& record_mark);
  // That this is the record that mails leave from now; nothing where that is known.
  void note_record(const std::string& record_mark);
  // With which the last of them left; empty: nobody kept it.
  const std::string& record_mark() const { return record_mark_; }

 private:
  void append(const std::string& lines) const;

  std::filesystem::path file_;
  std::map<std::string, RevisionMark> marks_;  // by meeting
  std::string record_mark_;
};

}  // namespace gouvernail::app
