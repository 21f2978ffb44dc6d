// SPDX-License-Identifier: MPL-2.0
// On which days and at what times a body could meet, at what cost, and what stands in the way:
// the constraints that concern one session alone. Private to the module.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "compliance/last_call.h"
#include "planning/demand/ceiling.h"
#include "planning/demand/engagements.h"
#include "planning/demand/seating.h"
#include "planning/plan.h"

namespace gouvernail::planning {

// Costs are counted in halves: of whole numbers, a bound may be rounded up, and the coarser they
// are, the sooner it meets the plan.
inline constexpr int halves = 2;
int in_halves(double weight);

struct Costs {
  std::array<int, soft_count> of{};
  int& operator[](Soft term) { return of[static_cast<std::size_t>(term)]; }
  int operator[](Soft term) const { return of[static_cast<std::size_t>(term)]; }
  int total() const;
};
Costs operator+(Costs a, const Costs& b);

struct Option {
  calendar::Minutes start{0};
  Costs cost;
};

// Why a session cannot be then.
struct Obstacle {
  Hard constraint = Hard::closed_day;
  std::vector<std::string> keys;  // persons, rooms or duties, where it is about them
};

// The case as it stands before anything is planned, prepared once. The problem must outlive it.
class Options {
 public:
  explicit Options(const Problem& problem);
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;

  // Possible times, in the order of the body's start times; empty when there is none.
  const std::vector<Option>& on(const std::string& body, calendar::Day day) const;
  // What forbids that time, each hard constraint once; empty when nothing does.
  std::vector<Obstacle> obstacles(const std::string& body, calendar::Day day,
                                  calendar::Minutes start) const;
  // Of a session that stands: persons whom it cannot spare and who are taken by their own
  // calendars, and its room when that is taken.
  std::vector<std::string> lost_to_calendars(const governance::Meeting& meeting) const;
  // Of two sessions that stand and overlap by their hours: persons who are needed in both, or alone
  // in a role (as a plan has nobody in two places), and the room that both have. Empty: neither.
  std::vector<std::string> lost_to_session(const governance::Meeting& meeting,
                                           const governance::Meeting& other) const;
  // A public holiday in the week, or a day on which the house is closed.
  bool is_closed_in_the_week(calendar::Day day) const;
  // What the session would cost then by itself.
  Costs cost(const std::string& body, calendar::Day day, calendar::Minutes start) const;

  // The last day, worked, on which a session then would be convened in good order, as the task to
  // convene it has it, where it has passed: it could be held at short notice alone.
  std::optional<calendar::Day> late_since(const std::string& body, calendar::Day day) const;

  // Of those invited, who is elsewhere then, or too far away to come in time; sorted.
  std::vector<std::string> absent(const std::string& body, calendar::Day day,
                                  calendar::Minutes start) const;
  // The same of a session of that length; empty `site`: the body's own.
  std::vector<std::string> absent(const std::string& body, calendar::Day day,
                                  calendar::Minutes start, calendar::Minutes length,
                                  const std::string& site) const;

  // Beside what stands. The search weighs these together with the sessions that it places.
  // Hard::spacing: days enough to the sessions of the body.
  bool is_spaced(const std::string& body, calendar::Day day) const;
  // Hard::daily: nobody who is tied to the session has meetings enough on that day.
  bool has_place_in_day(const std::string& body, calendar::Day day) const;
  // The session of another convention that takes that person then; null: none.
  const Elsewhere* elsewhere(const std::string& key, const std::string& body, calendar::Day day,
                             calendar::Minutes start) const;
  // The sessions ahead to which that person is invited.
  const std::vector<const governance::Meeting*>& standing_of(const std::string& key) const;

  const std::vector<calendar::Minutes>& starts_of(const std::string& body) const;
  const std::vector<Ceiling>& ceilings() const { return ceilings_; }
  // Null: none of that id.
  const Ceiling* ceiling(const std::string& duty) const;
  const Problem& problem() const { return problem_; }
  const Seating& seating() const { return seating_; }
  const compliance::Placement& placement() const { return placement_; }
  const compliance::Sessions& sessions() const { return sessions_; }

 private:
  struct Moment;

  std::vector<Obstacle> day_obstacles(const Moment& moment) const;
  std::vector<Obstacle> time_obstacles(const Moment& moment) const;
  Costs day_cost(const std::string& body, calendar::Day day) const;
  Costs time_cost(const Moment& moment) const;
  bool is_open_day(const Moment& moment) const;
  bool leaves_time_for_notice(const Moment& moment) const;
  bool keeps_weekday(const Moment& moment) const;
  std::vector<std::string> taken(const Moment& moment, bool by_travel) const;
  std::vector<std::string> missed(const Moment& moment,
                                  const std::vector<std::string>& taken) const;
  bool has_room(const Moment& moment) const;
  std::vector<std::string> full_ceilings(const Moment& moment) const;
  bool is_set_aside(Hard constraint, const std::string& subject, calendar::Day day) const;
  std::string site_of(const std::string& body) const;

  const Problem& problem_;
  compliance::Sessions sessions_;
  compliance::Placement placement_;
  Seating seating_;
  Engagements engagements_;
  std::vector<Ceiling> ceilings_;
  std::unordered_map<std::string, std::vector<const governance::Meeting*>> standing_;  // by person
  // By body, and by day since `today`; whoever asks for one day asks for the next.
  using Known = std::deque<std::optional<std::vector<Option>>>;  // what it holds stays in place
  mutable std::unordered_map<std::string, Known> known_;
  mutable std::unordered_map<std::string, Known>::value_type* last_asked_ = nullptr;
};

}  // namespace gouvernail::planning
