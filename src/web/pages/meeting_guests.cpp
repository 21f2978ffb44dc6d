// SPDX-License-Identifier: MPL-2.0
#include "web/pages/meeting_guests.h"

#include <algorithm>
#include <optional>

#include "app/answers.h"
#include "app/remind.h"
#include "app/sending/guests.h"
#include "base/mail_status.h"
#include "governance/convention.h"
#include "governance/people.h"
#include "http/form.h"
#include "http/route.h"
#include "reports/answers_text.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/pages/meeting_parts.h"

namespace gouvernail::web {
namespace {

using base::msg;
using governance::Meeting;
using reports::PersonAnswer;
using reports::View;

base::Message answer_word(governance::Answer answer) {
  using governance::Answer;
  switch (answer) {
    case Answer::accepted:
      return msg("comes");
    case Answer::declined:
      return msg("does not come");
    case Answer::delegated:
      return msg("is represented");
    case Answer::tentative:
      return msg("perhaps");
    case Answer::needs_action:
      return msg("has not answered");
  }
  return {};
}

std::optional<reports::MeetingAnswers> answers_to(const Meeting& meeting, const app::Opened& opened,
                                                  calendar::Day today) {
  for (reports::MeetingAnswers& ahead : app::answers_ahead(opened, today)) {
    if (ahead.uid == meeting.uid) return std::move(ahead);
  }
  return std::nullopt;
}

std::string moment(const calendar::LocalTime& time, const Visit& visit) {
  return visit.say(msg("{0:short}, {1}", calendar::arg(time.day), visit.language.time(time.time)));
}

// What became of the invitation that he was mailed, of a session of that day.
std::string mail_words(const app::GuestMail& mail, calendar::Day meeting, const Visit& visit) {
  switch (mail.state) {
    case records::MailState::sent:
      if (mail.told_before && !mail.cancels) {
        return visit.say(
            *mail.told_before == meeting
                ? msg("sent for another hour of that day; to be told of the change")
                : msg("sent for {0}; to be told of the change", calendar::arg(*mail.told_before)));
      }
      return visit.say(mail.cancels ? msg("told that it is off, {}", moment(mail.since, visit))
                                    : msg("sent, {}", moment(mail.since, visit)));
    case records::MailState::refused:
      return visit.say(
          mail.reply > 0
              ? msg("refused by a server (code {0}), {1}: correct the "
                    "address",
                    base::mail_status_text(mail.reply), moment(mail.since, visit))
              : msg("refused by a server, {}: correct the address", moment(mail.since, visit)));
    case records::MailState::pending:
    case records::MailState::sending:
    case records::MailState::superseded:
      break;
  }
  return visit.say(msg("waits to be sent again"));
}

// The way to remind those who are silent; or that they were today.
void add_reminding(View& part, const Meeting& meeting, const app::Opened& opened,
                   const Visit& visit) {
  const auto silent =
      static_cast<std::int64_t>(app::silent_guests(opened, meeting, visit.today()).size());
  const bool mails = opened.settings->connections.mail.has_value();
  const bool done = app::was_reminded(opened, meeting.uid, visit.today());
  part.text("silent", silent == 0 || !mails ? ""
                      : done
                          ? visit.say(msg("{0} {0:guest has|guests have} not answered; they were "
                                          "reminded today.",
                                          silent))
                          : visit.say(msg("{0} {0:guest has|guests have} not answered.", silent)))
      .text("remind_words", silent == 0 || !mails || done
                                ? ""
                                : visit.say(msg("Remind {0} {0:guest|guests}", silent)));
}

}  // namespace

std::string said_by(const PersonAnswer& person, const app::Opened& opened, const Visit& visit) {
  if (person.to_be_told) return visit.say(msg("an answer waits: whose is it?"));
  if (person.answer == governance::Answer::needs_action) return "";
  std::string words = visit.say(answer_word(person.answer));
  if (person.answer == governance::Answer::delegated && !person.delegate.empty()) {
    words = visit.say(msg("is represented by {}", person_name(person.delegate, opened.people)));
  }
  return person.out_of_date ? visit.say(msg("{0} (answered before the change)", words)) : words;
}

std::string mail_to(const governance::Person* person,
                    const std::map<std::string, app::GuestMail>& mails, calendar::Day meeting,
                    const Visit& visit) {
  if (person == nullptr || person->address.empty()) return visit.say(msg("no address"));
  const auto its = mails.find(governance::address_key(person->address));
  return its == mails.end() ? "–" : mail_words(its->second, meeting, visit);
}

void add_guests(View& view, const Meeting& meeting, const app::Opened& opened, const Visit& visit) {
  const app::Answers answers = app::standing_answers(opened);
  const auto ahead = answers_to(meeting, opened, visit.today());
  const auto mails = app::mails_to_guests(opened, meeting);
  std::vector<View> rows;
  for (const app::Guest& guest : app::guests_of(meeting, opened, answers)) {
    std::string answer;
    if (ahead) {
      const auto its = std::ranges::find(ahead->persons, guest.person, &PersonAnswer::person);
      if (its != ahead->persons.end()) answer = said_by(*its, opened, visit);
    }
    rows.emplace_back()
        .text("person", person_name(guest.person, opened.people))
        .text("role", guest.role.empty() ? visit.say(msg("in another's place"))
                                         : reports::role_name(opened.rules->convention, guest.role,
                                                              visit.language))
        .text("mail", mails.empty()
                          ? ""
                          : mail_to(opened.people->find(guest.person), mails, meeting.day, visit))
        .text("answer", answer.empty() ? "–" : answer)
        .text("key", http::percent_encoded(guest.person));
  }
  View part;
  reports::add_words(part,
                     {{"guests_title", msg("Guests")},
                      {"person_column", msg("Person")},
                      {"role_column", msg("Function")},
                      {"answer_column", msg("Answer")},
                      {"answer_words", msg("Note one")}},
                     visit.language);
  add_reminding(part, meeting, opened, visit);
  part.text("mail_column", mails.empty() ? "" : visit.say(msg("Mail")));
  const bool nobody = rows.empty();
  part.text("forecast", ahead ? visit.say(ahead->forecast) : "")
      .text("none", nobody ? visit.say(msg("Nobody sits in this body on that day: there is nobody "
                                           "to invite."))
                           : "")
      .block("table", std::move(rows))
      .text("base", address_of(meeting));
  view.part("guests", std::move(part));
}

void leave_out_guests(View& view) { view.flag("guests", false); }

}  // namespace gouvernail::web
