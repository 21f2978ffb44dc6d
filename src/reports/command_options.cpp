// SPDX-License-Identifier: MPL-2.0
// The options of the command line, and those of each command.
#include "reports/command_words.h"

namespace gouvernail::reports {

using base::Detail;
using base::Verb;

// NOLINTNEXTLINE(readability-function-size): a line a detail
const char* option_of(Detail detail) {
  switch (detail) {
    case Detail::on:
      return "--on";
    case Detail::at:
      return "--at";
    case Detail::until:
      return "--until";
    case Detail::to:
      return "--to";
    case Detail::from:
      return "--from";
    case Detail::urgent:
      return "--urgent";
    case Detail::site:
      return "--site";
    case Detail::note:
      return "--note";
    case Detail::present:
      return "--present";
    case Detail::agenda:
      return "--agenda";
    case Detail::minutes_sent_on:
      return "--minutes-sent-on";
    case Detail::minutes_on:
      return "--minutes-on";
    case Detail::documents_on:
      return "--documents-on";
    case Detail::body:
      return "--body";
    case Detail::date:
      return "--date";
    case Detail::reason:
      return "--reason";
    case Detail::authority:
      return "--authority";
    case Detail::evidence:
      return "--evidence";
    case Detail::rules:
      return "--rules";
    case Detail::history:
      return "--history";
    case Detail::waivers:
      return "--waivers";
    case Detail::people:
      return "--people";
    case Detail::as_of:
      return "--as-of";
    case Detail::known:
      return "--known";
    case Detail::reading:
      return "--reading";
    case Detail::all_readings:
      return "--all-readings";
    case Detail::term:
      return "--term";
    case Detail::strict:
      return "--strict";
    case Detail::format:
      return "--format";
    case Detail::out:
      return "--out";
    case Detail::table:
      return "--table";
    case Detail::previous:
      return "--previous";
    case Detail::previous_term:
      return "--previous-term";
    case Detail::audit:
      return "--audit";
    case Detail::anonymous:
      return "--anonymous";
    case Detail::no_names:
      return "--no-names";
    case Detail::text:
      return "--text";
    case Detail::time_limit:
      return "--time-limit";
    case Detail::seed:
      return "--seed";
    case Detail::apply:
      return "--apply";
    case Detail::repair:
      return "--repair";
    case Detail::what_if:
      return "--what-if";
    case Detail::freeze:
      return "--freeze";
    case Detail::allow_move:
      return "--allow-move";
    case Detail::send:
      return "--send";
    case Detail::proposed:
      return "--proposed";
    case Detail::recipient:
      return "--for";
    case Detail::person:
      return "--person";
    case Detail::dry_run:
      return "--dry-run";
    case Detail::status:
      return "--status";
    case Detail::day:
      return "--day";
    case Detail::time:
      return "--time";
    case Detail::cron:
      return "--cron";
    case Detail::systemd:
      return "--systemd";
    case Detail::remove:
      return "--remove";
    case Detail::workspace:
      return "-C";
  }
  return "";
}

std::vector<Detail> details_of(Verb verb) {
  using enum base::Detail;
  switch (verb) {
    case Verb::add_meeting:
      return {on, at, until, urgent, site, note, agenda};
    case Verb::convene_meeting:
      return {on, documents_on};
    case Verb::hold_meeting:
      return {present, minutes_sent_on, minutes_on, note};
    case Verb::cancel_meeting:
      return {on, reason, note};
    case Verb::move_meeting:
      return {to, at, until, site, reason};
    case Verb::list_meetings:
      return {body, from, to};
    case Verb::import_meetings:
      return {dry_run};
    case Verb::appoint_to_seat:
      return {from, until};
    case Verb::end_seat:
      return {on};
    case Verb::waive_duty:
      return {reason, authority, evidence, on, from, to};
    case Verb::check:
      return {rules, history, waivers,      as_of, reading, from,
              to,    format,  all_readings, term,  strict,  known};
    case Verb::plan:
      return {rules,      history, waivers, as_of,  reading, from,       to,     format,
              time_limit, seed,    apply,   repair, freeze,  allow_move, what_if};
    case Verb::report:
      return {format, out, table, previous, previous_term, audit, anonymous};
    case Verb::check_rules:
    case Verb::list_rules:
    case Verb::explain_rule:
      return {rules};
    case Verb::lint_rules:
      return {rules, text};
    case Verb::show_checklist:
      return {rules, history, waivers, as_of, reading, date, format, out, no_names};
    case Verb::tick_item:
      return {date, on, note};
    case Verb::untick_item:
      return {date};
    case Verb::send_invitations:
      return {recipient, out, send, dry_run, status, proposed};
    case Verb::accept_answer:
      return {person};
    case Verb::alert:
      return {send, out, dry_run, as_of};
    case Verb::install_timer:
      return {cron, systemd, day, time, dry_run, status, remove};
    case Verb::create_workspace:
      return {rules, people};
    case Verb::attach_document:
    case Verb::detach_document:
    case Verb::list_seats:
    case Verb::list_waivers:
    case Verb::end_waiver:
    case Verb::explain_session:
    case Verb::read_answers:
    case Verb::list_answers:
    case Verb::refuse_answer:
    case Verb::publish:
    case Verb::check_settings:
    case Verb::list_journal:
    case Verb::verify_journal:
      break;
  }
  return {};
}

}  // namespace gouvernail::reports
