// SPDX-License-Identifier: MPL-2.0
#include "app/invitations.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/clock.h"
#include "app/failure.h"
#include "app/files.h"
#include "app/identifiers.h"
#include "base/text.h"
#include "ical/revision.h"
#include "ical/writer.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using governance::Meeting;
using governance::MeetingStatus;

struct Guest {
  std::string person;
  std::string role;
  std::string party;
};

// Who holds the body's seats on the day of the session, each person once.
std::vector<Guest> guests_of(const Meeting& meeting, const Opened& opened) {
  std::vector<Guest> guests;
  std::set<std::string> seen;
  const governance::Body* body = opened.rules.convention.body(meeting.body);
  if (!body) return guests;
  for (const std::string& role : body->members) {
    for (const governance::Seat& seat : opened.history.seats) {
      const bool sits = seat.role == role && seat.from <= meeting.day &&
                        (!seat.until || meeting.day <= *seat.until);
      if (!sits || !seen.insert(seat.person).second) continue;
      const governance::Role* known = opened.rules.convention.role(role);
      const governance::Person* person = opened.people.find(seat.person);
      const std::string party = person && !person->party.empty() ? person->party
                                : known                          ? known->party
                                                                 : seat.party;
      guests.push_back({seat.person, role, party});
    }
  }
  return guests;
}

std::string site_text(const std::string& id, const governance::Convention& convention) {
  for (const governance::Site& site : convention.sites) {
    if (site.id == id) return site.name.fr + (site.address.empty() ? "" : ", " + site.address);
  }
  return id;
}

class Exporter {
 public:
  Exporter(Opened& opened, calendar::Day today, const InvitationWords& words)
      : opened_(opened), today_(today), words_(words) {}

  // With `only`, the sessions that concern it are written, and whole the calendars of the
  // partners that it touches: a partner's calendar never loses sessions for being asked in part.
  Exported run(const fs::path& folder, const std::string& only) {
    make_folder(folder);
    const std::set<std::string> touched = partners_touched(only);
    std::map<std::string, std::vector<ical::Invitation>> feeds;  // by party
    store::Changes changes;
    for (const Meeting& meeting : opened_.history.meetings) {
      if (!is_ahead(meeting)) continue;
      const std::vector<Guest> guests = guests_of(meeting, opened_);
      const bool asked = concerns(meeting, guests, only);
      const bool cancelled = meeting.status == MeetingStatus::cancelled;
      std::set<std::string> parties;
      for (const Guest& guest : guests) {
        if (!cancelled && touched.count(guest.party) > 0) parties.insert(guest.party);
      }
      if (!asked && parties.empty()) continue;
      auto invitation = make(meeting, guests);
      if (!invitation) continue;
      stamp(*invitation, cancelled, changes);
      if (asked) write_session(folder, meeting, *invitation);
      for (const std::string& party : parties) feeds[party].push_back(*invitation);
    }
    for (const std::string& party : touched) write_feed(folder, party, feeds[party]);
    if (!changes.empty()) record(opened_, changes);
    return result_;
  }

 private:
  // Who invites: the settings say, else whoever holds the role that convenes the body.
  ical::Organizer organiser_of(const Meeting& meeting, const governance::Body* body) const {
    const Organiser& set = opened_.settings.organiser;
    if (ical::is_address(set.address)) return {set.name, set.address};
    for (const governance::Seat& seat : opened_.history.seats) {
      const bool convenes = body && seat.role == body->convener && seat.from <= meeting.day &&
                            (!seat.until || meeting.day <= *seat.until);
      const governance::Person* person = convenes ? opened_.people.find(seat.person) : nullptr;
      if (person && ical::is_address(person->address)) return {person->name, person->address};
    }
    throw bad_input(msg("the settings do not say who invites"),
                    msg("add [organiser] name and address to gouvernail.toml"));
  }

  // Sessions to come, and those struck out that were sent before.
  bool is_ahead(const Meeting& meeting) const {
    if (meeting.day < today_ || meeting.status == MeetingStatus::held) return false;
    return meeting.status != MeetingStatus::cancelled ||
           !opened_.database->invitations(meeting.uid).empty();
  }

