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
#include "app/sending/record_memory.h"
#include "app/sending/sent_documents.h"
#include "app/sending/untold.h"
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

// The same where the same would leave.
std::string mark_of(const Leaving& leaving) {
  std::string mark = std::to_string(leaving.mails);
  for (const std::string& name : leaving.with.names) mark += "|" + name;
  if (!leaving.with.link.empty()) mark += "|" + leaving.with.link;
  return mark + (leaving.minutes ? "|minutes" : "");
}

// Letters that say the same.
struct SameWords {
  const app::Letter* letter = nullptr;
  std::vector<std::string> readers;
};

std::string reader_of(const app::Letter& letter, const Visit& visit) {
  std::string reader = letter.to.empty()
                           ? letter.mail.recipient
                           : visit.say(msg("{0} ({1})", letter.to, letter.mail.recipient));
  if (letter.again) reader += " · " + visit.say(msg("refused by a server before"));
  return reader;
}

}  // namespace

std::vector<View> letter_views(const std::vector<app::Letter>& letters, const Visit& visit) {
  std::vector<SameWords> groups;
  for (const app::Letter& letter : letters) {
    auto same = std::ranges::find_if(groups, [&](const SameWords& one) {
      return one.letter->subject == letter.subject && one.letter->text == letter.text;
    });
    if (same == groups.end()) same = groups.insert(groups.end(), SameWords{&letter, {}});
    same->readers.push_back(reader_of(letter, visit));
  }
  std::ranges::stable_sort(groups, [](const SameWords& a, const SameWords& b) {
    return a.readers.size() > b.readers.size();
  });
  std::vector<View> views;
  for (SameWords& group : groups) {
    const auto count = static_cast<std::int64_t>(group.readers.size());
    views.emplace_back()
        .text("open", views.size() == 1 ? "open" : "")
        .text("to", count == 1 ? group.readers.front()
                               : visit.say(msg("{0} mails that say the same", count)))
        .text("subject", group.letter->subject)
        .text("text", group.letter->text)
        .block("readers", count == 1 ? std::vector<std::string>{} : std::move(group.readers));
  }
  return views;
}

void add_leaving(View& view, const Leaving& leaving) { view.text("shown", mark_of(leaving)); }

