// SPDX-License-Identifier: MPL-2.0
// Sessions of which guests know, by mail, something that is not so any more.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "compliance/tasks.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// Those of which a mail has left and another is due, or waits to leave, by uid: what "send what is
// new" would tell; and those that were convened by other means, and stand otherwise since
// (Meeting::awaited). Of mails, nothing is said where no one can be said to invite.
std::map<std::string, compliance::Untold> untold_sessions(const Opened& opened,
                                                          calendar::Day today);

// Whether somebody is still to be told how that session stands; also where it cannot be said.
bool awaits_news(const governance::Meeting& meeting, const Opened& opened, calendar::Day today);

struct RefusedMails {
  // Guests of sessions ahead whose last mail a server refused, at the address that they have still:
  // by person, the uid of the first such session.
  std::map<std::string, std::string> guests;
  // uid of the first session of which every mail, of two at least, was refused: it is the
  // connection that is to be looked at, and its guests are none of those.
  std::string whole;
};
RefusedMails refused_mails(const Opened& opened, calendar::Day today);

// Guests of sessions ahead that were mailed to others, who have no address that can be written to:
// by uid, the keys of those who have not answered to the session as it stands. Where it was
// convened by other means before the first mail left, nobody is left out.
std::map<std::string, std::vector<std::string>> guests_beyond_mail(const Opened& opened,
                                                                   calendar::Day today);

}  // namespace gouvernail::app
