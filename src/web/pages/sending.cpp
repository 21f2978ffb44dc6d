// SPDX-License-Identifier: MPL-2.0
// The invitation exactly as it will leave, to whom, and the one button that sends it.
#include "web/pages/sending.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include "app/deliver_mail.h"
#include "app/export_invitations.h"
#include "app/queue_invitations.h"
#include "app/send_documents.h"
#include "app/sending/due_invitations.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/mailing_text.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/jobs.h"
#include "web/page.h"
#include "web/pages/job_page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

app::MailingChoice choice_of(const std::string& uid) { return {"", false, {uid}}; }

}  // namespace

std::vector<View> letter_views(const std::vector<app::Letter>& letters, const Visit& visit) {
  std::vector<View> views;
  for (const app::Letter& letter : letters) {
    std::string head = letter.to.empty()
                           ? letter.mail.recipient
                           : visit.say(msg("{0} ({1})", letter.to, letter.mail.recipient));
    if (letter.again) head += " · " + visit.say(msg("refused by a server before"));
    views.emplace_back().text("to", head).text("subject", letter.subject).text("text", letter.text);
  }
  return views;
}

namespace {

base::Message lead_of(std::int64_t count, bool mails, bool off, bool invites_alone) {
  if (count == 0) return msg("Nobody is to be written to: there is nothing new.");
  if (!mails) return msg("{0} {0:mail|mails} would leave:", count);
  if (off) {
    return msg(
        "{0} {0:mail|mails} will leave, and take the meeting out of the calendar of each. Nothing "
        "leaves before you press the button.",
        count);
  }
  if (!invites_alone) return all_leave_words(count);
  return msg(
      "{0} {0:mail|mails} will leave, with the invitation for the calendar of each. Nothing leaves "
      "before you press the button.",
      count);
}

}  // namespace

std::int64_t waiting_mails(const app::Opened& opened, const std::string& uid) {
  const auto outbox = opened.database->outbox();
  return std::ranges::count_if(outbox, [&](const records::OutgoingMail& mail) {
    return records::is_leaving(mail.state) && (uid.empty() || mail.subject == uid);
  });
}

namespace {

struct Waiting {
  std::int64_t mails = 0;
  std::vector<std::string> names;  // each once, in the order in which the mails were made
};

// Mails of that meeting, or of all else.
Waiting waiting_for(const app::Opened& opened, const std::string& uid, bool its_own) {
  Waiting all;
  for (const records::OutgoingMail& mail : opened.database->outbox()) {
    if (!records::is_leaving(mail.state) || (mail.subject == uid) != its_own) continue;
    ++all.mails;
    std::string name =
        mail.person.empty() ? mail.recipient : person_name(mail.person, opened.people);
    if (std::ranges::count(all.names, name) == 0) all.names.push_back(std::move(name));
  }
  return all;
}

}  // namespace

std::vector<std::string> waiting_remarks(const app::Opened& opened, const std::string& uid,
                                         bool any_leave, const Visit& visit) {
  std::vector<std::string> remarks;
  const Waiting own = waiting_for(opened, uid, true);
  if (own.mails > 0) {
    remarks.push_back(visit.say(
        msg("{0} {0:mail|mails} of this meeting {0:waits|wait} since a sending that did not end, "
            "for {1}.",
            own.mails, visit.language.list(own.names))));
  }
  std::string others = any_leave ? others_leave_words(opened, uid, visit) : "";
  if (!others.empty()) remarks.push_back(std::move(others));
  return remarks;
}

std::string others_leave_words(const app::Opened& opened, const std::string& uid,
                               const Visit& visit) {
  const Waiting others = waiting_for(opened, uid, false);
  if (others.mails == 0) return {};
  return visit.say(
      msg("{0} other {0:mail|mails} that {0:waits|wait} will leave with them, for {1}.",
          others.mails, visit.language.list(others.names)));
}

base::Message all_leave_words(std::int64_t count) {
  return msg("{0} {0:mail|mails} will leave. Nothing leaves before you press the button.", count);
}
base::Message send_label(std::int64_t count) { return msg("Send {0} {0:mail|mails}", count); }

