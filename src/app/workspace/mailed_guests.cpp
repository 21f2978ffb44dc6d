// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/mailed_guests.h"

#include <algorithm>
#include <map>

#include "base/action.h"
#include "governance/meeting.h"
#include "records/workspace.h"

namespace gouvernail::app {

using base::Action;
using base::Detail;
using base::msg;
using base::Verb;

bool is_invited_by_mail(const Opened& opened, const std::string& uid) {
  return records::still_invited(opened.database->outbox()).contains(uid);
}

int told_off_by_mail(const Opened& opened, const std::string& uid) {
  std::map<std::string, bool> off;  // by recipient
  for (const records::OutgoingMail& mail : opened.database->outbox()) {
    const bool about = mail.kind == records::invitation_kind && mail.subject == uid;
    if (about && records::has_left(mail.state)) {
      off[mail.recipient] = mail.method == records::cancel_method;
    }
  }
  return static_cast<int>(
      std::count_if(off.begin(), off.end(), [](const auto& one) { return one.second; }));
}

base::Message took_place_before(const governance::Meeting& meeting, calendar::Day day) {
  return msg(
      "its guests were invited by mail to another day: cancel it with “{0}”, so that they are "
      "told, "
      "and add the one that took place with “{1}”",
      Action(Verb::cancel_meeting).of(meeting.uid),
      Action(Verb::add_meeting).of(meeting.body).with(Detail::on, calendar::arg(day)));
}

}  // namespace gouvernail::app
