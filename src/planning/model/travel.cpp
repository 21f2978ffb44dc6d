// SPDX-License-Identifier: MPL-2.0
// For two sites, cells in which the sessions of one are shifted by the time to go there, one way
// and the other. Of the same site, they are shifted alike: what overlapped still does, and nothing
// else.
#include "planning/model/travel.h"

#include <algorithm>
#include <compare>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "governance/convention.h"
#include "rules/rules.h"

namespace gouvernail::planning {
namespace {

using calendar::Minutes;

// A site of a convention: the sites of two conventions are not compared.
struct Venue {
  const Options* home = nullptr;
  std::string site;
  // NOLINTNEXTLINE(modernize-use-nullptr): as in plan.h
  friend auto operator<=>(const Venue&, const Venue&) = default;
};

Venue venue_of(const Layout& layout, int session) {
  if (session >= layout.count()) return {};
  const Demand& demand = layout.demand(session);
  const governance::Body* body = demand.home->problem().rules->convention->body(demand.body);
  return body && !body->site.empty() ? Venue{demand.home, body->site} : Venue{};
}

// Two sites between which somebody may have to go.
std::set<std::pair<Venue, Venue>> shared_pairs(const Layout& layout, const search::Model& model) {
  std::set<std::pair<Venue, Venue>> pairs;
  for (const search::Resource& resource : model.resources) {
    std::set<Venue> venues;
    for (const int s : resource.sessions) venues.insert(venue_of(layout, s));
    venues.erase(Venue{});
    for (auto a = venues.begin(); a != venues.end(); ++a) {
      for (auto b = std::next(a); b != venues.end(); ++b) {
        if (a->home == b->home) pairs.emplace(*a, *b);
      }
    }
  }
  return pairs;
}

// Whether a session at `from` can end less than `travel` before one at `to` begins.
bool may_be_late(const Layout& layout, const Venue& from, const Venue& to, Minutes travel) {
  std::set<Minutes> ends;
  std::set<Minutes> starts;
  for (int s = 0; s < layout.count(); ++s) {
    const Demand& demand = layout.demand(s);
    const Venue venue = venue_of(layout, s);
    if (venue != from && venue != to) continue;
    const Minutes length = length_of(demand.home->problem(), demand.body);
    for (const Minutes start : demand.home->starts_of(demand.body)) {
      if (venue == from) ends.insert(start + length);
      if (venue == to) starts.insert(start);
    }
  }
  return std::any_of(ends.begin(), ends.end(), [&](Minutes end) {
    const auto next = starts.lower_bound(end);
    return next != starts.end() && *next < end + travel;
  });
}

// Cells of their own for the sessions at both, those at `b` shifted. False: there are no more
// cells.
bool add_shifted_cells(const Layout& layout, const Venue& a, const Venue& b, Minutes shift,
                       search::Model& model) {
  const std::vector<Minutes>& starts = layout.time.starts();
  std::set<Minutes> points;
  for (const Minutes start : starts) points.insert({start, start + shift});
  const int first = model.cells;
  if (first + static_cast<int>(points.size()) > search::most_cells) return false;
  model.cells += static_cast<int>(points.size());
  for (int s = 0; s < layout.count(); ++s) {
    const Venue venue = venue_of(layout, s);
    if (venue != a && venue != b) continue;
    const Minutes length = length_of(a.home->problem(), layout.demand(s).body);
    auto& cells_of_slot = model.sessions[index(s)].cells_of_slot;
    for (std::size_t slot = 0; slot < starts.size(); ++slot) {
      const Minutes start = starts[slot] + (venue == b ? shift : Minutes{0});
      int cell = first;
      for (const Minutes point : points) {
        if (point >= start && point < start + length) {
          cells_of_slot[slot] |= search::Cells{1} << static_cast<unsigned>(cell);
        }
        ++cell;
      }
    }
  }
  return true;
}

}  // namespace

void allow_for_travel(const Layout& layout, ModelDraft& draft) {
  for (const auto& [a, b] : shared_pairs(layout, draft.model)) {
    const Problem& problem = a.home->problem();
    const Minutes minutes{problem.rules->convention->travel_minutes(a.site, b.site)};
    const bool aside = problem.set_aside.count({Hard::travel, "", std::nullopt}) > 0;
    if (minutes.count() == 0 || aside) continue;
    if (!may_be_late(layout, a, b, minutes) && !may_be_late(layout, b, a, minutes)) continue;
    for (const Minutes shift : {minutes, -minutes}) {
      if (add_shifted_cells(layout, a, b, shift, draft.model)) continue;
      draft.claims.exact = false;  // the checker of plans will tell
      return;
    }
  }
}

}  // namespace gouvernail::planning
