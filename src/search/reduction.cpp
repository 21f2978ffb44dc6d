// SPDX-License-Identifier: MPL-2.0
#include "search/reduction.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "search/index.h"

namespace gouvernail::search {
namespace {

class Reduction {
 public:
  Reduction(const Layout& layout, const std::function<bool(int, int)>& is_left,
            const KnownPrices& prices)
      : layout_(layout), model_(layout.model), prices_(prices), parent_(layout.chains.size()) {
    std::iota(parent_.begin(), parent_.end(), 0);
    for (std::size_t s = 0; s < model_.sessions.size(); ++s) {
      std::vector<Candidate> left;
      for (const Candidate& candidate : model_.sessions[s].candidates) {
        if (is_left(static_cast<int>(s), candidate.t)) left.push_back(candidate);
      }
      left_.push_back(std::move(left));
    }
  }

  std::vector<Part> run() {
    join_by_resources();
    join_by_pairs();
    std::map<int, std::vector<int>> sessions_of;
    for (const Node& node : layout_.nodes) sessions_of[root(node.chain)].push_back(node.session);
    std::vector<Part> parts;
    for (auto& [chain, sessions] : sessions_of) parts.push_back(part_of(std::move(sessions)));
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
      return a.sessions.size() < b.sessions.size();
    });
    return parts;
  }

 private:
  int root(int chain) {
    while (parent_[at(chain)] != chain) {
      chain = parent_[at(chain)] = parent_[at(parent_[at(chain)])];
    }
    return chain;
  }
  void join(int a, int b) {
    parent_[at(root(layout_.nodes[at(a)].chain))] = root(layout_.nodes[at(b)].chain);
  }

  // Sessions that may be on one day share the persons that they have in common.
  void join_by_resources() {
    std::vector<int> first(at(layout_.day_count));
    for (const Resource& resource : model_.resources) {
      std::fill(first.begin(), first.end(), -1);
      for (const int s : resource.sessions) {
        for (const Candidate& candidate : left_[at(s)]) {
          int& other = first[at(candidate.t / model_.slots)];
          if (other < 0) {
            other = s;
          } else if (other != s) {
            join(other, s);
          }
        }
      }
    }
  }

  void join_by_pairs() {
    for (const Pair& pair : model_.pairs) {
      const auto& a = left_[at(pair.first)];
      const auto& b = left_[at(pair.second)];
      std::size_t j = 0;
      for (std::size_t i = 0; i < a.size() && j < b.size();) {
        const int one = a[i].t / model_.slots;
        const int two = b[j].t / model_.slots;
        if (one == two) {
          join(pair.first, pair.second);
          break;
        }
        ++(one < two ? i : j);
      }
    }
  }

  Part part_of(std::vector<int> sessions) const {
    Part part;
    std::vector<int> day_of(at(layout_.day_count), -1);
    for (const int s : sessions) {
      for (const Candidate& candidate : left_[at(s)]) day_of[at(candidate.t / model_.slots)] = 0;
    }
    Model& model = part.model;
    model.slots = model_.slots;
    model.cells = model_.cells;
    model.half_of_slot = model_.half_of_slot;
    for (int day = 0; day < layout_.day_count; ++day) {
      if (day_of[at(day)] < 0) continue;
      day_of[at(day)] = static_cast<int>(model.days.size());
      model.days.push_back(model_.days[at(day)]);
      for (int slot = 0; slot < model_.slots; ++slot) {
        part.times.push_back(day * model_.slots + slot);
      }
    }
    std::vector<int> number(model_.sessions.size(), -1);
    for (const int s : sessions) {
      number[at(s)] = static_cast<int>(model.sessions.size());
      Session session{left_[at(s)], model_.sessions[at(s)].cells_of_slot};
      for (Candidate& candidate : session.candidates) {
        candidate.t =
            day_of[at(candidate.t / model_.slots)] * model_.slots + candidate.t % model_.slots;
      }
      model.sessions.push_back(std::move(session));
    }
    for (Gap gap : model_.gaps) {
      gap.before = number[at(gap.before)];
      gap.after = number[at(gap.after)];
      if (gap.before < 0) continue;
      std::vector<DaySpan> spans;
      for (std::size_t day = 0; day < gap.spans.size(); ++day) {
        if (day_of[day] >= 0) spans.push_back(gap.spans[day]);
      }
      gap.spans = std::move(spans);
      model.gaps.push_back(std::move(gap));
    }
    for (Pair pair : model_.pairs) {
      pair.first = number[at(pair.first)];
      pair.second = number[at(pair.second)];
      if (pair.first >= 0 && pair.second >= 0) model.pairs.push_back(pair);
    }
    std::vector<int> number_of_resource(model_.resources.size(), -1);
    for (std::size_t r = 0; r < model_.resources.size(); ++r) {
      const Resource& resource = model_.resources[r];
      Resource shared{resource.name, resource.per_day, {}};
      for (const int s : resource.sessions) {
        if (number[at(s)] >= 0) shared.sessions.push_back(number[at(s)]);
      }
      if (shared.sessions.size() < 2) continue;
      number_of_resource[r] = static_cast<int>(model.resources.size());
      part.resources.push_back(static_cast<int>(r));
      model.resources.push_back(std::move(shared));
    }
    hand_down_prices(part, number, number_of_resource, day_of);
    part.sessions = std::move(sessions);
    return part;
  }

  void hand_down_prices(Part& part, const std::vector<int>& number,
                        const std::vector<int>& number_of_resource,
                        const std::vector<int>& day_of) const {
    for (KnownPrices::Priced place : prices_.places) {
      place.resource = number_of_resource[at(place.resource)];
      place.day = day_of[at(place.day)];
      if (place.resource >= 0 && place.day >= 0) part.prices.places.push_back(place);
    }
    for (KnownPrices::Clique clique : prices_.cliques) {
      std::vector<int> sessions;
      for (const int s : clique.sessions) {
        if (number[at(s)] >= 0) sessions.push_back(number[at(s)]);
      }
      const int day = day_of[at(clique.half / 2)];
      if (sessions.size() < 2 || day < 0) continue;
      clique.sessions = std::move(sessions);
      clique.half = 2 * day + clique.half % 2;
      part.prices.cliques.push_back(std::move(clique));
    }
  }

  const Layout& layout_;
  const Model& model_;
  const KnownPrices& prices_;
  std::vector<std::vector<Candidate>> left_;
  std::vector<int> parent_;
};

}  // namespace

std::vector<Part> reduce(const Layout& layout,
                         const std::function<bool(int session, int time)>& is_left,
                         const KnownPrices& prices) {
  return Reduction(layout, is_left, prices).run();
}

}  // namespace gouvernail::search
