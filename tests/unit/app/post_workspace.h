// SPDX-License-Identifier: MPL-2.0
// A workspace whose mails go to a server of the test.
#pragma once

#include <string>
#include <vector>

#include "app/answers.h"
#include "app/queue_invitations.h"
#include "app/sending/delivery.h"
#include "compliance/judge.h"
#include "compliance/tasks.h"
#include "unit/app/mail_workspace.h"

namespace gouvernail::app {

struct PostWorkspace : MailWorkspace {
  QueueInvitationsResult queue_mails(const std::vector<std::string>& named = {},
                                     const std::string& only = "") {
    return queue_invitations({folder.path(), {only, false, named}, today(), english});
  }
  // A server that answers so to everybody, or to that one alone and takes the other's mail.
  Deliveries run(net::Outcome outcome, const std::string& to = "") {
    return deliver(*open_record(folder.path()).database, [&](const records::OutgoingMail& mail) {
      const bool meant = mail.recipient.starts_with(to);
      net::Delivery delivery;
      delivery.outcome = meant ? outcome : net::Outcome::accepted;
      delivery.code = delivery.outcome == net::Outcome::refused ? 550 : 250;
      if (delivery.outcome != net::Outcome::accepted) delivery.cause = base::msg("no");
      if (delivery.outcome == net::Outcome::accepted) {
        left.push_back(mail.method + " " + mail.recipient);
        bytes.push_back(mail.message);
      }
      return delivery;
    });
  }
  std::vector<std::string> said(const std::vector<base::Message>& messages) const {
    std::vector<std::string> lines;
    for (const base::Message& one : messages) lines.push_back(english.text(one));
    return lines;
  }
  std::vector<records::MailState> states() const {
    std::vector<records::MailState> all;
    for (const auto& mail : open_record(folder.path()).database->outbox()) {
      all.push_back(mail.state);
    }
    return all;
  }
  std::vector<compliance::Task> tasks() const {
    const Opened here = open_here();
    const auto known = here.known_on(today());
    return compliance::tasks(here.rules, known, compliance::judge(here.rules, here.world, known),
                             task_facts(here, today()));
  }
  std::vector<compliance::Task> tasks_of_kind(compliance::TaskKind kind) const {
    std::vector<compliance::Task> of;
    for (compliance::Task& task : tasks()) {
      if (task.kind == kind) of.push_back(std::move(task));
    }
    return of;
  }
  std::vector<std::string> to_do(compliance::TaskKind kind) const {
    std::vector<std::string> lines;
    for (const compliance::Task& task : tasks()) {
      if (task.kind == kind) lines.push_back(english.text(task.what));
    }
    return lines;
  }

  std::vector<std::string> left;   // what servers took
  std::vector<std::string> bytes;  // the same
};

}  // namespace gouvernail::app
