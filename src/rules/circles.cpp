// SPDX-License-Identifier: MPL-2.0
#include "rules/circles.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "rules/traits.h"

namespace gouvernail::rules {
namespace {

// By body, what it has to come before.
using Edges = std::map<std::string, std::vector<std::pair<std::string, const Obligation*>>>;

// From one body on, in depth; without calls of itself, since rules may chain thousands.
class Walk {
 public:
  explicit Walk(const Edges& edges) : edges_(edges) {}

  std::optional<Circle> from(const std::string& first) {
    if (done_.contains(first)) return std::nullopt;
    path_ = {{first, 0}};
    on_path_ = {first};
    while (!path_.empty()) {
      auto& [body, next] = path_.back();
      const auto its = edges_.find(body);
      if (its == edges_.end() || next == its->second.size()) {
        on_path_.erase(body);
        done_.insert(body);
        path_.pop_back();
        continue;
      }
      const auto& [later, obligation] = its->second[next++];
      if (on_path_.contains(later)) return circle(later, obligation);
      if (done_.contains(later)) continue;
      on_path_.insert(later);
      path_.emplace_back(later, 0);
    }
    return std::nullopt;
  }

 private:
  Circle circle(const std::string& body, const Obligation* closing) const {
    Circle found{closing, {}};
    auto at = std::ranges::find(path_, body, [](const auto& one) { return one.first; });
    for (; at != path_.end(); ++at) found.bodies.push_back(at->first);
    found.bodies.push_back(body);
    return found;
  }

  const Edges& edges_;
  std::vector<std::pair<std::string, std::size_t>> path_;
  std::set<std::string> on_path_;
  std::set<std::string> done_;
};

}  // namespace

std::optional<Circle> find_circle(const std::vector<Obligation>& obligations) {
  // Days that some are in force on together have the first day of one of them among them.
  std::set<calendar::Day> days;
  for (const Obligation& one : obligations) {
    if (traits(one.kind).precedence) days.insert(one.in_force.first);
  }
  for (const calendar::Day day : days) {
    Edges edges;
    for (const Obligation& one : obligations) {
      const Precedence* rule = traits(one.kind).precedence;
      if (rule && one.in_force.contains(day)) edges[one.body].emplace_back(rule->before_each, &one);
    }
    Walk walk(edges);
    for (const auto& [body, later] : edges) {
      if (auto found = walk.from(body)) return found;
    }
  }
  return std::nullopt;
}

}  // namespace gouvernail::rules
