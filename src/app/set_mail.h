// SPDX-License-Identifier: MPL-2.0
// By which server mail leaves and to which mailbox answers come, set by whoever sees it on a page.
// A password that is kept goes nowhere but where it was meant for when it was typed: whoever
// changes a server or a user types the password as well.
#pragma once

#include <string>

#include "app/workspace/opened.h"
#include "base/failure.h"

namespace gouvernail::app {

// Where somebody logs in. The password is what was typed; empty: the one that is kept.
struct TypedLogin {
  std::string user;  // empty: the server asks for none
  std::string password;
};

struct SetMail {
  std::string server;    // "smtp.example.org"
  std::string port;      // empty: what is usual for `security`
  std::string security;  // "starttls", "tls" or "none"
  TypedLogin sends;
  std::string mailbox;  // "imaps://imap.example.org/INBOX"; empty: none is set, or it stays
  TypedLogin reads;
};

// As the settings have it: nothing where no server is set. No password.
SetMail mail_set(const settings::Settings& settings);
// A user of `mail_set` who comes in by a token (token-file, token-command): who changes him does so
// in gouvernail.toml.
bool logs_in_by_token(const settings::Settings& settings);

enum class MailField { server, port, password, mailbox, mailbox_password };

// What is wrong with one thing that was typed.
class MailFailure : public base::Failure {
 public:
  MailFailure(MailField field, const base::Failure& failure)
      : base::Failure(failure), field_(field) {}
  MailField field() const { return field_; }

 private:
  MailField field_;
};

// Passwords are written to files of the workspace that nobody else can read, and the settings
// replaced; what their reader would refuse is a Failure, and nothing is written.
void set_mail(Opened& opened, const SetMail& request);

}  // namespace gouvernail::app