namespace {

// `papers`: mails of documents among them, beside the invitations that are `invited`.
base::Message lead_of(std::int64_t count, bool mails, bool off, std::int64_t invited,
                      std::int64_t papers) {
  const bool invites_alone = count == invited;
  if (count == 0) return msg("Nobody is to be written to: there is nothing new.");
  if (!mails) return msg("{0} {0:mail|mails} would leave:", count);
  if (off) {
    return msg(
        "{0} {0:mail|mails} will leave, and take the meeting out of the calendar of each. Nothing "
        "leaves before you press the button.",
        count);
  }
  if (invited > 0 && papers == invited && count == invited + papers) {
    return msg(
        "{0} mails will leave: 2 to each, the invitation with its calendar, then the documents. "
        "Nothing leaves before you press the button.",
        count);
  }
  if (invited > 0 && papers > 0) {
    return msg(
        "{0} mails will leave, invitations ({1}) and documents ({2}) in mails of their own. "
        "Nothing "
        "leaves before you press the button.",
        count, invited, papers);
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

struct InvitationsLeaving {
  app::DueInvitations due;
  app::EnclosureChoice chosen;
  app::DocumentLetters papers;
  std::int64_t waiting = 0;  // those that were made before and did not leave are sent, too

  std::int64_t count() const {
    return std::ssize(due.letters) + std::ssize(papers.letters) + waiting;
  }
};

// As much of it as can be made is there where it is a Failure.
void fill(InvitationsLeaving& leaving, const app::Opened& opened, const std::string& uid,
          const Visit& visit) {
  leaving.waiting = waiting_mails(opened, uid);
  leaving.chosen = enclosures_chosen(opened, uid, chosen_in(visit));
  leaving.due = app::due_invitations(opened, visit.house.folder, choice_of(uid), visit.language,
                                     visit.today());
  if (leaving.chosen.empty()) return;
  leaving.papers = app::document_letters(opened, {uid, leaving.chosen, false, "", true},
                                         visit.today(), visit.language);
}

// The enclosures that may be chosen: of an invitation that leaves.
EnclosureFields fields_beside(const InvitationsLeaving& leaving, const app::Opened& opened,
                              const governance::Meeting& meeting, const Visit& visit) {
  const bool off = meeting.status == governance::MeetingStatus::cancelled;
  const bool mails = opened.settings->connections.mail.has_value();
  if (!mails || off || leaving.due.letters.empty()) return {};
  return {enclosure_fields(opened, meeting.uid, chosen_in(visit)), "envoyer",
          std::ssize(app::readers_of_documents(meeting, opened))};
}

// Those invited read it in the convocation.
void add_no_agenda(View& view, const governance::Meeting& meeting, bool invites,
                   const Visit& visit) {
  if (!invites || !meeting.agenda.empty()) {
    view.list("no_agenda", {});
    return;
  }
  View part;
  reports::add_words(part,
                     {{"no_agenda_words", msg("The agenda is empty: the convocation names none.")},
                      {"agenda_words", msg("Change the agenda")}},
                     visit.language);
  part.text("agenda_address", address_of(meeting) + "/ordre-du-jour");
  view.part("no_agenda", std::move(part));
}

base::Message label_now(const governance::Meeting& meeting, const app::Opened& opened,
                        const Visit& visit) {
  const auto untold = app::untold_sessions(opened, visit.today());
  const auto its = untold.find(meeting.uid);
  return sending_label(meeting, its == untold.end() ? nullptr : &its->second);
}

http::Response show_letters(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const governance::Meeting& meeting = meeting_at(opened, visit.parts.front());
  InvitationsLeaving leaving;
  std::optional<Problem> refused;
  try {
    fill(leaving, opened, meeting.uid, visit);
  } catch (const base::Failure& failure) {
    refused = problem_of(failure, visit);
  }
  if (problem == nullptr && refused) problem = &*refused;
  const std::int64_t count = leaving.count();
  const bool off = meeting.status == governance::MeetingStatus::cancelled;
  View view = begin_page(visit, visit.say(label_now(meeting, opened, visit)));
  add_problem(view, visit, problem);
  add_hidden(view, visit, opened.revision);
  add_leaving(view, {count, leaving.chosen});
  add_lost_memory(view, opened, visit);
  std::vector<std::string> remarks = waiting_remarks(opened, meeting.uid, true, visit);
  for (const base::Message& remark : leaving.due.remarks) remarks.push_back(visit.say(remark));
  const bool mails = opened.settings->connections.mail.has_value();
  const OtherWay other = way_to_note(meeting, opened, count);
  if (!other.remark.empty()) remarks.push_back(visit.say(other.remark));
  if (!mails) {
    remarks.push_back(visit.say(msg("No mail server is set: nothing can be sent from here.")));
  }
  add_enclosures(view, fields_beside(leaving, opened, meeting, visit), visit, problem);
  add_no_agenda(view, meeting, !off && !leaving.due.letters.empty(), visit);
  std::vector<View> letters = letter_views(leaving.due.letters, visit);
  std::ranges::move(letter_views(leaving.papers.letters, visit), std::back_inserter(letters));
  view.text("address", address_of(meeting) + "/envoyer")
      .text("back", address_of(meeting))
      .text("back_words", name_of(meeting, opened, visit))
      .text("other_address", other.label.empty() ? "" : address_of(meeting) + "/convoquer")
      .text("other_words", visit.say(other.label))
      .part("file", View()
                        .text("file_address", address_of(meeting) + "/fichier")
                        .text("file_words", visit.say(msg("The invitation as a file (.ics)"))))
      .text("lead", visit.say(lead_of(count, mails, off, std::ssize(leaving.due.letters),
                                      std::ssize(leaving.papers.letters))))
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

namespace {

// Why the button did not send: what would leave now is not what the page showed. None: it is.
std::optional<Problem> unseen(const Visit& visit, const SendingPage& page, const std::string& uid) {
  if (!visit.form.has("shown")) return std::nullopt;
  const app::Opened opened = visit.open();
  meeting_at(opened, uid);
  Leaving now;
  try {
    now = page.leaving(opened, uid);
  } catch (const base::Failure&) {
    return std::nullopt;  // told where it is sent
  }
  if (mark_of(now) == visit.form.text("shown")) return std::nullopt;
  Problem problem;
  problem.title = msg("Nothing has left yet");
  problem.lines = {
      now.mails == 0
          ? visit.say(msg("Nobody is to be written to any more."))
          : visit.say(msg("{0} {0:mail|mails} would leave now, not what you had seen: look at "
                          "{0:it|them} below, then press the button.",
                          now.mails))};
  return problem;
}

}  // namespace

http::Response send_shown(Visit& visit, const SendingPage& page) {
  const std::string uid = visit.parts.front();
  if (is_tried(visit)) return page.show(nullptr);
  if (const auto problem = unseen(visit, page, uid)) return page.show(&*problem);
  Change change;
  change.subject = uid;
  change.then = "/reunions/" + http::percent_encoded(uid);
  change.once = true;
  change.act = [&](app::Opened& opened) {
    meeting_at(opened, uid);
    if (visit.form.has("go-on")) app::accept_record(visit.house.folder);
    return deliver_beside(visit, change, page.queue(opened, uid));
  };
  return make_change(visit, change, [&](const Problem& problem) { return page.show(&problem); });
}

http::Response send_invitations(Visit& visit) {
  SendingPage page;
  page.show = [&](const Problem* problem) { return show_letters(visit, problem); };
  page.leaving = [&](const app::Opened& opened, const std::string& uid) {
    InvitationsLeaving leaving;
    fill(leaving, opened, uid, visit);
    return Leaving{leaving.count(), leaving.chosen};
  };
  page.queue = [&](const app::Opened& opened, const std::string& uid) {
    return app::queue_invitations({visit.house.folder, choice_of(uid), visit.today(),
                                   visit.language, enclosures_chosen(opened, uid, visit.form)})
        .remarks;
  };
  return send_shown(visit, page);
}

}  // namespace gouvernail::web
