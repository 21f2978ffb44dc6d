// SPDX-License-Identifier: MPL-2.0
#include "app/sending/sent_documents.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "app/sending/enclosures.h"
#include "app/sending/guests.h"
#include "app/sending/invitation_maker.h"
#include "app/workspace/access.h"
#include "app/workspace/in_workspace.h"
#include "app/workspace/record.h"
#include "base/mail_address.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "records/workspace.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;
using records::MailState;
using records::OutgoingMail;

bool is_minutes(const OutgoingMail& mail) { return mail.method == records::minutes_method; }

bool is_of_documents_of(const OutgoingMail& mail, const std::string& uid) {
  return mail.kind == records::documents_kind && mail.subject == uid &&
         mail.state != MailState::superseded;
}

// That the session had when it was written.
std::optional<calendar::Day> day_of(const OutgoingMail& mail) {
  return calendar::parse_iso_day(
      std::string_view(mail.revision).substr(0, mail.revision.find('/')));
}

bool is_for_its_day(const OutgoingMail& mail, const Meeting& meeting) {
  return day_of(mail) == meeting.day;
}

// The day on which the first left, where every reader was sent some, or a server refused him for
// good.
std::optional<calendar::Day> sent_to_all(const Meeting& meeting, bool minutes,
                                         const std::vector<OutgoingMail>& outbox,
                                         const Opened& opened) {
  std::set<std::string> missing = readers_of_documents(meeting, opened);
  std::optional<calendar::UtcTime> first;
  for (const OutgoingMail& mail : outbox) {
    const bool its = is_of_documents_of(mail, meeting.uid) && is_for_its_day(mail, meeting);
    if (!its || is_minutes(mail) != minutes) continue;
    // What waits told nobody anything yet.
    const bool tried = records::has_left(mail.state) || mail.state == MailState::refused;
    if (tried) missing.erase(governance::address_key(mail.recipient));
    if (mail.state != MailState::sent) continue;
    if (!first || mail.changed_at < *first) first = mail.changed_at;
  }
  if (!first || !missing.empty()) return std::nullopt;
  return calendar::to_paris(*first).day;
}

struct Noted {
  Meeting after;
  base::Message told;
};

void note_into(std::vector<Noted>& all, const Meeting& meeting,
               const std::vector<OutgoingMail>& outbox, const Opened& opened) {
  const bool held = meeting.status == MeetingStatus::held;
  Meeting after = meeting;
  const auto tell = [&](bool minutes, governance::Changed changed, calendar::Day day) {
    const auto* its = std::get_if<Meeting>(&changed);
    if (!its) return;
    after = *its;
    const auto title = title_of(after, opened);
    const auto of = calendar::arg(after.day);
    all.push_back({after, minutes ? msg("“{0}” of {1}: the minutes were sent on {2}.", title, of,
                                        calendar::arg(day))
                                  : msg("“{0}” of {1}: the documents were sent on {2}.", title, of,
                                        calendar::arg(day))});
  };
  if (!meeting.documents_on && (held || meeting.status == MeetingStatus::convened)) {
    if (const auto day = sent_to_all(meeting, false, outbox, opened)) {
      tell(false, governance::send_documents(after, *day), *day);
    }
  }
  if (held && !meeting.minutes_sent_on) {
    if (const auto day = sent_to_all(meeting, true, outbox, opened)) {
      tell(true, governance::send_minutes(after, *day), *day);
    }
  }
}

// Sessions with mails of documents, by uid.
std::set<std::string> with_documents(const std::vector<OutgoingMail>& outbox) {
  std::set<std::string> uids;
  for (const OutgoingMail& mail : outbox) {
    if (mail.kind == records::documents_kind) uids.insert(mail.subject);
  }
  return uids;
}

std::vector<base::Message> note(Opened& opened) {
  const auto outbox = opened.database->outbox();
  const std::set<std::string> uids = with_documents(outbox);
  std::vector<Noted> all;
  for (const Meeting& meeting : opened.history->meetings) {
    if (uids.contains(meeting.uid)) note_into(all, meeting, outbox, opened);
  }
  records::Changes changes;
  std::vector<base::Message> told;
  for (Noted& one : all) {
    changes.push_back(records::PutMeeting{one.after});
    told.push_back(std::move(one.told));
  }
  if (!changes.empty()) record(opened, changes);
  return told;
}

