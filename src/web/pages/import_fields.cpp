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
#include "web/pages/meeting_parts.h"

namespace gouvernail::web {
namespace {

using base::msg;

constexpr const char* name_field = "name-";
constexpr const char* column_field = "column-";
constexpr const char* called_field = "called-";
constexpr const char* body_field = "body-";

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

std::map<std::string, std::string> bodies_chosen(const Visit& visit) {
  std::map<std::string, std::string> chosen;
  for (int i = 0;; ++i) {
    const std::string number = std::to_string(i);
    const std::string name = visit.form.text(called_field + number);
    if (name.empty()) return chosen;
    chosen[name] = visit.form.text(body_field + number);
  }
}

std::vector<reports::View> body_views(const app::Imported& looked, const app::Opened& opened,
                                      const Visit& visit) {
  const std::map<std::string, std::string> chosen = bodies_chosen(visit);
  std::set<std::string> written(looked.unknown_bodies.begin(), looked.unknown_bodies.end());
  for (const auto& [name, body] : chosen) written.insert(name);
  std::vector<reports::View> views;
  for (const std::string& name : written) {
    const std::string number = std::to_string(views.size());
    Field field{body_field + number, msg("“{}” is", name), Field::Kind::choice};
    const auto its = chosen.find(name);
    if (its != chosen.end()) field.value = its->second;
    field.choices = body_choices(opened, visit);
    field.choices.insert(field.choices.begin(), {"", visit.say(msg("nothing of ours"))});
    views.push_back(field_view(field, visit, nullptr));
    views.back().text("its_name", called_field + number).text("written", name);
  }
  return views;
}

}  // namespace gouvernail::web
