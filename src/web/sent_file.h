// SPDX-License-Identifier: MPL-2.0
// A file that a form sent, under its own name, in a folder that goes with it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "http/form.h"
#include "platform/scratch.h"

namespace gouvernail::web {

class SentFile {
 public:
  // `name`: where the browser gave none.
  SentFile(const http::Upload& upload, const std::string& name);
  const std::filesystem::path& path() const { return path_; }
  // Places name the file alone: nobody knows the folder.
  void name_alone(std::vector<std::string>& lines) const;

 private:
  platform::ScratchFolder folder_;
  std::filesystem::path path_;
};

// The file of that field; none, or an empty one, is a Failure of the field.
const http::Upload& need_upload(const http::Form& form, const std::string& field);

}  // namespace gouvernail::web
