// SPDX-License-Identifier: MPL-2.0
#include "app/alert.h"

#include <fmt/format.h>

#include "app/answers.h"
#include "app/clock.h"
#include "app/failure.h"
#include "app/identifiers.h"
#include "mail/message.h"

namespace gouvernail::app {
namespace {

using base::msg;

constexpr calendar::Days week{7};

// The day of the last digest that went before this week's, so that what a lost week brought is told
// of; a week
// ago when there was none.
calendar::Day day_before(const Opened& opened, calendar::Day today) {
  calendar::Day day = today - week;
  if (!opened.database) return day;
  const calendar::Day monday = calendar::monday_of_week(today);
  for (const store::OutgoingMail& mail : opened.database->outbox()) {
    const calendar::Day queued = calendar::to_paris(mail.queued_at).day;
    // In the order in which they were queued: the last one counts.
    if (mail.kind == "alert" && mail.state == store::MailState::sent && queued < monday) {
      day = queued;
    }
  }
  return day;
}

}  // namespace

std::string week_name(calendar::Day day) {
  // A week is of the year that its Thursday is of (ISO 8601).
  const calendar::Day thursday = calendar::monday_of_week(day) + calendar::Days{3};
  const int year = calendar::year_of(thursday);
  const auto first = *calendar::make_day(year, 1, 1);
  return fmt::format("{}-W{:02}", year, (thursday - first).count() / 7 + 1);
}

reports::CheckReport report_of(const Opened& opened, const governance::History& known,
                               calendar::Day day) {
  const calendar::DayRange& term = opened.rules.convention.term;
  reports::CheckReport report;
  report.rules = &opened.rules;
  report.history = &known;
  report.as_of = day;
  report.judgements = compliance::judge(opened.rules, opened.world, opened.history, day);
  report.advice =
      compliance::advise(opened.rules, opened.world, opened.history, report.judgements, day);
  report.notices = notices(opened, {std::max(day, term.first), term.last});
  report.forecasts = forecasts(opened, day);
  return report;
}

reports::Digest make_digest(const Opened& opened, calendar::Day today,
                            const reports::Language& language) {
  const governance::History known = governance::as_of(opened.history, today);
  const reports::CheckReport report = report_of(opened, known, today);
  const auto before =
      compliance::judge(opened.rules, opened.world, opened.history, day_before(opened, today));
  return reports::digest(report, before, language);
}

std::optional<store::OutgoingMail> alert_mail(const Opened& opened, calendar::Day today,
                                              const reports::Language& language) {
  const Organiser& organiser = opened.settings.organiser;
  if (organiser.address.empty()) {
    throw bad_input(msg("the settings do not say who invites"),
                    msg("add [organiser] name and address to gouvernail.toml"));
  }
  const reports::Digest digest = make_digest(opened, today, language);
  if (!digest.says_something() && !opened.settings.alert_always) return std::nullopt;
  const reports::LetterText text = reports::digest_letter(digest, language);
  const calendar::UtcTime at = now();
  mail::Message message;
  message.id = mail::make_id(random_bytes(16), organiser.address);
  message.date = at;
  message.from = message.to = {organiser.name, organiser.address};
  message.subject = text.subject;
  message.plain = text.plain;
  message.html = text.html;
  const std::string domain = organiser.address.substr(organiser.address.rfind('@') + 1);
  message.headers = {
      {"Auto-Submitted", "auto-generated"},
      {"List-Id", "<gouvernail." + domain + ">"},
      {"List-Unsubscribe", "<mailto:" + organiser.address + "?subject=unsubscribe>"}};
  store::OutgoingMail mail;
  mail.kind = "alert";
  mail.subject = "digest";
  mail.revision = week_name(today);
  mail.sender = mail.recipient = organiser.address;
  if (const auto* person = opened.people.find_address(organiser.address)) mail.person = person->key;
  mail.message_id = message.id;
  mail.message = mail::compose(message);
  mail.queued_at = mail.changed_at = mail.due_at = at;
  return mail;
}

bool queue_alert(Opened& opened, const store::OutgoingMail& mail) {
  return record(opened, {store::QueueMail{mail}}).changed > 0;
}

}  // namespace gouvernail::app
