// SPDX-License-Identifier: MPL-2.0
#include "app/set_mail.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <vector>

#include "app/workspace/record.h"
#include "app/workspace/record_copies.h"
#include "app/workspace/settings_file.h"
#include "base/failure.h"
#include "base/text.h"
#include "governance/history.h"
#include "governance/people.h"
#include "platform/files.h"
#include "records/changes.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "settings/settings_edit.h"
#include "settings/toml_text.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using settings::Login;
using settings::NewValue;
using settings::toml_quoted;

const char* word_of(net::Security security) {
  switch (security) {
    case net::Security::starttls:
      return "starttls";
    case net::Security::tls:
      return "tls";
    case net::Security::none:
      return "none";
  }
  return "starttls";
}

// A login of the settings, and the table in which it stands.
struct Door {
  const char* table;
  const char* file;      // that its password gets
  const char* variable;  // of the environment, which goes before any file
  MailField field;       // of its password
  const Login* now;      // null: none is set
};

// A password to be written, once all is known to be sound.
struct Secret {
  fs::path file;  // within the workspace
  std::string text;
};

// Files of passwords of the other doors: what is typed here is none of theirs.
std::set<std::string> files_of_others(const settings::Connections& all, const Login* own) {
  std::set<std::string> files;
  const auto add = [&](const Login& login) {
    if (&login != own) files.insert(login.password_file);
  };
  if (all.mail) add(all.mail->login);
  if (all.answers) add(all.answers->place.login);
  if (all.caldav) add(all.caldav->login);
  for (const settings::Subscription& one : all.subscriptions) add(one.place.login);
  return files;
}

// A file that is not there yet: until the settings name it, the former one stands.
std::string file_for(const Door& door, const fs::path& workspace,
                     const settings::Connections& all) {
  const std::set<std::string> taken = files_of_others(all, nullptr);
  std::string name = std::string(secrets_name) + "/" + door.file;
  std::error_code ignored;
  for (int i = 2; taken.contains(name) || fs::exists(workspace / name, ignored); ++i) {
    name = std::string(secrets_name) + "/" + door.file + "-" + std::to_string(i);
  }
  return name;
}

void need_no_blanks(const std::string& password, MailField field) {
  const bool bare =
      base::trim(password) == password && password.find_first_of("\r\n") == std::string::npos;
  if (bare) return;
  throw MailFailure(
      field, base::bad_input(msg("a password that begins or ends with a blank cannot be kept"),
                             msg("type it again, or choose another")));
}

class Doors {
 public:
  Doors(const settings::Connections& connections, fs::path workspace)
      : all_(connections), workspace_(std::move(workspace)) {}

  void put(const char* table, const char* key, const std::string& text) {
    values_.push_back({table, key, toml_quoted(text)});
  }
  void put_number(const char* table, const char* key, const std::string& number) {
    values_.push_back({table, key, number});
  }

  // `elsewhere`: the server is another one than that which the kept password was typed for.
  void log_in(const Door& door, const TypedLogin& typed, bool elsewhere) {
    const std::string former = door.now ? door.now->user : "";
    const bool same = !elsewhere && typed.user == former && typed.password.empty();
    if (same && door.now) return;
    if (typed.user.empty() && !typed.password.empty()) {
      throw MailFailure(
          door.field, base::bad_input(msg("a password without a user"), msg("type the user, too")));
    }
    if (typed.user != former) put(door.table, "user", typed.user);
    drop_former(door);
    if (typed.user.empty()) {
      if (door.now && !door.now->password_file.empty()) put(door.table, "password-file", "");
      return;
    }
    if (const char* given = std::getenv(door.variable); given && *given) {
      throw MailFailure(
          door.field,
          base::bad_input(msg("the password of “{0}” comes from {1}, which goes before any file",
                              typed.user, std::string(door.variable)),
                          msg("whoever started Gouvernail changes it there")));
    }
    if (typed.password.empty()) {
      throw MailFailure(door.field, base::bad_input(msg("the password of “{}” is missing: one that "
                                                        "is kept goes to no other server or user",
                                                        typed.user),
                                                    msg("type it")));
    }
    need_no_blanks(typed.password, door.field);
    const std::string file = file_for(door, workspace_, all_);
    put(door.table, "password-file", file);
    secrets_.push_back({file, typed.password});
  }

  // Files of passwords that nothing names any more, once the settings are written.
  const std::vector<std::string>& dropped() const { return dropped_; }
  const std::vector<NewValue>& values() const { return values_; }
  const std::vector<Secret>& secrets() const { return secrets_; }

 private:
  // Within the workspace alone: another one is somebody else's.
  void drop_former(const Door& door) {
    if (!door.now || door.now->password_file.empty()) return;
    const fs::path former = fs::path(door.now->password_file).lexically_normal();
    const bool inside = former.is_relative() && *former.begin() != "..";
    if (!inside || files_of_others(all_, door.now).contains(door.now->password_file)) return;
    dropped_.push_back(former.generic_string());
  }

  const settings::Connections& all_;
  fs::path workspace_;
  std::vector<std::string> dropped_;
  std::vector<NewValue> values_;
  std::vector<Secret> secrets_;
};

