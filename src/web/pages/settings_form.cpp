// SPDX-License-Identifier: MPL-2.0
// The settings that whoever plans changes by a form: the rest of gouvernail.toml, its comments too,
// stays as it was written.
#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "app/change_settings.h"
#include "base/failure.h"
#include "base/text.h"
#include "calendar/typed.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "governance/unknown_name.h"
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
constexpr int most_notice = 90;  // days

// "mardi, jeudi"
std::string one_after_another(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

// "mardi; jeudi", "Mardi et jeudi": one by one.
std::vector<std::string> taken_apart(const std::string& text, const char* separators) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    const std::string part(base::trim(text.substr(at, end - at)));
    if (!part.empty() && part != "et" && part != "and") parts.push_back(part);
    at = end + 1;
  }
  return parts;
}

// As the file has them: "mardi".
std::vector<std::string> weekdays_typed(const std::string& field, const std::string& text) {
  static constexpr const char* of_files[] = {"lundi",    "mardi",  "mercredi", "jeudi",
                                             "vendredi", "samedi", "dimanche"};
  std::vector<std::string> days;
  for (const std::string& word : taken_apart(text, ",; ")) {
    const auto iso = calendar::parse_weekday(word);
    if (!iso) {
      throw FieldFailure(field, base::bad_input(msg("“{}” is not a day of the week", word),
                                                msg("write them like this: Tuesday, Thursday")));
    }
    days.push_back(of_files[*iso - 1]);
  }
  return days;
}

std::vector<std::string> starts_typed(const std::string& field, const std::string& text) {
  std::vector<std::string> starts;
  for (const std::string& word : taken_apart(text, ",;")) {
    const auto time = calendar::parse_time(word);
    if (!time) {
      throw FieldFailure(field, base::bad_input(msg("“{}” is not a time of the day", word),
                                                msg("write them like this: 14:00, 9:30")));
    }
    starts.push_back(typed_hour(*time));
  }
  return starts;
}

std::string closure_line(const calendar::Closure& closure, const Visit& visit) {
  const auto& language = visit.language;
  std::string line = language.day_number(closure.days.first);
  if (closure.days.last != closure.days.first) {
    line = visit.say(msg("{0} to {1}", line, language.day_number(closure.days.last)));
  }
  const std::string name = visit.say(closure.name);
  return name.empty() ? line : line + " : " + name;
}

std::string closure_lines(const std::vector<calendar::Closure>& closures, const Visit& visit) {
  std::string all;
  for (const calendar::Closure& closure : closures) {
    all += (all.empty() ? "" : "\n") + closure_line(closure, visit);
  }
  return all;
}

// "24/12/2026 au 31/12/2026 : Noël", "14/05/2027".
std::optional<calendar::Closure> closure_typed(const std::string& line) {
  const std::size_t colon = line.find(':');
  std::string days = line.substr(0, colon);
  std::optional<calendar::Day> last;
  for (const std::string_view between : {" au ", " to ", " - ", " – ", ".."}) {
    const std::size_t at = days.find(between);
    if (at == std::string::npos) continue;
    last = calendar::parse_day(base::trim(std::string_view(days).substr(at + between.size())));
    if (!last) return std::nullopt;
    days.resize(at);
    break;
  }
  const auto first = calendar::parse_day(base::trim(days));
  if (!first || (last && *last < *first)) return std::nullopt;
  calendar::Closure closure{{*first, last.value_or(*first)}, {}};
  if (colon != std::string::npos) {
    closure.name.fr = closure.name.en = std::string(base::trim(line.substr(colon + 1)));
  }
  return closure;
}

// A line that stands as it was keeps the names of both languages.
std::vector<calendar::Closure> closures_typed(const std::string& text,
                                              const std::vector<calendar::Closure>& now,
                                              const Visit& visit) {
  std::vector<calendar::Closure> closures;
  for (const std::string& line : taken_apart(text, "\r\n")) {
    const auto same = std::find_if(now.begin(), now.end(), [&](const calendar::Closure& one) {
      return closure_line(one, visit) == line;
    });
    const auto typed = same == now.end() ? closure_typed(line) : std::optional(*same);
    if (!typed) {
      throw FieldFailure("closures",
                         base::bad_input(msg("“{}” names no days", line),
                                         msg("write them like this: 24/12/2026 to 31/12/2026 : "
                                             "Christmas")));
    }
    closures.push_back(*typed);
  }
  return closures;
}

std::string names_of_days(const std::vector<int>& weekdays, const Visit& visit) {
  std::vector<std::string> days;
  for (const int iso : weekdays) days.push_back(visit.language.weekday(iso));
  return one_after_another(days);
}

