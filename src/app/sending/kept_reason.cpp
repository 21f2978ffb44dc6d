// SPDX-License-Identifier: MPL-2.0
#include "app/sending/kept_reason.h"

#include <algorithm>

#include "app/sending/invitation_revision.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "records/recorded_change.h"
#include "records/workspace.h"

namespace gouvernail::app {

using governance::Meeting;

namespace {

// Day and hour that the last mail on the session has told; empty when none left.
std::string when_mailed(const Opened& opened, const Meeting& meeting) {
  const auto revisions = opened.database->invitations(meeting.uid);
  const auto outbox = opened.database->outbox();
  for (auto one = revisions.rbegin(); one != revisions.rend(); ++one) {
    const std::string mark = to_text(RevisionMark{one->sequence, one->dtstamp});
    const bool left =
        std::any_of(outbox.begin(), outbox.end(), [&](const records::OutgoingMail& mail) {
          return mail.kind == records::invitation_kind && mail.subject == meeting.uid &&
                 mail.revision == mark && records::has_left(mail.state);
        });
    if (left) return one->when;
  }
  return "";
}

}  // namespace

std::optional<std::string> reason_kept(const Opened& opened, const Meeting& before,
                                       const Meeting& after) {
  const std::string mailed = when_mailed(opened, before);
  if (!mailed.empty() && mailed == when_told(after)) {
    const auto changes = opened.database->changes();
    for (auto one = changes.rbegin(); one != changes.rend(); ++one) {
      const auto* then = records::value_in<Meeting>(one->after);
      if (!then || then->uid != before.uid || when_told(*then) != mailed) continue;
      return then->reason;
    }
  }
  const bool told = governance::is_known_as_it_stands(before) || mailed == when_told(before);
  if (before.reason.empty() || told) return std::nullopt;
  return before.reason;
}

}  // namespace gouvernail::app
