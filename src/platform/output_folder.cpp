// SPDX-License-Identifier: MPL-2.0
#include "platform/output_folder.h"

#include <algorithm>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/failure.h"
#include "platform/files.h"
#include "platform/system_words.h"

namespace gouvernail::platform {

namespace fs = std::filesystem;
using base::msg;

OutputFolder::OutputFolder(fs::path folder) : folder_(std::move(folder)) { make_folder(folder_); }

fs::path OutputFolder::folder_of(const fs::path& name) const {
  const bool climbs = std::ranges::find(name, fs::path("..")) != name.end();
  if (name.is_absolute() || climbs) {
    throw std::logic_error("outside of its folder: " + name.string());
  }
  std::error_code error;
  fs::path at = folder_;
  for (const fs::path& part : name) {
    at /= part;
    if (fs::is_symlink(at, error)) {
      throw base::bad_input(
          msg("{}: this is a link, and nothing is written through it", at.string()),
          msg("take the link away, or name the folder that it leads to"));
    }
    make_folder(at);
  }
  return at;
}

fs::path OutputFolder::place_of(const fs::path& name) const {
  const fs::path last = name.filename();
  if (last.empty() || last == "." || last == "..") {
    throw std::logic_error("no name of a file: " + name.string());
  }
  std::error_code error;
  const fs::path at = folder_of(name.parent_path()) / last;
  const fs::file_status found = fs::symlink_status(at, error);
  if (fs::exists(found) && !fs::is_regular_file(found) && !fs::is_directory(found)) {
    fs::remove(at, error);
    if (error) throw failure_of(fs::filesystem_error("", at, error));
  }
  return at;
}

void OutputFolder::write(const fs::path& name, std::string_view bytes) const {
  write_file(place_of(name), bytes);
}

bool OutputFolder::update(const fs::path& name, std::string_view bytes) const {
  return update_file(place_of(name), bytes);
}

}  // namespace gouvernail::platform
