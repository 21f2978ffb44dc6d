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
    case Blank::address:
      return language.text(msg("ADDRESS"));
    case Blank::answer:
      return language.text(msg("ANSWER"));
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

// What somebody writes who has no command for it: which keys of which file.
const char* part_of_settings(Verb verb) {
  if (verb == Verb::set_organiser) return "gouvernail.toml: [organiser] name, address";
  if (verb == Verb::set_mail) return "gouvernail.toml: [mail] server = \"smtp.example.org\"";
  return "gouvernail.toml: [mail.answers] url = \"imaps://…\"";
}

class CommandWords final : public ActionWords {
 public:
  explicit CommandWords(std::string folder = {}) : folder_(std::move(folder)) {}

  std::string action(const Action& action, const Language& language) const override {
    assert(std::all_of(action.words.begin(), action.words.end(), [&](const base::Word& word) {
      return !word.detail || takes(action.verb, *word.detail);
    }));
    if (*command_of(action.verb) == '\0') return part_of_settings(action.verb);
    std::string command = program;
    const std::string& folder = action.workspace.empty() ? folder_ : action.workspace;
    if (!folder.empty()) command += " -C " + shell_word(folder);
    command += std::string(" ") + command_of(action.verb);
    const std::string words = words_of(action.words, language);
    return words.empty() ? command : command + " " + words;
  }

  std::string input(const base::Input& input, const Language& language) const override {
    return words_of(input.words, language);
  }

 private:
  std::string folder_;
};

}  // namespace

const ActionWords& command_words() {
  static const CommandWords words;
  return words;
}

std::unique_ptr<const ActionWords> command_words_in(std::string folder) {
  return std::make_unique<const CommandWords>(std::move(folder));
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
    case Verb::detach_document:
      return "meeting detach";
    case Verb::list_meetings:
      return "meeting list";
    case Verb::appoint_to_seat:
      return "seat appoint";
    case Verb::end_seat:
      return "seat end";
    case Verb::list_seats:
      return "seat list";
    case Verb::list_waivers:
      return "waive list";
    case Verb::end_waiver:
      return "waive end";
    case Verb::check:
      return "check";
    case Verb::plan:
      return "plan";
    case Verb::check_rules:
      return "rules check";
    case Verb::show_checklist:
      return "checklist";
    case Verb::tick_item:
      return "checklist tick";
    case Verb::send_invitations:
    case Verb::send_change:
    case Verb::send_cancellation:
    case Verb::send_withdrawal:
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
    case Verb::undo_journal:
      return "journal undo";
    case Verb::correct_meeting:
      return "meeting correct";
    case Verb::add_person:
      return "person add";
    case Verb::set_person:
      return "person set";
    case Verb::list_persons:
      return "person list";
    case Verb::note_meeting:
      return "meeting note";
    case Verb::set_party:
      return "party set";
    case Verb::list_parties:
      return "party list";
    case Verb::tell_meeting:
      return "meeting tell";
    case Verb::set_answer:
      return "answers set";
    case Verb::send_documents:
      return "meeting send";
    case Verb::set_organiser:
    case Verb::set_mail:
    case Verb::set_mailbox:
      return "";
  }
  return "";
}

}  // namespace gouvernail::reports
