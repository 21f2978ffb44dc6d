// SPDX-License-Identifier: MPL-2.0
#include "planning/place/joint.h"

#include <algorithm>
#include <cmath>

#include "governance/convention.h"
#include "governance/meeting.h"
#include "planning/names.h"
#include "planning/why/impasse.h"
#include "rules/rules.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;
using calendar::DayRange;
using calendar::Days;
using calendar::Minutes;

constexpr std::size_t most_names = 5;
constexpr std::uint64_t few_rounds = 400;

// The bodies of a convention that are held jointly, by body: what they are held as.
std::map<std::string, std::string> joint_bodies(const Problem& problem) {
  std::map<std::string, std::string> bodies;
  for (const auto& [body, joint] : problem.held_jointly) bodies[body] = joint.group;
  for (const Displaced& displaced : problem.displaced) {
    const std::string& joint = displaced.meeting->joint;
    if (!joint.empty()) bodies.emplace(displaced.meeting->body, joint);
  }
  return bodies;
}

int middle_of(const DayRange& days) {
  return static_cast<int>((days.first.time_since_epoch() + days.last.time_since_epoch()).count());
}

}  // namespace

JointSessions::JointSessions(const std::vector<const Options*>& homes) {
  std::map<std::string, Minutes> longest;  // by what they are held as
  for (const Options* home : homes) {
    for (const auto& [body, group] : joint_bodies(home->problem())) {
      longest[group] = std::max(longest[group], length_of(home->problem(), body));
    }
  }
  for (const Options* home : homes) {
    const auto bodies = joint_bodies(home->problem());
    if (bodies.empty()) continue;
    auto its = std::make_unique<Home>();
    its->rules = *home->problem().rules;
    its->problem = home->problem();
    its->problem.rules = &its->rules;
    for (governance::Body& body : its->rules.convention->bodies) {
      const auto found = bodies.find(body.id);
      if (found == bodies.end()) continue;
      body.minutes = static_cast<int>(longest[found->second].count());
      const auto joint = its->problem.held_jointly.find(body.id);
      const bool leads = joint != its->problem.held_jointly.end() && joint->second.leads;
      if (!leads) its->problem.preferences.room_of.erase(body.id);
    }
    its->options = std::make_unique<Options>(its->problem);
    homes_[home] = std::move(its);
  }
}

const Options& JointSessions::jointly(const Demand& demand) const {
  return *homes_.at(demand.home)->options;
}

bool JointSessions::leads(const Demand& demand) const {
  const auto& held = demand.home->problem().held_jointly;
  const auto found = held.find(demand.body);
  return found != held.end() && found->second.leads;
}

// Days and hours that are possible in both.
int JointSessions::common_times(const Demand& a, const Demand& b) const {
  const DayRange window = calendar::intersect(a.window, b.window);
  int count = 0;
  for (Day day = window.first; day <= window.last; day += Days{1}) {
    const auto& its = jointly(a).on(a.body, day);
    for (const Option& other : jointly(b).on(b.body, day)) {
      count += static_cast<int>(std::count_if(its.begin(), its.end(), [&](const Option& option) {
        return option.start == other.start;
      }));
    }
  }
  return count;
}

void JointSessions::pair_up(const std::vector<Demand>& demands) {
  std::map<Name, std::set<const Options*>> together;  // by host: the conventions in its session
  std::vector<const Demand*> hosts;
  std::vector<std::pair<const Demand*, const Demand*>> without_day;
  for (const auto& [guest, host] : partner_) {
    together[host].insert({guest.first, host.first});
  }
  for (const Demand& demand : demands) {
    if (!demand.joint.empty() && partner_.count(name_of(demand)) == 0) hosts.push_back(&demand);
  }
  // The leader's first, then in the order of the conventions; each series from its start.
  std::stable_sort(hosts.begin(), hosts.end(), [&](const Demand* a, const Demand* b) {
    return leads(*a) != leads(*b) ? leads(*a) : a->window.last < b->window.last;
  });
  for (const Demand* host : hosts) {
    if (partner_.count(name_of(*host)) > 0) continue;
    // By convention, whoever's window is nearest.
    std::map<const Options*, const Demand*> nearest;
    const auto distance = [&](const Demand& other) {
      return std::abs(middle_of(other.window) - middle_of(host->window));
    };
    for (const Demand* guest : hosts) {
      const bool other = guest->home != host->home && guest->joint == host->joint;
      const bool taken = together.count(name_of(*guest)) > 0 ||
                         partner_.count(name_of(*guest)) > 0 ||
                         together[name_of(*host)].count(guest->home) > 0;
      if (!other || taken || parted_.count({name_of(*host), name_of(*guest)}) > 0) continue;
      if (calendar::intersect(host->window, guest->window).empty()) continue;
      if (common_times(*host, *guest) == 0) {
        without_day.emplace_back(host, guest);
        continue;
      }
      const Demand*& best = nearest[guest->home];
      if (!best || distance(*guest) < distance(*best)) best = guest;
    }
    if (together[name_of(*host)].empty()) together.erase(name_of(*host));
    for (const auto& [home, guest] : nearest) {
      partner_[name_of(*guest)] = name_of(*host);
      together[name_of(*host)].insert({home, host->home});
    }
  }
  const auto is_alone = [&](const Demand& demand) {
    return partner_.count(name_of(demand)) == 0 && together.count(name_of(demand)) == 0;
  };
  for (const auto& [host, guest] : without_day) {
    if (!is_alone(*host) || !is_alone(*guest)) continue;
    if (told_.count({name_of(*guest), name_of(*host)}) > 0) continue;
    if (!told_.insert({name_of(*host), name_of(*guest)}).second) continue;
    apart_.push_back(why_apart(*host, *guest));
  }
}

