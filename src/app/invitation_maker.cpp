// SPDX-License-Identifier: MPL-2.0
#include "app/invitation_maker.h"

#include <algorithm>

#include "app/identifiers.h"
#include "base/failure.h"
#include "ical/revision.h"
#include "platform/clock.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

bool sits(const governance::Seat& seat, calendar::Day day) {
  return seat.from <= day && (!seat.until || day <= *seat.until);
}

std::string party_of(const std::string& key, const std::string& role, const Opened& opened) {
  const governance::Person* person = opened.people.find(key);
  if (person && !person->party.empty()) return person->party;
  const governance::Role* known = opened.rules.convention.role(role);
  return known ? known->party : "";
}

std::string site_text(const std::string& id, const governance::Convention& convention) {
  const governance::Site* site = convention.site(id);
  if (!site) return id;
  return site->name.fr + (site->address.empty() ? "" : ", " + site->address);
}

// One fingerprint of 64 digits that tells both: half of the essential's digest, half of the
// content's.
std::string fingerprint_of(const std::string& essential, const std::string& content) {
  return essential.substr(0, 32) + content.substr(0, 32);
}

}  // namespace

bool Prepared::is_cancelled() const { return meeting->status == MeetingStatus::cancelled; }

base::LocalizedText title_of(const Meeting& meeting, const Opened& opened) {
  const governance::Body* body = opened.rules.convention.body(meeting.body);
  return body ? body->name : base::LocalizedText{meeting.body, meeting.body};
}

std::vector<Guest> guests_of(const Meeting& meeting, const Opened& opened) {
  std::vector<Guest> guests;
  std::set<std::string> seen;
  const governance::Body* body = opened.rules.convention.body(meeting.body);
  if (!body) return guests;
  for (const std::string& role : body->members) {
    for (const governance::Seat& seat : opened.history.seats) {
      if (seat.role != role || !sits(seat, meeting.day) || !seen.insert(seat.person).second) {
        continue;
      }
      std::string party = party_of(seat.person, role, opened);
      guests.push_back({seat.person, role, party.empty() ? seat.party : std::move(party)});
    }
  }
  return guests;
}

Answers standing_answers(const Opened& opened) {
  Answers standing;
  if (!opened.database) return standing;
  for (records::AnswerRecord& answer : opened.database->answers()) {
    auto& of_meeting = standing[answer.meeting];
    const auto found = of_meeting.find(answer.person);
    if (found == of_meeting.end()) {
      of_meeting.emplace(answer.person, std::move(answer));
    } else if (records::counts_more(answer, found->second)) {
      found->second = std::move(answer);
    }
  }
  return standing;
}

InvitationMaker::InvitationMaker(const Opened& opened, const std::filesystem::path& folder,
                                 calendar::Day today, const InvitationWords& words)
    : opened_(opened),
      folder_(folder),
      today_(today),
      words_(words),
      log_(folder / sent_name),
      answers_(standing_answers(opened)) {}

bool InvitationMaker::is_ahead(const Meeting& meeting) const {
  if (meeting.day < today_ || meeting.status == MeetingStatus::held) return false;
  return meeting.status != MeetingStatus::cancelled ||
         !opened_.database->invitations(meeting.uid).empty();
}

std::optional<Prepared> InvitationMaker::prepare(const Meeting& meeting) {
  Prepared prepared;
  prepared.meeting = &meeting;
  prepared.guests = guests_of(meeting, opened_);
  // Whoever a guest delegated to is a guest as well.
  if (const auto answers = answers_.find(meeting.uid); answers != answers_.end()) {
    for (const auto& [person, answer] : answers->second) {
      if (answer.delegate.empty()) continue;
      const bool invited =
          std::any_of(prepared.guests.begin(), prepared.guests.end(),
                      [&](const Guest& guest) { return guest.person == answer.delegate; });
      if (!invited) {
        prepared.guests.push_back({answer.delegate, "", party_of(answer.delegate, "", opened_)});
      }
    }
  }
  const std::set<std::string> elsewhere = invited_elsewhere(meeting);
  std::erase_if(prepared.guests, [&](const Guest& guest) {
    const governance::Person* person = opened_.people.find(guest.person);
    return person && std::any_of(elsewhere.begin(), elsewhere.end(), [&](const auto& address) {
             return governance::same_address(address, person->address);
           });
  });
  auto invitation = make(meeting, prepared.guests);
  if (!invitation) return std::nullopt;
  prepared.invitation = std::move(*invitation);
  prepared.earlier = opened_.database->invitations(meeting.uid);
  stamp(prepared);
  add_answers(prepared);
  return prepared;
}

