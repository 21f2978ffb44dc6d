// SPDX-License-Identifier: MPL-2.0
#include "app/sending/invitation_maker.h"

#include <algorithm>

#include "app/sending/expected_guests.h"
#include "app/sending/invitation_revision.h"
#include "app/sending/record_memory.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "base/mail_address.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/transitions.h"
#include "platform/clock.h"
#include "records/mark.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

std::string site_text(const std::string& id, const governance::Convention& convention) {
  const governance::Site* site = convention.site(id);
  if (!site) return id;
  return governance::full_name(*site, site->name.fr);
}

// What a diary shows under the name of the convention: why it was called off or moved, and the
// agenda. The house's own note is nobody's business.
std::string description_of(const Meeting& meeting) {
  std::string text;
  for (const std::string& part : {meeting.reason, governance::without_tags(meeting.agenda)}) {
    if (!part.empty()) text += "\n" + part;
  }
  return text;
}

}  // namespace

std::string place_of(const Meeting& meeting, const std::string& site, const Opened& opened) {
  const governance::Convention& convention = opened.rules->convention;
  const governance::Body* body = convention.body(meeting.body);
  return site_text(site.empty() && body && meeting.joint.empty() ? body->site : site, convention);
}

bool Prepared::is_cancelled() const { return meeting->status == MeetingStatus::cancelled; }

bool Prepared::is_invited_elsewhere(const std::string& address) const {
  return std::any_of(elsewhere.begin(), elsewhere.end(), [&](const std::string& one) {
    return governance::same_address(one, address);
  });
}

RevisionMark Prepared::mark() const { return {invitation.sequence, invitation.dtstamp}; }

base::LocalizedText title_of(const Meeting& meeting, const Opened& opened) {
  return opened.rules->convention->name_of_body(meeting.body);
}

InvitationMaker::InvitationMaker(const Opened& opened, const std::filesystem::path& folder,
                                 calendar::Day today, const reports::Language& language)
    : opened_(opened),
      folder_(folder),
      today_(today),
      proposed_(language.text(msg("[to be confirmed]"))),
      log_(folder / sent_name),
      answers_(standing_answers(opened)) {}

InvitationMaker::InvitationMaker(const Opened& opened, calendar::Day today)
    : opened_(opened),
      folder_(opened.folder),
      today_(today),
      log_(folder_ / sent_name),
      answers_(standing_answers(opened)) {}

bool InvitationMaker::is_told(const Meeting& meeting) const {
  if (meeting.day < today_ || meeting.status == MeetingStatus::held) return false;
  return meeting.status != MeetingStatus::cancelled || meeting.awaited ||
         !opened_.database->invitations(meeting.uid).empty();
}

std::optional<Prepared> InvitationMaker::prepare(const Meeting& recorded) {
  Prepared prepared;
  prepared.meeting = &recorded;
  const bool off = recorded.status == MeetingStatus::cancelled;
  prepared.earlier = opened_.database->invitations(recorded.uid);
  if (off && recorded.awaited) {
    prepared.awaited = std::make_shared<const Meeting>(as_told(recorded, prepared.earlier));
    prepared.meeting = prepared.awaited.get();
  }
  const Meeting& meeting = *prepared.meeting;
  prepared.guests = guests_of(meeting, opened_, answers_);
  prepared.elsewhere = invited_elsewhere(meeting);
  std::erase_if(prepared.guests, [&](const Guest& guest) {
    const governance::Person* person = opened_.people->find(guest.person);
    return person && prepared.is_invited_elsewhere(person->address);
  });
  auto invitation = make(meeting, prepared.guests);
  if (!invitation) return std::nullopt;
  prepared.invitation = std::move(*invitation);
  prepared.fresh =
      stamp(prepared.invitation, prepared.earlier, log_.of(meeting.uid), platform::now());
  add_answers(prepared);
  return prepared;
}

