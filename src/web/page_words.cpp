// SPDX-License-Identifier: MPL-2.0
#include "web/page_words.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "reports/command_words.h"
#include "reports/language.h"

namespace gouvernail::web {
namespace {

using base::Detail;
using base::msg;
using base::Verb;

class PageWords : public reports::ActionWords {
 public:
  std::string action(const base::Action& action, const reports::Language& language) const override {
    return language.text(action_label(action));
  }
  std::string input(const base::Input& input, const reports::Language& language) const override {
    std::vector<std::string> labels;
    for (const base::Word& word : input.words) {
      if (!word.detail) continue;
      labels.push_back(language.text(msg("“{0}”", language.text(field_label(*word.detail)))));
    }
    return language.list(labels);
  }
};

}  // namespace

bool has_detail(const base::Action& action, Detail detail) {
  return std::ranges::count(action.words, std::optional(detail), &base::Word::detail) > 0;
}

const reports::ActionWords& page_words() {
  static const PageWords words;
  return words;
}

// NOLINTNEXTLINE(readability-function-size): a line a verb
base::Message action_label(const base::Action& action) {
  switch (action.verb) {
    case Verb::add_meeting:
      return msg("Add a meeting");
    case Verb::convene_meeting:
      return has_detail(action, Detail::documents_on) ? msg("Send documents") : msg("Convene");
    case Verb::hold_meeting:
      return msg("Say that it was held");
    case Verb::cancel_meeting:
      return msg("Cancel the meeting");
    case Verb::move_meeting:
      return msg("Move");
    case Verb::detach_document:
      return msg("Take off a document");
    case Verb::list_meetings:
      return msg("Meetings");
    case Verb::appoint_to_seat:
      return msg("Appoint");
    case Verb::end_seat:
      return msg("End the seat");
    case Verb::list_seats:
    case Verb::list_persons:
      return msg("Persons and seats");
    case Verb::list_waivers:
      return msg("Waivers");
    case Verb::end_waiver:
      return msg("Take the waiver back");
    case Verb::check:
      return msg("Duties");
    case Verb::plan:
      if (has_detail(action, Detail::repair)) return field_label(Detail::repair);
      return has_detail(action, Detail::replan) ? field_label(Detail::replan)
                                                : msg("Propose a calendar");
    case Verb::check_rules:
      return msg("Rules");
    case Verb::show_checklist:
      return msg("Prepare the session");
    case Verb::tick_item:
      return msg("Tick");
    case Verb::send_invitations:
      return msg("Send the invitation");
    case Verb::send_change:
      return msg("Send the change");
    case Verb::send_cancellation:
      return msg("Send the cancellation");
    case Verb::send_withdrawal:
      return msg("Say that they are not expected any more");
    case Verb::read_answers:
      return msg("Read the answers");
    case Verb::list_answers:
      return msg("Answers");
    case Verb::accept_answer:
      return msg("Accept the answer");
    case Verb::refuse_answer:
      return msg("Refuse the answer");
    case Verb::alert:
      return msg("Weekly mail");
    case Verb::install_timer:
      return msg("Install the weekly mail");
    case Verb::publish:
      return msg("Publish the calendar");
    case Verb::check_settings:
      return msg("Check the settings");
    case Verb::create_workspace:
      return msg("Make a workspace");
    case Verb::list_journal:
      return msg("Journal");
    case Verb::verify_journal:
      return msg("Verify the journal");
    case Verb::undo_journal:
      return msg("Take back");
    case Verb::correct_meeting:
      return msg("Correct");
    case Verb::add_person:
      return msg("Add a person");
    case Verb::set_person:
      return msg("Change a person");
    case Verb::note_meeting:
      return msg("Keep a note");
    case Verb::set_party:
      return msg("Say when a party signed");
    case Verb::list_parties:
      return msg("Parties");
    case Verb::tell_meeting:
      return msg("Say that they know");
    case Verb::set_answer:
      return msg("Note an answer");
    case Verb::send_documents:
      return msg("Send documents");
    case Verb::set_organiser:
      return msg("Change the settings");
    case Verb::set_mail:
    case Verb::set_mailbox:
      return msg("Set how mail leaves and comes back");
  }
  return {};
}

// NOLINTNEXTLINE(readability-function-size): a line a detail
base::Message field_label(Detail detail) {
  switch (detail) {
    case Detail::on:
      return msg("Day");
    case Detail::at:
      return msg("Hour");
    case Detail::until:
      return msg("Until");
    case Detail::to:
      return msg("New day");
    case Detail::from:
      return msg("From");
    case Detail::urgent:
      return msg("Urgent");
    case Detail::site:
      return msg("Place");
    case Detail::present:
      return msg("Who came");
    case Detail::convened_on:
      return msg("Convocations sent on");
    case Detail::minutes_on:
      return msg("Minutes approved on");
    case Detail::minutes_sent_on:
      return msg("Minutes sent on");
    case Detail::documents_on:
      return msg("Documents sent on");
    case Detail::date:
      return msg("Day of the session");
    case Detail::reason:
      return msg("Reason");
    case Detail::authority:
      return msg("Who decided");
    case Detail::rules:
      return msg("Rules");
    case Detail::history:
      return msg("History");
    case Detail::people:
      return msg("Persons");
    case Detail::as_of:
      return msg("As of");
    case Detail::reading:
      return msg("Reading");
    case Detail::all_readings:
      return msg("All readings");
    case Detail::term:
      return msg("Term");
    case Detail::all:
      return msg("All");
    case Detail::out:
      return msg("Folder");
    case Detail::time_limit:
      return msg("Time limit");
    case Detail::apply:
      return msg("Keep");
    case Detail::replan:
      return msg("What is only proposed may move, too");
    case Detail::what_if:
      return msg("What if");
    case Detail::allow_move:
      return msg("May move");
    case Detail::send:
      return msg("Send");
    case Detail::recipient:
      return msg("For whom");
    case Detail::person:
      return msg("Person");
    case Detail::force:
      return msg("All the same");
    case Detail::confirmed:
      return msg("Take what is to be confirmed");
    case Detail::dry_run:
      return msg("Look first");
    case Detail::cron:
      return msg("Timer");
    case Detail::meeting:
      return msg("Meeting");
    case Detail::last:
      return msg("Last");
    case Detail::because:
      return msg("Why the record was wrong");
    case Detail::never_was:
      return msg("There was no such meeting");
    case Detail::second_of:
      return msg("Second convocation after");
    case Detail::not_second:
      return msg("It was no second convocation");
    case Detail::name:
      return msg("Name");
    case Detail::address:
      return msg("Mail address");
    case Detail::party:
      return msg("Party");
    case Detail::alias:
      return msg("Other addresses");
    case Detail::signed_on:
      return msg("Signed on");
    case Detail::workspace:
      return msg("Workspace");
    case Detail::proposed:
      return msg("Proposed, to be confirmed");
    case Detail::repair:
      return msg("Mend the calendar");
    case Detail::link:
      return msg("An address where they can be read");
    case Detail::minutes:
      return msg("Minutes");
  }
  return {};
}

std::string field_name(Detail detail) {
  return std::string(reports::option_of(detail)).substr(2);  // without its two hyphens
}

}  // namespace gouvernail::web
