// SPDX-License-Identifier: MPL-2.0
// What a page tells once of what was just done: kept for the page that follows a form, under a name
// that its address carries. The latest ones alone; a page whose note is gone shows none.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "base/message.h"
#include "web/latest.h"

namespace gouvernail::web {

struct Note {
  base::Message done;
  std::vector<base::Message> remarks = {};
  std::optional<std::int64_t> entry = {};  // of the journal, that takes it back
  bool trouble = false;                    // what was asked for could not all be done
  // Of several workspaces: by folder, the entry of each, which are taken back together.
  std::vector<std::pair<std::filesystem::path, std::int64_t>> together = {};
};

class Notes : public Latest<Note, 100> {};

}  // namespace gouvernail::web
