// SPDX-License-Identifier: MPL-2.0
// By which server mail leaves and where answers come: what somebody has from whoever looks after
// the mail of the house.
#include <string_view>

#include "app/set_mail.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using Kind = Field::Kind;

const char* field_of(app::MailField field) {
  switch (field) {
    case app::MailField::server:
      return "server";
    case app::MailField::port:
      return "port";
    case app::MailField::password:
      return "password";
    case app::MailField::mailbox:
      return "mailbox";
    case app::MailField::mailbox_password:
      return "mailbox-password";
  }
  return "";
}

Field secret(const char* name, base::Message label, const std::string& user) {
  Field field{name, std::move(label), Kind::secret};
  field.hint = user.empty()
                   ? msg("It is kept in a file of this folder that nobody else can read.")
                   : msg("Left empty, it stays as it is. It is typed anew with another server or "
                         "another user.");
  return field;
}

FormPage mail_form(const Visit& visit, const app::Opened& opened) {
  const app::SetMail now = app::mail_set(*opened.settings);
  FormPage page;
  page.title = msg("Set how mail leaves and comes back");
  page.address = "/reglages/courriel";
  page.back = "/reglages";
  page.back_words = visit.say(msg("Settings"));
  page.revision = opened.revision;
  if (app::logs_in_by_token(*opened.settings)) {
    page.lead = {
        visit.say(msg("Your settings log in by a token: they are changed in "
                      "gouvernail.toml, by whoever wrote them."))};
    return page;
  }
  page.button = msg("Keep, then try");
  page.lead = {visit.say(msg("Whoever looks after the mail of your house knows these: “server for "
                             "outgoing mail (SMTP)”, and “server for incoming mail (IMAP)”.")),
               visit.say(msg("Nothing is sent when they are tried."))};
  page.fields = {{"server", msg("Server for outgoing mail"), Kind::text, now.server, true},
                 {"security", msg("Encryption"), Kind::choice, now.security, true},
                 {"port", msg("Port"), Kind::text, now.port},
                 {"user", msg("User"), Kind::text, now.sends.user},
                 secret("password", msg("Password"), now.sends.user),
                 {"mailbox", msg("Mailbox that answers come to"), Kind::text, now.mailbox},
                 {"mailbox-user", msg("User of this mailbox"), Kind::text, now.reads.user},
                 secret("mailbox-password", msg("Password of this mailbox"), now.reads.user)};
  page.fields[0].hint = msg("For example smtp.example.org.");
  page.fields[1].choices = {{"starttls", visit.say(msg("STARTTLS (the usual one)"))},
                            {"tls", visit.say(msg("TLS from the start (SSL)"))},
                            {"none", visit.say(msg("None: on this machine only"))}};
  page.fields[2].hint = msg("Left empty: 587 with STARTTLS, 465 with TLS.");
  page.fields[3].hint = msg("Most often the mail address. Empty: the server asks for none.");
  page.fields[5].hint = msg(
      "For example imap.example.org, or imaps://imap.example.org/INBOX. Without it, answers are "
      "noted by hand.");
  return page;
}

// "imap.example.org": its inbox, over TLS.
std::string mailbox_typed(const std::string& text) {
  if (text.empty() || text.find("://") != std::string::npos) return text;
  return "imaps://" + text + (text.find('/') == std::string::npos ? "/INBOX" : "");
}

// As it was typed: a blank at its end belongs to it.
std::string password_typed(const http::Form& form, std::string_view name) {
  for (const auto& [field, value] : form.fields()) {
    if (field == name) return value;
  }
  return {};
}

// What was typed; the port that stood there goes with the encryption that stood there.
app::SetMail typed_mail(const http::Form& form, const app::SetMail& now) {
  app::SetMail mail;
  mail.server = form.text("server");
  mail.security = form.text("security");
  mail.port = form.text("port");
  if (mail.security != now.security && mail.port == now.port) mail.port.clear();
  mail.sends = {form.text("user"), password_typed(form, "password")};
  mail.mailbox = mailbox_typed(form.text("mailbox"));
  mail.reads = {form.text("mailbox-user"), password_typed(form, "mailbox-password")};
  return mail;
}

}  // namespace

http::Response show_set_mail(Visit& visit) {
  return show_form(visit, mail_form(visit, visit.open()));
}

http::Response set_mail(Visit& visit) {
  Change change;
  change.then = "/reglages/essayer";
  change.act = [&](app::Opened& opened) {
    try {
      app::set_mail(opened, typed_mail(visit.form, app::mail_set(*opened.settings)));
    } catch (const app::MailFailure& failure) {
      throw FieldFailure(field_of(failure.field()), failure);
    } catch (const base::Failure& failure) {
      throw without_places(failure);
    }
    return Note{msg("The settings were kept. Now try the connections.")};
  };
  return make_change(visit, change, [&](const Problem& problem) {
    return show_form(visit, mail_form(visit, visit.open()), &problem);
  });
}

}  // namespace gouvernail::web
