// SPDX-License-Identifier: MPL-2.0
// The settings that whoever plans changes by a form: the rest of gouvernail.toml, its comments too,
// stays as it was written.
#include <algorithm>
#include <utility>

#include "app/change_settings.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using Kind = Field::Kind;

constexpr const char* settings_address = "/reglages/modifier";

// "mardi, jeudi"
std::string one_after_another(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::vector<std::string> taken_apart(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const std::size_t first = text.find_first_not_of(' ', at);
    const std::size_t last = end == 0 ? std::string::npos : text.find_last_not_of(' ', end - 1);
    if (first < end && last != std::string::npos)
      parts.push_back(text.substr(first, last + 1 - first));
    at = end + 1;
  }
  return parts;
}

FormPage settings_form(const Visit& visit, const app::Opened& opened) {
  const settings::Settings& now = *opened.settings;
  FormPage page;
  page.title = msg("Change the settings");
  page.address = settings_address;
  page.button = msg("Keep the settings");
  page.back = "/reglages";
  page.back_words = visit.say(msg("Settings"));
  page.revision = opened.revision;
  page.lead = {
      visit.say(msg("What is not here, and passwords, stay in gouvernail.toml and in the "
                    "files that it names."))};
  std::vector<std::string> days;
  for (const int iso : now.preferences.weekdays) days.push_back(visit.language.weekday(iso));
  std::vector<std::string> starts;
  for (const calendar::Minutes start : now.preferences.starts) starts.push_back(typed_hour(start));
  page.fields = {{"name", msg("Who invites: name"), Kind::text, now.organiser.name},
                 {"address", msg("Who invites: mail address"), Kind::text, now.organiser.address},
                 {"weekdays", msg("Preferred days"), Kind::text, one_after_another(days)},
                 {"starts", msg("Preferred hours"), Kind::text, one_after_another(starts)}};
  page.fields[2].hint = msg("The one you like most first, with commas: Tuesday, Thursday.");
  page.fields[3].hint = msg("With commas: 14:00, 09:00.");
  return page;
}

// What somebody typed otherwise than it stood when the form was loaded; where it stands otherwise
// again since, a Failure.
std::optional<std::string> retyped(const Visit& visit, const FormPage& now, const char* name) {
  const std::string loaded = visit.form.text(std::string("loaded-") + name);
  const std::string text = visit.form.text(name);
  if (text == loaded) return std::nullopt;
  for (const Field& field : now.fields) {
    if (field.name != name || field.value == loaded) continue;
    throw FieldFailure(
        name, base::bad_input(msg("this was changed meanwhile: it is “{}” now", field.value)));
  }
  return text;
}

app::ChangeSettings typed_by(const Visit& visit, const FormPage& now) {
  app::ChangeSettings request;
  request.organiser_name = retyped(visit, now, "name");
  request.organiser_address = retyped(visit, now, "address");
  if (const auto days = retyped(visit, now, "weekdays")) request.weekdays = taken_apart(*days);
  if (const auto starts = retyped(visit, now, "starts")) request.starts = taken_apart(*starts);
  return request;
}

// The field for which the file would be refused, where it is one of them by itself.
[[noreturn]] void refuse(const base::Failure& failure, const app::ChangeSettings& request,
                         const app::Opened& opened) {
  const auto is_sound = [&](const app::ChangeSettings& alone) {
    try {
      app::need_fitting_settings(opened, alone);
    } catch (const base::Failure&) {
      return false;
    }
    return true;
  };
  const std::pair<const char*, app::ChangeSettings> each[] = {
      {"name", {.organiser_name = request.organiser_name}},
      {"address", {.organiser_address = request.organiser_address}},
      {"weekdays", {.weekdays = request.weekdays}},
      {"starts", {.starts = request.starts}}};
  for (const auto& [field, alone] : each) {
    if (!is_sound(alone)) throw FieldFailure(field, failure);
  }
  throw failure;
}

}  // namespace

http::Response show_change_settings(Visit& visit) {
  return show_form(visit, settings_form(visit, visit.open()));
}

http::Response change_settings(Visit& visit) {
  Change change;
  change.then = "/reglages";
  change.act = [&](app::Opened& opened) {
    const app::ChangeSettings request = typed_by(visit, settings_form(visit, opened));
    try {
      app::change_settings(opened, request);
    } catch (const base::Failure& failure) {
      refuse(failure, request, opened);
    }
    return Note{msg("The settings were kept.")};
  };
  return make_change(visit, change, [&](const Problem& problem) {
    return show_form(visit, settings_form(visit, visit.open()), &problem);
  });
}

}  // namespace gouvernail::web
