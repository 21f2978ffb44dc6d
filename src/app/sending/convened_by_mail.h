// SPDX-License-Identifier: MPL-2.0
// A session is convened by what left the house: the first mail that a server took of an invitation
// which says that it takes place.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"
#include "calendar/day.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

struct ConvenedByMail {
  std::vector<base::Message> convened;  // a sentence a session
  std::vector<base::Message> behind;    // of joint ones: what the other records still lack
};

// The day in Europe/Paris on which the first mail left that says of the session, as it stands, that
// it takes place; none when none did.
std::optional<calendar::Day> mailed_on(const governance::Meeting& meeting, const Opened& opened);

// Records as convened every session that is proposed still, or convened on no day, and whose
// present day and hour left in such a mail, on the day in Europe/Paris on which the first one left;
// and of one that was convened and changed since, that those who were convened know, once its mails
// leave nobody who does not.
// To be called after each mail that left, and before and after a run: whatever was cut off between
// a mail and this goes on. Where the workspace changes meanwhile it is read again; what somebody
// moved or struck out since stays as it is.
ConvenedByMail record_convened_by_mail(const std::filesystem::path& workspace);
// The same of a workspace that is open; a Failure where it changed since it was read.
ConvenedByMail record_convened_by_mail(Opened& opened);

}  // namespace gouvernail::app
