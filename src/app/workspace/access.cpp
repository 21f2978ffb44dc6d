// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/access.h"

#include <sys/stat.h>

#include <cstdlib>

#include "base/action.h"
#include "base/failure.h"
#include "base/text.h"
#include "platform/files.h"
#include "platform/process.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;

// One line, alone in a file that its owner alone can read.
std::string read_password(const fs::path& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
    throw base::bad_input(msg("the file of the password, {}, is not there", path.string()),
                          msg("write the password alone in it, then “chmod 600” it"));
  }
  if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw base::bad_input(msg("others can read the password in {}", path.string()),
                          msg("run “chmod 600” on it"));
  }
  const std::string text = platform::read_file(path);
  const std::string password(base::trim(text));
  if (password.empty() || password.find('\n') != std::string::npos) {
    throw base::bad_input(msg("{} does not hold one password", path.string()),
                          msg("write the password alone in it, on one line"));
  }
  return password;
}

// What the command prints. It is the user's own, from his settings, and gets a minute.
std::string token_of(const std::string& command) {
  platform::Command run;
  run.arguments = {"/bin/sh", "-c", command};
  const platform::Finished done = platform::run_program(run);
  const std::string token(base::trim(done.output));
  const bool one = !token.empty() && token.find_first_of(" \t\r\n") == std::string::npos;
  if (done.ok() && one) return token;
  throw base::bad_input(
      done.ok() ? msg("the command of “token-command” does not print one token")
                : msg("the command of “token-command” failed: {}", platform::complaint(done)),
      msg("run it by hand, and mend what it says"));
}

}  // namespace

net::Access access_of(const settings::Login& login, const fs::path& folder) {
  net::Access access;
  access.user = login.user;
  access.patience = login.patience;
  if (!login.ca_file.empty()) access.ca_file = (folder / login.ca_file).string();
  if (login.user.empty()) return access;
  if (!login.token_file.empty()) {
    access.token = read_password(folder / login.token_file);
    return access;
  }
  if (!login.token_command.empty()) {
    access.token = token_of(login.token_command);
    return access;
  }
  if (const char* given = std::getenv(login.variable.c_str()); given && *given) {
    access.password = given;
  } else if (!login.password_file.empty()) {
    access.password = read_password(folder / login.password_file);
  } else {
    throw base::bad_input(
        msg("there is no password for “{}”", login.user),
        msg("name its file with “password-file”, or set {} in the environment", login.variable));
  }
  return access;
}

const settings::MailConnection& mail_of(const settings::Settings& settings) {
  const auto& mail = settings.connections.mail;
  if (!mail) {
    throw base::bad_input(msg("the settings do not say which server sends mail"),
                          msg("say which: {0}; then “{1}”", base::Action(base::Verb::set_mail),
                              base::Action(base::Verb::check_settings)));
  }
  return *mail;
}

net::SmtpServer smtp_of(const settings::MailConnection& mail, const fs::path& folder) {
  return {mail.server, mail.port, mail.security, access_of(mail.login, folder)};
}

}  // namespace gouvernail::app
