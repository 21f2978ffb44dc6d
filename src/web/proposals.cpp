// SPDX-License-Identifier: MPL-2.0
#include "web/proposals.h"

#include <algorithm>

#include "base/sha256.h"
#include "platform/machine.h"

namespace gouvernail::web {

std::string Proposals::put(Proposal proposal) {
  constexpr std::size_t most = 3;
  std::string name = base::sha256_hex(platform::random_bytes(16)).substr(0, 16);
  const std::lock_guard lock(mutex_);
  if (proposals_.size() == most) proposals_.pop_front();
  proposals_.emplace_back(name, std::move(proposal));
  return name;
}

Proposal Proposals::get(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(proposals_, name, &std::pair<std::string, Proposal>::first);
  return found == proposals_.end() ? nullptr : found->second;
}

Proposal Proposals::take(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(proposals_, name, &std::pair<std::string, Proposal>::first);
  if (found == proposals_.end()) return nullptr;
  Proposal taken = std::move(found->second);
  proposals_.erase(found);
  return taken;
}

}  // namespace gouvernail::web