void need_port(const std::string& port) {
  const bool digits = port.size() <= 5 && std::all_of(port.begin(), port.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
  if (port.empty() || (digits && port.front() != '0')) return;
  throw MailFailure(MailField::port,
                    base::bad_input(msg("“{}” is no port", port),
                                    msg("write 587, 465 or what your server says")));
}

void need_host(const std::string& server) {
  const bool host = !server.empty() && server.find_first_of(" /:@") == std::string::npos;
  if (host) return;
  throw MailFailure(MailField::server,
                    base::bad_input(server.empty() ? msg("the server for outgoing mail is missing")
                                                   : msg("“{}” is no server", server),
                                    msg("write its name alone, such as smtp.example.org")));
}

// The port that stands there by itself goes with the way of encrypting.
std::string usual_port(const std::string& security) {
  return security == "tls" ? "465" : security == "none" ? "25" : "587";
}

// A mailbox is taken away by whoever writes the file; what is typed for none goes nowhere.
void need_mailbox(const SetMail& asked, const SetMail& now) {
  if (!asked.mailbox.empty()) return;
  if (!now.mailbox.empty()) {
    throw MailFailure(MailField::mailbox,
                      base::bad_input(msg("a mailbox that is set cannot be taken away here"),
                                      msg("delete [mail.answers] in gouvernail.toml")));
  }
  if (asked.reads.user.empty() && asked.reads.password.empty()) return;
  throw MailFailure(MailField::mailbox, base::bad_input(msg("the mailbox is missing"),
                                                        msg("type it, or leave its user empty")));
}

Doors doors_of(const settings::Settings& settings, const fs::path& workspace,
               const SetMail& asked) {
  const SetMail now = mail_set(settings);
  const settings::Connections& all = settings.connections;
  Doors doors(all, workspace);
  need_mailbox(asked, now);
  need_host(asked.server);
  need_port(asked.port);
  if (asked.server != now.server) doors.put("mail", "server", asked.server);
  if (asked.security != now.security) doors.put("mail", "security", asked.security);
  const std::string port = asked.port.empty() ? usual_port(asked.security) : asked.port;
  if (port != now.port) doors.put_number("mail", "port", port);
  const bool other_server =
      asked.server != now.server || port != now.port || asked.security != now.security;
  doors.log_in({"mail", "smtp", "GOUVERNAIL_SMTP_PASSWORD", MailField::password,
                all.mail ? &all.mail->login : nullptr},
               asked.sends, other_server);
  if (asked.mailbox.empty()) return doors;
  if (asked.mailbox != now.mailbox) doors.put("mail.answers", "url", asked.mailbox);
  doors.log_in({"mail.answers", "imap", "GOUVERNAIL_IMAP_PASSWORD", MailField::mailbox_password,
                all.answers ? &all.answers->place.login : nullptr},
               asked.reads, asked.mailbox != now.mailbox);
  return doors;
}

void write_secrets(const fs::path& workspace, const std::vector<Secret>& secrets) {
  if (secrets.empty()) return;
  platform::make_folder(workspace / secrets_name);
  std::error_code ignored;  // the files are closed to others by themselves
  fs::permissions(workspace / secrets_name, fs::perms::owner_all, ignored);
  for (const Secret& secret : secrets) {
    platform::write_secret(workspace / secret.file, secret.text + "\n");
  }
}

}  // namespace

SetMail mail_set(const settings::Settings& settings) {
  SetMail now;
  now.security = "starttls";
  const settings::Connections& all = settings.connections;
  if (all.mail) {
    now.server = all.mail->server;
    now.port = std::to_string(all.mail->port);
    now.security = word_of(all.mail->security);
    now.sends.user = all.mail->login.user;
  }
  if (all.answers) {
    now.mailbox = all.answers->place.url;
    now.reads.user = all.answers->place.login.user;
  }
  return now;
}

bool logs_in_by_token(const settings::Settings& settings) {
  const auto by_token = [](const Login& login) {
    return !login.token_file.empty() || !login.token_command.empty();
  };
  const settings::Connections& all = settings.connections;
  return (all.mail && by_token(all.mail->login)) ||
         (all.answers && by_token(all.answers->place.login));
}

void set_mail(Opened& opened, const SetMail& request) {
  need_workspace(opened);
  if (logs_in_by_token(*opened.settings)) {
    throw base::bad_input(msg("whoever logs in by a token is set in gouvernail.toml"),
                          msg("change [mail] there"));
  }
  const SettingsFile file(opened.folder);
  const Doors doors = doors_of(*opened.settings, opened.folder, request);
  std::string text = file.text();
  for (const NewValue& value : doors.values()) text = file.with(std::move(text), value);
  SettingsFile::need_fitting(opened, text);
  records::NoteSettings note;
  for (const NewValue& value : doors.values())
    note.changed.push_back(value.table + "." + value.key);
  if (note.changed.empty()) return;
  record(opened, {std::move(note)}, [&] {
    write_secrets(opened.folder, doors.secrets());
    file.replace(text);
    std::error_code ignored;  // what stays there is in no copy
    for (const std::string& former : doors.dropped()) fs::remove(opened.folder / former, ignored);
  });
}

}  // namespace gouvernail::app
