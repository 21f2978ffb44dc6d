// SPDX-License-Identifier: MPL-2.0
// Which revision an invitation is: the one that was recorded last, while it says the same; else the
// next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sending/revision_mark.h"
#include "ical/invitation.h"
#include "records/answers.h"
#include "records/changes.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// Day and hour as a revision tells them (Revision::when): "2026-10-13T14:00", or the day alone.
std::string when_told(const governance::Meeting& meeting);
std::string when_told(calendar::Day day, const std::optional<calendar::Minutes>& start);

// The sequence that an answer to the session bears as it is recorded now: that of its last revision
// (`earlier`, oldest first) or, where that one told another day or hour, of the next, which asks
// anew. Revisions of old records do not say their day: they count as told.
int awaited_sequence(const std::vector<records::InvitationRevision>& earlier,
                     const governance::Meeting& meeting);

// The revision that an answer was given to: that of its sequence or, where it is in words and bears
// none, the last one that its writer can have had. None: nobody was invited.
const records::InvitationRevision* answered_revision(
    const std::vector<records::InvitationRevision>& earlier, const records::Undecided& answer);
// The day that it told; none where an old record does not say.
std::optional<calendar::Day> day_told_by(const records::InvitationRevision& revision);

// What the recipients were told, as digests: of what makes them answer anew (day, hour, place,
// status), and of all that concerns each of them: who else comes does not, nor in which language a
// date is called unconfirmed. Half a SHA-256 each, in hexadecimal.
struct Fingerprint {
  std::string essential;
  std::string content;

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};
Fingerprint fingerprint_of(const ical::Invitation& invitation);
// Whether the revision told what the invitation tells.
bool tells_the_same(const records::InvitationRevision& revision,
                    const ical::Invitation& invitation);
// 64 digits, as the record keeps it.
std::string to_text(const Fingerprint& fingerprint);
Fingerprint parse_fingerprint(const std::string& text);

// Gives the invitation its numbers. `earlier` are its recorded revisions, oldest first; `sent` is
// the highest that ever left, which a record restored from a backup may have forgotten. The
// revision to record; none when nothing changed.
std::optional<records::InvitationRevision> stamp(
    ical::Invitation& invitation, const std::vector<records::InvitationRevision>& earlier,
    const std::optional<RevisionMark>& sent, calendar::UtcTime now);

}  // namespace gouvernail::app
