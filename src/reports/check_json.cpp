// SPDX-License-Identifier: MPL-2.0
#include "reports/check_json.h"

#include <nlohmann/json.hpp>

#include "governance/convention.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using compliance::Judgement;
using Json = nlohmann::ordered_json;

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json or_null(const std::optional<calendar::Day>& day) {
  return day ? Json(calendar::to_iso(*day)) : Json(nullptr);
}

Json counts_of(const compliance::Counts& all) {
  Json json = Json::object();
  for (const compliance::Verdict verdict : compliance::all_verdicts) {
    json[compliance::to_string(verdict)] = all[verdict];
  }
  return json;
}

// As if nobody had excused anything.
compliance::Counts counts_without_waivers(const CheckReport& report,
                                          std::optional<rules::Weight> weight = std::nullopt) {
  compliance::Counts all;
  for (const Judgement* judgement : looked_at(report)) {
    if (weight && judgement->duty.obligation->weight != *weight) continue;
    ++all.of.at(static_cast<std::size_t>(compliance::without_waivers(*judgement)));
  }
  return all;
}

Json verdict_or_null(const std::optional<compliance::Verdict>& verdict) {
  return verdict ? Json(compliance::to_string(*verdict)) : Json(nullptr);
}

Json source_of(const rules::Source& source) {
  Json json = {{"article", source.article}, {"paragraph", or_null(source.paragraph)}};
  if (source.article.empty()) json["article"] = nullptr;
  if (source.objective) json["objective"] = *source.objective;
  if (!source.amendment.empty()) json["amendment"] = source.amendment;
  return json;
}

// By weight: what became of what is settled, then how many duties have which verdict.
Json balance_of(const CheckReport& report) {
  Json json = Json::object();
  for (const rules::Weight weight : rules::all_weights) {
    const Outcome all = outcome(report, weight);
    json[rules::to_string(weight)] = {
        {"kept", all.kept},
        {"settled", all.settled},
        {"counts", counts_of(counts(report, weight))},
        {"counts_without_waivers", counts_of(counts_without_waivers(report, weight))}};
  }
  return json;
}

Json duty_of(const Judgement& j, const Language& language) {
  const rules::Obligation& obligation = *j.duty.obligation;
  return {{"id", j.duty.id},
          {"obligation", obligation.id},
          {"body", j.duty.body},
          {"window",
           {{"first", calendar::to_iso(j.duty.window.first)},
            {"last", calendar::to_iso(j.duty.window.last)}}},
          {"verdict", compliance::to_string(j.verdict)},
          {"required", j.duty.required},
          {"counted", j.counted},
          {"meetings", j.meetings},
          {"last_call", or_null(j.last_call)},
          {"last_resort", or_null(j.last_resort)},
          {"slack", or_null(j.slack)},
          {"severity", rules::to_string(obligation.weight)},
          {"owed_by", j.owed_by},
          {"depends_on", j.depends_on},
          {"source", source_of(obligation.source)},
          {"because", language.text(j.because)},
          {"without_waiver", verdict_or_null(j.without_waiver)}};
}

Json task_of(const CheckReport& report, const compliance::Task& task, const Language& language) {
  Json actions = Json::array();
  for (const base::Action& action : task.actions) actions.push_back(language.text(action));
  Json duties = Json::array();
  for (const std::size_t duty : task.duties) duties.push_back(report.judgements.at(duty).duty.id);
  return {{"kind", compliance::to_string(task.kind)},
          {"what", language.text(task.what)},
          {"why", task.why.empty() ? Json(nullptr) : Json(language.text(task.why))},
          {"last_day", or_null(task.last_day)},
          {"last_resort", or_null(task.last_resort)},
          {"overdue", task.overdue},
          {"severity", rules::to_string(task.weight)},
          {"body", task.body},
          {"meeting", task.meeting},
          {"actions", std::move(actions)},
          {"duties", std::move(duties)}};
}

}  // namespace

std::string check_json(const CheckReport& report, const Language& language) {
  Json json = {{"format", "gouvernail.check/1"},
               {"convention", report.rules->convention->id},
               {"as_of", calendar::to_iso(report.as_of)},
               {"reading", reading_name(*report.rules)},
               {"counts", counts_of(counts(report))}};
  Json duties = Json::array();
  for (const Judgement* judgement : looked_at(report)) {
    duties.push_back(duty_of(*judgement, language));
  }
  json["duties"] = std::move(duties);
  json["tasks"] = Json::array();
  for (const compliance::Task* task : tasks_looked_at(report)) {
    json["tasks"].push_back(task_of(report, *task, language));
  }
  if (!report.forecasts.empty()) {
    json["forecasts"] = Json::array();
    for (const auto& forecast : report.forecasts) {
      json["forecasts"].push_back(language.text(forecast));
    }
  }
  json["counts_without_waivers"] = counts_of(counts_without_waivers(report));
  json["balance"] = balance_of(report);
  // Names come from files that were read as UTF-8; should one slip through, it must not stop a
  // report: replaced, not thrown.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gouvernail::reports
