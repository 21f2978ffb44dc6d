// SPDX-License-Identifier: MPL-2.0
#include "planning/plan.h"

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"

namespace gouvernail::planning {

Problem::Problem() = default;

std::string room_key(const std::string& room) { return "room:" + room; }

calendar::Minutes Preferences::length_of(const governance::Body* body) const {
  return governance::usual_length(body).value_or(length);
}

const char* name_of(Hard constraint) {
  switch (constraint) {
    case Hard::window:
      return "window";
    case Hard::closed_day:
      return "closed-day";
    case Hard::notice:
      return "notice";
    case Hard::weekday:
      return "weekday";
    case Hard::attendance:
      return "attendance";
    case Hard::two_places:
      return "two-places";
    case Hard::travel:
      return "travel";
    case Hard::daily:
      return "daily";
    case Hard::weekly:
      return "weekly";
    case Hard::room:
      return "room";
    case Hard::spacing:
      return "spacing";
    case Hard::precedence:
      return "precedence";
    case Hard::ceiling:
      return "ceiling";
    case Hard::kept:
      return "kept";
  }
  return "";
}

const char* name_of(Soft term) {
  switch (term) {
    case Soft::spread:
      return "spread";
    case Soft::weekday:
      return "weekday";
    case Soft::start:
      return "start";
    case Soft::school:
      return "school";
    case Soft::season:
      return "season";
    case Soft::election:
      return "election";
    case Soft::notice:
      return "notice";
    case Soft::absence:
      return "absence";
  }
  return "";
}

}  // namespace gouvernail::planning
