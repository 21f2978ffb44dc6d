// SPDX-License-Identifier: MPL-2.0
// The record of a workspace as one file with what stands beside it, and back. Made in opened.cpp,
// which alone knows the store; faults are Failures.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gouvernail::app {

// A file that stands beside the record.
struct BesideRecord {
  std::string name;  // below the folder, with slashes
  std::string bytes;
};

// Of the journal.
struct RecordEnd {
  std::int64_t entries = 0;
  std::string hash;     // of the last entry
  std::string made_at;  // the copy, UTC "20261013T120000Z"

  friend bool operator==(const RecordEnd&, const RecordEnd&) = default;
};

// A new file, on the disk when it returns: the record as it was at one moment, whoever writes.
RecordEnd copy_record(const std::filesystem::path& workspace, const std::filesystem::path& to,
                      const std::vector<BesideRecord>& beside, const std::string& made_at);
// Reads all of it again; what does not hold together is a Failure.
RecordEnd check_record_copy(const std::filesystem::path& copy);
bool is_record_copy(const std::filesystem::path& file);
std::vector<BesideRecord> files_of_record_copy(const std::filesystem::path& copy);

// Mails that left from the workspace since the copy was made.
std::int64_t mails_sent_since(const std::filesystem::path& copy,
                              const std::filesystem::path& workspace);
// The record of the copy as a file at `to`; what left from `workspace`, which may be empty, counts
// as sent there.
void unpack_record_copy(const std::filesystem::path& copy, const std::filesystem::path& to,
                        const std::filesystem::path& workspace);
// What the file holds takes the place of the workspace's record, at once or not at all.
void replace_record(const std::filesystem::path& file, const std::filesystem::path& workspace);

}  // namespace gouvernail::app
