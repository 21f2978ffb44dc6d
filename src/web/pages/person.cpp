// SPDX-License-Identifier: MPL-2.0
// One person: what they hold, to what they are invited, what they answered, where they are written
// to.
#include <algorithm>
#include <optional>

#include "app/answers.h"
#include "app/seats.h"
#include "app/sending/guests.h"
#include "base/mail_address.h"
#include "base/mail_status.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "records/outbox.h"
#include "records/workspace.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "web/page.h"
#include "web/pages/meeting_guests.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"
#include "web/pages/person_parts.h"

namespace gouvernail::web {
namespace {

using base::msg;
using governance::Meeting;
using reports::View;

// Of whoever stands in people.toml, or holds a seat without standing there.
governance::Person person_at(const app::Opened& opened, const std::string& key) {
  if (const governance::Person* known = opened.people->find(key)) return *known;
  const auto& seats = opened.history->seats;
  if (std::ranges::count(seats, key, &governance::Seat::person) == 0) throw NotFound{};
  return {key, "", "", ""};
}

class PersonPage {
 public:
  PersonPage(const app::Opened& opened, const Visit& visit)
      : opened_(opened),
        visit_(visit),
        convention_(*opened.rules->convention),
        person_(person_at(opened, visit.parts.front())) {}

  View fill() const {
    View view = begin_page(visit_, person_name(person_.key, opened_.people));
    reports::add_words(view,
                       {{"all_persons", msg("Persons and seats")},
                        {"steps_title", msg("What can be done")},
                        {"seats_title", msg("Seats")},
                        {"former_title", msg("Seats of before")},
                        {"role_column", msg("Function")},
                        {"since_column", msg("Since")},
                        {"end_words", msg("End")},
                        {"bodies_title", msg("Bodies to which they are invited")},
                        {"ahead_title", msg("Next meetings")},
                        {"day_column", msg("Day")},
                        {"body_column", msg("Body")},
                        {"mail_column", msg("Mail")},
                        {"answer_column", msg("Answer")},
                        {"answer_words", msg("Note one")}},
                       visit_.language);
    facts(view);
    seats(view);
    bodies(view);
    ahead(view);
    steps(view);
    return view;
  }

 private:
  std::string say(const base::Message& message) const { return visit_.say(message); }

  void facts(View& view) const {
    std::vector<View> rows;
    const auto fact = [&](const base::Message& what, const std::string& value,
                          const std::string& trouble = "") {
      if (value.empty()) return;
      rows.emplace_back().text("what", say(what)).text("value", value).text("trouble", trouble);
    };
    fact(msg("Party"), person_.party.empty()
                           ? ""
                           : reports::party_name(convention_, person_.party, visit_.language));
    const auto mails = last_mails(opened_, visit_);
    const auto last = mails.find(governance::address_key(person_.address));
    const bool told = !person_.address.empty() && last != mails.end();
    const bool refused = told && last->second.refused;
    fact(msg("Mail address"),
         person_.address.empty() ? say(msg("none: no mail reaches them")) : person_.address,
         address_trouble());
    if (told) fact(msg("Last mail"), refused ? "✗" : "✓", "");
    if (told) {
      rows.back().text("value", refused ? "" : last->second.words);
      rows.back().text("trouble", refused ? last->second.words : "");
    } else if (!person_.address.empty()) {
      fact(msg("Last mail"), say(msg("nothing was sent to this address yet")));
    }
    std::string others;
    for (const std::string& alias : person_.aliases) others += (others.empty() ? "" : ", ") + alias;
    fact(msg("Answers also from"), others);
    fact(msg("Short name"), person_.key);
    view.list("facts", std::move(rows));
  }

  std::string address_trouble() const {
    if (person_.address.empty()) return "";
    if (!base::can_be_written_to(person_.address)) {
      return say(base::why_not_written_to(person_.address));
    }
    base::MessageList others;
    for (const governance::Person* one : opened_.people->at_address(person_.address)) {
      if (one->key != person_.key)
        others.push_back(msg("{}", person_name(one->key, opened_.people)));
    }
    return others.empty() ? "" : say(msg("shared with {}", others));
  }

  void seats(View& view) const {
    std::vector<View> held;
    std::vector<std::string> former;
    for (const app::HeldSeat& one : app::list_seats(opened_, {visit_.today(), true})) {
      if (one.seat.person != person_.key) continue;
      const std::string role = reports::role_name(convention_, one.seat.role, visit_.language);
      const std::string since = one.seat.until
                                    ? visit_.language.days({one.seat.from, *one.seat.until})
                                    : visit_.language.plain_day(one.seat.from);
      if (one.seat.until && *one.seat.until < visit_.today()) {
        former.push_back(role);
        former.back().append(", ").append(since);
        continue;
      }
      held.emplace_back()
          .text("role", role)
          .text("since", since)
          .text("end_address",
                person_form("/personnes/fin", {{"role", one.seat.role}, {"person", person_.key}}));
    }
    view.text("no_seat", held.empty() ? say(msg("No seat: they are invited to nothing.")) : "")
        .block("seats", std::move(held))
        .block("former", std::move(former));
  }

