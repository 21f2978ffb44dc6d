// SPDX-License-Identifier: MPL-2.0
// A convention's rules as one value, under one choice of readings.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/boxed.h"
#include "calendar/regime.h"
#include "rules/obligation.h"

namespace gouvernail::governance {
struct Convention;
}

namespace gouvernail::rules {

// One interpretation of an ambiguous clause. The default reading of an ambiguity has no keys of
// its own: it is what the obligations say without an override.
struct Reading {
  std::string id;
  base::LocalizedText note;
};

struct Ambiguity {
  std::string id;
  base::LocalizedText question;
  Source source;
  Reading by_default;
  std::vector<Reading> alternatives;  // ids unique over the whole convention
};

struct Amendment {
  std::string id;
  base::LocalizedText title;
  calendar::Day effective;
  std::optional<calendar::Day> signed_on;
};

// Courtesies and habits of the house, which the convention does not ask. The rule folder ships
// them ([house] of convention.toml), the workspace's settings override them.
struct House {
  calendar::Delay notice{8, calendar::DayRegime::calendar, calendar::Roll::none};
  std::map<std::string, calendar::Delay> notice_of;  // by body
  int spacing = 1;                                   // days between two sessions of a body, >= 1
  std::map<std::string, int> spacing_of;             // by body
  std::vector<calendar::Closure> closures;           // days on which the house is closed
  int alert_days = 30;                               // at_risk this long before the last call

  const calendar::Delay& notice_for(const std::string& body) const;
  int spacing_for(const std::string& body) const;
};

// The clause that allows a body's sessions to be held with those of another convention.
struct JointClause {
  Source source;
  base::Position position;  // of the body
};

// An id that older records may still name: of an obligation, of one of its duties, of a reading or
// of an item of a checklist.
struct Renamed {
  std::string old_id;
  std::string new_id;        // empty: nothing has taken its place
  base::LocalizedText note;  // why; may be empty
};

// What the convention says of a breach, told where breaches are.
struct Sanction {
  std::string article;  // as `sanction` of an obligation has it: "12", "12, § 3"
  base::LocalizedText text;
};

// Whoever reads the convention includes governance/convention.h.
struct Rules {
  Rules();

  base::Boxed<governance::Convention> convention;
  std::vector<Obligation> obligations;  // in the order of the files; amended ones by day
  std::vector<Ambiguity> ambiguities;
  std::vector<Amendment> amendments;
  std::vector<Renamed> renamed;
  std::vector<Sanction> sanctions;
  House house;
  // Bodies whose sessions may be held together with those of another convention, and where the
  // text says so.
  std::map<std::string, JointClause> joint_bodies;
  // Where the text says how it is changed; none where the rules do not tell.
  std::optional<Source> amendment_clause;
  std::vector<std::string> readings;  // ids of the alternatives applied; empty: default

  // Null where nothing says that the id was another's.
  const Renamed* renamed_from(const std::string& old_id) const;
  // Versions of one obligation, in order of their days.
  std::vector<const Obligation*> versions(const std::string& id) const;
  // Days worked here: the region's public holidays and the house's closures.
  calendar::WorkCalendar work() const;
};

}  // namespace gouvernail::rules
