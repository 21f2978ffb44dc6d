// SPDX-License-Identifier: MPL-2.0
#include "app/change_settings.h"

#include <utility>

#include "app/workspace/record.h"
#include "app/workspace/settings_file.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "governance/unknown_name.h"
#include "records/changes.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings_edit.h"
#include "settings/toml_text.h"

namespace gouvernail::app {
namespace {

using settings::NewValue;
using settings::toml_quoted;

std::string list_of(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + toml_quoted(text);
  return out + "]";
}

std::string closure_name(const base::LocalizedText& name) {
  if (name.en.empty() || name.en == name.fr) return toml_quoted(name.fr);
  return "{ fr = " + toml_quoted(name.fr) + ", en = " + toml_quoted(name.en) + " }";
}

std::string closures_of(const std::vector<calendar::Closure>& closures) {
  std::string out = "[";
  for (const calendar::Closure& closure : closures) {
    out += (out.size() > 1 ? ", " : " ") + ("{ first = " + calendar::to_iso(closure.days.first)) +
           ", last = " + calendar::to_iso(closure.days.last) +
           ", name = " + closure_name(closure.name) + " }";
  }
  return out + (closures.empty() ? "]" : " ]");
}

// Of the fields that were asked for.
class Values {
 public:
  template <class Value, class Written>
  Values& put(const std::string& table, const char* key, const std::optional<Value>& value,
              Written written) {
    if (value) values_.push_back({table, key, written(*value)});
    return *this;
  }
  const std::vector<NewValue>& all() const { return values_; }

 private:
  std::vector<NewValue> values_;
};

std::vector<NewValue> values_of(const ChangeSettings& request) {
  return Values()
      .put("organiser", "name", request.organiser_name, toml_quoted)
      .put("organiser", "address", request.organiser_address, toml_quoted)
      .put("planning", "weekdays", request.weekdays, list_of)
      .put("planning", "starts", request.starts, list_of)
      .put("house", "closures", request.closures, closures_of)
      .all();
}

std::vector<NewValue> values_of(const ChangeBodyHabits& request) {
  const std::string planning = "planning.body." + request.body;
  return Values()
      .put(planning, "weekdays", request.weekdays, list_of)
      .put(planning, "starts", request.starts, list_of)
      .put(planning, "fixed-weekday", request.fixed_weekday,
           [](bool fixed) { return std::string(fixed ? "true" : "false"); })
      .put("house.body." + request.body, "notice", request.notice,
           [](int days) { return "{ days = " + std::to_string(days) + " }"; })
      .all();
}

std::string changed_text(const SettingsFile& file, const Opened& opened,
                         const std::vector<NewValue>& values) {
  std::string text = file.text();
  for (const NewValue& value : values) text = file.with(std::move(text), value);
  SettingsFile::need_fitting(opened, text);
  return text;
}

void write_values(Opened& opened, const std::vector<NewValue>& values) {
  need_workspace(opened);
  const SettingsFile file(opened.folder);
  const std::string text = changed_text(file, opened, values);
  records::NoteSettings note;
  for (const NewValue& value : values) note.changed.push_back(value.table + "." + value.key);
  if (note.changed.empty()) return;
  record(opened, {std::move(note)}, [&] { file.replace(text); });
}

}  // namespace

void change_settings(Opened& opened, const ChangeSettings& request) {
  write_values(opened, values_of(request));
}

void change_body_habits(Opened& opened, const ChangeBodyHabits& request) {
  if (!opened.rules->convention->body(request.body)) {
    const governance::UnknownName unknown =
        governance::unknown_body(opened.rules->convention, request.body);
    throw base::bad_input(unknown.cause, unknown.remedy);
  }
  write_values(opened, values_of(request));
}

void need_fitting_settings(const Opened& opened, const ChangeSettings& request) {
  changed_text(SettingsFile(opened.folder), opened, values_of(request));
}

}  // namespace gouvernail::app