  void bodies(View& view) const {
    std::vector<View> rows;
    for (const governance::Body& body : convention_.bodies) {
      if (body.act || !invites(body, visit_.today())) continue;
      rows.emplace_back()
          .text("body", visit_.say(body.name))
          .text("address", person_form("/reunions", {{"instance", body.id}}));
    }
    view.block("bodies", std::move(rows));
  }

  bool invites(const governance::Body& body, calendar::Day day) const {
    const auto guests =
        governance::invited(body, day, opened_.history->seats, opened_.people, convention_);
    return std::ranges::count(guests, person_.key, &governance::Guest::person) > 0;
  }

  void ahead(View& view) const {
    const app::Answers answers = app::standing_answers(opened_);
    const auto asked = app::answers_ahead(opened_, visit_.today());
    std::vector<const Meeting*> meetings;
    for (const Meeting& meeting : opened_.history->meetings) {
      if (!governance::is_ahead(meeting, visit_.today()) || convention_.is_act(meeting.body)) {
        continue;
      }
      const auto guests = app::guests_of(meeting, opened_, answers);
      if (std::ranges::count(guests, person_.key, &app::Guest::person) > 0) {
        meetings.push_back(&meeting);
      }
    }
    std::ranges::sort(
        meetings, [](const Meeting* a, const Meeting* b) { return reports::comes_first(*a, *b); });
    std::vector<View> rows;
    for (const Meeting* meeting : meetings) rows.push_back(row(*meeting, asked));
    view.text("nothing_ahead",
              rows.empty() ? say(msg("No meeting to which they are invited is planned.")) : "")
        .block("ahead", std::move(rows));
  }

  View row(const Meeting& meeting, const std::vector<reports::MeetingAnswers>& asked) const {
    const governance::Body* body = convention_.body(meeting.body);
    std::string answer;
    for (const reports::MeetingAnswers& one : asked) {
      if (one.uid != meeting.uid) continue;
      const auto its = std::ranges::find(one.persons, person_.key, &reports::PersonAnswer::person);
      if (its == one.persons.end()) continue;
      answer = said_by(*its, opened_, visit_);
      if (answer.empty()) answer = say(msg("has not answered"));
    }
    const auto mails = app::mails_to_guests(opened_, meeting);
    const auto query = http::query_of({{"personne", person_.key}});
    View view;
    view.text("day", meeting_time(meeting, governance::usual_length(body), visit_.language))
        .text("address", address_of(meeting))
        .text("body", reports::body_name(convention_, meeting.body, visit_.language))
        .text("mail", mails.empty()
                          ? "–"
                          : mail_to(opened_.people->find(person_.key), mails, meeting.day, visit_))
        .text("answer", answer.empty() ? "–" : answer)
        .text("answer_address", address_of(meeting) + "/reponse?" + query);
    return view;
  }

  void steps(View& view) const {
    std::vector<View> steps;
    const auto step = [&](const char* path, const base::Message& label) {
      steps.emplace_back()
          .text("address", person_form(path, {{"person", person_.key}}))
          .text("label", say(label));
    };
    if (opened_.people->find(person_.key)) {
      step("/personnes/modifier", msg("Correct the name or the address"));
    }
    const auto held = app::list_seats(opened_, {visit_.today(), false});
    const bool sits = std::ranges::any_of(
        held, [&](const app::HeldSeat& one) { return one.seat.person == person_.key; });
    if (sits) step("/personnes/remplacer", msg("Replace by…"));
    step("/personnes/nommer", msg("Appoint to a seat"));
    step("/personnes/agenda", msg("Diary"));
    step("/personnes/detenu", msg("What is held about them"));
    view.list("steps", std::move(steps));
  }

  const app::Opened& opened_;
  const Visit& visit_;
  const governance::Convention& convention_;
  governance::Person person_;
};

}  // namespace

std::string person_form(const char* path,
                        const std::vector<std::pair<std::string, std::string>>& fields) {
  return std::string(path) + "?" + http::query_of(fields);
}

std::string person_address(const std::string& key) {
  return "/personnes/fiche/" + http::percent_encoded(key);
}

std::map<std::string, LastMail> last_mails(const app::Opened& opened, const Visit& visit) {
  using records::MailState;
  std::map<std::string, LastMail> last;
  for (const records::OutgoingMail& mail : opened.database->outbox()) {
    if (mail.state == MailState::superseded) continue;
    const calendar::LocalTime at = calendar::to_paris(mail.changed_at);
    const std::string when =
        visit.say(msg("{0:short}, {1}", calendar::arg(at.day), visit.language.time(at.time)));
    LastMail one;
    one.refused = mail.state == MailState::refused;
    const base::Message words =
        one.refused ? mail.reply > 0 ? msg("refused by a server (code {0}), {1}: correct the "
                                           "address",
                                           base::mail_status_text(mail.reply), when)
                                     : msg("refused by a server, {}: correct the address", when)
        : mail.state == MailState::sent ? msg("left, {}", when)
                                        : msg("waits to leave, since {}", when);
    one.words = visit.say(words);
    last[governance::address_key(mail.recipient)] = std::move(one);
  }
  return last;
}

http::Response person(Visit& visit) {
  return show("person.mustache", PersonPage(visit.open(), visit).fill());
}

}  // namespace gouvernail::web
