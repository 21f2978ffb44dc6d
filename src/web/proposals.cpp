// SPDX-License-Identifier: MPL-2.0
#include "web/proposals.h"

namespace gouvernail::web {

std::string Proposals::put(app::ProposeCalendarResult proposal) {
  return proposals_.put(std::make_shared<HeldProposal::Shared>(std::move(proposal)));
}

std::optional<HeldProposal> Proposals::hold(const std::string& name) {
  const auto shared = proposals_.get(name);
  if (!shared) return std::nullopt;
  HeldProposal held(*shared);
  if (!proposals_.get(name)) return std::nullopt;  // kept by the one who had it
  return held;
}

void Proposals::drop(const std::string& name) { proposals_.drop(name); }

}  // namespace gouvernail::web
