// SPDX-License-Identifier: MPL-2.0
#include "app/sending/untold.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "app/sending/convened_by_mail.h"
#include "app/sending/due_letters.h"
#include "app/sending/expected_guests.h"
#include "app/sending/guests.h"
#include "app/sending/invitation_maker.h"
#include "app/sending/invitation_outbox.h"
#include "app/sending/invitation_revision.h"
#include "base/failure.h"
#include "base/mail_address.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using compliance::Untold;
using governance::Meeting;
using governance::MeetingStatus;
using records::MailState;

// The first day that guests hold, of those that a mail told them; none where no revision says it.
std::optional<calendar::Day> day_told(const Prepared& prepared,
                                      const std::vector<const Told*>& left) {
  std::optional<calendar::Day> first;
  for (const records::InvitationRevision& one : prepared.earlier) {
    const RevisionMark mark{one.sequence, one.dtstamp};
    const bool held = std::any_of(left.begin(), left.end(), [&](const Told* told) {
      return told->revision == mark && told->method == MailMethod::request;
    });
    const auto day = day_told_by(one);
    if (held && day && (!first || *day < *first)) first = day;
  }
  return first;
}

Untold::Change change_of(const Prepared& prepared, const std::optional<calendar::Day>& told) {
  if (prepared.is_cancelled()) return Untold::Change::cancelled;
  return told && *told != prepared.meeting->day ? Untold::Change::moved : Untold::Change::other;
}

// Where nobody is told of a change, whoever is written to is invited.
void count_told(Untold& untold, int told, int newcomers) {
  untold.persons = told > 0 ? told : newcomers;
  untold.newcomers = told > 0 ? newcomers : 0;
  if (told == 0 && newcomers > 0) untold.change = Untold::Change::invited;
}

bool invites(const DueLetter& letter) { return letter.kind == reports::LetterKind::invitation; }
bool withdraws(const DueLetter& letter) { return letter.kind == reports::LetterKind::withdrawal; }

// Whoever was convened by other means awaits it still: no mail is known of.
Untold untold_of(const Meeting& meeting) {
  Untold untold;
  untold.by_hand = true;
  untold.told = meeting.awaited->day;
  untold.convenes = meeting.status == MeetingStatus::proposed;
  untold.change = meeting.status == MeetingStatus::cancelled ? Untold::Change::cancelled
                  : meeting.awaited->day != meeting.day      ? Untold::Change::moved
                                                             : Untold::Change::other;
  return untold;
}

// Before the day on which they would come in vain, or come too late.
bool is_to_be_told(const Meeting& meeting, calendar::Day today) {
  if (!governance::is_untold(meeting)) return false;
  if (meeting.status == MeetingStatus::cancelled) return meeting.awaited->day >= today;
  return governance::is_ahead(meeting, today);
}

class Looking {
 public:
  Looking(const Opened& opened, calendar::Day today)
      : opened_(opened), today_(today), maker_(opened, today), outbox_(opened.database->outbox()) {}

  std::optional<Untold> at(const Meeting& meeting) {
    if (!governance::is_untold(meeting)) return by_mail(meeting);
    if (!is_to_be_told(meeting, today_)) return std::nullopt;
    return otherwise(meeting);
  }

 private:
  // Of a session that somebody awaits otherwise: whoever holds no mail that says how it stands now.
  std::optional<Untold> otherwise(const Meeting& meeting) {
    Untold untold = untold_of(meeting);
    const std::vector<Guest> guests = guests_of(meeting, opened_);
    if (guests.empty()) return untold;  // nobody knows here who they are
    std::optional<Untold> mailed;
    try {
      mailed = by_mail(meeting);
    } catch (const base::Failure&) {
      untold.persons = static_cast<int>(guests.size());  // nobody can be said to invite by mail
      return untold;
    }
    const int beyond = beyond_mail(meeting, guests);
    // Where mails had left already, a mail tells whoever can be written to.
    const bool by_mail_before = outbox_.sent_to(meeting.uid) > 0;
    const bool invited = mailed && mailed->change == Untold::Change::invited;
    if (mailed && mailed->told) {
      untold.told = mailed->told;
      if (!invited) untold.change = mailed->change;
    }
    untold.by_mail = mailed.has_value();
    untold.by_hand = !by_mail_before || beyond > 0;
    const int newcomers = !mailed ? 0 : invited ? mailed->persons : mailed->newcomers;
    count_told(untold, beyond + (mailed && !invited ? mailed->persons : 0), newcomers);
    return untold.persons > 0 ? std::optional(untold) : std::nullopt;
  }

  int beyond_mail(const Meeting& meeting, const std::vector<Guest>& guests) const {
    const std::string organiser = organising_person(meeting, opened_);
    return static_cast<int>(std::count_if(guests.begin(), guests.end(), [&](const Guest& guest) {
      const governance::Person* person = opened_.people->find(guest.person);
      const bool reached = person && base::can_be_written_to(person->address);
      return !reached && guest.person != organiser;
    }));
  }

