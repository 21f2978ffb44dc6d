// SPDX-License-Identifier: MPL-2.0
// The record of a workspace as one file with what stands beside it, and back. With opened.cpp, its
// source is all that knows the store; faults are Failures.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gouvernail::app {

inline constexpr const char* backups_name = "sauvegardes";  // in the folder of a workspace
inline constexpr const char* copy_extension = ".gouvernail";

// Names below the folder that no copy puts back: of the record itself, of copies, of what is made
// anew, of locks, and hidden ones.
inline constexpr const char* secrets_name = "secrets";  // passwords, in the folder of a workspace
bool stays_out_of_copies(const std::filesystem::path& name);

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

// What came to the workspace and left from it since the copy was made.
struct SinceCopy {
  std::int64_t mails = 0;    // that left
  std::int64_t answers = 0;  // recorded, or waiting for a decision
  std::int64_t erased = 0;   // persons who were erased, and whom the copy still has
};
SinceCopy since_copy(const std::filesystem::path& copy, const std::filesystem::path& workspace);

// The record of the copy as a file at `to`; what left from `workspace`, which may be empty, counts
// as sent there, and its answers to sessions that the copy knows are recorded there. Gives how many
// answers to other sessions are not.
std::int64_t unpack_record_copy(const std::filesystem::path& copy, const std::filesystem::path& to,
                                const std::filesystem::path& workspace);
// What the file holds takes the place of the workspace's record, at once or not at all. False
// where the workspace was written in since its copy `copied` was made: nothing was done.
bool replace_record(const std::filesystem::path& file, const std::filesystem::path& workspace,
                    const std::filesystem::path& copied);

// Whether the workspace's record was unpacked from a copy and the files beside it are still to be
// put in their place; and that they are there.
bool is_record_put_back(const std::filesystem::path& workspace);
void settle_record_put_back(const std::filesystem::path& workspace);

}  // namespace gouvernail::app
