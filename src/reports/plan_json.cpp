// SPDX-License-Identifier: MPL-2.0
#include "reports/plan_json.h"

#include <nlohmann/json.hpp>

#include "governance/convention.h"
#include "governance/meeting.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/plan_words.h"

namespace gouvernail::reports {
namespace {

using Json = nlohmann::ordered_json;

const char* status_of(planning::Status status) {
  switch (status) {
    case planning::Status::optimal:
      return "optimal";
    case planning::Status::feasible:
      return "feasible";
    case planning::Status::infeasible:
      return "infeasible";
    case planning::Status::unknown:
      return "unknown";
  }
  return "";
}

const char* change_of(planning::Change change) {
  switch (change) {
    case planning::Change::added:
      return "new";
    case planning::Change::kept:
      return "kept";
    case planning::Change::moved:
      return "moved";
    case planning::Change::cancelled:
      return "cancelled";
  }
  return "";
}

// A session without hour is a whole day: the day alone, and no end.
Json meeting_of(const planning::PlannedMeeting& planned) {
  const governance::Meeting& meeting = planned.meeting;
  const auto end = end_of(meeting, planned.length);
  Json json = {{"uid", meeting.uid},
               {"body", meeting.body},
               {"start", meeting.start_time ? calendar::to_iso(calendar::LocalTime{
                                                  meeting.day, *meeting.start_time})
                                            : calendar::to_iso(meeting.day)},
               {"end", end ? Json(calendar::to_iso(*end)) : Json(nullptr)},
               {"timezone", "Europe/Paris"},
               {"site", meeting.site.empty() ? Json(nullptr) : Json(meeting.site)},
               {"roles", planned.roles},
               {"change", change_of(planned.change)},
               {"duty", planned.duty.empty() ? Json(nullptr) : Json(planned.duty)},
               {"was", planned.was ? Json(calendar::to_iso(*planned.was)) : Json(nullptr)}};
  if (planned.late_since) json["short_notice_since"] = calendar::to_iso(*planned.late_since);
  if (!meeting.joint.empty()) json["joint"] = meeting.joint;
  return json;
}

Json conflict_of(const planning::Conflict& conflict, const Language& language) {
  Json causes = Json::array();
  for (const planning::Cause& cause : conflict.causes) {
    causes.push_back({{"constraint", planning::name_of(cause.constraint)},
                      {"subject", cause.subject},
                      {"source", source_name(cause.source, language)},
                      {"message", language.text(cause.message)}});
  }
  return {{"constraint", planning::name_of(conflict.constraint)},
          {"source", source_name(conflict.source, language)},
          {"message", language.text(conflict.message)},
          {"duty", conflict.duty},
          {"proven", conflict.proven},
          {"causes", std::move(causes)}};
}

Json relaxation_of(const planning::Relaxation& relaxation, const Language& language) {
  Json json = {{"duty", relaxation.duty},
               {"constraint", planning::name_of(relaxation.constraint)},
               {"message", language.text(relaxation.message)},
               {"reading", relaxation.reading.empty() ? Json(nullptr) : Json(relaxation.reading)}};
  // In a portfolio: to which convention it is done.
  if (!relaxation.convention.empty()) json["workspace"] = relaxation.convention;
  return json;
}

}  // namespace

std::string plan_json(const planning::Plan& plan, const rules::Rules&, const Language& language) {
  const double gap = plan.cost > 0 ? (plan.cost - plan.lower_bound) / plan.cost : 0.0;
  Json json = {{"format", "gouvernail.plan/1"},
               {"status", status_of(plan.status)},
               {"cost", plan.cost},
               {"lower_bound", plan.lower_bound},
               {"gap", gap},
               {"sessions_proven", plan.sessions_proven},
               {"terms", Json::object()},
               {"meetings", Json::array()},
               {"conflict", Json::array()},
               {"relaxations", Json::array()},
               {"standing", standing_in(plan).all}};
  for (const auto& [term, cost] : plan.terms) json["terms"][term] = cost;
  for (const auto& planned : plan.meetings) json["meetings"].push_back(meeting_of(planned));
  for (const auto& conflict : plan.conflicts) {
    json["conflict"].push_back(conflict_of(conflict, language));
  }
  for (const auto& relaxation : plan.relaxations) {
    json["relaxations"].push_back(relaxation_of(relaxation, language));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gouvernail::reports