  std::optional<Untold> by_mail(Meeting meeting) {
    const bool otherwise = governance::is_untold(meeting);
    if (!otherwise && !outbox_.holds(meeting.uid)) return std::nullopt;
    if (!maker_.is_told(meeting)) return std::nullopt;
    const auto last = outbox_.last_to_each(meeting.uid);
    if (!otherwise && outbox_.sent_to(meeting.uid) == 0) return std::nullopt;
    Untold untold;
    untold.by_mail = true;
    untold.convenes = meeting.status == MeetingStatus::proposed &&
                      (otherwise || holds_convocation(opened_.database->invitations(meeting.uid),
                                                      outbox_, meeting.uid));
    if (untold.convenes) meeting.status = MeetingStatus::convened;
    const auto prepared = maker_.prepare(meeting);
    if (!prepared) return std::nullopt;
    const auto letters = due_letters(*prepared, outbox_, opened_.people, {});
    auto newcomers = std::ranges::count_if(letters, invites);
    auto told = std::ssize(letters) - newcomers;
    std::vector<const Told*> left;
    for (const Told* mail : last) {
      const Told* known = last_left(outbox_.told(meeting.uid, mail->recipient));
      if (known) left.push_back(known);
      if (records::is_leaving(mail->state)) ++(known ? told : newcomers);
    }
    if (told + newcomers == 0) return std::nullopt;
    untold.told = day_told(*prepared, left);
    untold.change = change_of(*prepared, untold.told);
    const bool waits = std::ranges::any_of(
        last, [](const Told* mail) { return records::is_leaving(mail->state); });
    if (!waits && !letters.empty() && std::ranges::all_of(letters, withdraws)) {
      untold.change = Untold::Change::withdrawn;
    }
    count_told(untold, static_cast<int>(told), static_cast<int>(newcomers));
    return untold;
  }

  const Opened& opened_;
  calendar::Day today_;
  InvitationMaker maker_;
  InvitationOutbox outbox_;
};

}  // namespace

std::map<std::string, Untold> untold_sessions(const Opened& opened, calendar::Day today) {
  std::map<std::string, Untold> result;
  if (!opened.database) {
    for (const Meeting& meeting : opened.history->meetings) {
      if (is_to_be_told(meeting, today)) result.emplace(meeting.uid, untold_of(meeting));
    }
    return result;
  }
  Looking looking(opened, today);
  try {
    for (const Meeting& meeting : opened.history->meetings) {
      if (auto untold = looking.at(meeting)) result.emplace(meeting.uid, *untold);
    }
  } catch (const base::Failure&) {
    return {};  // nobody can be said to invite: whoever sends is told so
  }
  return result;
}

bool awaits_news(const Meeting& meeting, const Opened& opened, calendar::Day today) {
  try {
    return Looking(opened, today).at(meeting).has_value();
  } catch (const base::Failure&) {
    return true;
  }
}

RefusedMails refused_mails(const Opened& opened, calendar::Day today) {
  RefusedMails result;
  if (!opened.database) return result;
  const InvitationOutbox outbox(opened.database->outbox());
  std::vector<const Meeting*> ahead;
  for (const Meeting& meeting : opened.history->meetings) {
    if (governance::is_ahead(meeting, today)) ahead.push_back(&meeting);
  }
  std::stable_sort(ahead.begin(), ahead.end(),
                   [](const Meeting* a, const Meeting* b) { return a->day < b->day; });
  const auto is_refused = [](const Told* told) { return told->state == MailState::refused; };
  for (const Meeting* meeting : ahead) {
    const auto last = outbox.last_to_each(meeting->uid);
    if (last.size() >= 2 && std::all_of(last.begin(), last.end(), is_refused)) {
      if (result.whole.empty()) result.whole = meeting->uid;
      continue;
    }
    for (const Told* told : last) {
      if (!is_refused(told)) continue;
      const governance::Person* person = opened.people->find(told->person);
      const bool same = person && governance::same_address(person->address, told->recipient);
      if (same && told->method == MailMethod::request) {
        result.guests.emplace(person->key, meeting->uid);
      }
    }
  }
  return result;
}

std::map<std::string, std::vector<std::string>> guests_beyond_mail(const Opened& opened,
                                                                   calendar::Day today) {
  std::map<std::string, std::vector<std::string>> beyond;
  if (!opened.database) return beyond;
  const InvitationOutbox outbox(opened.database->outbox());
  const Answers answers = standing_answers(opened);
  for (const Meeting& meeting : opened.history->meetings) {
    if (!governance::is_ahead(meeting, today)) continue;
    const auto mailed = mailed_on(meeting, opened);
    if (!mailed || (meeting.convened_on && *meeting.convened_on < *mailed)) continue;
    const int sequence = awaited_sequence(opened.database->invitations(meeting.uid), meeting);
    const auto own = answers.find(meeting.uid);
    for (const Guest& guest : guests_of(meeting, opened)) {
      const governance::Person* person = opened.people->find(guest.person);
      if (person && base::can_be_written_to(person->address)) continue;
      if (organising_person(meeting, opened) == guest.person) continue;
      const bool answered = own != answers.end() && own->second.contains(guest.person) &&
                            own->second.at(guest.person).sequence == sequence;
      if (!answered) beyond[meeting.uid].push_back(guest.person);
    }
  }
  return beyond;
}

}  // namespace gouvernail::app
