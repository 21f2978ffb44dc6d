// SPDX-License-Identifier: MPL-2.0
// Who has not answered, what they would be sent, and the button that sends it.
#include "app/remind.h"

#include "app/workspace/access.h"
#include "base/failure.h"
#include "records/workspace.h"
#include "settings/settings.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"
#include "web/pages/sending.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

http::Response show_reminders(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const governance::Meeting& meeting = meeting_at(opened, visit.parts.front());
  std::vector<app::Letter> letters;
  std::optional<Problem> refused;
  try {
    letters = app::reminder_letters(opened, meeting.uid, visit.today(), visit.language);
  } catch (const base::Failure& failure) {
    refused = problem_of(failure, visit);
    refused->title = msg("There is nobody to remind");
    refused->status = 200;
  }
  if (problem == nullptr && refused) problem = &*refused;
  const bool mails = opened.settings->connections.mail.has_value();
  // What waits of the session leaves with it.
  const std::int64_t waiting = letters.empty() ? 0 : waiting_mails(opened, meeting.uid);
  const auto count = static_cast<std::int64_t>(letters.size()) + waiting;
  View view = begin_page(visit, visit.say(msg("Remind those who have not answered")));
  add_problem(view, visit, problem);
  add_hidden(view, visit, opened.revision);
  add_leaving(view, {count});
  add_lost_memory(view, opened, visit);
  std::vector<std::string> remarks;
  if (count > 0) {
    remarks = waiting_remarks(opened, meeting.uid, true, visit);
    remarks.push_back(visit.say(msg(
        "Nothing about the meeting changes: each gets the calendar of the invitation once more, "
        "and whoever has answered gets nothing. Once a day at most.")));
  }
  if (!mails) {
    remarks.push_back(visit.say(msg("No mail server is set: nothing can be sent from here.")));
  }
  view.text("address", address_of(meeting) + "/relancer")
      .text("back", address_of(meeting))
      .text("back_words", name_of(meeting, opened, visit))
      .text("other_address", "")
      .list("file", {})
      .list("no_agenda", {})
      .list("enclosures", {})
      .text("lead", count == 0 ? "" : visit.say(all_leave_words(count)))
      .text("button", count > 0 && mails ? visit.say(send_label(count)) : "")
      .lines("remarks", std::move(remarks))
      .list("letters", letter_views(letters, visit));
  return show("sending.mustache", view, problem == nullptr ? 200 : problem->status);
}

}  // namespace

http::Response show_remind(Visit& visit) { return show_reminders(visit, nullptr); }

http::Response remind(Visit& visit) {
  SendingPage page;
  page.show = [&](const Problem* problem) { return show_reminders(visit, problem); };
  page.leaving = [&](const app::Opened& opened, const std::string& uid) {
    const auto letters = app::reminder_letters(opened, uid, visit.today(), visit.language);
    return Leaving{std::ssize(letters) + waiting_mails(opened, uid)};
  };
  page.queue = [&](app::Opened& opened, const std::string& uid) {
    app::queue_reminders(opened, uid, visit.today(), visit.language);
    return std::vector<base::Message>{};
  };
  return send_shown(visit, page);
}

}  // namespace gouvernail::web
