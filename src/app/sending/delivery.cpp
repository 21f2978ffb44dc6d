// SPDX-License-Identifier: MPL-2.0
#include "app/sending/delivery.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/sending/invitation_outbox.h"
#include "app/sending/invitation_revision.h"
#include "app/sending/revision_mark.h"
#include "app/sending/sent_documents.h"
#include "base/action.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "platform/clock.h"
#include "platform/log.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

namespace log = platform::log;
using base::msg;
using net::Outcome;
using records::MailState;
using records::OutgoingMail;

class Run {
 public:
  Run(records::Workspace& record, const DeliveryWays& ways)
      : record_(record), ways_(ways), today_(platform::today()) {
    read_sessions();
    for (const OutgoingMail& mail : record.outbox()) {
      const bool tried = mail.state == MailState::superseded && mail.attempts > 0;
      if (tried || records::has_left(mail.state)) note_asked(mail);
    }
  }

  // What is due by then is tried.
  calendar::UtcTime until() const {
    constexpr std::chrono::hours long_after{24 * 365};
    return ways_.impatient ? platform::now() + long_after : platform::now();
  }

  // How many are due now.
  int count() {
    int due = 0;
    for (const OutgoingMail& mail : record_.outbox()) {
      if (!records::is_leaving(mail.state)) continue;
      ++(mail.due_at <= until() ? due : deliveries_.waiting);
    }
    return due;
  }

  // It asks to come to a session that was moved or struck out while it waited, or whose day has
  // passed: what it says is so no more. Or it calls off what its reader was never asked to, nor
  // awaits.
  bool is_overtaken(const OutgoingMail& mail) {
    const bool reminds = mail.kind == records::reminder_kind;
    const bool of_session = mail.kind == invitation_kind || mail.kind == records::documents_kind;
    if (!of_session && !reminds) return false;
    // Somebody may move it while the mails before this one leave.
    if (record_.revision() != revision_) read_sessions();
    const auto found = sessions_.find(mail.subject);
    if (mail.kind == records::documents_kind) {
      return found == sessions_.end() ||
             timeliness_of(mail, found->second, today_) == Timeliness::never;
    }
    if (mail.method == to_text(MailMethod::cancel)) {
      // Whoever was convened by other means was never asked by mail.
      const bool awaited = found != sessions_.end() && found->second.awaited;
      return !was_asked(mail) && !awaited;
    }
    if (found == sessions_.end()) return true;
    const governance::Meeting& meeting = found->second;
    if (meeting.day < today_ || !governance::is_expected(meeting)) return true;
    if (reminds && has_answered(mail)) return true;
    const std::string revision = mail.revision.substr(0, mail.revision.find('@'));
    for (const records::InvitationRevision& one : record_.invitations(mail.subject)) {
      if (to_text(RevisionMark{one.sequence, one.dtstamp}) != revision) continue;
      return !one.when.empty() && one.when != when_told(meeting);
    }
    return false;
  }
  // Documents of a session to which nobody is convened yet, since its invitations wait, too.
  bool has_to_wait(const OutgoingMail& mail) const {
    if (mail.kind != records::documents_kind) return false;
    const auto found = sessions_.find(mail.subject);
    return found != sessions_.end() &&
           timeliness_of(mail, found->second, today_) == Timeliness::later;
  }
  void hold_back(const OutgoingMail& mail) {
    record_.settle_mail(mail.id, MailState::pending, platform::now(),
                        platform::now() + pause_after(mail.attempts), 0);
    ++deliveries_.later;
    add_problem(msg("“{0}” has to wait: nobody is convened to the session yet", who(mail)));
    log::info("mail held back", {number_of(mail)});
  }
  void drop(const OutgoingMail& mail) {
    record_.settle_mail(mail.id, MailState::superseded, platform::now(), platform::now(), 0);
    ++deliveries_.dropped;
    if (mail.kind == records::documents_kind) {
      add_problem(msg(
          "documents that waited for “{0}” do not leave: they were for a day, or a session, that "
          "is no more",
          who(mail)));
      log::warn("mail overtaken", {number_of(mail)});
      return;
    }
    if (mail.kind == records::reminder_kind) {
      add_problem(
          msg("“{0}” was not reminded: an answer came meanwhile, or the session is another one now",
              who(mail)));
      log::warn("mail overtaken", {number_of(mail)});
      return;
    }
    add_problem(
        msg("“{0}” was not written to: the session was moved or struck out meanwhile, or its day "
            "has passed",
            who(mail)));
    log::warn("mail overtaken", {number_of(mail)});
  }

  // Where a server refuses all of them, it is the connection that is wrong, not each address.
  void sum_up() {
    if (deliveries_.refused < 2 || deliveries_.refused < deliveries_.tried()) return;
    deliveries_.refused_all = true;
    std::erase_if(deliveries_.problems, [](const base::Message& problem) {
      return problem.format == refusal("", {}).format;
    });
    deliveries_.problems.push_back(
        msg("The server refused all {0} mails: {1}. Look at the connection with “{2}”; once it is "
            "mended, name the session to send its invitations again.",
            std::int64_t{deliveries_.refused}, base::MessageList{first_refusal_},
            base::Action(base::Verb::check_settings)));
  }

