// SPDX-License-Identifier: MPL-2.0
#include "web/uploads.h"

#include <algorithm>

#include "base/sha256.h"
#include "platform/machine.h"

namespace gouvernail::web {

std::string Uploads::put(http::Upload upload) {
  constexpr std::size_t most = 3;
  std::string name = base::sha256_hex(platform::random_bytes(16)).substr(0, 16);
  const std::lock_guard lock(mutex_);
  if (uploads_.size() == most) uploads_.pop_front();
  uploads_.emplace_back(name, std::move(upload));
  return name;
}

std::optional<http::Upload> Uploads::get(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::ranges::find(uploads_, name, &std::pair<std::string, http::Upload>::first);
  if (found == uploads_.end()) return std::nullopt;
  return found->second;
}

}  // namespace gouvernail::web
