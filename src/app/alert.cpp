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

// When the last digest was made that went before this week's, so that what a lost week brought is
// told of; none when none went.
std::optional<calendar::UtcTime> last_told(const Opened& opened, calendar::Day today) {
  if (!opened.database) return std::nullopt;
  std::optional<calendar::UtcTime> told;
  const calendar::Day monday = calendar::monday_of_week(today);
  for (const store::OutgoingMail& mail : opened.database->outbox()) {
    // In the order in which they were queued: the last one counts.
    if (mail.kind == "alert" && mail.subject == "digest" && mail.state == store::MailState::sent &&
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
  return reports::digest(report, told_before(opened, today), language);
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
