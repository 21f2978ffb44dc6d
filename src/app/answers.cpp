// SPDX-License-Identifier: MPL-2.0
#include "app/answers.h"

#include <algorithm>
#include <set>
#include "app/workspace/access.h"

#include "app/workspace/record.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/stand_ins.h"
#include "ical/reply.h"
#include "mail/incoming.h"
#include "net/imap.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using governance::Meeting;
using governance::Person;
using records::Doubt;

class Taker {
 public:
  explicit Taker(Opened& opened) : opened_(opened), at_(platform::now()) {
    for (const Meeting& meeting : opened.history->meetings) meetings_[meeting.uid] = &meeting;
    for (const auto& answer : opened.database->answers()) known_.insert(mark_of(answer));
    for (const auto& undecided : opened.database->undecided()) known_.insert(mark_of(undecided));
  }

  void take(const Incoming& incoming) {
    if (!mail::is_mail(incoming.bytes)) return take_calendar(incoming.name, incoming.bytes, {});
    if (incoming.bytes.size() > mail::longest_mail) {
      return refuse(incoming.name, 0, "", "too-long", msg("this mail is too long to be an answer"),
                    msg("look at it in the mailbox, and move it elsewhere"));
    }
    const mail::Incoming message = mail::read_message(incoming.bytes);
    std::vector<std::string> senders;
    for (const std::string& sender : {message.from, message.sender}) {
      if (!sender.empty()) senders.push_back(sender);
    }
    // Without any sender, nobody vouches for the answer.
    if (senders.empty()) senders.push_back("?");
    if (message.calendars.empty()) ++taken_.others;
    for (const std::string& calendar : message.calendars) {
      take_calendar(incoming.name, calendar, senders);
    }
  }

  Taken finish() {
    if (!changes_.empty()) record(opened_, changes_);
    return std::move(taken_);
  }

 private:
  // `senders` is empty for a file, whose sender is whoever put it there.
  void take_calendar(const std::string& name, const std::string& bytes,
                     const std::vector<std::string>& senders) {
    const ical::Replies replies = ical::read_replies(name, bytes, taken_.diagnostics);
    taken_.others += replies.others;
    for (const ical::Reply& reply : replies.replies) take_reply(name, reply, senders);
  }

  void take_reply(const std::string& name, const ical::Reply& reply,
                  const std::vector<std::string>& senders) {
    const auto found = meetings_.find(reply.uid);
    const auto revisions = found == meetings_.end() ? std::vector<records::InvitationRevision>{}
                                                    : opened_.database->invitations(reply.uid);
    if (revisions.empty()) {
      return refuse(name, reply.line, reply.uid, "unknown-meeting",
                    msg("the answer is to “{}”, which nobody was invited to from here", reply.uid),
                    msg("it may belong to another workspace"));
    }
    const int ours = revisions.back().sequence;
    if (reply.sequence > ours) {
      return refuse(
          name, reply.line, reply.uid, "ahead",
          msg("the answer is to revision {0} of the invitation, and the last one sent from "
              "here is {1}",
              std::int64_t{reply.sequence}, std::int64_t{ours}),
          msg("the workspace may have been restored from a backup: send the invitations "
              "again"));
    }
    const Meeting& meeting = *found->second;
    const Person* person = opened_.people->find_address(reply.attendee);
    if (!sent_by_attendee(reply, person, senders)) return wait(reply, Doubt::sender, senders);
    if (!person || !was_invited(*person, meeting, revisions)) {
      return wait(reply, Doubt::stranger, senders);
    }
    if (reply.kind == ical::ReplyKind::counter) return wait(reply, Doubt::counter, senders);
    const auto sharing = invited_at(reply.attendee, meeting, opened_);
    if (sharing.size() > 1) return wait(reply, Doubt::shared, senders);
    if (sharing.size() == 1) person = sharing.front();
    records::AnswerRecord answer = record_of(reply, *person);
    if (reply.answer == governance::Answer::delegated) {
      const Person* delegate = opened_.people->find_address(reply.delegated_to);
      if (!delegate || !is_allowed(*person, *delegate, meeting)) {
        return wait(reply, Doubt::delegate, senders);
      }
      answer.delegate = delegate->key;
    }
    if (!known_.insert(mark_of(answer)).second) {
      ++taken_.repeated;
      return;
    }
    if (reply.sequence < ours) ++taken_.late;
    ++taken_.recorded;
    changes_.push_back(records::RecordAnswer{std::move(answer)});
  }

