// SPDX-License-Identifier: MPL-2.0
// What was recorded, when and by whom; and the way back, looked at before it is taken.
#include <algorithm>
#include <charconv>
#include <string_view>
#include <variant>

#include "app/journal.h"
#include "app/undo.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "records/mark.h"
#include "records/workspace.h"
#include "reports/change_words.h"
#include "reports/journal_text.h"
#include "reports/meeting_words.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/page_words.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

constexpr std::size_t lines_a_page = 50;

std::int64_t number_in(const std::string& text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || number < 1) {
    throw NotFound{};
  }
  return number;
}

std::string path_of(std::int64_t entry) { return "/journal/" + std::to_string(entry) + "/annuler"; }

// What would do it in another way, where the remedy names that.
std::optional<FormPage::Instead> named_in(const base::Message& remedy,
                                          const reports::JournalLine& line) {
  const bool of_meeting = records::value_in<governance::Meeting>(line.after) != nullptr;
  for (const auto& argument : remedy.arguments) {
    const auto* action = std::get_if<base::Action>(&argument);
    if (action == nullptr) continue;
    const std::string address = action_address(*action, of_meeting ? line.about : "");
    if (!address.empty()) return FormPage::Instead{address, action_label(*action)};
  }
  return std::nullopt;
}

// In the place of their keys.
records::State state_with_names(records::State state, const app::Opened& opened) {
  const auto named = [&](std::string& key) {
    if (!key.empty()) key = person_name(key, opened.people);
  };
  if (const auto* meeting = records::value_in<governance::Meeting>(state)) {
    return base::Boxed(with_names(*meeting, opened.people));
  }
  if (const auto* held = records::value_in<governance::Seat>(state)) {
    governance::Seat seat = *held;
    named(seat.person);
    return base::Boxed(std::move(seat));
  }
  if (const auto* done = records::value_in<governance::Tick>(state)) {
    governance::Tick tick = *done;
    named(tick.person);
    return base::Boxed(std::move(tick));
  }
  if (const auto* given = records::value_in<records::AnswerRecord>(state)) {
    records::AnswerRecord answer = *given;
    named(answer.delegate);
    return base::Boxed(std::move(answer));
  }
  return state;
}

// "copil 2026-12-10", as the record names a session, or "copil/2026-12-10", as commands do: in
// words.
std::string session_words(const std::string& name, const app::Opened& opened, const Visit& visit) {
  constexpr std::size_t day_digits = 10;
  if (name.size() <= day_digits) return name;
  const std::size_t at = name.size() - day_digits;
  const auto day = calendar::parse_iso_day(std::string_view(name).substr(at));
  const std::string body = name.substr(0, at - 1);
  const bool split = name[at - 1] == ' ' || name[at - 1] == '/';
  const auto& convention = opened.rules->convention;
  if (!split || !day || convention->body(body) == nullptr) return name;
  return visit.say(
      msg("{0}, {1}", reports::body_name(convention, body, visit.language), calendar::arg(*day)));
}

// What the record names by ids, in words: a session, one that was moved ("copil 2026-12-10 →
// 2026-12-14"), so many of a role ("caf-cat*2").
std::string words_of_ids(const std::string& ids, const app::Opened& opened, const Visit& visit) {
  constexpr std::string_view arrow = " → ";
  const auto& convention = opened.rules->convention;
  if (const std::size_t at = ids.find(arrow); at != std::string::npos) {
    const std::string before = ids.substr(0, at);
    const auto day = calendar::parse_iso_day(std::string_view(ids).substr(at + arrow.size()));
    const std::string session = session_words(before, opened, visit);
    if (!day || session == before) return ids;
    return session + std::string(arrow) + visit.language.day(*day);
  }
  // A seat is named by its role, and by the number of a person who may be erased one day.
  const std::size_t number = ids.find(" #");
  if (number != std::string::npos && convention->role(ids.substr(0, number)) != nullptr) {
    return reports::role_name(convention, ids.substr(0, number), visit.language);
  }
  const std::size_t star = std::min(ids.find('*'), ids.size());
  const std::string role = ids.substr(0, star);
  if (convention->role(role) == nullptr) return session_words(ids, opened, visit);
  std::string name = reports::role_name(convention, role, visit.language);
  return star == ids.size() ? name : name + " × " + ids.substr(star + 1);
}

