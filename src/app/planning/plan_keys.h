// SPDX-License-Identifier: MPL-2.0
// What a plan calls whom and what a session takes, beside the keys of persons: a role that nobody
// is recorded in, a room, and what one workspace of a portfolio knows alone.
#pragma once

#include <string>

namespace gouvernail::app {

inline bool is_role_key(const std::string& key) { return key.starts_with("role:"); }
inline bool is_room_key(const std::string& key) { return key.starts_with("room:"); }

// A person or a session of that workspace, where several are planned as one.
inline std::string key_within(const std::string& workspace, const std::string& key) {
  return workspace + "/" + key;
}

}  // namespace gouvernail::app