  // What makes an answer the same one again.
  static std::string mark_of(const records::AnswerRecord& answer) {
    return answer.meeting + " " + answer.person + " " + std::to_string(answer.sequence) + " " +
           calendar::to_ical_utc(answer.dtstamp) + " " + ical::to_string(answer.answer) + " " +
           answer.delegate;
  }
  static std::string mark_of(const records::Undecided& one) { return records::digest_of(one); }

  records::AnswerRecord record_of(const ical::Reply& reply, const Person& person) const {
    records::AnswerRecord answer;
    answer.meeting = reply.uid;
    answer.person = person.key;
    answer.answer = reply.answer;
    answer.sequence = reply.sequence;
    answer.dtstamp = reply.dtstamp;
    answer.comment = reply.comment;
    return answer;
  }

  static bool sent_by_attendee(const ical::Reply& reply, const Person* person,
                               const std::vector<std::string>& senders) {
    if (senders.empty()) return true;
    return std::any_of(senders.begin(), senders.end(), [&](const std::string& sender) {
      if (governance::same_address(sender, reply.attendee)) return true;
      if (!reply.sent_by.empty() && governance::same_address(sender, reply.sent_by)) return true;
      if (!person) return false;
      return governance::same_address(sender, person->address) ||
             std::any_of(person->aliases.begin(), person->aliases.end(), [&](const auto& alias) {
               return governance::same_address(alias, sender);
             });
    });
  }

  bool was_invited(const Person& person, const Meeting& meeting,
                   const std::vector<records::InvitationRevision>& revisions) const {
    const auto guests = guests_of(meeting, opened_);
    if (std::any_of(guests.begin(), guests.end(),
                    [&](const Guest& guest) { return guest.person == person.key; })) {
      return true;
    }
    return std::any_of(revisions.begin(), revisions.end(), [&](const auto& revision) {
      return std::any_of(revision.recipients.begin(), revision.recipients.end(),
                         [&](const std::string& recipient) {
                           return governance::same_address(recipient, person.address);
                         });
    });
  }

  bool is_allowed(const Person& person, const Person& delegate, const Meeting& meeting) const {
    for (const Guest& guest : guests_of(meeting, opened_)) {
      if (guest.person != person.key) continue;
      const governance::Role* role = opened_.rules->convention->role(guest.role);
      return role && governance::may_be_sent(*role, delegate, meeting.day, opened_.history->seats,
                                             opened_.rules->convention);
    }
    return false;
  }

  void wait(const ical::Reply& reply, Doubt doubt, const std::vector<std::string>& senders) {
    records::Undecided undecided;
    undecided.meeting = reply.uid;
    undecided.doubt = doubt;
    undecided.attendee = reply.attendee;
    undecided.sender = senders.empty() ? "" : senders.front();
    undecided.answer = reply.answer;
    undecided.delegate = reply.delegated_to;
    undecided.sequence = reply.sequence;
    undecided.dtstamp = reply.dtstamp;
    undecided.start = reply.start;
    undecided.end = reply.end;
    undecided.comment = reply.comment;
    undecided.received_at = at_;
    if (!known_.insert(mark_of(undecided)).second) {
      ++taken_.repeated;
      return;
    }
    ++taken_.waiting;
    changes_.push_back(records::PutUndecided{std::move(undecided)});
  }

  void refuse(const std::string& name, int line, const std::string& uid, const char* code,
              base::Message what, base::Message remedy) {
    taken_.diagnostics.push_back({base::Severity::error,
                                  code,
                                  {name, line, 0},
                                  uid.empty() ? "" : "UID:" + uid,
                                  std::move(what),
                                  std::move(remedy)});
  }

