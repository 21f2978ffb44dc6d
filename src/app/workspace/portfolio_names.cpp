// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/portfolio_names.h"

namespace gouvernail::app {

using base::msg;

PortfolioNames::Found PortfolioNames::find(const std::string& text, const Knows& knows) const {
  Found found{{}, text};
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (knows(i, text)) found.members.push_back(i);
  }
  if (!found.members.empty()) return found;
  // A workspace's name may hold a colon itself.
  for (std::size_t colon = text.find(':'); colon != std::string::npos;
       colon = text.find(':', colon + 1)) {
    const std::vector<std::size_t> named = settings::members_named(members_, text.substr(0, colon));
    if (named.empty()) continue;
    found.name = text.substr(colon + 1);
    for (const std::size_t i : named) {
      if (knows(i, found.name)) found.members.push_back(i);
    }
    if (!found.members.empty()) return found;
  }
  return found;
}

std::size_t PortfolioNames::only_one(const Found& found) const {
  if (found.members.size() == 1) return found.members.front();
  base::MessageList workspaces;
  for (const std::size_t i : found.members) workspaces.push_back(msg("“{}”", members_[i].name));
  throw base::bad_input(msg("“{0}” is in several workspaces: {1}", found.name, workspaces),
                        msg("say which one: {}", write(found.members.front(), found.name)));
}

std::string PortfolioNames::write(std::size_t member, const std::string& name) const {
  const std::string& its = members_[member].name;
  return its.empty() ? name : its + ":" + name;
}

}  // namespace gouvernail::app