void put_words(base::Message& message, const app::Opened& opened, const Visit& visit) {
  for (base::Argument& argument : message.arguments) {
    if (auto* ids = std::get_if<std::string>(&argument)) {
      *ids = words_of_ids(*ids, opened, visit);
    } else if (auto* list = std::get_if<base::MessageList>(&argument)) {
      for (base::Message& one : *list) put_words(one, opened, visit);
    }
  }
}

// What would be put back, with names in the place of ids and keys.
std::string restored_words(const records::Restored& one, const app::Opened& opened,
                           const Visit& visit) {
  base::Message what = records::describe(one.undone);
  put_words(what, opened, visit);
  return visit.say(what) + " : " +
         reports::change_words(state_with_names(one.now, opened),
                               state_with_names(one.then, opened), reports::Reader::house,
                               visit.language, &*opened.rules->convention);
}

http::Response show_undo_form(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  const std::int64_t entry = number_in(visit.parts.front());
  const auto lines = app::journal_lines(opened);
  const auto line = std::ranges::find(lines, entry, &reports::JournalLine::number);
  if (line == lines.end()) throw NotFound{};
  FormPage page;
  page.title = msg("Take back what was recorded");
  page.address = path_of(entry);
  page.button = msg("Take it back");
  page.back = "/journal";
  page.back_words = visit.say(msg("Journal"));
  page.revision = opened.revision;
  page.lead = {reports::journal_words(with_names(*line, opened, visit), reports::Reader::house,
                                      visit.language, &*opened.rules->convention)};
  std::optional<Problem> refused;
  try {
    app::Opened trial = visit.open();
    const app::Undone undone = app::undo_change(trial, {entry, true});
    page.lead.push_back(visit.say(msg("This would be put back, and the journal keeps both:")));
    for (const records::Restored& one : undone.restored) {
      page.lead.push_back("· " + restored_words(one, opened, visit));
    }
    for (const base::Message& stays : undone.behind) page.lead.push_back(visit.say(stays));
  } catch (const base::Failure& failure) {
    refused = problem_of(failure, visit);
    page.button = {};
    page.instead = named_in(failure.remedy(), *line);
  }
  if (problem == nullptr && refused) problem = &*refused;
  return show_form(visit, page, problem);
}

}  // namespace

reports::JournalLine with_names(reports::JournalLine line, const app::Opened& opened,
                                const Visit& visit) {
  line.before = state_with_names(std::move(line.before), opened);
  line.after = state_with_names(std::move(line.after), opened);
  line.session = session_words(line.session, opened, visit);
  put_words(line.what, opened, visit);
  if (line.author.empty()) return line;
  const bool known = opened.people->find(line.author) != nullptr;
  line.author = known ? person_name(line.author, opened.people)
                      : visit.say(msg("the account “{0}” of this computer", line.author));
  return line;
}

View journal_view(const reports::JournalLine& line, const app::Opened& opened, const Visit& visit) {
  const calendar::LocalTime at = calendar::to_paris(line.at);
  const std::string undo = path_of(line.number);
  View view;
  view.text("number", std::to_string(line.number))
      .text("at",
            visit.say(msg("{0:short}, {1}", calendar::arg(at.day), visit.language.time(at.time))))
      .text("what", reports::journal_words(with_names(line, opened, visit), reports::Reader::house,
                                           visit.language, &*opened.rules->convention))
      .text("undo_address", app::can_undo(opened, line.number) ? undo : "");
  return view;
}

