// SPDX-License-Identifier: MPL-2.0
// From a meeting to its invitation: who is invited, what it says, which revision it is.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/sending/guests.h"
#include "app/sending/invitation_outbox.h"
#include "app/sending/sent_log.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/opened.h"
#include "governance/invited.h"
#include "ical/invitation.h"
#include "records/changes.h"
#include "reports/language.h"

namespace gouvernail::governance {
struct Body;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::app {

// The name of its body.
base::LocalizedText title_of(const governance::Meeting& meeting, const Opened& opened);

// The place of that id, as its invitation names it; none: that of its body.
std::string place_of(const governance::Meeting& meeting, const std::string& site,
                     const Opened& opened);

struct Prepared {
  const governance::Meeting* meeting = nullptr;  // as it is recorded, or `awaited`
  // Of one that was moved and then called off before anybody was told of the move: as they await
  // it.
  std::shared_ptr<const governance::Meeting> awaited;
  std::vector<Guest> guests;
  ical::Invitation invitation;  // with its revision
  std::vector<records::InvitationRevision> earlier;
  // To be recorded with whatever is done with the invitation; none when nothing changed.
  std::optional<records::InvitationRevision> fresh;
  // Addresses of those whom another convention, that leads a joint session, invites and tells: they
  // are neither guests here, nor off the list.
  std::set<std::string> elsewhere;

  bool is_invited_elsewhere(const std::string& address) const;
  bool is_cancelled() const;
  RevisionMark mark() const;  // of the invitation
};

class InvitationMaker {
 public:
  InvitationMaker(const Opened& opened, const std::filesystem::path& folder, calendar::Day today,
                  const reports::Language& language);

  // To look at what would be told: nothing that it makes is sent.
  InvitationMaker(const Opened& opened, calendar::Day today);

  // Sessions to come, and those struck out that were sent before.
  bool is_told(const governance::Meeting& meeting) const;

  // None, with a remark, when the meeting cannot be invited to. To a joint session, whoever sits in
  // several conventions is invited by one, as long as their records agree on the day and the hour:
  // by the one that leads, else by the first of the portfolio in the folder above. A diary shows
  // one session once.
  std::optional<Prepared> prepare(const governance::Meeting& meeting);

  // Keeps the highest numbers apart from the database: once they are recorded there, before
  // anything leaves.
  void note(const std::vector<Prepared>& leaving);

  const std::vector<base::Message>& remarks() const { return remarks_; }
  // Somebody is not invited, as a remark says, because his address cannot be written to.
  bool left_somebody_out() const { return left_out_; }

 private:
  // Of one that is off, and stood otherwise before: as those who were convened know it. What the
  // last mail told is more than what is recorded that they await (Meeting::awaited), which stays
  // while somebody has not been told. `earlier`: its revisions, oldest first.
  governance::Meeting as_told(governance::Meeting off,
                              const std::vector<records::InvitationRevision>& earlier);
  std::optional<ical::Invitation> make(const governance::Meeting& meeting,
                                       const std::vector<Guest>& guests);
  ical::Organizer organiser_of(const governance::Meeting& meeting,
                               const governance::Body* body) const;
  // Addresses of those who get the invitation of another convention that holds a joint session.
  std::set<std::string> invited_elsewhere(const governance::Meeting& meeting);
  void add_guests(ical::Invitation& invitation, const std::vector<Guest>& guests,
                  const governance::Body* body);
  void add_answers(Prepared& prepared) const;

  const Opened& opened_;
  std::filesystem::path folder_;
  std::optional<std::vector<Neighbour>> neighbours_;
  calendar::Day today_;
  std::string proposed_;  // put before the title of a session that is not convened yet; or empty
  SentLog log_;
  std::optional<InvitationOutbox> outbox_;  // read where it is asked for
  Answers answers_;
  std::vector<base::Message> remarks_;
  std::set<std::string> told_;  // persons whose address was told to be of no use
  bool left_out_ = false;
};

// Records the revisions that are fresh. The history is read again: nothing points into it after.
void record_revisions(Opened& opened, const std::vector<Prepared>& leaving);

}  // namespace gouvernail::app
