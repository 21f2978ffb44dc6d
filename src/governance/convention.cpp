// SPDX-License-Identifier: MPL-2.0
#include "governance/convention.h"

#include <algorithm>

#include "base/text.h"
#include "governance/roles_called.h"

namespace gouvernail::governance {
namespace {

template <class Item>
const Item* by_id(const std::vector<Item>& items, const std::string& id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

// What its place is called in a diary, besides its id.
bool is_site_called(const Site& site, const std::string& folded) {
  const auto same = [&](const std::string& name) {
    return !name.empty() && base::fold(name) == folded;
  };
  return same(site.name.fr) || same(site.name.en) || same(full_name(site, site.name.fr)) ||
         same(full_name(site, site.name.en));
}

}  // namespace

std::string full_name(const Site& site, const std::string& name) {
  return site.address.empty() ? name : name + ", " + site.address;
}

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
  return role_called(*this, text);
}

std::string Convention::site_named(const std::string& text) const {
  const std::string line = base::one_line(text);
  const std::string folded = base::fold(line);
  if (folded.empty() || site(line)) return line;
  for (const Site& known : sites) {
    if (base::fold(known.id) == folded) return known.id;
  }
  // By a name first, then by an address: whichever, of one alone.
  for (const bool by_address : {false, true}) {
    const auto is_meant = [&](const Site& known) {
      return by_address ? base::fold(known.address) == folded : is_site_called(known, folded);
    };
    const auto found = std::ranges::find_if(sites, is_meant);
    if (found == sites.end()) continue;
    return std::ranges::count_if(sites, is_meant) == 1 ? found->id : line;
  }
  return line;
}

}  // namespace gouvernail::governance
