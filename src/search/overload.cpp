// SPDX-License-Identifier: MPL-2.0
#include "search/overload.h"

#include <algorithm>

#include "search/index.h"

namespace gouvernail::search {
namespace {

// Sessions of one resource given to days one by one; where a day is full, the sessions that
// hold it are asked to move (augmenting paths). When one finds no day, all that was asked is
// the proof: those sessions and those days, full to the last.
class Assignment {
 public:
  Assignment(const Model& model, const Resource& resource)
      : model_(model),
        resource_(resource),
        held_(model.days.size()),
        capacity_(model.days.size(), 0),
        asked_(model.days.size(), 0) {
    std::vector<char> hours(model.days.size() * at(model.slots), 0);  // by time
    std::vector<int> timeless(model.days.size(), 0);                  // sessions that take no cell
    for (const int s : resource.sessions) {
      const auto& cells = model.sessions[at(s)].cells_of_slot;
      const bool takes_none = !cells.empty() && std::all_of(cells.begin(), cells.end(),
                                                            [](Cells mask) { return mask == 0; });
      if (takes_none) {
        int last = -1;
        for (const Candidate& candidate : model.sessions[at(s)].candidates) {
          const int day = candidate.t / model.slots;
          if (day != last) ++timeless[at(day)];
          last = day;
        }
        continue;
      }
      for (const Candidate& candidate : model.sessions[at(s)].candidates) {
        hours[at(candidate.t)] = 1;
      }
    }
    for (std::size_t day = 0; day < model.days.size(); ++day) {
      const auto first = hours.begin() + static_cast<std::ptrdiff_t>(day * at(model.slots));
      const auto starts = std::count(first, first + model.slots, 1);
      capacity_[day] = std::min(resource.per_day, static_cast<int>(starts) + timeless[day]);
    }
  }

  std::optional<Overload> fill(int index) {
    for (const int session : resource_.sessions) {
      std::fill(asked_.begin(), asked_.end(), 0);
      if (!give(session)) return proof(session, index);
    }
    return std::nullopt;
  }

 private:
  bool give(int session) {
    int last = -1;
    for (const Candidate& candidate : model_.sessions[at(session)].candidates) {
      const int day = candidate.t / model_.slots;
      if (day == last || asked_[at(day)]) continue;
      last = day;
      asked_[at(day)] = 1;
      std::vector<int>& holders = held_[at(day)];
      if (static_cast<int>(holders.size()) < capacity_[at(day)]) {
        holders.push_back(session);
        return true;
      }
      for (std::size_t i = 0; i < holders.size(); ++i) {
        if (!give(holders[i])) continue;
        held_[at(day)][i] = session;
        return true;
      }
    }
    return false;
  }

  Overload proof(int session, int index) const {
    Overload overload;
    overload.resource = index;
    overload.sessions.push_back(session);
    for (std::size_t day = 0; day < asked_.size(); ++day) {
      if (!asked_[day]) continue;
      overload.days.push_back(static_cast<int>(day));
      overload.capacity += capacity_[day];
      overload.sessions.insert(overload.sessions.end(), held_[day].begin(), held_[day].end());
    }
    std::sort(overload.sessions.begin(), overload.sessions.end());
    return overload;
  }

  const Model& model_;
  const Resource& resource_;
  std::vector<std::vector<int>> held_;  // by day: the sessions that hold it
  std::vector<int> capacity_;
  std::vector<char> asked_;
};

}  // namespace

std::optional<Overload> find_overload(const Model& model) {
  for (std::size_t r = 0; r < model.resources.size(); ++r) {
    Assignment assignment(model, model.resources[r]);
    if (auto overload = assignment.fill(static_cast<int>(r))) return overload;
  }
  return std::nullopt;
}

}  // namespace gouvernail::search
