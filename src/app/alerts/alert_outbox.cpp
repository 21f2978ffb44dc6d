// SPDX-License-Identifier: MPL-2.0
#include "app/alerts/alert_outbox.h"

#include <algorithm>

#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "mail/message.h"
#include "platform/clock.h"
#include "platform/log.h"
#include "platform/machine.h"
#include "records/workspace.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;
using records::OutgoingMail;

constexpr const char* alert_kind = "alert";  // OutgoingMail::kind

mail::Message message_of(const AlertLetter& letter, const settings::Organiser& organiser,
                         calendar::UtcTime at, const reports::Language& language) {
  const std::string domain = organiser.address.substr(organiser.address.rfind('@') + 1);
  mail::Message message;
  message.id = mail::make_id(platform::random_bytes(16), organiser.address);
  message.date = at;
  message.from = {organiser.name, organiser.address};
  message.to = letter.to;
  reports::LetterText text = reports::digest_letter(letter.digest, language);
  message.subject = std::move(text.subject);
  message.plain = std::move(text.plain);
  message.html = std::move(text.html);
  message.attachments = letter.attachments;
  message.headers = {
      {"Auto-Submitted", "auto-generated"},
      {"List-Id", "<gouvernail." + domain + ">"},
      {"List-Unsubscribe", "<mailto:" + organiser.address + "?subject=unsubscribe>"}};
  return message;
}

}  // namespace

std::vector<OutgoingMail> alert_mails(const Opened& opened, const Alert& alert,
                                      const reports::Language& language) {
  const settings::Organiser& organiser = opened.settings->organiser;
  if (organiser.address.empty()) {
    throw base::bad_input(msg("the settings do not say who invites"),
                          msg("say who: {0}", base::Action(base::Verb::set_organiser)));
  }
  const calendar::UtcTime at = platform::now();
  std::vector<OutgoingMail> mails;
  for (const AlertLetter& letter : alert.letters) {
    const mail::Message message = message_of(letter, organiser, at, language);
    OutgoingMail mail;
    mail.kind = alert_kind;
    mail.subject = to_text(letter.kind);
    mail.revision = week_name(alert.day);
    mail.sender = organiser.address;
    mail.recipient = letter.to.address;
    mail.person = letter.person;
    mail.message_id = message.id;
    mail.message = mail::compose(message);
    mail.queued_at = mail.changed_at = mail.due_at = at;
    mails.push_back(std::move(mail));
  }
  return mails;
}

std::vector<OutgoingMail> mails_of_week(const Opened& opened, calendar::Day today) {
  if (!opened.database) return {};
  const std::string week = week_name(today);
  auto mails = opened.database->outbox();
  std::erase_if(mails, [&](const OutgoingMail& mail) {
    return mail.kind != alert_kind || mail.revision != week;
  });
  return mails;
}

bool is_queued(const Opened& opened, calendar::Day today) {
  return !mails_of_week(opened, today).empty();
}

bool queue(Opened& opened, const std::vector<OutgoingMail>& mails) {
  records::Changes changes;
  for (const OutgoingMail& mail : mails) changes.push_back(records::QueueMail{mail});
  if (changes.empty() || record(opened, changes).changed == 0) return false;
  platform::log::info("alert queued", {platform::log::field("mails", mails.size())});
  return true;
}

std::optional<calendar::UtcTime> digest_told_before_week_of(calendar::Day today,
                                                            const Opened& opened) {
  if (!opened.database) return std::nullopt;
  std::optional<calendar::UtcTime> told;
  const calendar::Day monday = calendar::monday_of_week(today);
  for (const OutgoingMail& mail : opened.database->outbox()) {
    const bool digest = mail.kind == alert_kind && mail.subject == to_text(AlertLetterKind::digest);
    // In the order in which they were queued: the last one counts.
    if (digest && mail.state == records::MailState::sent &&
        calendar::to_paris(mail.queued_at).day < monday) {
      told = mail.queued_at;
    }
  }
  return told;
}

}  // namespace gouvernail::app
