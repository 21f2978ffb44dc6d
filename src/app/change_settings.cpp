// SPDX-License-Identifier: MPL-2.0
#include "app/change_settings.h"

#include "app/workspace/settings_file.h"
#include "base/failure.h"
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
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  put("organiser", "name", request.organiser_name, toml_quoted);
  put("organiser", "address", request.organiser_address, toml_quoted);
  put("planning", "weekdays", request.weekdays, list_of);
  put("planning", "starts", request.starts, list_of);
  put("mail", "server", request.mail_server, toml_quoted);
  put("mail", "port", request.mail_port, number);
  put("mail", "security", request.mail_security, toml_quoted);
  put("mail", "user", request.mail_user, toml_quoted);
  return values;
}

// A password that stands in a file goes to no other server than whoever wrote it there meant.
void need_no_password_moved(const Opened& opened, const ChangeSettings& request) {
  const auto& mail = opened.settings->connections.mail;
  const bool other = mail && request.mail_server && *request.mail_server != mail->server;
  if (!other || mail->login.password_file.empty()) return;
  throw base::bad_input(
      base::msg("a password is kept for {}, and would go to another server", mail->server),
      base::msg("change server and password-file in gouvernail.toml by hand"));
}

}  // namespace

void change_settings(const Opened& opened, const ChangeSettings& request) {
  need_workspace(opened);
  need_no_password_moved(opened, request);
  const SettingsFile file(opened.folder);
  std::string text = file.text();
  for (const NewValue& value : values_of(request)) text = file.with(std::move(text), value);
  SettingsFile::need_fitting(opened, text);
  file.replace(text);
}

}  // namespace gouvernail::app
