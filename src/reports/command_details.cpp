// SPDX-License-Identifier: MPL-2.0
#include "reports/command_words.h"

namespace gouvernail::reports {

using base::Detail;
using base::Verb;

// NOLINTNEXTLINE(readability-function-size): a line a verb
std::vector<Detail> details_of(Verb verb) {
  using enum base::Detail;
  switch (verb) {
    case Verb::add_meeting:
      return {on, at, until, urgent, site, note, agenda};
    case Verb::convene_meeting:
      return {on, documents_on};
    case Verb::hold_meeting:
      return {present, convened_on, documents_on, minutes_sent_on, minutes_on, note};
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
      return {rules,  history,      waivers, as_of,  reading, from, to,
              format, all_readings, term,    strict, known,   all};
    case Verb::plan:
      return {rules,      history, waivers, as_of,  reading, from,   to,         format,
              time_limit, seed,    apply,   replan, repair,  freeze, allow_move, what_if};
    case Verb::report:
      return {format, out, table, previous, previous_term, audit, anonymous, full};
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
    case Verb::list_journal:
      return {meeting, last};
    case Verb::correct_meeting:
      return {to, at, until, site, never_was, because};
    case Verb::add_person:
    case Verb::set_person:
      return {name, address, party, alias};
    case Verb::list_seats:
      return {all};
    case Verb::undo_journal:
      return {dry_run};
    case Verb::attach_document:
    case Verb::detach_document:
    case Verb::list_persons:
    case Verb::list_waivers:
    case Verb::end_waiver:
    case Verb::explain_session:
    case Verb::read_answers:
    case Verb::list_answers:
    case Verb::refuse_answer:
    case Verb::publish:
    case Verb::check_settings:
    case Verb::verify_journal:
      break;
  }
  return {};
}

}  // namespace gouvernail::reports
