// SPDX-License-Identifier: MPL-2.0
// Files that were looked at and wait to be recorded or left: nobody chooses a file twice. The
// latest ones alone.
#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "http/form.h"

namespace gouvernail::web {

class Uploads {
 public:
  std::string put(http::Upload upload);  // its name
  std::optional<http::Upload> get(const std::string& name) const;

 private:
  mutable std::mutex mutex_;
  std::deque<std::pair<std::string, http::Upload>> uploads_;
};

}  // namespace gouvernail::web
