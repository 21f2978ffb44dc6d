// SPDX-License-Identifier: MPL-2.0
// What a calendar is made from: one workspace, or all those of a portfolio, and what is supposed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/workspace/portfolio.h"
#include "app/workspace/situation.h"
#include "planning/plan.h"
#include "reports/language.h"

namespace gouvernail::app {

// Somebody, or a room, is taken on those days.
struct Absent {
  std::string who;  // key of a person, id of a room
  calendar::DayRange days;
};
// A meeting does not take place.
struct Cancelled {
  std::string meeting;  // its uid
};
using Supposition = std::variant<Absent, Cancelled>;

// How long and how wide is searched, and who is told of it.
struct Search {
  planning::Control control = {};
  // Called once, when everything is read and the search is about to begin: what to be warned of
  // before the wait.
  std::function<void(const base::Diagnostics&)> begin = [](const base::Diagnostics&) {};
};

// What every request about a calendar says. In the folder of a portfolio it is about all of its
// workspaces; a name that several of them know is written with the workspace, "nord:copil".
struct CalendarRequest {
  Situation situation;                     // as of the day from which one looks ahead
  std::optional<calendar::Day> from = {};  // none: the day after it
  std::optional<calendar::Day> to = {};    // none: the end of the convention
  std::vector<Supposition> suppositions = {};
  // Known to whoever asks, and in no calendar that is read: what is made around them may be
  // recorded, since sessions stand on their days whatever the reason.
  std::vector<Absent> absences = {};
  // record_calendar comes next: its notes in this language. Refused where nothing may be recorded:
  // without a workspace, or when something is only supposed. None: it is only looked at.
  const reports::Language* recorded_in = nullptr;
  Search search = {};
};

// A workspace by itself is a portfolio of one, whose member has no name.
struct PlanningFacts {
  std::vector<settings::Member> members;
  std::vector<std::unique_ptr<Opened>> opened;  // problems point into them
  std::vector<planning::Problem> problems;
  base::Diagnostics warnings;  // of the calendars of persons and rooms

  bool is_portfolio() const { return !members.front().name.empty(); }
};

// Persons are those of the whole portfolio, and what is supposed is so.
PlanningFacts read_planning_facts(const CalendarRequest& request);

// Whether the workspace at `member` has a body or an act of that id, or a meeting of that uid.
bool knows_body(const PlanningFacts& facts, std::size_t member, const std::string& id);
bool knows_meeting(const PlanningFacts& facts, std::size_t member, const std::string& name);
// The uid of the session that the name means in that workspace (meetings_named); a name that means
// several is a Failure, and one that means none is given back as it is.
std::string uid_named(const PlanningFacts& facts, std::size_t member, const std::string& name);

}  // namespace gouvernail::app
