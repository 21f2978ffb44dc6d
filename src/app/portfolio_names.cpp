// SPDX-License-Identifier: MPL-2.0
#include "app/portfolio_names.h"

namespace gouvernail::app {

using base::msg;

bool PortfolioNames::begins_with(const std::string& text, std::size_t member,
                                 std::string& rest) const {
  const Member& its = members_[member];
  // A name may hold a colon itself.
  for (std::size_t colon = text.find(':'); colon != std::string::npos;
       colon = text.find(':', colon + 1)) {
    if (!is_named(its, text.substr(0, colon))) continue;
    rest = text.substr(colon + 1);
    return true;
  }
  return false;
}

PortfolioNames::Found PortfolioNames::find(const std::string& text, const Knows& knows) const {
  Found found{{}, text};
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (knows(i, text)) found.members.push_back(i);
  }
  if (!found.members.empty()) return found;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    std::string rest;
    if (!begins_with(text, i, rest)) continue;
    found.name = rest;
    if (knows(i, rest)) found.members.push_back(i);
    return found;
  }
  return found;
}

std::size_t PortfolioNames::only_one(const Found& found) const {
  if (found.members.size() == 1) return found.members.front();
  base::MessageList workspaces;
  for (const std::size_t i : found.members) workspaces.push_back(msg("“{}”", members_[i].name));
  throw bad_input(msg("“{0}” is in several workspaces: {1}", found.name, workspaces),
                  msg("say which one: {}", write(found.members.front(), found.name)));
}

std::string PortfolioNames::write(std::size_t member, const std::string& name) const {
  const std::string& its = members_[member].name;
  return its.empty() ? name : its + ":" + name;
}

}  // namespace gouvernail::app