  static bool concerns(const Meeting& meeting, const std::vector<Guest>& guests,
                       const std::string& only) {
    if (only.empty() || only == meeting.body) return true;
    return std::any_of(guests.begin(), guests.end(), [&](const Guest& guest) {
      return guest.party == only || guest.person == only;
    });
  }

  // A party that is asked for by name, else those of everybody whom a session asked for invites.
  std::set<std::string> partners_touched(const std::string& only) const {
    if (!only.empty() && opened_.rules.convention.party(only)) return {only};
    std::set<std::string> parties;
    for (const Meeting& meeting : opened_.history.meetings) {
      if (!is_ahead(meeting)) continue;
      const std::vector<Guest> guests = guests_of(meeting, opened_);
      if (!concerns(meeting, guests, only)) continue;
      for (const Guest& guest : guests) {
        const bool asked = only.empty() || only == meeting.body || only == guest.person;
        if (asked && !guest.party.empty()) parties.insert(guest.party);
      }
    }
    return parties;
  }

  void write_session(const fs::path& folder, const Meeting& meeting,
                     const ical::Invitation& invitation) {
    const auto method =
        meeting.status == MeetingStatus::cancelled ? ical::Method::cancel : ical::Method::request;
    const std::string name = calendar::to_iso(meeting.day) + "-" + meeting.body + "-" +
                             base::fold(meeting.uid).substr(0, 8) + ".ics";
    write(folder / "reunions" / name, ical::write_calendar(method, {invitation}));
    ++result_.meetings;
  }

  void write_feed(const fs::path& folder, const std::string& party,
                  const std::vector<ical::Invitation>& invitations) {
    if (invitations.empty()) return;
    const governance::Party* found = opened_.rules.convention.party(party);
    write(folder / "partenaires" / (party + ".ics"),
          ical::write_calendar(ical::Method::publish, invitations, found ? found->name.fr : party));
    ++result_.partners;
  }

  std::optional<ical::Invitation> make(const Meeting& meeting, const std::vector<Guest>& guests) {
    const governance::Convention& convention = opened_.rules.convention;
    const governance::Body* body = convention.body(meeting.body);
    ical::Invitation invitation;
    invitation.uid = meeting.uid;
    const bool proposed = meeting.status == MeetingStatus::proposed;
    invitation.summary =
        (proposed ? words_.proposed + " " : "") + (body ? body->name.fr : meeting.body);
    invitation.description = convention.name.fr + (meeting.note.empty() ? "" : "\n" + meeting.note);
    const std::string site = meeting.site.empty() && body ? body->site : meeting.site;
    invitation.location = site_text(site, convention);
    invitation.first = invitation.last = meeting.day;
    invitation.start = meeting.start_time;
    invitation.length = length_of(meeting, body);
    invitation.status = meeting.status == MeetingStatus::cancelled ? ical::EventStatus::cancelled
                        : proposed                                 ? ical::EventStatus::tentative
                                                                   : ical::EventStatus::confirmed;
    invitation.organizer = organiser_of(meeting, body);
    add_guests(invitation, guests, body);
    if (const auto problem = ical::problem_with(invitation)) {
      result_.remarks.push_back(msg("“{0}” of {1} was left out: {2}", invitation.summary,
                                    calendar::arg(meeting.day), base::MessageList{*problem}));
      return std::nullopt;
    }
    return invitation;
  }

  calendar::Minutes length_of(const Meeting& meeting, const governance::Body* body) const {
    if (meeting.start_time && meeting.end) {
      const auto start = calendar::resolve_paris({meeting.day, *meeting.start_time}).utc;
      const auto end = calendar::resolve_paris(*meeting.end).utc;
      if (end > start) return std::chrono::duration_cast<calendar::Minutes>(end - start);
    }
    return body && body->minutes ? calendar::Minutes{*body->minutes}
                                 : opened_.settings.preferences.length;
  }

