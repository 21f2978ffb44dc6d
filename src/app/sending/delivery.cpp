// SPDX-License-Identifier: MPL-2.0
#include "app/sending/delivery.h"

#include <algorithm>
#include <map>

#include "app/sending/invitation_outbox.h"
#include "app/sending/invitation_revision.h"
#include "app/sending/revision_mark.h"
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
  explicit Run(records::Workspace& record) : record_(record), today_(platform::today()) {
    for (governance::Meeting& meeting : record.history().meetings) {
      sessions_.emplace(meeting.uid, std::move(meeting));
    }
  }

  // How many are due now.
  int count() {
    int due = 0;
    const calendar::UtcTime now = platform::now();
    for (const OutgoingMail& mail : record_.outbox()) {
      if (!records::is_leaving(mail.state)) continue;
      ++(mail.due_at <= now ? due : deliveries_.waiting);
    }
    return due;
  }

  // It asks to come to a session that was moved or struck out while it waited, or whose day has
  // passed: what it says is so no more.
  bool is_overtaken(const OutgoingMail& mail) const {
    if (mail.kind != invitation_kind || mail.method != to_text(MailMethod::request)) return false;
    const auto found = sessions_.find(mail.subject);
    if (found == sessions_.end()) return true;
    const governance::Meeting& meeting = found->second;
    if (meeting.day < today_ || !governance::is_expected(meeting)) return true;
    for (const records::InvitationRevision& one : record_.invitations(mail.subject)) {
      if (to_text(RevisionMark{one.sequence, one.dtstamp}) != mail.revision) continue;
      return !one.when.empty() && one.when != when_told(meeting);
    }
    return false;
  }
  void drop(const OutgoingMail& mail) {
    record_.settle_mail(mail.id, MailState::superseded, platform::now(), platform::now(), 0);
    ++deliveries_.dropped;
    add_problem(
        msg("“{0}” was not written to: the session was moved or struck out meanwhile, or its day "
            "has passed",
            who(mail)));
    log::warn("mail overtaken", {number_of(mail)});
  }

  // Stores what became of the mail; false when the server cannot be used.
  bool settle(const OutgoingMail& mail, const net::Delivery& delivery) {
    switch (delivery.outcome) {
      case Outcome::accepted:
        put(mail, delivery, MailState::sent, platform::now());
        ++deliveries_.sent;
        log::info("mail sent", {number_of(mail), reply_of(delivery)});
        return true;
      case Outcome::refused:
        put(mail, delivery, MailState::refused, platform::now());
        ++deliveries_.refused;
        add_problem(msg("“{0}” was refused: {1}", who(mail), base::MessageList{delivery.cause}));
        log::warn("mail refused", {number_of(mail), reply_of(delivery), cause_of(delivery)});
        return true;
      case Outcome::later:
      case Outcome::unsure: {
        const std::chrono::minutes pause = pause_after(mail.attempts);
        put(mail, delivery, MailState::pending, platform::now() + pause);
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
  static std::string who(const OutgoingMail& mail) {
    return mail.person.empty() ? "?" : mail.person;
  }
  void add_problem(base::Message problem) { deliveries_.problems.push_back(std::move(problem)); }
  void put(const OutgoingMail& mail, const net::Delivery& delivery, MailState state,
           calendar::UtcTime due) {
    record_.settle_mail(mail.id, state, platform::now(), due, delivery.code);
  }

  records::Workspace& record_;
  calendar::Day today_;
  std::map<std::string, governance::Meeting> sessions_;  // by uid
  Deliveries deliveries_;
};

}  // namespace

std::chrono::minutes pause_after(int attempts) {
  constexpr std::chrono::minutes first{5};
  constexpr std::chrono::minutes longest{240};
  return attempts > 6 ? longest : std::min(first * (1 << std::max(attempts - 1, 0)), longest);
}

Deliveries deliver(records::Workspace& record, const Carrier& carrier, const DeliveryProgress& tell,
                   const MailLeft& left) {
  Run run(record);
  const int total = run.count();
  std::int64_t last = 0;
  while (const auto mail = record.take_mail(platform::now(), last)) {
    last = mail->id;
    if (run.is_overtaken(*mail)) {
      run.drop(*mail);
      continue;
    }
    const net::Delivery delivery = carrier(*mail);
    if (!run.settle(*mail, delivery)) break;
    if (left && delivery.outcome == Outcome::accepted) left(*mail);
    if (tell && !tell(run.deliveries().tried(), total)) break;
  }
  const Deliveries& done = run.deliveries();
  log::info("outbox delivered",
            {log::field("sent", done.sent), log::field("refused", done.refused),
             log::field("later", done.later), log::field("waiting", done.waiting)});
  return std::move(run.deliveries());
}

}  // namespace gouvernail::app
