// SPDX-License-Identifier: MPL-2.0
#include "app/change_settings.h"

#include "app/workspace/record.h"
#include "app/workspace/settings_file.h"
#include "records/changes.h"
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

std::vector<NewValue> values_of(const ChangeSettings& request) {
  std::vector<NewValue> values;
  const auto put = [&](const char* table, const char* key, const auto& value, const auto& written) {
    if (value) values.push_back({table, key, written(*value)});
  };
  put("organiser", "name", request.organiser_name, toml_quoted);
  put("organiser", "address", request.organiser_address, toml_quoted);
  put("planning", "weekdays", request.weekdays, list_of);
  put("planning", "starts", request.starts, list_of);
  return values;
}

std::string changed_text(const SettingsFile& file, const Opened& opened,
                         const ChangeSettings& request) {
  std::string text = file.text();
  for (const NewValue& value : values_of(request)) text = file.with(std::move(text), value);
  SettingsFile::need_fitting(opened, text);
  return text;
}

}  // namespace

void change_settings(Opened& opened, const ChangeSettings& request) {
  need_workspace(opened);
  const SettingsFile file(opened.folder);
  const std::string text = changed_text(file, opened, request);
  records::NoteSettings note;
  for (const NewValue& value : values_of(request)) {
    note.changed.push_back(value.table + "." + value.key);
  }
  if (note.changed.empty()) return;
  record(opened, {std::move(note)}, [&] { file.replace(text); });
}

void need_fitting_settings(const Opened& opened, const ChangeSettings& request) {
  changed_text(SettingsFile(opened.folder), opened, request);
}

}  // namespace gouvernail::app