  // Stores what became of the mail; false when the server cannot be used.
  bool settle(const OutgoingMail& mail, const net::Delivery& delivery) {
    switch (delivery.outcome) {
      case Outcome::accepted:
        put(mail, delivery, MailState::sent, platform::now());
        note_asked(mail);
        ++deliveries_.sent;
        log::info("mail sent", {number_of(mail), reply_of(delivery)});
        return true;
      case Outcome::refused:
        put(mail, delivery, MailState::refused, platform::now());
        ++deliveries_.refused;
        if (deliveries_.refused == 1) first_refusal_ = delivery.cause;
        add_problem(refusal(who(mail), delivery.cause));
        log::warn("mail refused", {number_of(mail), reply_of(delivery), cause_of(delivery)});
        return true;
      case Outcome::later:
      case Outcome::unsure: {
        const std::chrono::minutes pause = pause_after(mail.attempts);
        // Of an answer that was lost nobody knows what it was: the mail may have left.
        if (delivery.outcome == Outcome::unsure) note_asked(mail);
        put(mail, delivery,
            delivery.outcome == Outcome::later ? MailState::pending : MailState::sending,
            platform::now() + pause);
        ++deliveries_.later;
        add_problem(msg("“{0}” has to wait: {1}", who(mail), base::MessageList{delivery.cause}));
        log::warn("mail has to wait", {number_of(mail), reply_of(delivery), cause_of(delivery),
                                       log::field("minutes", pause.count())});
        return true;
      }
      case Outcome::unusable:
        break;
    }
    put(mail, delivery, MailState::pending, platform::now());
    deliveries_.broken_off = delivery;
    log::error("mail server cannot be used",
               {number_of(mail), reply_of(delivery), cause_of(delivery)});
    return false;
  }

  Deliveries& deliveries() { return deliveries_; }

 private:
  static log::Field number_of(const OutgoingMail& mail) { return log::field("outbox", mail.id); }
  static log::Field reply_of(const net::Delivery& delivery) {
    return log::field("reply", delivery.code);
  }
  static log::Field cause_of(const net::Delivery& delivery) {
    return log::field("cause", delivery.cause);
  }
  static base::Message refusal(const std::string& person, const base::Message& cause) {
    return msg("“{0}” was refused: {1}", person, base::MessageList{cause});
  }
  // Whether any server was given a mail that asks its reader to come. One that was overtaken after
  // a try may have left.
  bool was_asked(const OutgoingMail& cancel) const {
    return asked_.contains({cancel.subject, cancel.recipient});
  }
  // Since the reminder was made.
  bool has_answered(const OutgoingMail& mail) const {
    const auto answers = record_.answers();
    return std::ranges::any_of(answers, [&](const records::AnswerRecord& one) {
      return one.meeting == mail.subject && one.person == mail.person &&
             one.recorded_at >= mail.queued_at;
    });
  }
  void note_asked(const OutgoingMail& mail) {
    if (mail.kind != invitation_kind || mail.method != to_text(MailMethod::request)) return;
    asked_.emplace(mail.subject, mail.recipient);
  }
  std::string who(const OutgoingMail& mail) const {
    if (mail.person.empty()) return "?";
    return ways_.name ? ways_.name(mail.person) : mail.person;
  }
  void add_problem(base::Message problem) { deliveries_.problems.push_back(std::move(problem)); }
  void put(const OutgoingMail& mail, const net::Delivery& delivery, MailState state,
           calendar::UtcTime due) {
    record_.settle_mail(mail.id, state, platform::now(), due, delivery.code);
  }

  void read_sessions() {
    revision_ = record_.revision();
    sessions_.clear();
    for (governance::Meeting& meeting : record_.history().meetings) {
      sessions_.emplace(meeting.uid, std::move(meeting));
    }
  }

  records::Workspace& record_;
  const DeliveryWays& ways_;
  calendar::Day today_;
  std::map<std::string, governance::Meeting> sessions_;  // by uid
  std::int64_t revision_ = 0;                            // of the record that they were read from
  std::set<std::pair<std::string, std::string>> asked_;  // session and recipient
  Deliveries deliveries_;
  base::Message first_refusal_;
};

}  // namespace

std::chrono::minutes pause_after(int attempts) {
  constexpr std::chrono::minutes first{5};
  constexpr std::chrono::minutes longest{240};
  return attempts > 6 ? longest : std::min(first * (1 << std::max(attempts - 1, 0)), longest);
}

Deliveries deliver(records::Workspace& record, const Carrier& carrier, const DeliveryProgress& tell,
                   const DeliveryWays& ways) {
  Run run(record, ways);
  const int total = run.count();
  std::int64_t last = 0;
  while (const auto mail = record.take_mail(run.until(), last)) {
    last = mail->id;
    if (run.is_overtaken(*mail)) {
      run.drop(*mail);
      continue;
    }
    if (run.has_to_wait(*mail)) {
      run.hold_back(*mail);
      continue;
    }
    const net::Delivery delivery = carrier(*mail);
    if (!run.settle(*mail, delivery)) break;
    if (ways.left && delivery.outcome == Outcome::accepted) ways.left(*mail);
    if (tell && !tell(run.deliveries().tried(), total)) break;
  }
  run.sum_up();
  const Deliveries& done = run.deliveries();
  log::info("outbox delivered",
            {log::field("sent", done.sent), log::field("refused", done.refused),
             log::field("later", done.later), log::field("waiting", done.waiting)});
  return std::move(run.deliveries());
}

}  // namespace gouvernail::app