  Opened& opened_;
  calendar::UtcTime at_;
  std::map<std::string, const Meeting*> meetings_;
  std::set<std::string> known_;
  records::Changes changes_;
  Taken taken_;
};

bool is_mailbox(const std::string& source) {
  return source.starts_with("imap://") || source.starts_with("imaps://");
}

base::Failure failure_of_mailbox(const net::NetError& error) {
  return base::io_failure(error.cause(), error.remedy());
}

}  // namespace

std::vector<Incoming> read_incoming(const fs::path& path) {
  std::vector<fs::path> paths;
  if (fs::is_directory(path / "cur") || fs::is_directory(path / "new")) {
    for (const char* folder : {"new", "cur"}) {
      if (!fs::is_directory(path / folder)) continue;
      for (const auto& entry : fs::directory_iterator(path / folder)) {
        if (entry.is_regular_file() && !entry.path().filename().string().starts_with('.')) {
          paths.push_back(entry.path());
        }
      }
      std::sort(paths.begin(), paths.end());
    }
  } else if (fs::is_directory(path)) {
    for (const char* extension : {".ics", ".eml"}) {
      for (const fs::path& file : platform::files_of(path, extension, true, {}))
        paths.push_back(file);
    }
  } else {
    paths.push_back(path);
  }
  std::vector<Incoming> incoming;
  for (const fs::path& file : paths) {
    incoming.push_back({file.string(), platform::read_file(file, mail::longest_mail)});
  }
  return incoming;
}

Taken take_answers(Opened& opened, const std::vector<Incoming>& incoming) {
  need_workspace(opened);
  Taker taker(opened);
  for (const Incoming& one : incoming) taker.take(one);
  return taker.finish();
}

const settings::Mailbox& mailbox_of(const Opened& opened) {
  const auto& answers = opened.settings->connections.answers;
  if (!answers) {
    throw base::bad_input(msg("nothing says where the answers are"),
                          msg("name a file, a folder or a mailbox, or add [mail.answers] url to "
                              "gouvernail.toml"));
  }
  return *answers;
}

Taken take_mailbox(Opened& opened, const settings::Mailbox& from) {
  const settings::Endpoint& place = from.place;
  need_workspace(opened);
  try {
    const std::string keyword = from.keyword.empty() ? net::processed_keyword : from.keyword;
    net::Mailbox mailbox(place.url, access_of(place.login, opened.folder), keyword);
    Taker taker(opened);
    std::vector<std::uint32_t> read;
    base::Diagnostics too_large;
    for (const std::uint32_t uid : mailbox.unprocessed()) {
      try {
        taker.take({net::host_of(place.url) + "/" + std::to_string(uid),
                    mailbox.fetch(uid, mail::longest_mail)});
      } catch (const net::NetError& error) {
        if (error.fault() != net::NetFault::too_large) throw;
        too_large.push_back({base::Severity::warning,
                             "too-long",
                             {net::host_of(place.url) + "/" + std::to_string(uid), 0, 0},
                             "",
                             error.cause(),
                             error.remedy()});
      }
      read.push_back(uid);
    }
    Taken taken = taker.finish();
    // Only now: what was not recorded would be lost, what is read twice changes nothing.
    for (const std::uint32_t uid : read) mailbox.mark_processed(uid);
    taken.diagnostics.insert(taken.diagnostics.end(), too_large.begin(), too_large.end());
    return taken;
  } catch (const net::NetError& error) {
    throw failure_of_mailbox(error);
  }
}

AnswerSources answer_sources(const Opened& opened, const std::vector<std::string>& given) {
  AnswerSources sources;
  for (const std::string& source : given) {
    if (!is_mailbox(source)) {
      for (Incoming& one : read_incoming(source)) sources.incoming.push_back(std::move(one));
      continue;
    }
    settings::Mailbox mailbox;
    if (opened.settings->connections.answers) mailbox = *opened.settings->connections.answers;
    mailbox.place.url = source;
    sources.mailboxes.push_back(std::move(mailbox));
  }
  if (given.empty()) sources.mailboxes.push_back(mailbox_of(opened));
  return sources;
}

}  // namespace gouvernail::app