void compare_mark(View& view, const app::Opened& opened, const Visit& visit) {
  const std::string typed = visit.query.text("marque");
  std::string same;
  std::string other;
  if (!records::head_in_mark(typed).empty()) {
    const app::KeptMark found = app::compare_marks(opened, {typed, {}}).front();
    (found.entries ? same : other) = visit.say(records::describe_mark(found.mark, found.entries));
  } else if (!typed.empty()) {
    other = visit.say(msg("“{}” is no mark of a record", typed));
  }
  view.text("compared_same", same).text("compared_other", other);
}

http::Response revision(Visit& visit) {
  http::Response response;
  response.type = "text/plain; charset=utf-8";
  response.body = std::to_string(app::revision_of(visit.house.folder));
  return response;
}

http::Response journal(Visit& visit) {
  const app::Opened opened = visit.open();
  auto lines = app::journal_lines(opened);
  std::ranges::reverse(lines);
  const std::string asked = visit.query.text("avant");
  const std::int64_t before = asked.empty() ? opened.revision + 1 : number_in(asked);
  std::vector<View> items;
  std::int64_t last = 0;
  bool more = false;
  for (const reports::JournalLine& line : lines) {
    if (line.number >= before) continue;
    more = items.size() == lines_a_page;
    if (more) break;
    items.push_back(journal_view(line, opened, visit));
    last = line.number;
  }
  View view = begin_page(visit, visit.say(msg("Journal")));
  const records::Verification verified = app::verify_journal(opened);
  reports::add_words(
      view,
      {{"undo_words", msg("Undo")},
       {"older_words", msg("Older entries")},
       {"nothing_words", msg("Nothing was recorded yet.")},
       {"journal_mark_words", msg("Mark of the record:")},
       {"compare_title", msg("Compare with a mark of before")},
       {"compare_words",
        msg("Each weekly mail and each report ends with the mark that the record had. Paste it "
            "here: the entries of then are as they were, or the record was rewritten.")},
       {"compare_label", msg("Mark, from gv1- on")},
       {"compare_button", msg("Compare")}},
      visit.language);
  if (verified.sound()) compare_mark(view, opened, visit);
  const bool nothing = items.empty();
  std::vector<std::string> doubts;
  for (const base::Message& doubt : app::record_doubts(opened)) doubts.push_back(visit.say(doubt));
  view.lines("doubts", std::move(doubts));
  view.text("sound",
            verified.sound()
                ? visit.say(msg("{0} {0:entry|entries}, each as it was written.", verified.entries))
                : "")
      .text("journal_mark", verified.sound() ? app::record_mark(opened) : "")
      .text("asked_mark", visit.query.text("marque"))
      .text("altered", verified.sound() ? "" : visit.say(records::describe(*verified.first_break)))
      .text("older", more ? "/journal?avant=" + std::to_string(last) : "")
      .flag("nothing", nothing)
      .list("history", std::move(items));
  return show("journal.mustache", view);
}

http::Response show_undo(Visit& visit) { return show_undo_form(visit, nullptr); }

http::Response undo(Visit& visit) {
  const std::int64_t entry = number_in(visit.parts.front());
  Change change;
  change.then = visit.form.has("back") ? own_address(visit.form.text("back")) : "/journal";
  change.act = [&](app::Opened& opened) {
    const app::Undone undone = app::undo_change(opened, {entry, false});
    // The page of what was added is gone.
    const auto& left = opened.history->meetings;
    const bool there = std::ranges::any_of(
        left, [&](const governance::Meeting& one) { return change.then == address_of(one); });
    if (change.then.starts_with("/reunions/") && !there) change.then = "/journal";
    return Note{msg("It was taken back."), undone.behind};
  };
  return make_change(visit, change,
                     [&](const Problem& problem) { return show_undo_form(visit, &problem); });
}

}  // namespace gouvernail::web
