// SPDX-License-Identifier: MPL-2.0
#include "web/pages/import_fields.h"

#include <set>
#include <utility>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_csv.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/pages/import_told.h"
#include "web/pages/meeting_parts.h"

namespace gouvernail::web {
namespace {

using base::msg;

constexpr const char* name_field = "name-";
constexpr const char* column_field = "column-";
constexpr const char* called_field = "called-";
constexpr const char* body_field = "body-";
constexpr const char* nothing_of_ours = "-";

}  // namespace

// What somebody chose beside each column.
governance::ColumnsGiven columns_chosen(const Visit& visit) {
  governance::ColumnsGiven given;
  for (int i = 0;; ++i) {
    const std::string number = std::to_string(i);
    const std::string name = visit.form.text(name_field + number);
    if (name.empty()) return given;
    const std::string column = visit.form.text(column_field + number);
    if (!column.empty()) given[name] = column == "-" ? "" : column;
  }
}

namespace {

// What columns can be, as a page calls them.
std::string column_label(const std::string& column, const Visit& visit) {
  static const std::map<std::string, base::Message> labels = {
      {"body", msg("body")},
      {"start", msg("day, or day and hour")},
      {"start_time", msg("hour at which it starts")},
      {"end_time", msg("hour at which it ends")},
      {"status", msg("status")},
      {"convened_on", msg("convened on")},
      {"documents_on", msg("documents sent on")},
      {"present", msg("who was there")},
      {"minutes_on", msg("minutes approved on")},
      {"minutes_sent_on", msg("minutes sent on")},
      {"cancelled_on", msg("cancelled on")},
      {"site", msg("place")},
      {"agenda", msg("agenda")},
      {"reason", msg("reason")},
      {"note", msg("note")},
      {"uid", msg("identifier")}};
  const auto its = labels.find(column);
  return its == labels.end() ? std::string() : visit.say(its->second);
}

}  // namespace

std::vector<reports::View> column_views(const app::Imported& looked, const Visit& visit) {
  const governance::ColumnsGiven chosen = columns_chosen(visit);
  std::set<std::string> written(looked.unmatched.begin(), looked.unmatched.end());
  for (const auto& [name, column] : chosen) written.insert(name);
  std::vector<reports::View> views;
  for (const std::string& name : written) {
    const std::string number = std::to_string(views.size());
    Field field{column_field + number, msg("Column “{}”", name), Field::Kind::choice};
    const auto its = chosen.find(name);
    field.value = its == chosen.end() ? "-" : its->second;
    if (field.value.empty()) field.value = "-";
    field.choices = {{"-", visit.say(msg("left out"))}};
    for (const std::string& column : governance::columns_to_choose()) {
      std::string label = column_label(column, visit);
      if (!label.empty()) field.choices.push_back({column, std::move(label)});
    }
    views.push_back(field_view(field, visit, nullptr));
    views.back().text("its_name", name_field + number).text("written", name);
  }
  return views;
}

namespace {

// Of a name that is nearly one: what confirms the body that it was taken for.
using Nearly = std::map<std::string, const reports::ImportDoubt*>;  // by the name

Nearly nearly_called(const app::Imported& looked) {
  Nearly all;
  for (const reports::ImportDoubt& doubt : looked.doubts) {
    if (doubt.kind == reports::ImportDoubt::Kind::near_body) all.emplace(doubt.written, &doubt);
  }
  return all;
}

// The body that a name was taken for comes first.
std::vector<Choice> bodies_to_choose(const reports::ImportDoubt* near, const app::Opened& opened,
                                     const Visit& visit) {
  std::vector<Choice> choices = {{"", visit.say(msg("not said yet: its lines are left"))}};
  const std::string nearest = near ? near->line.after->body : "";
  for (Choice& body : body_choices(opened, visit)) {
    if (body.value != nearest) {
      choices.push_back(std::move(body));
    } else {
      choices.insert(choices.begin() + 1, {near->key, std::move(body.label)});
    }
  }
  choices.push_back({nothing_of_ours, visit.say(msg("nothing of ours"))});
  return choices;
}

// Values by name.
std::map<std::string, std::string> bodies_chosen(const Visit& visit) {
  std::map<std::string, std::string> chosen;
  for (int i = 0;; ++i) {
    const std::string number = std::to_string(i);
    const std::string name = visit.form.text(called_field + number);
    if (name.empty()) return chosen;
    chosen[name] = visit.form.text(body_field + number);
  }
}

}  // namespace

void ask_bodies(const Visit& visit, app::ImportFile& request) {
  for (const auto& [name, body] : bodies_chosen(visit)) {
    if (body.empty()) continue;
    if (app::is_body_key(body)) {
      request.confirmed.insert(body);
    } else {
      request.bodies[name] = body == nothing_of_ours ? "" : body;
    }
  }
}

std::vector<reports::View> body_views(const app::Imported& looked, const app::Opened& opened,
                                      const Visit& visit) {
  const std::map<std::string, std::string> chosen = bodies_chosen(visit);
  const Nearly nearly = nearly_called(looked);
  std::set<std::string> written(looked.unknown_bodies.begin(), looked.unknown_bodies.end());
  for (const auto& one : nearly) written.insert(one.first);
  for (const auto& [name, body] : chosen) written.insert(name);
  std::vector<reports::View> views;
  for (const std::string& name : written) {
    const std::string number = std::to_string(views.size());
    const auto near = nearly.find(name);
    const reports::ImportDoubt* doubt = near == nearly.end() ? nullptr : near->second;
    Field field{body_field + number, msg("“{}” is", name), Field::Kind::choice};
    const auto its = chosen.find(name);
    if (its != chosen.end()) field.value = its->second;
    if (doubt && doubt->taken) field.value = doubt->key;
    if (doubt) field.hint = msg("{}", doubt_words(*doubt, looked, opened, visit));
    field.choices = bodies_to_choose(doubt, opened, visit);
    views.push_back(field_view(field, visit, nullptr));
    views.back().text("its_name", called_field + number).text("written", name);
  }
  return views;
}

}  // namespace gouvernail::web