std::string hours_of(const std::vector<calendar::Minutes>& times) {
  std::vector<std::string> starts;
  for (const calendar::Minutes start : times) starts.push_back(typed_hour(start));
  return one_after_another(starts);
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
  page.fields = {{"name", msg("Who invites: name"), Kind::text, now.organiser.name},
                 {"address", msg("Who invites: mail address"), Kind::text, now.organiser.address},
                 {"weekdays", msg("Preferred days"), Kind::text,
                  names_of_days(now.preferences.weekdays, visit)},
                 {"starts", msg("Preferred hours"), Kind::text, hours_of(now.preferences.starts)},
                 {"closures", msg("Days on which the house is closed"), Kind::area,
                  closure_lines(settings::own_closures(now), visit)}};
  page.fields[2].hint = msg("The one you like most first, with commas: Tuesday, Thursday.");
  page.fields[3].hint = msg("With commas: 14:00, 09:00.");
  page.fields[4].hint =
      msg("A line each: 24/12/2026 to 31/12/2026 : Christmas. Public holidays are "
          "known.");
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

app::ChangeSettings typed_by(const Visit& visit, const FormPage& now, const app::Opened& opened) {
  app::ChangeSettings request;
  request.organiser_name = retyped(visit, now, "name");
  request.organiser_address = retyped(visit, now, "address");
  if (const auto days = retyped(visit, now, "weekdays")) {
    request.weekdays = weekdays_typed("weekdays", *days);
  }
  if (const auto starts = retyped(visit, now, "starts")) {
    request.starts = starts_typed("starts", *starts);
  }
  if (const auto lines = retyped(visit, now, "closures")) {
    request.closures = closures_typed(*lines, settings::own_closures(*opened.settings), visit);
  }
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
      {"starts", {.starts = request.starts}},
      {"closures", {.closures = request.closures}}};
  for (const auto& [field, alone] : each) {
    if (!is_sound(alone)) throw FieldFailure(field, without_places(failure));
  }
  throw without_places(failure);
}

// How one body meets, where that is otherwise than the house does.
FormPage body_form(const Visit& visit, const app::Opened& opened, const std::string& id) {
  const governance::Body* body = opened.rules->convention->body(id);
  if (!body) {
    const governance::UnknownName unknown = governance::unknown_body(opened.rules->convention, id);
    throw base::bad_input(unknown.cause, unknown.remedy);
  }
  const planning::Preferences& now = opened.settings->preferences;
  FormPage page;
  page.title = msg("When “{}” meets", body->name);
  page.address = "/reglages/instance?instance=" + id;
  page.button = msg("Keep");
  page.back = "/reglages";
  page.back_words = visit.say(msg("Settings"));
  page.revision = opened.revision;
  page.lead = {
      visit.say(msg("Calendars that are proposed, and days that are looked for, go by it. "
                    "Left empty, it meets as the others do."))};
  const auto days = now.weekdays_of.find(id);
  const auto starts = now.starts_of.find(id);
  page.fields = {{"weekdays", msg("Preferred days"), Kind::text,
                  days == now.weekdays_of.end() ? "" : names_of_days(days->second, visit)},
                 {"fixed", msg("On no other day of the week"), Kind::tick,
                  now.fixed_weekday.contains(id) ? "yes" : ""},
                 {"starts", msg("Preferred hours"), Kind::text,
                  starts == now.starts_of.end() ? "" : hours_of(starts->second)}};
  page.fields[0].hint = msg("The one you like most first, with commas: Tuesday, Thursday.");
  page.fields[2].hint = msg("With commas: 14:00, 09:00.");
  const calendar::Delay& notice = opened.rules->house.notice_for(id);
  const bool plain = notice.regime == calendar::DayRegime::calendar &&
                     notice.roll == calendar::Roll::none &&
                     opened.rules->house.notice.regime == calendar::DayRegime::calendar;
  if (!plain) return page;
  page.fields.push_back({"notice", msg("Days between its convocation and its session"), Kind::text,
                         std::to_string(notice.days)});
  page.fields.back().hint =
      msg("A courtesy of the house: what the convention asks for is kept whatever stands here.");
  return page;
}

// `house_notice`: days that the house takes where nothing is said.
app::ChangeBodyHabits habits_typed(const Visit& visit, const FormPage& now, const std::string& id,
                                   int house_notice) {
  app::ChangeBodyHabits request{.body = id};
  if (const auto days = retyped(visit, now, "weekdays")) {
    request.weekdays = weekdays_typed("weekdays", *days);
  }
  if (const auto starts = retyped(visit, now, "starts")) {
    request.starts = starts_typed("starts", *starts);
  }
  if (const auto fixed = retyped(visit, now, "fixed")) request.fixed_weekday = !fixed->empty();
  if (const auto notice = retyped(visit, now, "notice")) {
    int days = house_notice;
    if (notice->empty()) {
      request.notice = days;
      return request;
    }
    const auto [end, error] =
        std::from_chars(notice->data(), notice->data() + notice->size(), days);
    const bool whole = error == std::errc{} && end == notice->data() + notice->size();
    if (!whole || days < 0 || days > most_notice) {
      throw FieldFailure(
          "notice", base::bad_input(msg("“{}” is no number of days", *notice),
                                    msg("write a number from 0 to {}", std::int64_t{most_notice})));
    }
    request.notice = days;
  }
  return request;
}

}  // namespace

http::Response show_change_settings(Visit& visit) {
  return show_form(visit, settings_form(visit, visit.open()));
}

http::Response change_settings(Visit& visit) {
  Change change;
  change.then = "/reglages";
  change.act = [&](app::Opened& opened) {
    const app::ChangeSettings request = typed_by(visit, settings_form(visit, opened), opened);
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

http::Response show_body_habits(Visit& visit) {
  return show_form(visit, body_form(visit, visit.open(), visit.query.text("instance")));
}

http::Response change_body_habits(Visit& visit) {
  const std::string id = visit.query.text("instance");
  Change change;
  change.then = "/reglages";
  change.act = [&](app::Opened& opened) {
    const app::ChangeBodyHabits request =
        habits_typed(visit, body_form(visit, opened, id), id, opened.rules->house.notice.days);
    try {
      app::change_body_habits(opened, request);
    } catch (const base::Failure& failure) {
      throw without_places(failure);
    }
    return Note{msg("The settings were kept.")};
  };
  return make_change(visit, change, [&](const Problem& problem) {
    return show_form(visit, body_form(visit, visit.open(), id), &problem);
  });
}

}  // namespace gouvernail::web
