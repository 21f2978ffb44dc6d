// SPDX-License-Identifier: MPL-2.0
// The sessions of a history by uid, for whoever asks for many: History::meeting looks at each.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace gouvernail::governance {

struct History;
struct Meeting;

class MeetingsByUid {
 public:
  // The history must outlive it, and stay as it is.
  explicit MeetingsByUid(const History& history);

  const Meeting* find(const std::string& uid) const;  // null: there is none

 private:
  std::unordered_map<std::string_view, const Meeting*> meetings_;
};

}  // namespace gouvernail::governance
