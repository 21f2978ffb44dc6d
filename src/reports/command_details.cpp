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
      return {on, at, until, urgent, second_of, site};
    case Verb::convene_meeting:
      return {on, documents_on, second_of};
    case Verb::hold_meeting:
      return {present, convened_on, documents_on, minutes_sent_on, minutes_on};
    case Verb::cancel_meeting:
      return {on, reason};
    case Verb::move_meeting:
      return {to, at, until, site, reason};
    case Verb::list_meetings:
      return {from, to};
    case Verb::appoint_to_seat:
      return {from, until};
    case Verb::end_seat:
      return {on};
    case Verb::check:
      return {rules, history, as_of, reading, from, to, all_readings, term, all};
    case Verb::plan:
      return {rules,      history, as_of,  reading,    from,    to,
              time_limit, apply,   replan, allow_move, what_if, repair};
    case Verb::check_rules:
      return {rules};
    case Verb::show_checklist:
      return {rules, history, as_of, reading, date, out};
    case Verb::tick_item:
      return {date, on};
    case Verb::send_invitations:
      return {recipient, out, send, dry_run, proposed, force};
    case Verb::send_change:
    case Verb::send_cancellation:
    case Verb::send_withdrawal:
      return {recipient, out, send, dry_run, proposed};
    case Verb::accept_answer:
      return {person};
    case Verb::alert:
      return {send, out, dry_run, as_of};
    case Verb::install_timer:
      return {cron, dry_run};
    case Verb::create_workspace:
      return {rules, people};
    case Verb::list_journal:
      return {meeting, last};
    case Verb::correct_meeting:
      return {to, at, until, site, second_of, not_second, never_was, because};
    case Verb::add_person:
    case Verb::set_person:
      return {name, address, party, alias};
    case Verb::list_seats:
      return {all};
    case Verb::set_party:
      return {signed_on};
    case Verb::undo_journal:
      return {dry_run};
    case Verb::send_documents:
      return {link, minutes};
    case Verb::detach_document:
    case Verb::list_persons:
    case Verb::tell_meeting:
    case Verb::set_answer:
    case Verb::list_parties:
    case Verb::note_meeting:
    case Verb::list_waivers:
    case Verb::end_waiver:
    case Verb::read_answers:
    case Verb::list_answers:
    case Verb::refuse_answer:
    case Verb::publish:
    case Verb::check_settings:
    case Verb::verify_journal:
    case Verb::set_organiser:
    case Verb::set_mail:
    case Verb::set_mailbox:
      break;
  }
  return {};
}

}  // namespace gouvernail::reports
