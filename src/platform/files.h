// SPDX-License-Identifier: MPL-2.0
// Files, read whole and written whole. What goes wrong is a Failure with its cause and remedy:
// bad input when the name given is wrong (missing, a folder, too large), else a fault.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/local_time.h"

namespace gouvernail::platform {

// More than any file that people write by hand or export from a diary.
inline constexpr std::size_t largest_file = std::size_t{16} * 1024 * 1024;  // bytes

std::string read_file(const std::filesystem::path& path, std::size_t largest = largest_file);

// All or nothing: a temporary file in the same folder, flushed to the disk, takes the place of
// `path`. Readers see the former bytes or the new ones, a crash leaves one or the other. A link is
// followed; a device or a pipe is written to. A new file is its owner's alone (0600); one that was
// there keeps the rights that somebody gave it.
void write_file(const std::filesystem::path& path, std::string_view bytes);

// As write_file, for what is given to others: a new file has the rights that the umask of the
// process leaves.
void write_output(const std::filesystem::path& path, std::string_view bytes);

// As write_file, and nobody else may read it, whatever was there.
void write_secret(const std::filesystem::path& path, std::string_view bytes);

// Whether a file holds these bytes already.
bool holds(const std::filesystem::path& path, std::string_view bytes);

// As write_file, but leaves a file that holds these bytes already as it is; true when written.
bool update_file(const std::filesystem::path& path, std::string_view bytes);

// Takes away what writing left in the folder itself when the process or the machine was stopped.
// What another process writes at the moment stays, and so does what cannot be taken away.
void remove_left_over(const std::filesystem::path& folder);

// After a file took its name there: the name stays, too, if the machine stops.
void flush_folder(const std::filesystem::path& folder);

// When the file was written last; none where that cannot be told.
std::optional<calendar::UtcTime> changed_at(const std::filesystem::path& path);

// Makes the folder and those above it, for their owner alone (0700); nothing when it is there.
void make_folder(const std::filesystem::path& path);
// The same with the rights that the umask of the process leaves, for what is given to others.
void make_output_folder(const std::filesystem::path& path);

// From now on whatever the process makes is its owner's alone, by whatever library; what is given
// to others (write_output) goes by the umask that there was. To be called first.
void keep_private();

// The files of `folder` that end in `extension` (".toml"), sorted by name. `recursive` goes into
// its subfolders, but never into those named in `skipped`. Hidden files and folders are left out.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder,
                                            std::string_view extension, bool recursive = false,
                                            const std::vector<std::string>& skipped = {});

// Files read and written whole by this process so far, for its log.
struct FileCounts {
  int read = 0;
  int written = 0;
};
FileCounts file_counts();

}  // namespace gouvernail::platform