std::set<std::string> InvitationMaker::invited_elsewhere(const Meeting& meeting) {
  std::set<std::string> addresses;
  if (meeting.joint.empty() || meeting.joint == meeting.uid) return addresses;
  if (!neighbours_) neighbours_ = open_neighbours(folder_);
  for (const Neighbour& neighbour : *neighbours_) {
    const Opened& other = *neighbour.opened;
    for (const Meeting& theirs : other.history.meetings) {
      const bool before_us = theirs.uid == meeting.joint || neighbour.comes_first;
      // One that is cancelled in both was not announced twice, and is not called off twice.
      const bool stands =
          theirs.status != MeetingStatus::cancelled || meeting.status == MeetingStatus::cancelled;
      const bool same = theirs.joint == meeting.joint && theirs.day == meeting.day &&
                        theirs.start_time == meeting.start_time;
      if (!same || !before_us || !stands) continue;
      for (const Guest& guest : guests_of(theirs, other)) {
        const governance::Person* person = other.people.find(guest.person);
        if (person && !person->address.empty()) addresses.insert(person->address);
      }
    }
  }
  return addresses;
}

void InvitationMaker::note(const std::vector<Prepared>& leaving) {
  std::vector<std::pair<std::string, SentMark>> marks;
  for (const Prepared& prepared : leaving) {
    marks.push_back(
        {prepared.invitation.uid, {prepared.invitation.sequence, prepared.invitation.dtstamp}});
  }
  log_.raise(marks);
}

// Who invites: the settings say, else whoever holds the role that convenes the body.
ical::Organizer InvitationMaker::organiser_of(const Meeting& meeting,
                                              const governance::Body* body) const {
  const settings::Organiser& set = opened_.settings.organiser;
  const auto& mail = opened_.settings.connections.mail;
  const std::string sent_by = mail ? mail->sender_address : "";
  if (ical::is_address(set.address)) return {set.name, set.address, sent_by};
  for (const governance::Seat& seat : opened_.history.seats) {
    const bool convenes = body && seat.role == body->convener && sits(seat, meeting.day);
    const governance::Person* person = convenes ? opened_.people.find(seat.person) : nullptr;
    if (person && ical::is_address(person->address)) {
      return {person->name, person->address, sent_by};
    }
  }
  throw base::bad_input(msg("the settings do not say who invites"),
                        msg("add [organiser] name and address to gouvernail.toml"));
}

