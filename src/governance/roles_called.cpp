// SPDX-License-Identifier: MPL-2.0
#include "governance/roles_called.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "governance/convention.h"

namespace gouvernail::governance {
namespace {

// What a hand writes for a role, besides its id: an alias, or the name in either language.
bool is_role_called(const Role& role, const std::string& folded) {
  const auto same = [&](const std::string& name) { return base::fold(name) == folded; };
  return std::ranges::any_of(role.aliases, same) || same(role.name.fr) || same(role.name.en);
}

bool is_party_called(const Party& party, const std::string& folded) {
  const auto same = [&](const std::string& name) { return base::fold(name) == folded; };
  return same(party.id) || same(party.name.fr) || same(party.name.en) ||
         same(party.short_name.fr) || same(party.short_name.en);
}

}  // namespace

std::vector<const Role*> roles_called(const Convention& convention, const std::string& text,
                                      const Body* at) {
  const std::string folded = base::fold(text);
  if (folded.empty()) return {};
  // An id always wins: another role's alias must never hide it.
  for (const Role& role : convention.roles) {
    if (base::fold(role.id) == folded) return {&role};
  }
  const auto party = std::ranges::find_if(
      convention.parties, [&](const Party& one) { return is_party_called(one, folded); });
  std::vector<const Role*> called;
  for (const Role& role : convention.roles) {
    const bool of_party = party != convention.parties.end() && role.party == party->id;
    if (of_party || is_role_called(role, folded)) called.push_back(&role);
  }
  if (at == nullptr || called.size() < 2) return called;
  std::vector<const Role*> invited;
  std::ranges::copy_if(called, std::back_inserter(invited), [&](const Role* role) {
    return std::ranges::find(at->members, role->id) != at->members.end();
  });
  return invited.empty() ? called : invited;
}

const Role* role_called(const Convention& convention, const std::string& text, const Body* at) {
  const std::vector<const Role*> called = roles_called(convention, text, at);
  return called.size() == 1 ? called.front() : nullptr;
}

}  // namespace gouvernail::governance