  void add_guests(ical::Invitation& invitation, const std::vector<Guest>& guests,
                  const governance::Body* body) {
    std::set<std::string> seen;
    for (const Guest& guest : guests) {
      const governance::Person* person = opened_.people.find(guest.person);
      if (!person || person->address.empty()) {
        if (told_.insert(guest.person).second) {
          result_.remarks.push_back(
              msg("“{}” has no mail address: not invited by calendar", guest.person));
        }
        continue;
      }
      if (!seen.insert(base::fold(person->address)).second) continue;
      const bool chairs = body && body->convener == guest.role;
      invitation.attendees.push_back(
          {person->name, person->address,
           chairs ? ical::AttendeeRole::chair : ical::AttendeeRole::required,
           ical::Answer::needs_action});
    }
  }

  // SEQUENCE and DTSTAMP from what was exported before; a new revision goes into `changes`.
  void stamp(ical::Invitation& invitation, bool cancelled, store::Changes& changes) const {
    const std::string content = sha256_of(ical::content_of(invitation));
    const std::string essential = sha256_of(ical::essential_of(invitation));
    const auto earlier = opened_.database->invitations(invitation.uid);
    const std::string fingerprint = fingerprint_of(essential, content);
    if (!earlier.empty() && earlier.back().content_sha256 == fingerprint) {
      invitation.sequence = earlier.back().sequence;
      invitation.dtstamp = earlier.back().dtstamp;
      return;
    }
    std::optional<ical::Revision> before;
    if (!earlier.empty()) {
      const bool moved = !earlier.back().content_sha256.starts_with(essential.substr(0, 32));
      before = ical::Revision{earlier.back().sequence, earlier.back().dtstamp,
                              moved ? "" : ical::essential_of(invitation), ""};
    }
    const ical::Revision next = ical::next_revision(invitation, before, now());
    invitation.sequence = next.sequence;
    invitation.dtstamp = next.dtstamp;
    store::InvitationRevision revision;
    revision.uid = invitation.uid;
    revision.sequence = next.sequence;
    revision.dtstamp = next.dtstamp;
    revision.method = cancelled ? "CANCEL" : "REQUEST";
    revision.content_sha256 = fingerprint;
    for (const ical::Attendee& attendee : invitation.attendees) {
      revision.recipients.push_back(attendee.address);
    }
    changes.push_back(store::RecordInvitation{std::move(revision)});
  }

  // One fingerprint of 64 digits that tells both: half of the essential's digest, half of the
  // content's.
  static std::string fingerprint_of(const std::string& essential, const std::string& content) {
    return essential.substr(0, 32) + content.substr(0, 32);
  }

  void write(const fs::path& path, const std::string& text) {
    make_folder(path.parent_path());
    if (update_file(path, text)) ++result_.written;
  }

  Opened& opened_;
  calendar::Day today_;
  const InvitationWords& words_;
  Exported result_;
  std::set<std::string> told_;
};

// A misspelt name must not look like a partner without sessions.
void refuse_unknown(const std::string& only, const Opened& opened) {
  std::vector<std::string> known;
  for (const auto& party : opened.rules.convention.parties) known.push_back(party.id);
  for (const auto& body : opened.rules.convention.bodies) known.push_back(body.id);
  for (const auto& person : opened.people.persons) known.push_back(person.key);
  for (const auto& seat : opened.history.seats) known.push_back(seat.person);
  if (std::find(known.begin(), known.end(), only) != known.end()) return;
  throw bad_input(msg("there is no party, body or person “{}”", only),
                  base::suggestion(only, known));
}

}  // namespace

Exported export_invitations(Opened& opened, const fs::path& folder, const std::string& only,
                            calendar::Day today, const InvitationWords& words) {
  if (!opened.database) {
    throw bad_input(msg("this command needs a workspace"),
                    msg("give its folder with -C, or create one with “gouvernail init”"));
  }
  if (!only.empty()) refuse_unknown(only, opened);
  return Exporter(opened, today, words).run(folder, only);
}

}  // namespace gouvernail::app
