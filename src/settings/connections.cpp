// SPDX-License-Identifier: MPL-2.0
#include "settings/connections.h"

#include <algorithm>

#include "base/text.h"
#include "net/imap.h"
#include "settings/address.h"

namespace gouvernail::settings {
namespace {

using base::msg;
using base::TableReader;

constexpr int smtp_submission = 587;
constexpr int smtp_tls = 465;
constexpr int smtp_plain = 25;
constexpr int exchange_online = 30;  // messages a minute, from each mailbox
constexpr int highest_port = 65535;

Login read_login(TableReader& reader, const char* variable) {
  Login login;
  login.user = reader.text("user").value_or("");
  login.password_file = reader.text("password-file").value_or("");
  login.variable = variable;
  login.token_file = reader.text("token-file").value_or("");
  login.token_command = reader.text("token-command").value_or("");
  login.ca_file = reader.text("ca-file").value_or("");
  if (const auto seconds = reader.integer("timeout", 1)) {
    login.patience = std::chrono::seconds{*seconds};
  }
  if (reader.has("password")) {
    reader.error("password-in-settings", reader.get("password"),
                 msg("a password does not belong in the settings"),
                 msg("write it alone in a file that nobody else can read, and name that file with "
                     "“password-file”"));
  }
  if (login.user.empty() && !login.password_file.empty()) {
    reader.error("no-user", reader.get("password-file"), msg("a password without a user"),
                 msg("add “user”"));
  }
  const int ways = int{!login.password_file.empty()} + int{!login.token_file.empty()} +
                   int{!login.token_command.empty()};
  if (ways > 1) {
    reader.error("two-ways",
                 msg("a password and a token, or two tokens: only one of them can log "
                     "in"),
                 msg("keep one of “password-file”, “token-file” and “token-command”"));
  }
  const bool token = !login.token_file.empty() || !login.token_command.empty();
  if (login.user.empty() && token) {
    reader.error("no-user", msg("a token without a user"), msg("add “user”"));
  }
  return login;
}

// Every URL goes to its own protocols; a password never travels in one.
std::string read_url(TableReader& reader, const std::vector<std::string>& schemes) {
  const std::string url = reader.need_text("url");
  if (url.empty()) return url;
  const bool known = std::any_of(schemes.begin(), schemes.end(), [&](const std::string& scheme) {
    return url.starts_with(scheme);
  });
  base::MessageList list;
  for (const std::string& scheme : schemes) list.push_back(msg("{}", scheme));
  if (!known) {
    reader.error("unknown-value", reader.get("url"), msg("“{}” is no address of this kind", url),
                 msg("begin it with one of: {}", std::move(list)));
  }
  const std::size_t host = url.find("://");
  const std::size_t at = url.find('@');
  if (host != std::string::npos && at != std::string::npos && at < url.find('/', host + 3)) {
    reader.error("password-in-settings", reader.get("url"),
                 msg("the address names a user or a password"),
                 msg("write the user in “user”, and the password in the file of “password-file”"));
  }
  return url;
}

net::Security read_security(TableReader& reader, const std::string& server) {
  const auto word = reader.choice("security", {"starttls", "tls", "none"});
  if (word == "tls") return net::Security::tls;
  if (word != "none") return net::Security::starttls;
  if (!net::is_local(server)) {
    reader.error(
        "insecure", reader.get("security"),
        msg("without encryption, mail may go to this machine only, and “{}” is another", server),
        msg("write “starttls” or “tls”"));
  }
  return net::Security::none;
}

void read_sender(TableReader& reader, MailConnection& mail) {
  auto sender = reader.table("sender");
  if (!sender) return;
  mail.sender_name = sender->need_text("name");
  mail.sender_address = std::string(base::trim(sender->need_text("address")));
  need_address_to_write_to(*sender, "address", mail.sender_address);
  sender->finish();
}

void read_mail(TableReader reader, Connections& connections) {
  if (auto answers = reader.table("answers")) {
    Mailbox mailbox;
    mailbox.place.url = read_url(*answers, {"imaps://", "imap://"});
    mailbox.place.login = read_login(*answers, "GOUVERNAIL_IMAP_PASSWORD");
    mailbox.keyword = answers->text("keyword").value_or(net::processed_keyword);
    if (!net::is_keyword(mailbox.keyword)) {
      answers->error("unknown-value", answers->get("keyword"),
                     msg("“{}” cannot mark a mail", mailbox.keyword),
                     msg("write letters and digits alone"));
    }
    mailbox.authserv_id = answers->text("authserv-id").value_or("");
    answers->finish();
    connections.answers = std::move(mailbox);
  }
  MailConnection mail;
  mail.server = reader.need_text("server");
  mail.security = read_security(reader, mail.server);
  mail.port = mail.security == net::Security::tls        ? smtp_tls
              : mail.security == net::Security::starttls ? smtp_submission
                                                         : smtp_plain;
  if (const auto port = reader.integer("port", 1)) {
    if (*port > highest_port) {
      reader.error("out-of-range", reader.get("port"), msg("{} is no port", *port),
                   msg("write 587, 465 or what your server says"));
    }
    mail.port = static_cast<int>(*port);
  }
  mail.login = read_login(reader, "GOUVERNAIL_SMTP_PASSWORD");
  if (const auto pace = reader.integer("per-minute", 1)) {
    mail.per_minute = static_cast<int>(std::min<std::int64_t>(*pace, 100'000));
  } else if (mail.server.ends_with("office365.com") || mail.server.ends_with("outlook.com")) {
    mail.per_minute = exchange_online;
  }
  read_sender(reader, mail);
  mail.hide_addresses = reader.boolean("hide-addresses").value_or(false);
  reader.finish();
  connections.mail = std::move(mail);
}

void read_busy_table(TableReader reader, Connections& connections) {
  if (const auto hours = reader.integer("refresh-hours", 0)) {
    connections.refresh = std::chrono::hours{*hours};
  }
  for (TableReader& entry : reader.tables("subscription")) {
    Subscription subscription;
    subscription.key = entry.need_id("key");
    subscription.place.url =
        read_url(entry, {"https://", "http://", "file://", "webcal://", "webcals://"});
    subscription.place.login = read_login(entry, "GOUVERNAIL_BUSY_PASSWORD");
    entry.finish();
    connections.subscriptions.push_back(std::move(subscription));
  }
  reader.finish();
}

}  // namespace

Connections read_connections(TableReader& root) {
  Connections connections;
  if (auto table = root.table("mail")) read_mail(*table, connections);
  if (auto table = root.table("caldav")) {
    Endpoint place;
    place.url = read_url(*table, {"https://", "http://"});
    place.login = read_login(*table, "GOUVERNAIL_CALDAV_PASSWORD");
    table->finish();
    connections.caldav = std::move(place);
  }
  if (auto table = root.table("busy")) read_busy_table(*table, connections);
  return connections;
}

}  // namespace gouvernail::settings