std::optional<ical::Invitation> InvitationMaker::make(const Meeting& meeting,
                                                      const std::vector<Guest>& guests) {
  const governance::Convention& convention = opened_.rules.convention;
  const governance::Body* body = convention.body(meeting.body);
  ical::Invitation invitation;
  invitation.uid = meeting.uid;
  const bool proposed = meeting.status == MeetingStatus::proposed;
  invitation.summary =
      (proposed ? words_.proposed + " " : "") + (body ? body->name.fr : meeting.body);
  invitation.description = convention.name.fr + (meeting.note.empty() ? "" : "\n" + meeting.note);
  invitation.location =
      site_text(meeting.site.empty() && body && meeting.joint.empty() ? body->site : meeting.site,
                convention);
  invitation.first = invitation.last = meeting.day;
  invitation.start = meeting.start_time;
  invitation.length = length_of(meeting, body);
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

calendar::Minutes InvitationMaker::length_of(const Meeting& meeting,
                                             const governance::Body* body) const {
  if (meeting.start_time && meeting.end) {
    const auto start = calendar::resolve_paris({meeting.day, *meeting.start_time}).utc;
    const auto end = calendar::resolve_paris(*meeting.end).utc;
    if (end > start) return std::chrono::duration_cast<calendar::Minutes>(end - start);
  }
  return body && body->minutes ? calendar::Minutes{*body->minutes}
                               : opened_.settings.preferences.length;
}

void InvitationMaker::add_guests(ical::Invitation& invitation, const std::vector<Guest>& guests,
                                 const governance::Body* body) {
  std::vector<std::string> seen;
  for (const Guest& guest : guests) {
    const governance::Person* person = opened_.people.find(guest.person);
    if (!person || person->address.empty()) {
      if (told_.insert(guest.person).second) {
        remarks_.push_back(msg("“{}” has no mail address: not invited by calendar", guest.person));
      }
      continue;
    }
    const bool twice = std::any_of(seen.begin(), seen.end(), [&](const std::string& address) {
      return governance::same_address(address, person->address);
    });
    if (twice) continue;
    seen.push_back(person->address);
    const bool chairs = body && !body->convener.empty() && body->convener == guest.role;
    ical::Attendee attendee;
    attendee.name = person->name;
    attendee.address = person->address;
    attendee.role = chairs ? ical::AttendeeRole::chair : ical::AttendeeRole::required;
    invitation.attendees.push_back(std::move(attendee));
  }
}

// SEQUENCE and DTSTAMP from what left before, as the database has it and, when that was restored
// from a backup, as the log beside it has.
void InvitationMaker::stamp(Prepared& prepared) const {
  ical::Invitation& invitation = prepared.invitation;
  const std::string content = sha256_of(ical::content_of(invitation));
  const std::string essential = sha256_of(ical::essential_of(invitation));
  const std::string fingerprint = fingerprint_of(essential, content);
  const auto mark = log_.of(invitation.uid);
  const records::InvitationRevision* last =
      prepared.earlier.empty() ? nullptr : &prepared.earlier.back();
  const bool forgotten =
      mark && (!last || last->sequence < mark->sequence || last->dtstamp < mark->dtstamp);
  if (last && !forgotten && last->content_sha256 == fingerprint) {
    invitation.sequence = last->sequence;
    invitation.dtstamp = last->dtstamp;
    return;
  }
  std::optional<ical::Revision> before;
  if (last) {
    const bool moved = !last->content_sha256.starts_with(essential.substr(0, 32));
    before = ical::Revision{last->sequence, last->dtstamp,
                            moved ? "" : ical::essential_of(invitation), ""};
  }
  // What those who have it were told is not known any more: it counts as another.
  if (forgotten) before = ical::Revision{mark->sequence, mark->dtstamp, "", ""};
  const ical::Revision next = ical::next_revision(invitation, before, platform::now());
  invitation.sequence = next.sequence;
  invitation.dtstamp = next.dtstamp;
  records::InvitationRevision revision;
  revision.uid = invitation.uid;
  revision.sequence = next.sequence;
  revision.dtstamp = next.dtstamp;
  revision.method = prepared.is_cancelled() ? "CANCEL" : "REQUEST";
  revision.content_sha256 = fingerprint;
  revision.when = invitation.start
                      ? calendar::to_iso(calendar::LocalTime{invitation.first, *invitation.start})
                      : calendar::to_iso(invitation.first);
  revision.place = invitation.location;
  for (const ical::Attendee& attendee : invitation.attendees) {
    revision.recipients.push_back(attendee.address);
  }
  prepared.fresh = std::move(revision);
}

// What each has answered to this very sequence: a session that moved asks again. The organiser, if
// invited, comes.
void InvitationMaker::add_answers(Prepared& prepared) const {
  ical::Invitation& invitation = prepared.invitation;
  const auto answers = answers_.find(invitation.uid);
  for (ical::Attendee& attendee : invitation.attendees) {
    if (governance::same_address(attendee.address, invitation.organizer.address)) {
      attendee.answer = ical::Answer::accepted;
      continue;
    }
    const governance::Person* person = opened_.people.find_address(attendee.address);
    if (!person || answers == answers_.end()) continue;
    const auto answer = answers->second.find(person->key);
    if (answer == answers->second.end() || answer->second.sequence != invitation.sequence) continue;
    attendee.answer =
        ical::parse_answer(answer->second.answer).value_or(ical::Answer::needs_action);
  }
}

void record_revisions(Opened& opened, const std::vector<Prepared>& leaving) {
  records::Changes changes;
  for (const Prepared& prepared : leaving) {
    if (prepared.fresh) changes.push_back(records::RecordInvitation{*prepared.fresh});
  }
  if (!changes.empty()) record(opened, changes);
}

namespace {

std::vector<std::string> recipients(const Opened& opened) {
  std::vector<std::string> known;
  for (const auto& party : opened.rules.convention.parties) known.push_back(party.id);
  for (const auto& body : opened.rules.convention.bodies) known.push_back(body.id);
  for (const auto& person : opened.people.persons) known.push_back(person.key);
  for (const auto& seat : opened.history.seats) known.push_back(seat.person);
  return known;
}

}  // namespace

std::optional<std::string> find_recipient(const Opened& opened, const std::string& name) {
  const std::vector<std::string> known = recipients(opened);
  if (std::find(known.begin(), known.end(), name) != known.end()) return name;
  if (const auto* person = opened.people.find_address(name)) return person->key;
  return std::nullopt;
}

std::string need_recipient(const Opened& opened, const std::string& name) {
  if (name.empty()) return name;
  if (auto found = find_recipient(opened, name)) return *std::move(found);
  throw base::bad_input(msg("there is no party, body or person “{}”", name),
                        base::suggestion(name, recipients(opened)));
}

bool concerns(const Meeting& meeting, const std::vector<Guest>& guests, const std::string& only) {
  if (only.empty() || only == meeting.body) return true;
  return std::any_of(guests.begin(), guests.end(), [&](const Guest& guest) {
    return guest.party == only || guest.person == only;
  });
}

}  // namespace gouvernail::app
