// SPDX-License-Identifier: MPL-2.0
// The part of gouvernail.toml that says how to reach other machines:
//   [mail]                  server = "smtp.example.org", port = 587,
//                           security = "starttls" (default) | "tls" | "none" (this machine only),
//                           user, password-file, ca-file, timeout = 30 (seconds),
//                           sender = { name, address }: who writes on the organiser's behalf,
//                           hide-addresses = true: no partner sees the addresses of another
//   [mail.answers]          url = "imaps://imap.example.org/INBOX", user, password-file, ca-file,
//                           keyword = "Gouvernail": the flag of mails that were read; workspaces
//                           that share a mailbox need one each;
//                           authserv-id = "mx.example.org": the server that takes the mails in, by
//                           the name that it writes in Authentication-Results. With it, an answer
//                           counts where that proves whom it is from, and waits where it does not
//   [caldav]                url = "https://dav.example.org/…/", user, password-file, ca-file
//   [busy]                  refresh-hours = 12
//   [[busy.subscription]]   key = "dgs" (person or room), url = "https://…", user, password-file
// A password is never in the settings: it stands alone in a file that nobody else can read (0600),
// beside the settings unless its path is absolute, or in the environment.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/toml_reader.h"
#include "net/smtp.h"

namespace gouvernail::settings {

struct Login {
  std::string user;           // empty: none
  std::string password_file;  // empty: the environment
  // Instead of a password (XOAUTH2), for mail: the file that holds a token, or a command line whose
  // output is one. Both empty: a password.
  std::string token_file;
  std::string token_command;
  std::string variable;  // of the environment: "GOUVERNAIL_SMTP_PASSWORD"
  std::string ca_file;
  std::chrono::seconds patience{30};
};

struct MailConnection {
  std::string server;
  int port = 587;
  net::Security security = net::Security::starttls;
  Login login;
  std::string sender_name;
  std::string sender_address;  // empty: the organiser writes
  bool hide_addresses = false;
  int per_minute = 0;  // messages that the server takes; 0: as many as there are
};

struct Endpoint {
  std::string url;
  Login login;
};

struct Mailbox {
  Endpoint place;
  std::string keyword;
  std::string authserv_id;  // empty: whom a mail says that it is from is believed
};

struct Subscription {
  std::string key;
  Endpoint place;
};

struct Connections {
  std::optional<MailConnection> mail;
  std::optional<Mailbox> answers;
  std::optional<Endpoint> caldav;
  std::chrono::hours refresh{12};
  std::vector<Subscription> subscriptions;
};

// Tables `mail`, `caldav` and `busy` of the settings.
Connections read_connections(base::TableReader& root);

}  // namespace gouvernail::settings
