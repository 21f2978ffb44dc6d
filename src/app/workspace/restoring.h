// SPDX-License-Identifier: MPL-2.0
// A backup that is being put back. Its record takes its place at once, and says that the files
// beside it wait for theirs; they wait in a folder, whole and on the disk. Whatever interrupts it
// before leaves the workspace as it was, whatever interrupts it after is made good by whoever opens
// the workspace next.
#pragma once

#include <filesystem>

namespace gouvernail::app {

inline constexpr const char* restoring_name = ".restauration";  // in the folder of a workspace
inline constexpr const char* restored_record = "record";        // below it
inline constexpr const char* restored_files = "files";          // below it, as in the workspace

// Finishes what was interrupted in `folder`; nothing where nothing was, where another process is
// at it, or where nothing may be written. Done by whatever opens a workspace.
void finish_restoring(const std::filesystem::path& folder);

// The same for whoever holds the lock "send": the files go to their places if the record of the
// workspace waits for them, and what was begun goes.
void put_in_place(const std::filesystem::path& folder);

}  // namespace gouvernail::app