namespace {

http::Response show_letters(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const governance::Meeting& meeting = meeting_at(opened, visit.parts.front());
  app::DueInvitations due;
  std::optional<Problem> refused;
  app::DocumentLetters papers;
  const app::EnclosureChoice chosen = enclosures_chosen(opened, meeting.uid, visit.form);
  try {
    due = app::due_invitations(opened, visit.house.folder, choice_of(meeting.uid), visit.language,
                               visit.today());
    if (!chosen.empty()) {
      papers = app::document_letters(opened, {meeting.uid, chosen, false, "", true}, visit.today(),
                                     visit.language);
    }
  } catch (const base::Failure& failure) {
    refused = problem_of(failure, visit);
  }
  if (problem == nullptr && refused) problem = &*refused;
  // Those that were made before and did not leave are sent, too.
  const auto waiting = waiting_mails(opened, meeting.uid);
  const auto count =
      static_cast<std::int64_t>(due.letters.size() + papers.letters.size()) + waiting;
  const bool invites_alone = papers.letters.empty() && waiting == 0;
  const bool off = meeting.status == governance::MeetingStatus::cancelled;
  View view = begin_page(visit, visit.say(sending_label(meeting)));
  add_problem(view, visit, problem);
  add_hidden(view, visit, opened.revision);
  std::vector<std::string> remarks = waiting_remarks(opened, meeting.uid, true, visit);
  for (const base::Message& remark : due.remarks) remarks.push_back(visit.say(remark));
  const bool mails = opened.settings->connections.mail.has_value();
  if (!mails) {
    remarks.push_back(visit.say(msg("No mail server is set: nothing can be sent from here.")));
  }
  add_enclosures(view,
                 mails && !off && !due.letters.empty()
                     ? enclosure_fields(opened, meeting.uid, visit.form)
                     : std::vector<Field>{},
                 visit, problem);
  std::vector<View> letters = letter_views(due.letters, visit);
  std::ranges::move(letter_views(papers.letters, visit), std::back_inserter(letters));
  view.text("address", address_of(meeting) + "/envoyer")
      .text("back", address_of(meeting))
      .text("back_words", name_of(meeting, opened, visit))
      .text("other_address", mails || off ? "" : address_of(meeting) + "/convoquer")
      .text("other_words", visit.say(msg("Note that it was convened by other means")))
      .part("file", View()
                        .text("file_address", address_of(meeting) + "/fichier")
                        .text("file_words", visit.say(msg("The invitation as a file (.ics)"))))
      .text("lead", visit.say(lead_of(count, mails, off, invites_alone)))
      .text("button", count > 0 && mails ? visit.say(send_label(count)) : "")
      .lines("remarks", std::move(remarks))
      .list("letters", std::move(letters));
  return show("sending.mustache", view, problem == nullptr ? 200 : problem->status);
}

}  // namespace

namespace {

Note note_of_sending(const app::Deliveries& done, const std::vector<base::Message>& remarks,
                     const Visit& visit) {
  Note note{msg("{}", reports::sent_text({done.sent, done.refused, done.later, done.waiting},
                                         visit.language)),
            remarks};
  for (const auto* all : {&done.convened, &done.problems, &done.behind}) {
    note.remarks.insert(note.remarks.end(), all->begin(), all->end());
  }
  note.trouble = done.broken_off.has_value() || done.refused + done.later + done.waiting > 0;
  if (done.broken_off) {
    note.remarks.push_back(msg("mail cannot be sent: {}; what was not sent is kept",
                               base::MessageList{done.broken_off->cause}));
    if (!done.broken_off->remedy.empty()) note.remarks.push_back(done.broken_off->remedy);
  }
  return note;
}

}  // namespace

Note deliver_beside(Visit& visit, Change& change, std::vector<base::Message> remarks) {
  const auto done = std::make_shared<app::Deliveries>();
  const std::string name = visit.jobs.begin(
      msg("Mails are leaving"), true,
      [folder = visit.house.folder, done, remarks, back = change.then](const Jobs::Tell& tell) {
        *done = app::deliver_mail({folder, tell, true});
        return [done, remarks, back](Visit& later) {
          return http::see_other(
              back + "?message=" + later.notes.put(note_of_sending(*done, remarks, later)));
        };
      });
  if (visit.jobs.wait(name, job_patience)->over) return note_of_sending(*done, remarks, visit);
  change.then = job_address(name);
  return {};
}

http::Response invitation_file(Visit& visit) {
  app::Opened opened = visit.open();
  const governance::Meeting meeting = meeting_at(opened, visit.parts.front());
  const auto file = app::export_invitation(opened, meeting, visit.today(), visit.language);
  return download(file.text, "text/calendar; charset=utf-8", file.name);
}

http::Response show_sending(Visit& visit) { return show_letters(visit, nullptr); }

http::Response send_shown(
    Visit& visit, const std::function<http::Response(const Problem*)>& show,
    const std::function<std::vector<base::Message>(app::Opened&, const std::string&)>& queue) {
  const std::string uid = visit.parts.front();
  if (is_tried(visit)) return show(nullptr);
  Change change;
  change.subject = uid;
  change.then = "/reunions/" + http::percent_encoded(uid);
  change.once = true;
  change.act = [&](app::Opened& opened) {
    meeting_at(opened, uid);
    return deliver_beside(visit, change, queue(opened, uid));
  };
  return make_change(visit, change, [&](const Problem& problem) { return show(&problem); });
}

http::Response send_invitations(Visit& visit) {
  return send_shown(
      visit, [&](const Problem* problem) { return show_letters(visit, problem); },
      [&](const app::Opened& opened, const std::string& uid) {
        return app::queue_invitations({visit.house.folder, choice_of(uid), visit.today(),
                                       visit.language, enclosures_chosen(opened, uid, visit.form)})
            .remarks;
      });
}

}  // namespace gouvernail::web
