// SPDX-License-Identifier: MPL-2.0
#include "web/proposals.h"

#include <algorithm>

#include "base/sha256.h"
#include "platform/machine.h"

namespace gouvernail::web {

std::string Proposals::put(app::ProposeCalendarResult proposal) {
  constexpr std::size_t most = 3;
  std::string name = base::sha256_hex(platform::random_bytes(16)).substr(0, 16);
  auto shared = std::make_shared<HeldProposal::Shared>(std::move(proposal));
  const std::lock_guard lock(mutex_);
  if (proposals_.size() == most) proposals_.pop_front();
  proposals_.emplace_back(name, std::move(shared));
  return name;
}

std::optional<HeldProposal> Proposals::hold(const std::string& name) {
  const auto find = [&]() -> std::shared_ptr<HeldProposal::Shared> {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(proposals_, name, &Named::first);
    return found == proposals_.end() ? nullptr : found->second;
  };
  const auto shared = find();
  if (!shared) return std::nullopt;
  HeldProposal held(shared);
  if (!find()) return std::nullopt;  // kept by the one who had it
  return held;
}

void Proposals::drop(const std::string& name) {
  const std::lock_guard lock(mutex_);
  std::erase_if(proposals_, [&](const Named& one) { return one.first == name; });
}

}  // namespace gouvernail::web
