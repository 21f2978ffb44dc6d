// SPDX-License-Identifier: MPL-2.0
#include "reports/command_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "reports/language.h"

namespace gouvernail::reports {
namespace {

using base::Action;
using base::Blank;
using base::Detail;
using base::msg;
using base::Verb;

constexpr const char* program = "gouvernail";

std::string blank_word(Blank blank, const Language& language) {
  switch (blank) {
    case Blank::day:
      return language.text(msg("DAY"));
    case Blank::roles:
      return language.text(msg("ROLES"));
    case Blank::attendance:  // bars stand between the roles, which a shell would take for its own
      return "\"" + language.text(msg("ROLES")) + "\"";
    case Blank::role:
      return language.text(msg("ROLE"));
    case Blank::person:
      return language.text(msg("PERSON"));
    case Blank::number:  // of an answer; a choice of words keeps it apart from any "NUMBER"
      return language.text(msg("{0:NUMBER|NUMBERS}", std::int64_t{1}));
    case Blank::item:
      return language.text(msg("ITEM"));
    case Blank::folder:
      return language.text(msg("FOLDER"));
  }
  return {};
}

// In double quotes, whatever it holds: names of documents have spaces more often than not.
std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '$' || c == '`') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

class ObjectWords {
 public:
  explicit ObjectWords(const Language& language) : language_(language) {}

  std::string operator()(const std::string& text) const { return shell_word(text); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(base::DayNumber day) const {
    return calendar::to_iso(calendar::from_arg(day));
  }
  std::string operator()(base::ClockTime time) const {
    return fmt::format("{:02}:{:02}", time.minutes / 60, time.minutes % 60);
  }
  std::string operator()(const base::MeetingName& meeting) const {
    return shell_word(meeting.body) + "/" +
           (meeting.day ? (*this)(*meeting.day) : blank_word(Blank::day, language_));
  }
  std::string operator()(const base::DocumentName& document) const {
    return in_quotes(document.name);
  }
  std::string operator()(Blank blank) const { return blank_word(blank, language_); }

 private:
  const Language& language_;
};

[[maybe_unused]] bool takes(Verb verb, Detail detail) {  // for assertions
  const auto known = details_of(verb);
  return std::find(known.begin(), known.end(), detail) != known.end();
}

std::string words_of(const std::vector<base::Word>& words, const Language& language) {
  std::string out;
  const auto add = [&out](const std::string& word) { out += (out.empty() ? "" : " ") + word; };
  for (const base::Word& word : words) {
    if (word.detail) add(option_of(*word.detail));
    if (word.object) add(std::visit(ObjectWords{language}, *word.object));
  }
  return out;
}

class CommandWords final : public ActionWords {
 public:
  std::string action(const Action& action, const Language& language) const override {
    assert(std::all_of(action.words.begin(), action.words.end(), [&](const base::Word& word) {
      return !word.detail || takes(action.verb, *word.detail);
    }));
    std::string command = program;
    if (!action.workspace.empty()) command += " -C " + shell_word(action.workspace);
    command += std::string(" ") + command_of(action.verb);
    const std::string words = words_of(action.words, language);
    return words.empty() ? command : command + " " + words;
  }

  std::string input(const base::Input& input, const Language& language) const override {
    return words_of(input.words, language);
  }
};

}  // namespace

const ActionWords& command_words() {
  static const CommandWords words;
  return words;
}

std::string shell_word(std::string_view text) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"/._-+:@"}.find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return quoted + "'";
}

// NOLINTNEXTLINE(readability-function-size): a line a verb
const char* command_of(Verb verb) {
  switch (verb) {
    case Verb::add_meeting:
      return "meeting add";
    case Verb::convene_meeting:
      return "meeting convene";
    case Verb::hold_meeting:
      return "meeting hold";
    case Verb::cancel_meeting:
      return "meeting cancel";
    case Verb::move_meeting:
      return "meeting move";
    case Verb::attach_document:
      return "meeting attach";
    case Verb::detach_document:
      return "meeting detach";
    case Verb::list_meetings:
      return "meeting list";
    case Verb::import_meetings:
      return "import";
    case Verb::appoint_to_seat:
      return "seat appoint";
    case Verb::end_seat:
      return "seat end";
    case Verb::list_seats:
      return "seat list";
    case Verb::waive_duty:
      return "waive";
    case Verb::list_waivers:
      return "waive list";
    case Verb::end_waiver:
      return "waive end";
    case Verb::check:
      return "check";
    case Verb::plan:
      return "plan";
    case Verb::explain_session:
      return "plan explain";
    case Verb::report:
      return "report";
    case Verb::check_rules:
      return "rules check";
    case Verb::list_rules:
      return "rules list";
    case Verb::explain_rule:
      return "rules explain";
    case Verb::lint_rules:
      return "rules lint";
    case Verb::show_checklist:
      return "checklist";
    case Verb::tick_item:
      return "checklist tick";
    case Verb::untick_item:
      return "checklist untick";
    case Verb::send_invitations:
      return "invite";
    case Verb::read_answers:
      return "answers";
    case Verb::list_answers:
      return "answers list";
    case Verb::accept_answer:
      return "answers accept";
    case Verb::refuse_answer:
      return "answers refuse";
    case Verb::alert:
      return "alert";
    case Verb::install_timer:
      return "install-timer";
    case Verb::publish:
      return "publish";
    case Verb::check_settings:
      return "settings check";
    case Verb::create_workspace:
      return "init";
    case Verb::list_journal:
      return "journal list";
    case Verb::verify_journal:
      return "journal verify";
  }
  return "";
}

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
      return {on, at, until, urgent, site, note};
    case Verb::convene_meeting:
      return {on, documents_on};
    case Verb::hold_meeting:
      return {present, minutes_on, note};
    case Verb::cancel_meeting:
      return {on, note};
    case Verb::move_meeting:
      return {to, at, until, site};
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