Meeting InvitationMaker::as_told(Meeting off,
                                 const std::vector<records::InvitationRevision>& earlier) {
  if (!outbox_) outbox_.emplace(opened_.database->outbox());
  const auto tells = [&](const records::InvitationRevision& one, const governance::Awaited& what) {
    return one.when == when_told(what.day, what.start) &&
           one.place == place_of(off, what.site, opened_);
  };
  const records::InvitationRevision* last = nullptr;
  bool follows = false;  // it told otherwise whoever a mail had told what is awaited
  for (const records::InvitationRevision& one : earlier) {
    if (!outbox_->has_told(off.uid, {one.sequence, one.dtstamp})) continue;
    follows = follows || tells(one, *off.awaited);
    last = &one;
  }
  const governance::Awaited recorded = governance::standing_of(off);
  if (last && (follows || tells(*last, recorded))) {
    if (auto told = governance::parse_awaited(last->when)) {
      const bool there = last->place == place_of(off, recorded.site, opened_);
      told->site = there ? recorded.site : off.awaited->site;
      off.awaited = told;
    }
  }
  return *off.awaited == recorded ? off : governance::as_awaited(std::move(off));
}

std::set<std::string> InvitationMaker::invited_elsewhere(const Meeting& meeting) {
  std::set<std::string> addresses;
  if (meeting.joint.empty() || meeting.joint == meeting.uid) return addresses;
  if (!neighbours_) neighbours_ = open_neighbours(folder_);
  for (const Neighbour& neighbour : *neighbours_) {
    const Opened& other = *neighbour.opened;
    for (const Meeting& theirs : other.history->meetings) {
      const bool before_us = theirs.uid == meeting.joint || neighbour.comes_first;
      // One that is cancelled in both was not announced twice, and is not called off twice.
      const bool stands =
          theirs.status != MeetingStatus::cancelled || meeting.status == MeetingStatus::cancelled;
      const bool same = theirs.joint == meeting.joint && theirs.day == meeting.day &&
                        theirs.start_time == meeting.start_time;
      if (!same || !before_us || !stands) continue;
      for (const Guest& guest : guests_of(theirs, other)) {
        const governance::Person* person = other.people->find(guest.person);
        if (person && base::can_be_written_to(person->address)) addresses.insert(person->address);
      }
    }
  }
  return addresses;
}

void InvitationMaker::note(const std::vector<Prepared>& leaving) {
  std::vector<SentRevision> revisions;
  for (const Prepared& prepared : leaving) {
    revisions.push_back({prepared.invitation.uid, prepared.mark()});
  }
  // Of a record that has lost its memory, the mark stays that tells it.
  const bool knows = !lost_memory(opened_);
  log_.raise(revisions, knows ? records::mark_of(opened_.database->head()) : log_.record_mark());
}

// Who invites: the settings say, else whoever holds the role that convenes the body.
ical::Organizer InvitationMaker::organiser_of(const Meeting& meeting,
                                              const governance::Body* body) const {
  const settings::Organiser& set = opened_.settings->organiser;
  const auto& mail = opened_.settings->connections.mail;
  const std::string sent_by = mail ? mail->sender_address : "";
  if (base::can_be_written_to(set.address)) return {set.name, set.address, sent_by};
  for (const governance::Seat& seat : opened_.history->seats) {
    const bool convenes =
        body && seat.role == body->convener && governance::holds_on(seat, meeting.day);
    const governance::Person* person = convenes ? opened_.people->find(seat.person) : nullptr;
    if (person && base::can_be_written_to(person->address)) {
      return {person->name, person->address, sent_by};
    }
  }
  throw base::bad_input(msg("the settings do not say who invites"),
                        msg("say who: {0}", base::Action(base::Verb::set_organiser)));
}

