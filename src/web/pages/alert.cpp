// SPDX-License-Identifier: MPL-2.0
// The mail of the week: before it leaves, sent now, or each week by itself.
#include "app/alerts/timer_words.h"
#include "app/install_timer.h"
#include "app/preview_alert.h"
#include "app/queue_alert.h"
#include "app/remove_timer.h"
#include "app/timer_status.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"
#include "web/pages/sending.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;
using Kind = Field::Kind;

constexpr const char* alert_address = "/reglages/alerte";
constexpr const char* timer_address = "/reglages/chaque-semaine";

// Of what the digest names, which a mail cannot do.
base::Message where_buttons_are() {
  return msg(
      "The buttons named here stand in Gouvernail, on the page “This week”, beside each thing to "
      "do.");
}

std::string reader_words(const app::AlertRecipient& one, const Visit& visit) {
  if (one.address.empty()) return one.name;
  return visit.say(msg("{0} ({1})", one.name, one.address));
}

// Once the button is pressed: of this week's mail, and what waits besides.
std::int64_t mails_leaving(const app::Opened& opened, const app::PreviewAlertResult& seen) {
  const std::int64_t waiting = waiting_mails(opened, "");
  return seen.made || !seen.digest.says_something() ? waiting
                                                    : waiting + std::ssize(seen.recipients);
}

base::Message made_words(const app::AlertMade& made) {
  if (made.waiting > 0) {
    return msg(
        "The mail of this week was made: {0} {0:mail has|mails have} left, {1} {1:waits|wait}.",
        made.left, made.waiting);
  }
  if (made.refused > 0) {
    return msg(
        "The mail of this week left on {1:short}: {0} {0:mail was|mails were} taken, {2} refused "
        "by "
        "a server.",
        made.left, calendar::arg(made.at.day), made.refused);
  }
  return msg(
      "The mail of this week has left, to {0} {0:person|persons}: the last one on {1:short}.",
      made.left, calendar::arg(made.at.day));
}

std::vector<View> section_views(const reports::Digest& digest) {
  std::vector<View> sections;
  for (const reports::DigestSection& section : digest.sections) {
    std::vector<View> items;
    for (const reports::DigestItem& item : section.items) {
      items.emplace_back()
          .text("symbol", item.symbol)
          .text("head", item.head)
          .lines("lines", item.lines);
    }
    sections.emplace_back()
        .text("section_title", section.title)
        .text("preamble", section.preamble)
        .list("items", std::move(items));
  }
  return sections;
}

http::Response show_alert(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const app::PreviewAlertResult seen = app::preview_alert(
      opened, {visit.house.folder, visit.today(), visit.language, where_buttons_are()});
  View view = begin_page(visit, visit.say(msg("The mail of this week")));
  add_problem(view, visit, problem);
  add_hidden(view, visit, 0);
  reports::add_words(view,
                     {{"settings_words", msg("Settings")},
                      {"send_hint", msg("Once a week whatever happens: whoever has it already gets "
                                        "it no second time.")},
                      {"timer_words", msg("Send it each week by itself")},
                      {"recipients_title", msg("Who would get it")},
                      {"nobody", msg("Nobody: no address is known.")}},
                     visit.language);
  std::vector<View> recipients;
  for (const app::AlertRecipient& one : seen.recipients) {
    recipients.emplace_back()
        .text("name", reader_words(one, visit))
        .text("gets", visit.say(app::recipient_words(one)))
        .text("mail_subject", one.subject)
        .text("mail_text", one.text);
  }
  const bool nobody = recipients.empty();
  std::vector<std::string> remarks;
  for (const base::Message& remark : seen.remarks) remarks.push_back(visit.say(remark));
  const bool mails = opened.settings->connections.mail.has_value();
  if (!mails) {
    remarks.push_back(visit.say(msg("No mail server is set: nothing can be sent from here.")));
  }
  std::string others = mails ? others_leave_words(opened, "", visit) : "";
  if (!others.empty()) remarks.push_back(std::move(others));
  const std::int64_t count = mails_leaving(opened, seen);
  const bool mailable = mails && count > 0;
  const bool again = mailable && seen.made.has_value();
  view.text("made_words", seen.made ? visit.say(made_words(*seen.made)) : "")
      .text("send_words",
            mailable && !again ? visit.say(msg("Send {0} {0:mail|mails} now", count)) : "")
      .text("again_button", again ? visit.say(send_label(count)) : "");
  view.text("subject", seen.digest.subject)
      .text("opening", seen.digest.opening)
      .text("quiet_words", seen.digest.says_something()
                               ? ""
                               : visit.say(msg("It asks nothing of anybody this week.")))
      .lines("remarks", std::move(remarks))
      .flag("none", nobody)
      .flag("mails", mails)
      .list("recipients", std::move(recipients))
      .list("sections", section_views(seen.digest));
  return show("alert.mustache", view, problem == nullptr ? 200 : problem->status);
}

}  // namespace

http::Response alert_page(Visit& visit) { return show_alert(visit, nullptr); }

http::Response ask_alert(Visit& visit) {
  const app::Opened opened = visit.open();
  const app::PreviewAlertResult seen = app::preview_alert(
      opened, {visit.house.folder, visit.today(), visit.language, where_buttons_are()});
  const std::int64_t count = mails_leaving(opened, seen);
  FormPage page;
  page.title = msg("Send the mail of this week now?");
  page.address = alert_address;
  page.back = alert_address;
  page.back_words = visit.say(msg("The mail of this week"));
  page.revision = opened.revision;
  std::vector<std::string> names;
  for (const app::AlertRecipient& one : seen.recipients) names.push_back(reader_words(one, visit));
  page.lead = {visit.say(all_leave_words(count))};
  if (seen.made) {
    page.lead = {visit.say(made_words(*seen.made))};
  } else if (!names.empty()) {
    page.lead.push_back(visit.say(msg("It goes to {}.", visit.language.list(names))));
  }
  std::string others = others_leave_words(opened, "", visit);
  if (!others.empty()) page.lead.push_back(std::move(others));
  if (count > 0) page.button = send_label(count);
  return show_form(visit, page);
}