bool drop_strays(Opened& opened) {
  records::Changes changes;
  for (const OutgoingMail& mail : opened.database->outbox()) {
    if (mail.kind != records::documents_kind || mail.state != MailState::pending) continue;
    const Meeting* its = opened.history->meeting(mail.subject);
    const bool reads =
        its && readers_of_documents(*its, opened).contains(governance::address_key(mail.recipient));
    if (!reads) {
      changes.push_back(records::DropMails{mail.subject, mail.recipient, records::documents_kind});
    }
  }
  if (!changes.empty()) record(opened, changes);
  return true;
}

bool any_documents(const std::filesystem::path& workspace) {
  return !with_documents(record_alone(workspace)->outbox()).empty();
}

}  // namespace

std::string documents_revision(const Meeting& meeting, const std::string& digest) {
  return calendar::to_iso(meeting.day) + "/" + digest;
}

Timeliness timeliness_of(const OutgoingMail& mail, const Meeting& meeting, calendar::Day today) {
  if (!is_for_its_day(mail, meeting)) return Timeliness::never;
  if (meeting.status == MeetingStatus::held) return Timeliness::due;
  const bool over = meeting.day < today || !governance::is_expected(meeting);
  if (is_minutes(mail) || over) return Timeliness::never;
  return meeting.status == MeetingStatus::convened ? Timeliness::due : Timeliness::later;
}

std::set<std::string> readers_of_documents(const Meeting& meeting, const Opened& opened) {
  std::set<std::string> readers;
  for (const Guest& guest : guests_of(meeting, opened, standing_answers(opened))) {
    const governance::Person* person = opened.people->find(guest.person);
    if (person && base::can_be_written_to(person->address)) {
      readers.insert(governance::address_key(person->address));
    }
  }
  readers.erase(governance::address_key(opened.settings->organiser.address));
  return readers;
}

std::set<std::string> marks_sent_to(const std::string& address, const Meeting& meeting,
                                    bool minutes, const std::vector<OutgoingMail>& outbox) {
  std::set<std::string> marks;
  for (const OutgoingMail& mail : outbox) {
    const bool its = is_of_documents_of(mail, meeting.uid) && is_for_its_day(mail, meeting) &&
                     is_minutes(mail) == minutes && mail.state != MailState::refused;
    if (!its || !governance::same_address(mail.recipient, address)) continue;
    for (const std::string& text : mail.documents) marks.insert(parse_enclosure(text).mark());
  }
  return marks;
}

std::map<std::string, DocumentSent> documents_sent(const Opened& opened, const Meeting& meeting) {
  std::map<std::string, DocumentSent> all;
  for (const OutgoingMail& mail : opened.database->outbox()) {
    if (!is_of_documents_of(mail, meeting.uid)) continue;
    const bool now = is_for_its_day(mail, meeting);
    const auto day = day_of(mail);
    // What waits or was refused for a day that is no more told nobody anything.
    if (!now && (mail.state != MailState::sent || !day)) continue;
    for (const std::string& text : mail.documents) {
      const Enclosure enclosure = parse_enclosure(text);
      DocumentSent& one = all[enclosure.mark()];
      one.name = enclosure.name;
      if (!now) {
        one.formerly[*day].insert(mail.recipient);
        continue;
      }
      const std::string who = mail.person.empty() ? mail.recipient : mail.person;
      if (records::is_leaving(mail.state)) one.waiting.insert(who);
      if (mail.state == MailState::refused) one.refused.insert(who);
      if (mail.state != MailState::refused) one.refused.erase(who);
      if (mail.state != MailState::sent) continue;
      one.sent.insert(mail.recipient);
      one.last = std::max(one.last, calendar::to_paris(mail.changed_at).day);
    }
  }
  return all;
}

void drop_stray_documents(const std::filesystem::path& workspace) {
  if (any_documents(workspace)) in_workspace(workspace, drop_strays);
}

std::vector<base::Message> record_documents_sent(const std::filesystem::path& workspace) {
  if (!any_documents(workspace)) return {};
  return in_workspace(workspace, note);
}

}  // namespace gouvernail::app