std::optional<ical::Invitation> InvitationMaker::make(const Meeting& meeting,
                                                      const std::vector<Guest>& guests) {
  const governance::Convention& convention = opened_.rules->convention;
  const governance::Body* body = convention.body(meeting.body);
  ical::Invitation invitation;
  invitation.uid = meeting.uid;
  const bool proposed = meeting.status == MeetingStatus::proposed;
  invitation.summary = (proposed && !proposed_.empty() ? proposed_ + " " : "") +
                       (body ? body->name.fr : meeting.body);
  invitation.description = convention.name.fr + description_of(meeting);
  invitation.location = place_of(meeting, meeting.site, opened_);
  invitation.first = invitation.last = meeting.day;
  invitation.start = meeting.start_time;
  invitation.length =
      governance::length_of(meeting).value_or(opened_.settings->preferences.length_of(body));
  invitation.status = meeting.status == MeetingStatus::cancelled ? ical::EventStatus::cancelled
                      : proposed                                 ? ical::EventStatus::tentative
                                                                 : ical::EventStatus::confirmed;
  invitation.organizer = organiser_of(meeting, body);
  add_guests(invitation, guests, body);
  if (const auto problem = ical::problem_with(invitation)) {
    remarks_.push_back(msg("“{0}” of {1} was left out: {2}", invitation.summary,
                           calendar::arg(meeting.day), base::MessageList{*problem}));
    return std::nullopt;
  }
  return invitation;
}

void InvitationMaker::add_guests(ical::Invitation& invitation, const std::vector<Guest>& guests,
                                 const governance::Body* body) {
  for (const Guest& guest : guests) {
    const governance::Person* person = opened_.people->find(guest.person);
    if (!person || person->address.empty()) {
      if (told_.insert(guest.person).second) {
        const bool named = person && !person->name.empty();
        remarks_.push_back(msg("“{}” has no mail address: not invited by calendar",
                               named ? person->name : guest.person));
      }
      continue;
    }
    if (!base::can_be_written_to(person->address)) {
      left_out_ = true;
      if (told_.insert(guest.person).second) {
        remarks_.push_back(msg("“{0}” is not invited: {1}; {2}", guest.person,
                               base::MessageList{base::why_not_written_to(person->address)},
                               base::MessageList{base::address_to_write_to()}));
      }
      continue;
    }
    const bool chairs = body && !body->convener.empty() && body->convener == guest.role;
    const auto same =
        std::find_if(invitation.attendees.begin(), invitation.attendees.end(),
                     [&](const ical::Attendee& attendee) {
                       return governance::same_address(attendee.address, person->address);
                     });
    if (same != invitation.attendees.end()) {  // one mailbox of several: one attendee, all names
      same->name += " et " + person->name;
      if (chairs) same->role = ical::AttendeeRole::chair;
      continue;
    }
    ical::Attendee attendee;
    attendee.name = person->name;
    attendee.address = person->address;
    attendee.role = chairs ? ical::AttendeeRole::chair : ical::AttendeeRole::required;
    invitation.attendees.push_back(std::move(attendee));
  }
}

// What each has answered to this very sequence: a session that moved asks again. The organiser, if
// invited, comes; whoever shares the mailbox has not said so.
void InvitationMaker::add_answers(Prepared& prepared) const {
  const bool invites_himself = opened_.settings->organiser.address.empty() ||
                               !organising_person(*prepared.meeting, opened_).empty();
  ical::Invitation& invitation = prepared.invitation;
  const auto answers = answers_.find(invitation.uid);
  for (ical::Attendee& attendee : invitation.attendees) {
    if (invites_himself &&
        governance::same_address(attendee.address, invitation.organizer.address)) {
      attendee.answer = governance::Answer::accepted;
      continue;
    }
    if (answers == answers_.end()) continue;
    // Of several who share a mailbox, what all of them say.
    std::set<governance::Answer> said;
    for (const governance::Person* person :
         readers_at(attendee.address, prepared.guests, opened_.people)) {
      const auto answer = answers->second.find(person->key);
      const bool counts =
          answer != answers->second.end() && answer->second.sequence == invitation.sequence;
      said.insert(counts ? answer->second.answer : governance::Answer::needs_action);
    }
    if (said.size() == 1) attendee.answer = *said.begin();
  }
}

void record_revisions(Opened& opened, const std::vector<Prepared>& leaving) {
  records::Changes changes;
  for (const Prepared& prepared : leaving) {
    if (prepared.fresh) changes.push_back(records::RecordInvitation{*prepared.fresh});
  }
  if (!changes.empty()) record(opened, changes);
}

}  // namespace gouvernail::app