http::Response send_alert(Visit& visit) {
  Change change;
  change.then = alert_address;
  change.once = true;  // what has left is not called back
  change.act = [&](app::Opened&) {
    const app::QueueAlertResult made =
        app::queue_alert({visit.house.folder, visit.today(), visit.language, where_buttons_are()});
    std::vector<base::Message> remarks;
    if (made.outcome == app::AlertOutcome::made_already) {
      remarks.push_back(msg("The digest of week {0} was made already.", made.week));
    } else if (made.outcome == app::AlertOutcome::nothing_to_say) {
      remarks.push_back(msg("Nothing to report this week: nothing is sent."));
    }
    remarks.insert(remarks.end(), made.remarks.begin(), made.remarks.end());
    return deliver_beside(visit, change, std::move(remarks));
  };
  return make_change(visit, change,
                     [&](const Problem& problem) { return show_alert(visit, &problem); });
}

namespace {

std::vector<std::string> standing_lines(const app::TimerStatusResult& found, const Visit& visit) {
  std::vector<base::Message> lines;
  for (const app::AlertState& standing : found.standing) {
    lines.push_back(standing.at ? msg("It leaves by itself {0} ({1}).",
                                      visit.say(app::when_words(*standing.at, visit.language)),
                                      base::MessageList{app::keeper_words(standing.keeper)})
                                : msg("It leaves by itself at times that somebody changed: what is "
                                      "kept here takes their place."));
    if (!standing.active) lines.push_back(msg("It does not run: keep it here to start it again."));
    for (auto& words : app::next_run_words(standing, visit.language)) lines.push_back(words);
    if (standing.keeper != app::Keeper::systemd || !standing.active) continue;
    for (auto& words : app::linger_words(found.lingers)) lines.push_back(words);
  }
  if (lines.empty()) lines.push_back(msg("It leaves only when somebody sends it."));
  std::vector<std::string> said;
  for (const base::Message& line : lines) said.push_back(visit.say(line));
  return said;
}

FormPage timer_form(const Visit& visit) {
  const app::TimerStatusResult found = app::timer_status({visit.house.folder, visit.now});
  FormPage page;
  page.title = msg("The mail of the week, by itself");
  page.address = timer_address;
  page.button = msg("Keep that");
  page.back = alert_address;
  page.back_words = visit.say(msg("The mail of this week"));
  page.revision = visit.open().revision;
  page.lead = standing_lines(found, visit);
  page.lead.push_back(
      visit.say(msg("Answers are read before, where a mailbox is set. It goes to the organiser and "
                    "to each person who has something to do. This machine has to be on.")));
  platform::AlertTime at;
  for (const app::AlertState& standing : found.standing) at = standing.at.value_or(at);
  Field whether{"whether", msg("It leaves"), Kind::choice, found.standing.empty() ? "no" : "yes",
                true};
  whether.choices = {{"yes", visit.say(msg("each week, by itself"))},
                     {"no", visit.say(msg("only when somebody sends it"))}};
  Field day{"day", msg("Day of the week"), Kind::choice, std::to_string(at.weekday), true};
  for (int iso = 1; iso <= 7; ++iso) {
    day.choices.push_back({std::to_string(iso), visit.language.weekday(iso)});
  }
  day.hint = msg("Where it fails on that day, it is tried again on the next ones.");
  page.fields = {std::move(whether),
                 std::move(day),
                 {"time", msg("Hour"), Kind::time, typed_hour(at.time), true}};
  return page;
}

platform::AlertTime time_asked_by(const Visit& visit) {
  const std::string day = visit.form.text("day");
  if (day.size() != 1 || day < "1" || day > "7") {
    throw FieldFailure("day", base::bad_input(msg("choose a day of the week")));
  }
  const auto time = typed_time(visit.form, "time");
  if (!time) throw FieldFailure("time", base::bad_input(msg("the hour is missing")));
  return {day.front() - '0', *time};
}

Note put_timer(const Visit& visit) {
  const std::string whether = visit.form.text("whether");
  if (whether != "yes" && whether != "no") {
    throw FieldFailure("whether", base::bad_input(msg("say whether it leaves by itself")));
  }
  if (whether == "no") {
    const app::RemoveTimerResult done = app::remove_timer({visit.house.folder});
    return {done.removed.empty() ? msg("It left only when somebody sent it: nothing has changed.")
                                 : msg("It leaves no more by itself.")};
  }
  const app::InstallTimerResult done =
      app::install_timer({visit.house.folder, time_asked_by(visit), std::nullopt});
  Note note{
      msg("It leaves by itself {}.", visit.say(app::when_words(done.job.at, visit.language)))};
  if (done.standing) note.remarks = app::next_run_words(*done.standing, visit.language);
  for (auto& words : app::linger_words(done.lingers)) note.remarks.push_back(words);
  return note;
}

}  // namespace

http::Response show_alert_timer(Visit& visit) { return show_form(visit, timer_form(visit)); }

http::Response set_alert_timer(Visit& visit) {
  Change change;
  change.then = timer_address;
  change.act = [&](app::Opened&) { return put_timer(visit); };
  return make_change(visit, change, [&](const Problem& problem) {
    return show_form(visit, timer_form(visit), &problem);
  });
}

}  // namespace gouvernail::web
