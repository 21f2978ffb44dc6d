// SPDX-License-Identifier: MPL-2.0
#include "governance/convention.h"

#include <algorithm>

#include "base/text.h"

namespace gouvernail::governance {
namespace {

template <class Item>
const Item* by_id(const std::vector<Item>& items, const std::string& id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

// What a hand writes for a role, besides its id: an alias, or the name in either language.
bool is_role_called(const Role& role, const std::string& folded) {
  const auto same = [&](const std::string& name) { return base::fold(name) == folded; };
  return std::any_of(role.aliases.begin(), role.aliases.end(), same) || same(role.name.fr) ||
         same(role.name.en);
}

}  // namespace

std::optional<calendar::Minutes> usual_length(const Body* body) {
  if (!body || !body->minutes) return std::nullopt;
  return calendar::Minutes{*body->minutes};
}

const Party* Convention::party(const std::string& id) const { return by_id(parties, id); }

const Role* Convention::role(const std::string& id) const { return by_id(roles, id); }

const Body* Convention::body(const std::string& id) const { return by_id(bodies, id); }

const Site* Convention::site(const std::string& id) const { return by_id(sites, id); }

int Convention::travel_minutes(const std::string& from, const std::string& to) const {
  if (from == to) return 0;
  const auto said = [&](const std::string& here, const std::string& there) {
    const Site* found = site(here);
    if (!found) return 0;
    const auto minutes = found->minutes_to.find(there);
    return minutes == found->minutes_to.end() ? 0 : minutes->second;
  };
  return std::max(said(from, to), said(to, from));
}

base::LocalizedText Convention::name_of_body(const std::string& id) const {
  const Body* found = body(id);
  return found ? found->name : base::LocalizedText{id, id};
}

base::LocalizedText Convention::name_of_role(const std::string& id) const {
  const Role* found = role(id);
  return found ? found->name : base::LocalizedText{id, id};
}

bool Convention::binds(const std::string& id, calendar::Day day) const {
  const Party* found = party(id);
  return !found || found->is_bound(day);
}

Done Convention::done_of(const std::string& id) const {
  const Body* found = body(id);
  return found ? found->done : Done::done;
}

bool Convention::is_signatory(const std::string& id) const {
  const Party* found = party(id);
  return found && found->signatory;
}

bool Convention::is_act(const std::string& id) const {
  const Body* found = body(id);
  return found && found->act;
}

const Body* Convention::find_body(const std::string& text) const {
  if (const Body* exact = body(text)) return exact;
  const std::string folded = base::fold(text);
  if (folded.empty()) return nullptr;
  const auto by_id = std::ranges::find_if(
      bodies, [&](const Body& candidate) { return base::fold(candidate.id) == folded; });
  if (by_id != bodies.end()) return &*by_id;
  const Body* named = nullptr;
  for (const Body& candidate : bodies) {
    const bool its =
        base::fold(candidate.name.fr) == folded || base::fold(candidate.name.en) == folded;
    if (its && named) return nullptr;  // nobody can tell which
    if (its) named = &candidate;
  }
  return named;
}

const Role* Convention::find_role(const std::string& text) const {
  const std::string folded = base::fold(text);
  if (folded.empty()) return nullptr;
  // An id always wins: another role's alias must never hide it.
  for (const Role& role : roles) {
    if (base::fold(role.id) == folded) return &role;
  }
  for (const Role& role : roles) {
    if (is_role_called(role, folded)) return &role;
  }
  return nullptr;
}

}  // namespace gouvernail::governance
