// SPDX-License-Identifier: MPL-2.0
// A folder that somebody named, for files whose names the program makes: nothing is written
// outside of it. Where a link stands in the place of a file it is replaced, in the place of a
// folder it is refused. The folder named may be a link itself.
#pragma once

#include <filesystem>
#include <string_view>

namespace gouvernail::platform {

class OutputFolder {
 public:
  explicit OutputFolder(std::filesystem::path folder);  // makes it

  // `name` is relative and never climbs; the folders in it are made. All or nothing, as write_file.
  void write(const std::filesystem::path& name, std::string_view bytes) const;
  // As write, but leaves a file that holds these bytes already; true when written.
  bool update(const std::filesystem::path& name, std::string_view bytes) const;

  // Where a file of that name goes, for what writes it otherwise: no link stands there any more.
  std::filesystem::path place_of(const std::filesystem::path& name) const;
  // A folder in it, made: never a link.
  std::filesystem::path folder_of(const std::filesystem::path& name) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace gouvernail::platform
