// SPDX-License-Identifier: MPL-2.0
#include "app/deliver_mail.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "app/sending/convened_by_mail.h"
#include "app/sending/enclosures.h"
#include "app/sending/invitation_outbox.h"
#include "app/sending/noted_sendings.h"
#include "app/sending/pace.h"
#include "app/sending/record_memory.h"
#include "app/sending/sent_documents.h"
#include "app/workspace/access.h"
#include "app/workspace/opened.h"
#include "app/workspace/person_names.h"
#include "base/failure.h"
#include "governance/people.h"
#include "mail/message.h"
#include "platform/lock.h"
#include "records/mark.h"
#include "records/workspace.h"

namespace gouvernail::app {

using base::msg;

namespace {

// With the files that it carries: they are kept once, and not in the outbox.
std::string bytes_of(const records::OutgoingMail& mail, const std::filesystem::path& workspace) {
  const auto files = files_of(workspace, mail.documents);
  return files.empty() ? mail.message : mail::with_files(mail.message, files);
}

// What somebody is called, read where it is asked for: most runs have nothing to tell.
class Names {
 public:
  explicit Names(std::filesystem::path workspace) : workspace_(std::move(workspace)) {}
  std::string operator()(const std::string& key) {
    try {
      if (!people_) people_ = open({workspace_, "", "", ""}).people;
    } catch (const base::Failure&) {
      return key;  // settings that cannot be read are told elsewhere
    }
    return person_name(key, **people_);
  }

 private:
  std::filesystem::path workspace_;
  std::optional<base::Boxed<governance::People>> people_;
};

void record_convened(const std::filesystem::path& workspace, ConvenedByMail& convened) {
  ConvenedByMail more = record_convened_by_mail(workspace);
  std::ranges::move(more.convened, std::back_inserter(convened.convened));
  std::ranges::move(more.behind, std::back_inserter(convened.behind));
}

}  // namespace

DeliverMailResult deliver_mail(const DeliverMailRequest& request) {
  const Opened opened = open_record(request.workspace);
  const settings::MailConnection& connection = mail_of(opened.settings);
  const platform::Lock lock(request.workspace, "send");
  if (!lock.held()) {
    throw base::bad_input(msg("mail is being sent from this workspace already"),
                          msg("wait until it is done"));
  }
  net::Smtp smtp(smtp_of(connection, request.workspace));
  need_memory(opened);
  SentLog log(request.workspace / sent_name);
  log.raise(revisions_leaving(opened.database->outbox()),
            records::mark_of(opened.database->head()));
  ConvenedByMail convened;
  record_convened(request.workspace, convened);
  drop_stray_documents(request.workspace);
  std::set<std::string> seen;  // revisions of sessions: the first mail of each convenes
  std::vector<records::OutgoingMail> left;
  const auto convene = [&](const records::OutgoingMail& mail) {
    left.push_back(mail);
    left.back().message.clear();
    if (mail.kind != invitation_kind || !seen.insert(mail.subject + " " + mail.revision).second) {
      return;
    }
    record_convened(request.workspace, convened);
  };
  Pace pace(connection.per_minute);
  const auto carry = [&](const records::OutgoingMail& mail) {
    std::this_thread::sleep_for(
        pace.wait_before(std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch())));
    try {
      return smtp.send(mail.sender, mail.recipient, bytes_of(mail, request.workspace));
    } catch (const base::Failure& failure) {  // a document is gone: it may be put back
      net::Delivery waits;
      waits.outcome = net::Outcome::later;
      waits.cause = failure.cause();
      return waits;
    }
  };
  Deliveries done = deliver(*opened.database, carry, request.tell,
                            {convene, Names(request.workspace), request.impatient});
  try {
    // Whoever was mailed last may have been the last who did not know.
    record_convened(request.workspace, convened);
    std::ranges::move(record_documents_sent(request.workspace),
                      std::back_inserter(convened.convened));
    note_sendings(request.workspace, left);
    // So that a copy which lacks what just left is told.
    if (!left.empty()) {
      log.note_record(records::mark_of(open_record(request.workspace).database->head()));
    }
  } catch (const base::Failure& failure) {  // what left is told all the same; the next run notes it
    done.problems.push_back(failure.cause());
  }
  done.convened = std::move(convened.convened);
  done.behind = std::move(convened.behind);
  return done;
}

}  // namespace gouvernail::app
