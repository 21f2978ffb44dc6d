// SPDX-License-Identifier: MPL-2.0
#include "governance/places.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "governance/convention.h"
#include "governance/seat.h"

namespace gouvernail::governance {
namespace {

// Groups of heads on one side, persons and vacant seats on the other, roles between them: what can
// sit at once is a flow, and each group's share of it grows by augmenting paths.
class Seating {
 public:
  Seating(const std::vector<Heads>& heads, const std::vector<Seat>& seats, calendar::Day day,
          const Convention& convention)
      : heads_(heads), seats_(seats), day_(day), convention_(convention) {
    for (const Seat& seat : seats) {
      if (holds_on(seat, day)) holders_[seat.role].insert(seat.person);
    }
    end_ = add_node();
    for (const Heads& group : heads_) groups_.push_back(add_group(group));
  }

  std::vector<Placed> run() {
    std::vector<Placed> placed(heads_.size());
    std::vector<std::size_t> full;
    for (const std::size_t at : by_choice()) {
      int left = heads_[at].count;
      if (groups_[at]) left -= push(*groups_[at], left);
      placed[at].seated = groups_[at] ? heads_[at].count - left : heads_[at].count;
      if (placed[at].seated < heads_[at].count) full.push_back(at);
    }
    for (const std::size_t at : full) tell(at, full, placed);
    return placed;
  }

 private:
  struct Edge {
    std::size_t to;
    int room;
    std::size_t back;  // the edge the other way, among those of `to`
  };

  std::size_t add_node() {
    edges_.emplace_back();
    return edges_.size() - 1;
  }
  void join(std::size_t from, std::size_t to, int room) {
    edges_[from].push_back({to, room, edges_[to].size()});
    edges_[to].push_back({from, 0, edges_[from].size() - 1});
  }

  const std::set<std::string>& holders(const std::string& role) const {
    static const std::set<std::string> nobody;
    const auto found = holders_.find(role);
    return found == holders_.end() ? nobody : found->second;
  }
  // Of a role of no party (the public, qualified persons), those recorded are not all.
  std::optional<int> room_of(const Role& role) const {
    if (!role.seats && role.party.empty()) return std::nullopt;
    return seats_of(role, seats_, day_);
  }
  // Whose holders may be on the sheet under that name.
  std::vector<const Role*> roles_under(const std::string& name) const {
    std::vector<const Role*> roles;
    for (const Role& role : convention_.roles) {
      const bool also =
          std::find(role.is_also.begin(), role.is_also.end(), name) != role.is_also.end();
      if (role.id == name || also) roles.push_back(&role);
    }
    return roles;
  }

  std::size_t person_node(const std::string& person) {
    const auto [place, is_new] = persons_.emplace(person, 0);
    if (is_new) {
      place->second = add_node();
      join(place->second, end_, 1);
    }
    return place->second;
  }
  // Its seats, then whoever may sit on them.
  std::size_t role_node(const Role& role) {
    const auto [place, is_new] = roles_.emplace(role.id, 0);
    if (!is_new) return place->second;
    const int room = room_of(role).value_or(0);
    const std::size_t seats = add_node();
    const std::size_t taken = add_node();
    place->second = seats;
    join(seats, taken, room);
    const auto& held_by = holders(role.id);
    for (const std::string& person : held_by) join(taken, person_node(person), 1);
    join(taken, end_, std::max(0, room - static_cast<int>(held_by.size())));
    return seats;
  }

  // None: as many as like may sit.
  std::optional<std::size_t> add_group(const Heads& group) {
    const auto roles = roles_under(group.role);
    if (roles.empty()) return std::nullopt;
    bool known = false;  // who it is, as a holder of a seat
    for (const Role* role : roles) {
      if (!room_of(*role)) return std::nullopt;
      known = known || holders(role->id).contains(group.person);
    }
    const std::size_t node = add_node();
    if (known) {
      join(node, person_node(group.person), 1);
    } else {
      for (const Role* role : roles) join(node, role_node(*role), group.count);
    }
    return node;
  }

  // Whoever has less choice sits first, so that what is too many is told of those who have more.
  std::vector<std::size_t> by_choice() const {
    std::vector<std::size_t> order(heads_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&](std::size_t at) {
      return std::tuple(heads_[at].person.empty(), roles_under(heads_[at].role).size(), at);
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    return order;
  }

  int push(std::size_t from, int most) {
    int pushed = 0;
    while (pushed < most) {
      std::vector<char> seen(edges_.size(), 0);
      const int more = augment(from, most - pushed, seen);
      if (more == 0) break;
      pushed += more;
    }
    return pushed;
  }
  int augment(std::size_t at, int most, std::vector<char>& seen) {
    if (at == end_) return most;
    seen[at] = 1;
    for (Edge& edge : edges_[at]) {
      if (edge.room == 0 || seen[edge.to]) continue;
      const int moved = augment(edge.to, std::min(most, edge.room), seen);
      if (moved == 0) continue;
      edge.room -= moved;
      edges_[edge.to][edge.back].room += moved;
      return moved;
    }
    return 0;
  }

  // Who claims the seats that this group could not have.
  void tell(std::size_t at, const std::vector<std::size_t>& full,
            std::vector<Placed>& placed) const {
    std::vector<char> seen(edges_.size(), 0);
    std::vector<std::size_t> open = {*groups_[at]};
    seen[open.front()] = 1;
    while (!open.empty()) {
      const std::size_t node = open.back();
      open.pop_back();
      for (const Edge& edge : edges_[node]) {
        if (edge.room == 0 || seen[edge.to]) continue;
        seen[edge.to] = 1;
        open.push_back(edge.to);
      }
    }
    for (std::size_t other = 0; other < heads_.size(); ++other) {
      if (!groups_[other] || !seen[*groups_[other]]) continue;
      placed[at].claiming += heads_[other].count;
      placed[at].seats += placed[other].seated;
    }
    for (const std::size_t other : full) {
      if (other == at) break;
      if (seen[*groups_[other]]) placed[at].told = true;
    }
  }

  const std::vector<Heads>& heads_;
  const std::vector<Seat>& seats_;
  calendar::Day day_;
  const Convention& convention_;
  std::map<std::string, std::set<std::string>> holders_;  // by role
  std::vector<std::vector<Edge>> edges_;                  // by node
  std::size_t end_ = 0;
  std::vector<std::optional<std::size_t>> groups_;  // node of each of heads_
  std::map<std::string, std::size_t> roles_;
  std::map<std::string, std::size_t> persons_;
};

}  // namespace

std::vector<Placed> place(const std::vector<Heads>& heads, const std::vector<Seat>& seats,
                          calendar::Day day, const Convention& convention) {
  return Seating(heads, seats, day, convention).run();
}

}  // namespace gouvernail::governance
