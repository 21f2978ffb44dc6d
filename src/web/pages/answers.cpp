// SPDX-License-Identifier: MPL-2.0
// Answers to invitations: what somebody has to decide, and who comes to what is ahead.
#include "app/answers.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "app/decide_answer.h"
#include "app/sending/guests.h"
#include "app/try_meeting.h"
#include "app/workspace/person_names.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "reports/waiting_words.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/pages/touched.h"
#include "web/sent_file.h"

namespace gouvernail::web {
namespace {

using app::person_name;
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

// "Madame Martin (martin@example.org)", or the address of nobody known.
std::string writer(const std::string& address, const app::Opened& opened, const Visit& visit) {
  std::vector<std::string> names;
  for (const governance::Person* person : opened.people->at_address(address)) {
    if (!person->name.empty()) names.push_back(person->name);
  }
  if (names.empty()) return address;
  return visit.say(msg("{0} ({1})", visit.language.list(names), address));
}

// Why it waits; what is written in words stands below it, once.
base::Message reason_words(reports::WaitingAnswer waiting, const app::Opened& opened,
                           const Visit& visit) {
  const std::string who = writer(waiting.attendee, opened, visit);
  if (waiting.doubt == records::Doubt::unbound) {
    return msg("{0} writes, in answer to no mail from here:", who);
  }
  if (waiting.doubt == records::Doubt::text) {
    return waiting.cancelled ? msg("{0} writes; the meeting is cancelled:", who)
                             : msg("{0} writes:", who);
  }
  if (!waiting.sender.empty()) waiting.sender = writer(waiting.sender, opened, visit);
  if (waiting.doubt != records::Doubt::shared) waiting.attendee = who;
  for (std::string& key : waiting.sharing) key = person_name(key, opened.people);
  return reports::waiting_words(waiting, visit.language);
}

// It was given to an invitation for another day.
base::Message about_words(const reports::WaitingAnswer& waiting) {
  if (!waiting.about || waiting.cancelled) return {};
  return msg(
      "It answers the invitation for {0}; the meeting was moved to {1} since. What is noted of it "
      "counts for the day before.",
      calendar::arg(*waiting.about), calendar::arg(waiting.day));
}

struct Reading {
  const char* decision;  // in the form
  governance::Answer says;
  base::Message words;
};
std::vector<Reading> readings() {
  return {{"yes", governance::Answer::accepted, msg("Comes")},
          {"no", governance::Answer::declined, msg("Does not come")},
          {"maybe", governance::Answer::tentative, msg("Perhaps")}};
}

// What may be decided of it.
std::vector<View> decisions(const reports::WaitingAnswer& waiting, const Visit& visit) {
  std::vector<View> views;
  const bool words = records::is_in_words(waiting.doubt);
  const auto add = [&](const char* value, const base::Message& label, bool second) {
    views.emplace_back()
        .text("value", value)
        .text("words", visit.say(label))
        .flag("second", second)
        .flag("refuses", std::string_view(value) == "refuse");
  };
  if (words && !waiting.cancelled) {
    for (const Reading& one : readings()) add(one.decision, one.words, false);
  } else if (!waiting.cancelled || waiting.doubt == records::Doubt::returned) {
    add("accept", accept_words(waiting), false);
  }
  add("refuse",
      words                                                            ? msg("This is no answer")
      : waiting.cancelled || waiting.doubt == records::Doubt::returned ? msg("Set the answer aside")
                                                                       : msg("Refuse the answer"),
      true);
  return views;
}

// Whose it is, is asked where several read that address…
std::vector<View> those_sharing(const reports::WaitingAnswer& waiting, const app::Opened& opened) {
  std::vector<View> sharing;
  const bool is_mail = waiting.doubt == records::Doubt::returned;  // that came back
  if (waiting.sharing.size() < 2 || waiting.start || is_mail) return sharing;
  for (const std::string& key : waiting.sharing) {
    sharing.emplace_back().text("key", key).text("name", person_name(key, opened.people));
  }
  return sharing;
}

// … and where it is nobody's that is known: one of the guests.
std::vector<View> those_invited(const reports::WaitingAnswer& waiting, const app::Opened& opened) {
  std::vector<View> guests;
  const bool is_mail = waiting.doubt == records::Doubt::returned;
  if (!waiting.sharing.empty() || waiting.start || waiting.cancelled || is_mail) return guests;
  const governance::Meeting* meeting = opened.history->meeting(waiting.uid);
  if (!meeting) return guests;
  for (const app::Guest& guest : app::guests_of(*meeting, opened)) {
    guests.emplace_back()
        .text("key", guest.person)
        .text("name", person_name(guest.person, opened.people));
  }
  return guests;
}

// Where it is not said which session it is about: all that it may be.
std::vector<View> those_meant(const reports::WaitingAnswer& waiting, const Visit& visit) {
  std::vector<View> sessions;
  if (waiting.others.empty()) return sessions;
  const auto add = [&](const std::string& uid, const base::LocalizedText& title,
                       calendar::Day day) {
    sessions.emplace_back()
        .text("uid", uid)
        .text("name", visit.say(msg("{0}, {1}", title, calendar::arg(day))));
  };
  add(waiting.uid, waiting.title, waiting.day);
  for (const reports::PossibleSession& one : waiting.others) add(one.uid, one.title, one.day);
  return sessions;
}

// What answers no mail stands at one of the sessions that it may be about; where that is cancelled,
// at the first that is not.
reports::WaitingAnswer at_standing(reports::WaitingAnswer waiting, const app::Opened& opened) {
  std::erase_if(waiting.others, [&](const reports::PossibleSession& one) {
    const governance::Meeting* meeting = opened.history->meeting(one.uid);
    return meeting == nullptr || meeting->status == governance::MeetingStatus::cancelled;
  });
  if (!waiting.cancelled || waiting.others.empty()) return waiting;
  const reports::PossibleSession first = waiting.others.front();
  waiting.others.erase(waiting.others.begin());
  waiting.uid = first.uid;
  waiting.title = first.title;
  waiting.day = first.day;
  waiting.about.reset();
  waiting.cancelled = false;
  return waiting;
}

View waiting_view(const reports::WaitingAnswer& waiting, const app::Opened& opened,
                  const Visit& visit) {
  View view;
  view.text("number", std::to_string(waiting.number))
      .text("address", "/reunions/" + http::percent_encoded(waiting.uid))
      .text("title", visit.say(msg("{0}, {1}", waiting.title, calendar::arg(waiting.day))))
      .text("reason", visit.say(reason_words(waiting, opened, visit)))
      .text("about", visit.say(about_words(waiting)))
      .text("comment", waiting.comment)
      .text("look_words",
            waiting.start && !waiting.cancelled ? visit.say(msg("See what that changes")) : "")
      .list("decisions", decisions(waiting, visit))
      .list("sharing", those_sharing(waiting, opened))
      .block("guests", those_invited(waiting, opened))
      .block("meant", those_meant(waiting, visit))
      .flag("touched", false);
  return view;
}

// The number of the answer that a form is about; 0: none.
std::int64_t number_of(const Visit& visit) {
  std::int64_t number = 0;
  const std::string text = visit.form.text("number");
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Who comes to a session ahead.
View ahead_view(const reports::MeetingAnswers& meeting, const Visit& visit) {
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
  View view;
  view.text("address", "/reunions/" + http::percent_encoded(meeting.uid))
      .text("title", visit.say(msg("{0}, {1}", meeting.title, calendar::arg(meeting.day))))
      .text("count", visit.say(msg("{0} of {1} come, {2} without an answer", come,
                                   static_cast<std::int64_t>(meeting.persons.size()), silent)))
      .text("forecast", visit.say(meeting.forecast));
  return view;
}

http::Response show_answers(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  View view = begin_page(visit, visit.say(msg("Answers")));
  add_problem(view, visit, problem);
  add_hidden(view, visit, opened.revision);
  std::vector<View> waiting;
  for (const reports::WaitingAnswer& one : app::waiting_answers(opened)) {
    waiting.push_back(waiting_view(at_standing(one, opened), opened, visit));
    if (problem != nullptr || !is_tried(visit) || one.number != number_of(visit)) continue;
    waiting.back().part(
        "touched",
        touched_view(app::try_meeting(opened, app::AcceptProposal{one.number}, visit.today()),
                     opened, visit));
  }
  std::vector<View> ahead;
  for (const reports::MeetingAnswers& meeting : app::answers_ahead(opened, visit.today())) {
    ahead.push_back(ahead_view(meeting, visit));
  }
  reports::add_words(
      view,
      {{"waiting_title", msg("To be decided")},
       {"ahead_title", msg("Who comes")},
       {"whose_words", msg("Whose answer it is")},
       {"meant_words", msg("Which meeting it is about")},
       {"drop_title", msg("Drop an answer")},
       {"drop_label", msg("Files (.ics or .eml)")},
       {"drop_hint", msg("An answer saved from the mail program: the mail itself, or "
                         "the calendar that it carries.")},
       {"drop_words", msg("Take the answers")}},
      visit.language);
  const bool mailbox = opened.settings->connections.answers.has_value();
  view.text("drop_open", mailbox ? "" : "open");
  view.text("read_words", mailbox ? visit.say(msg("Read the answers that came")) : "")
      .text("no_mailbox",
            mailbox
                ? ""
                : visit.say(msg("No mailbox is set: drop the answers that came here, or note them "
                                "on the page of the meeting.")))
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

namespace {

// What came of answers that were taken.
Note note_of_taken(const app::Taken& taken, const Visit& visit) {
  Note note{msg("{0} new {0:answer|answers}, {1} to be decided.", std::int64_t{taken.recorded},
                std::int64_t{taken.waiting})};
  const auto add = [&](int count, base::Message what) {
    if (count > 0) note.remarks.push_back(std::move(what));
  };
  add(taken.repeated, msg("{0} {0:was|were} known already.", std::int64_t{taken.repeated}));
  add(taken.overtaken, msg("{0} {0:does|do} not count, as another answer of the same person does.",
                           std::int64_t{taken.overtaken}));
  add(taken.strangers, msg("{0} {0:mail is|mails are} from persons who are not known here: read "
                           "{0:it|them} in the mailbox.",
                           std::int64_t{taken.strangers}));
  add(taken.bounced,
      msg("{0} {0:mail|mails} of ours did not arrive.", std::int64_t{taken.bounced}));
  add(taken.delayed,
      msg("{0} {0:mail|mails} of ours may still arrive.", std::int64_t{taken.delayed}));
  add(taken.unsent, msg("{0} {0:report tells|reports tell} of a mail that did not arrive and that "
                        "was not sent from here.",
                        std::int64_t{taken.unsent}));
  Problem problem = problem_of(base::bad_files({}, taken.diagnostics), visit);
  for (std::vector<std::string>* lines : {&problem.lines, &problem.notices}) {
    for (std::string& line : *lines) note.remarks.push_back(msg("{}", std::move(line)));
  }
  return note;
}

}  // namespace

http::Response read_answers(Visit& visit) {
  Change change;
  change.then = "/reponses";
  change.once = true;
  change.act = [&](app::Opened& opened) {
    return note_of_taken(app::take_mailbox(opened, app::mailbox_of(opened)), visit);
  };
  return make_change(visit, change,
                     [&](const Problem& problem) { return show_answers(visit, &problem); });
}

http::Response drop_answers(Visit& visit) {
  Change change;
  change.then = "/reponses";
  change.act = [&](app::Opened& opened) {
    const http::Upload& file = need_upload(visit.form, "file");
    const app::Taken taken = app::take_answers(opened, {{file.name, file.bytes}});
    Note note = note_of_taken(taken, visit);
    const bool nothing = taken.recorded + taken.waiting + taken.repeated + taken.overtaken +
                             taken.bounced + taken.delayed ==
                         0;
    if (nothing && taken.diagnostics.empty() && taken.unsent == 0) {
      note.remarks.push_back(msg("This file holds no answer to a meeting of here."));
    }
    note.trouble = nothing;
    return note;
  };
  return make_change(visit, change,
                     [&](const Problem& problem) { return show_answers(visit, &problem); });
}

http::Response decide_answer(Visit& visit) {
  if (is_tried(visit)) {
    try {
      return show_answers(visit, nullptr);
    } catch (const base::Failure& failure) {
      const Problem problem = problem_of(failure, visit);
      return show_answers(visit, &problem);
    }
  }
  app::DecideAnswer request;
  request.number = number_of(visit);
  const std::string decision = visit.form.text("decision");
  request.accept = decision == "accept";
  for (const Reading& one : readings()) {
    if (decision != one.decision) continue;
    request.accept = true;
    request.says = one.says;
  }
  request.meeting = visit.form.text("session");
  for (const auto& [name, value] : visit.form.fields()) {
    const bool told = name == "person" && !value.empty() && request.accept;
    if (told) request.persons.push_back(value);
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
