// SPDX-License-Identifier: MPL-2.0
#include "app/alert.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/alert_facts.h"
#include "app/alert_letters.h"
#include "app/check_report.h"
#include "app/identifiers.h"
#include "base/failure.h"
#include "mail/message.h"
#include "platform/clock.h"
#include "platform/machine.h"

namespace gouvernail::app {
namespace {

using base::msg;

constexpr const char* kind = "alert";  // in the outbox
constexpr calendar::Days week{7};

// When the last digest was made that went before this week's, so that what a lost week brought is
// told of; none when none went.
std::optional<calendar::UtcTime> last_told(const Opened& opened, calendar::Day today) {
  if (!opened.database) return std::nullopt;
  std::optional<calendar::UtcTime> told;
  const calendar::Day monday = calendar::monday_of_week(today);
  for (const records::OutgoingMail& mail : opened.database->outbox()) {
    // In the order in which they were queued: the last one counts.
    if (mail.kind == kind && mail.subject == "digest" && mail.state == records::MailState::sent &&
        calendar::to_paris(mail.queued_at).day < monday) {
      told = mail.queued_at;
    }
  }
  return told;
}

// The verdicts as the last digest told them: of its day, by what had been recorded when it was
// made. Without one, those of a week ago by what is recorded now.
std::vector<compliance::Judgement> told_before(const Opened& opened, calendar::Day today) {
  const auto told = last_told(opened, today);
  if (!told) return compliance::judge(opened.rules, opened.world, opened.history, today - week);
  return compliance::judge(opened.rules, opened.world, opened.database->history_at(*told),
                           calendar::to_paris(*told).day);
}

}  // namespace

std::string week_name(calendar::Day day) {
  // A week is of the year that its Thursday is of (ISO 8601).
  const calendar::Day thursday = calendar::monday_of_week(day) + calendar::Days{3};
  const int year = calendar::year_of(thursday);
  const auto first = *calendar::make_day(year, 1, 1);
  return fmt::format("{}-W{:02}", year, (thursday - first).count() / 7 + 1);
}

Alert make_alert(const Opened& opened, const std::filesystem::path& workspace, calendar::Day today,
                 const reports::Language& language, Reach reach) {
  const governance::History known = governance::as_of(opened.history, today);
  const reports::CheckReport report = report_of(opened, known, today);
  const reports::DigestFacts facts = alert_facts(opened, workspace, report, language, reach);
  Alert alert;
  alert.day = today;
  alert.digest = reports::digest(report, told_before(opened, today), facts, language);
  alert.dates = date_files(alert.digest, opened, platform::now(), language);
  add_letters(alert, opened, report, facts, language);
  return alert;
}

std::vector<records::OutgoingMail> alert_mails(const Opened& opened, const Alert& alert) {
  const settings::Organiser& organiser = opened.settings.organiser;
  if (organiser.address.empty()) {
    throw base::bad_input(msg("the settings do not say who invites"),
                          msg("add [organiser] name and address to gouvernail.toml"));
  }
  const calendar::UtcTime at = platform::now();
  const std::string domain = organiser.address.substr(organiser.address.rfind('@') + 1);
  std::vector<records::OutgoingMail> mails;
  for (const AlertLetter& letter : alert.letters) {
    mail::Message message;
    message.id = mail::make_id(platform::random_bytes(16), organiser.address);
    message.date = at;
    message.from = {organiser.name, organiser.address};
    message.to = letter.to;
    message.subject = letter.text.subject;
    message.plain = letter.text.plain;
    message.html = letter.text.html;
    message.attachments = letter.attachments;
    message.headers = {
        {"Auto-Submitted", "auto-generated"},
        {"List-Id", "<gouvernail." + domain + ">"},
        {"List-Unsubscribe", "<mailto:" + organiser.address + "?subject=unsubscribe>"}};
    records::OutgoingMail mail;
    mail.kind = kind;
    mail.subject = letter.subject;
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

bool is_queued(const Opened& opened, calendar::Day today) {
  if (!opened.database) return false;
  const std::string week = week_name(today);
  const auto outbox = opened.database->outbox();
  return std::any_of(outbox.begin(), outbox.end(), [&](const records::OutgoingMail& mail) {
    return mail.kind == kind && mail.revision == week;
  });
}

bool queue_alert(Opened& opened, const std::vector<records::OutgoingMail>& mails) {
  records::Changes changes;
  for (const records::OutgoingMail& mail : mails) changes.push_back(records::QueueMail{mail});
  return !changes.empty() && record(opened, changes).changed > 0;
}

}  // namespace gouvernail::app
