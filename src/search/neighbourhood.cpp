// SPDX-License-Identifier: MPL-2.0
#include "search/neighbourhood.h"

#include <algorithm>
#include <cmath>

#include "search/index.h"

namespace gouvernail::search {

std::vector<int> Neighbourhood::choose(const std::vector<int>& times) {
  std::vector<int> chosen;
  std::size_t count = at(2 + random_.below(3));
  if (random_.below(4) != 0 && prices_.contended_count() > 0) {
    count = at(2 + random_.below(4));
    const auto place = prices_.contended(at(random_.below(prices_.contended_count())));
    const int reach = random_.below(3);
    std::vector<int> near;
    for (const int s : *place.sessions) {
      const auto close = [&](int t) { return std::abs(t / layout_.slots - place.day) <= reach; };
      if (!close(times[at(s)]) && !close(prices_.wishes()[at(s)])) continue;
      const int chain = layout_.nodes[at(s)].chain;
      if (std::find(near.begin(), near.end(), chain) == near.end()) near.push_back(chain);
    }
    while (chosen.size() < count && !near.empty()) {
      const auto pick = at(random_.below(near.size()));
      chosen.push_back(near[pick]);
      near[pick] = near.back();
      near.pop_back();
    }
  }
  if (chosen.empty()) chosen.push_back(dearest_of_some(times));
  count = std::min(count, layout_.chains.size());
  while (chosen.size() < count) {
    const int from = chosen[at(random_.below(chosen.size()))];
    const auto& shared = layout_.resources_of[at(from)];
    int other = 0;
    if (shared.empty() || random_.below(10) == 0) {
      other = random_.below(layout_.chains.size());
    } else {
      const auto& chains = layout_.chains_of[at(shared[at(random_.below(shared.size()))])];
      other = chains[at(random_.below(chains.size()))];
    }
    if (std::find(chosen.begin(), chosen.end(), other) == chosen.end()) {
      chosen.push_back(other);
    } else if (random_.below(8) == 0) {
      break;
    }
  }
  return chosen;
}

// Of a few chains, the one that might gain most by being placed anew.
int Neighbourhood::dearest_of_some(const std::vector<int>& times) {
  int dearest = random_.below(layout_.chains.size());
  double most = prices_.excess(dearest, times);
  for (int i = 0; i < 3; ++i) {
    const int other = random_.below(layout_.chains.size());
    const double excess = prices_.excess(other, times);
    if (excess <= most) continue;
    dearest = other;
    most = excess;
  }
  return dearest;
}

}  // namespace gouvernail::search
