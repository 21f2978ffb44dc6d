// SPDX-License-Identifier: MPL-2.0
#include "web/notes.h"

#include <algorithm>

#include "base/sha256.h"
#include "platform/machine.h"

namespace gouvernail::web {

std::string Notes::put(Note note) {
  constexpr std::size_t most = 100;
  std::string name = base::sha256_hex(platform::random_bytes(16)).substr(0, 16);
  const std::lock_guard lock(mutex_);
  if (notes_.size() == most) notes_.pop_front();
  notes_.emplace_back(name, std::move(note));
  return name;
}

std::optional<Note> Notes::get(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(notes_, name, &std::pair<std::string, Note>::first);
  if (found == notes_.end()) return std::nullopt;
  return found->second;
}

}  // namespace gouvernail::web