void JointSessions::mark(std::vector<Demand>& demands) const {
  if (partner_.empty()) return;
  std::map<Name, int> numbers;
  for (int i = 0; i < static_cast<int>(demands.size()); ++i) {
    numbers[name_of(demands[index(i)])] = i;
  }
  for (Demand& demand : demands) {
    const auto partner = partner_.find(name_of(demand));
    if (partner == partner_.end()) continue;
    const auto host = numbers.find(partner->second);
    if (host == numbers.end()) continue;  // it was given up
    demand.with = host->second;
    demand.jointly = &jointly(demand);
    Demand& other = demands[index(host->second)];
    other.jointly = &jointly(other);
  }
}

void JointSessions::part(const std::vector<Demand>& demands, int guest) {
  const Demand& its = demands[index(guest)];
  const auto found = partner_.find(name_of(its));
  if (found == partner_.end()) return;
  parted_.insert({found->second, found->first});
  parted_.insert({found->first, found->second});
  const Demand& host = demands[index(its.with)];
  const Problem& leader = host.home->problem();
  const DayRange days = calendar::intersect(host.window, its.window);
  apart_.push_back(
      msg("“{0}” of {1} and of {2} meet apart from {3} to {4}: held together, they do not go with "
          "the sessions around them.",
          name_of_body(leader, host.body), leader.name, its.home->problem().name,
          calendar::arg(days.first), calendar::arg(days.last)));
  partner_.erase(found);
}

base::Message JointSessions::why_apart(const Demand& a, const Demand& b) const {
  const DayRange window = calendar::intersect(a.window, b.window);
  std::set<std::string> seen;
  base::MessageList who;
  for (const Demand* demand : {&a, &b}) {
    const Options& options = jointly(*demand);
    for (Day day = window.first; day <= window.last; day += Days{1}) {
      for (const Minutes start : options.starts_of(demand->body)) {
        for (const Obstacle& obstacle : options.obstacles(demand->body, day, start)) {
          if (obstacle.constraint != Hard::attendance) continue;
          for (const std::string& key : obstacle.keys) {
            if (who.size() >= most_names || !seen.insert(key).second) continue;
            who.push_back(msg("{}", name_of_key(options.problem(), key)));
          }
        }
      }
    }
  }
  const base::LocalizedText body = name_of_body(a.home->problem(), a.body);
  const auto first = calendar::arg(window.first);
  const auto last = calendar::arg(window.last);
  const std::string& one = a.home->problem().name;
  const std::string& other = b.home->problem().name;
  if (who.empty()) {
    return msg("“{0}” of {1} and of {2} meet apart: from {3} to {4}, no day and hour suits both.",
               body, one, other, first, last);
  }
  return msg(
      "“{0}” of {1} and of {2} meet apart: from {3} to {4}, no day and hour suits both, since "
      "these "
      "are not free: {5}.",
      body, one, other, first, last, who);
}

std::map<const Options*, std::map<std::string, Jointly>> held_jointly(
    const std::vector<Demand>& demands) {
  std::map<int, Minutes> longest;  // by host
  for (int i = 0; i < static_cast<int>(demands.size()); ++i) {
    const Demand& guest = demands[index(i)];
    if (guest.with == nobody) continue;
    for (const Demand* one : {&guest, &demands[index(guest.with)]}) {
      longest[guest.with] =
          std::max(longest[guest.with], length_of(one->home->problem(), one->body));
    }
  }
  std::map<const Options*, std::map<std::string, Jointly>> held;
  for (const Demand& guest : demands) {
    if (guest.with == nobody) continue;
    const Demand& host = demands[index(guest.with)];
    const Problem& leader = host.home->problem();
    const governance::Body* body = leader.rules->convention->body(host.body);
    // Of those that stood, the name that they had; of new ones, this one until they are recorded.
    const std::string name = host.displaced ? host.joint : leader.name + "/" + host.uid;
    const Jointly how{name, longest[guest.with], body ? body->site : ""};
    held[host.home][host.uid] = how;
    held[guest.home][guest.uid] = how;
  }
  return held;
}

int find_ill_fated(const std::vector<Demand>& demands, const PlanModel& model,
                   const search::Result& result, const Control& control) {
  std::vector<Demand> apart = demands;
  int guest = nobody;
  for (int i = 0; i < static_cast<int>(apart.size()); ++i) {
    if (apart[index(i)].with != nobody) guest = i;
    apart[index(i)].with = nobody;
  }
  if (guest == nobody) return nobody;
  const PlanModel by_themselves = write_model(apart, Latitude::strict);
  search::Limits limits;
  limits.seed = control.seed;
  limits.enough = 1;
  limits.most_rounds = few_rounds;
  limits.stop = control.stop;
  if (search::solve(by_themselves.for_search(), limits).times.empty()) return nobody;
  const int victim = find_impasse(demands, model, result).demand;
  for (int i = 0; i < static_cast<int>(demands.size()); ++i) {
    const int with = demands[index(i)].with;
    if (with != nobody && (i == victim || with == victim)) guest = i;
  }
  return guest;
}

}  // namespace gouvernail::planning
