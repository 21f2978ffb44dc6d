// SPDX-License-Identifier: MPL-2.0
#include "app/sending/unsent_documents.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/documents.h"
#include "app/sending/enclosures.h"
#include "app/sending/sent_documents.h"
#include "base/mail_address.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "records/changes.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;
using records::MailState;
using records::OutgoingMail;

// Whoever did not get the minutes asks for them by then.
constexpr calendar::Days missed_for{30};

bool still_matters(const Meeting& meeting, calendar::Day today) {
  if (meeting.status == governance::MeetingStatus::held) return meeting.day >= today - missed_for;
  return governance::is_ahead(meeting, today);
}

// The last mail to each reader, papers and minutes apart.
using LastMails = std::map<std::pair<std::string, std::string>, const OutgoingMail*>;

class LookingForRefused {
 public:
  LookingForRefused(const Opened& opened, calendar::Day today)
      : opened_(opened), today_(today), outbox_(opened.database->outbox()) {
    for (const OutgoingMail& mail : outbox_) {
      const bool counts =
          mail.kind == records::documents_kind && mail.state != MailState::superseded;
      if (counts) last_[mail.subject][{mail.recipient, mail.method}] = &mail;
    }
  }

  RefusedDocuments all() {
    for (const Meeting& meeting : opened_.history->meetings) {
      const auto its = last_.find(meeting.uid);
      if (its == last_.end() || !still_matters(meeting, today_)) continue;
      look_at(meeting, its->second);
    }
    return std::move(found_);
  }

 private:
  void look_at(const Meeting& meeting, const LastMails& mails) {
    const auto is_refused = [&](const auto& one) {
      return one.second->state == MailState::refused &&
             timeliness_of(*one.second, meeting, today_) != Timeliness::never;
    };
    if (std::ranges::none_of(mails, is_refused)) return;
    const bool whole = mails.size() >= 2 && std::ranges::all_of(mails, is_refused);
    if (whole && found_.whole.empty()) found_.whole = meeting.uid;
    const std::set<std::string> readers = readers_of_documents(meeting, opened_);
    for (const auto& one : mails) {
      if (is_refused(one)) look_at(meeting, *one.second, readers, whole);
    }
  }

  void look_at(const Meeting& meeting, const OutgoingMail& mail,
               const std::set<std::string>& readers, bool whole) {
    if (readers.contains(governance::address_key(mail.recipient))) {
      const std::string key = reader_of(mail);
      if (whole) return again(meeting, mail, key);
      if (!key.empty()) found_.readers.emplace(key, meeting.uid);
      return;
    }
    const governance::Person* person = opened_.people->find(mail.person);
    if (person == nullptr || !readers.contains(governance::address_key(person->address))) return;
    const auto has =
        marks_sent_to(person->address, meeting, mail.method == records::minutes_method, outbox_);
    const bool lacks = std::ranges::any_of(mail.documents, [&](const std::string& text) {
      return !has.contains(parse_enclosure(text).mark());
    });
    if (lacks) again(meeting, mail, mail.person);
  }

  std::string reader_of(const OutgoingMail& mail) const {
    const governance::Person* person = opened_.people->find(mail.person);
    if (person && governance::same_address(person->address, mail.recipient)) return mail.person;
    const auto others = opened_.people->at_address(mail.recipient);
    return others.empty() ? "" : others.front()->key;
  }

  // What was taken off the session since is not asked for.
  void again(const Meeting& meeting, const OutgoingMail& mail, const std::string& person) {
    const bool minutes = mail.method == records::minutes_method;
    auto its = std::ranges::find_if(found_.again, [&](const compliance::Unsent& one) {
      return one.meeting == meeting.uid && one.minutes == minutes;
    });
    if (its == found_.again.end()) {
      found_.again.push_back({meeting.uid, {}, {}, {}, minutes});
      its = std::prev(found_.again.end());
    }
    const auto attached = attached_to(opened_, meeting.uid);
    for (const std::string& text : mail.documents) {
      const Enclosure one = parse_enclosure(text);
      if (one.digest.empty()) its->link = one.name;
      const bool there = std::ranges::any_of(attached, [&](const records::Evidence& document) {
        return document.sha256 == one.digest && document.name == one.name;
      });
      if (there && std::ranges::count(its->documents, one.name) == 0) {
        its->documents.push_back(one.name);
      }
    }
    if (std::ranges::count(its->persons, person) == 0) its->persons.push_back(person);
  }

  const Opened& opened_;
  calendar::Day today_;
  std::vector<OutgoingMail> outbox_;
  std::map<std::string, LastMails> last_;  // by uid
  RefusedDocuments found_;
};

}  // namespace

RefusedDocuments refused_documents(const Opened& opened, calendar::Day today) {
  if (!opened.database) return {};
  RefusedDocuments all = LookingForRefused(opened, today).all();
  std::erase_if(all.again, [](const compliance::Unsent& one) {
    return one.documents.empty() && one.link.empty();
  });
  return all;
}

}  // namespace gouvernail::app
