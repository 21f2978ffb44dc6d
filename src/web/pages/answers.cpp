// SPDX-License-Identifier: MPL-2.0
// Answers to invitations: what somebody has to decide, and who comes to what is ahead.
#include "app/answers.h"

#include <charconv>

#include "app/decide_answer.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "reports/waiting_words.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

// Another day that is accepted moves the meeting, and asks everybody anew; of one that is cancelled
// nothing can be accepted.
base::Message accept_words(const reports::WaitingAnswer& waiting) {
  if (waiting.doubt == records::Doubt::returned) return msg("It did not arrive");
  if (waiting.cancelled) return {};
  return waiting.start ? msg("Move the meeting to {}", calendar::arg(waiting.start->day))
                       : msg("Accept the answer");
}

View waiting_view(const reports::WaitingAnswer& waiting, const app::Opened& opened,
                  const Visit& visit) {
  // Whose it is, is asked where several read that address.
  std::vector<View> sharing;
  const bool several = waiting.sharing.size() > 1 && waiting.doubt != records::Doubt::returned;
  for (const std::string& key : several ? waiting.sharing : std::vector<std::string>{}) {
    const governance::Person* person = opened.people->find(key);
    sharing.emplace_back()
        .text("key", key)
        .text("name", person != nullptr && !person->name.empty() ? person->name : key);
  }
  const bool aside = waiting.cancelled || waiting.doubt == records::Doubt::returned;
  View view;
  view.text("number", std::to_string(waiting.number))
      .text("title", visit.say(msg("{0}, {1}", waiting.title, calendar::arg(waiting.day))))
      .text("reason", visit.say(reports::waiting_words(waiting, visit.language)))
      .text("comment", waiting.comment)
      .text("accept_words", visit.say(accept_words(waiting)))
      .text("refuse_words",
            visit.say(aside ? msg("Set the answer aside") : msg("Refuse the answer")))
      .list("sharing", std::move(sharing));
  return view;
}

http::Response show_answers(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  View view = begin_page(visit, visit.say(msg("Answers")));
  add_problem(view, visit, problem);
  add_hidden(view, visit, opened.revision);
  std::vector<View> waiting;
  for (const reports::WaitingAnswer& one : app::waiting_answers(opened)) {
    waiting.push_back(waiting_view(one, opened, visit));
  }
  std::vector<View> ahead;
  for (const reports::MeetingAnswers& meeting : app::answers_ahead(opened, visit.today())) {
    std::int64_t come = 0;
    std::int64_t silent = 0;
    for (const reports::PersonAnswer& person : meeting.persons) {
      const bool comes = person.answer == governance::Answer::accepted ||
                         person.answer == governance::Answer::delegated;
      if (person.out_of_date || person.answer == governance::Answer::needs_action) {
        ++silent;
      } else if (comes) {
        ++come;
      }
    }
    ahead.emplace_back()
        .text("address", "/reunions/" + http::percent_encoded(meeting.uid))
        .text("title", visit.say(msg("{0}, {1}", meeting.title, calendar::arg(meeting.day))))
        .text("count", visit.say(msg("{0} of {1} come, {2} without an answer", come,
                                     static_cast<std::int64_t>(meeting.persons.size()), silent)))
        .text("forecast", visit.say(meeting.forecast));
  }
  reports::add_words(view,
                     {{"waiting_title", msg("To be decided")}, {"ahead_title", msg("Who comes")}},
                     visit.language);
  const bool mailbox = opened.settings->connections.answers.has_value();
  view.text("read_words", mailbox ? visit.say(msg("Read the answers that came")) : "")
      .text("no_mailbox",
            mailbox ? ""
                    : visit.say(msg("No mailbox is set: note the answers that came on the page of "
                                    "the meeting.")))
      .text("nothing",
            waiting.empty() && ahead.empty()
                ? visit.say(msg("Nobody was invited by mail from here to a meeting ahead."))
                : "")
      .block("waiting", std::move(waiting))
      .block("ahead", std::move(ahead));
  return show("answers.mustache", view, problem == nullptr ? 200 : problem->status);
}

}  // namespace

http::Response answers(Visit& visit) { return show_answers(visit, nullptr); }

http::Response read_answers(Visit& visit) {
  Change change;
  change.then = "/reponses";
  change.once = true;
  change.act = [&](app::Opened& opened) {
    const app::Taken taken = app::take_mailbox(opened, app::mailbox_of(opened));
    Note note{msg("{0} new {0:answer|answers}, {1} to be decided.", std::int64_t{taken.recorded},
                  std::int64_t{taken.waiting})};
    for (std::string& line : problem_of(base::bad_files({}, taken.diagnostics), visit).lines) {
      note.remarks.push_back(msg("{}", std::move(line)));
    }
    return note;
  };
  return make_change(visit, change,
                     [&](const Problem& problem) { return show_answers(visit, &problem); });
}

http::Response decide_answer(Visit& visit) {
  app::DecideAnswer request;
  const std::string number = visit.form.text("number");
  std::from_chars(number.data(), number.data() + number.size(), request.number);
  request.accept = visit.form.text("decision") == "accept";
  for (const auto& [name, value] : visit.form.fields()) {
    if (name == "person") request.persons.push_back(value);
  }
  Change change;
  change.then = "/reponses";
  change.act = [&](app::Opened& opened) {
    const app::Decided decided = app::decide(opened, request, visit.today());
    Note note{decided.done, decided.remarks};
    note.remarks.insert(note.remarks.end(), decided.behind.begin(), decided.behind.end());
    return note;
  };
  return make_change(visit, change,
                     [&](const Problem& problem) { return show_answers(visit, &problem); });
}

}  // namespace gouvernail::web
