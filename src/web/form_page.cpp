// SPDX-License-Identifier: MPL-2.0
#include "web/form_page.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "app/journal.h"
#include "app/undo.h"
#include "app/workspace/record.h"
#include "base/text.h"
#include "calendar/typed.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/journal_text.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/guard.h"
#include "web/page.h"
#include "web/page_words.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

constexpr int most_tries = 3;  // of something that others keep changing

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::ranges::find(all, one) != all.end();
}

// The fields that a sentence asks to correct: they have the names of their details.
void add_fields(const base::Message& message, std::vector<std::string>& fields) {
  for (const base::Argument& argument : message.arguments) {
    if (const auto* input = std::get_if<base::Input>(&argument)) {
      for (const base::Word& word : input->words) {
        if (word.detail) fields.push_back(field_name(*word.detail));
      }
    } else if (const auto* list = std::get_if<base::MessageList>(&argument)) {
      for (const base::Message& one : *list) add_fields(one, fields);
    }
  }
}

std::string place_words(const base::Position& position) {
  if (!position.sheet.empty()) return base::place_of(position);
  std::string place = position.file;
  if (position.line > 0) place += ":" + std::to_string(position.line);
  return place;
}

// What was recorded of the subject since the form was made.
std::vector<std::string> changed_since(const app::Opened& opened, std::int64_t revision,
                                       const std::string& subject, const Visit& visit) {
  std::vector<std::string> lines;
  if (opened.revision <= revision) return lines;
  for (const reports::JournalLine& line : app::journal_lines(opened)) {
    if (line.number <= revision || line.about != subject) continue;
    // That an invitation was written changes nothing of what a form shows.
    const bool same = line.before.index() == 0 && line.after.index() == 0;
    if (same) continue;
    lines.push_back(reports::journal_words(line, reports::Reader::house, visit.language));
  }
  return lines;
}

std::int64_t revision_of(const Visit& visit) {
  const std::string text = visit.form.text("revision");
  std::int64_t revision = 0;
  std::from_chars(text.data(), text.data() + text.size(), revision);
  return revision;
}

// As a sentence by itself: causes and remedies begin small.
std::string sentence(const std::string& words) {
  std::string text = as_begun(words);
  if (!text.empty() && std::string_view(".?!:").find(text.back()) == std::string_view::npos)
    text += ".";
  return text;
}

// Whether somebody else recorded something between the reading and the recording.
bool was_overtaken(const app::Opened& opened) {
  return opened.database && opened.database->revision() != opened.revision;
}

// What stood in a field when its form was made, as the form brings it back.
std::string loaded_name(const Field& field) { return "loaded-" + field.name; }

// Nobody touched it: what stands in the record now is shown, so that a form that is old does not
// overwrite it.
bool is_left_alone(const Field& field, const Visit& visit) {
  return visit.form.has(loaded_name(field)) &&
         visit.form.text(loaded_name(field)) == visit.form.text(field.name);
}

const char* kind_flag(Field::Kind kind) {
  switch (kind) {
    case Field::Kind::area:
      return "is_area";
    case Field::Kind::choice:
      return "is_choice";
    case Field::Kind::tick:
      return "is_tick";
    case Field::Kind::hidden:
      return "is_hidden";
    default:
      return "is_input";
  }
}

const char* input_type(Field::Kind kind) {
  switch (kind) {
    case Field::Kind::day:
      return "date";
    case Field::Kind::time:
      return "time";
    case Field::Kind::file:
      return "file";
    case Field::Kind::secret:
      return "password";
    default:
      return "text";
  }
}

}  // namespace

void add_problem(View& view, const Visit& visit, const Problem* problem, bool focus) {
  view.flag("problem", false);
  if (problem == nullptr) return;
  View part;
  const bool overtaken = problem->status == 409;
  part.text("problem_title", visit.say(!problem->title.empty() ? problem->title
                                       : overtaken             ? msg("It has changed meanwhile")
                                                               : msg("Nothing was recorded")))
      .lines("problem_lines", problem->lines)
      .flag("problem_focus", focus)
      .block("changed", problem->changed)
      .text("notices_title", visit.say(msg("To be looked at, besides")))
      .block("notices", problem->notices);
  view.part("problem", std::move(part));
}

View field_view(const Field& field, const Visit& visit, const Problem* problem) {
  const bool sent = problem != nullptr && !visit.form.fields().empty();
  const bool wrong = sent && contains(problem->fields, field.name);
  std::string value = field.tried.value_or(field.value);
  if (sent && !is_left_alone(field, visit)) value = visit.form.text(field.name);
  if (field.kind == Field::Kind::secret) value.clear();
  View view;
  for (const char* flag : {"is_area", "is_choice", "is_tick", "is_hidden", "is_input"}) {
    view.flag(flag, std::string_view(flag) == kind_flag(field.kind));
  }
  std::vector<View> choices;
  for (const Choice& choice : field.choices) {
    choices.emplace_back()
        .text("choice_value", choice.value)
        .text("choice_label", choice.label)
        .flag("selected", choice.value == value);
  }
  view.text("name", field.name)
      .text("label", visit.say(field.label))
      .text("type", input_type(field.kind))
      .text("value", value)
      .text("hint", visit.say(field.hint))
      .flag("required", field.required)
      .text("optional",
            field.required || field.kind == Field::Kind::tick ? "" : visit.say(msg("optional")))
      .flag("wrong", wrong)
      .flag("secret", field.kind == Field::Kind::secret)
      .flag("focused", false)
      .flag("ticked", field.kind == Field::Kind::tick && !value.empty())
      .flag("suggests", field.kind == Field::Kind::text && !choices.empty())
      .list("choices", std::move(choices));
  return view;
}

bool is_tried(const Visit& visit) {
  constexpr std::string_view look = "look";
  return visit.form.has(look) || visit.query.has(look);
}

void fill_tried(std::vector<Field>& fields, const Visit& visit) {
  const http::Form& asked = visit.form.has("look") ? visit.form : visit.query;
  for (Field& field : fields) {
    const bool told = field.kind == Field::Kind::tick ? is_tried(visit) : asked.has(field.name);
    if (told) field.tried = asked.text(field.name);
  }
}

void add_hidden(View& view, const Visit& visit, std::int64_t revision) {
  view.text("token", masked(visit.token)).text("revision", std::to_string(revision));
}

http::Response show_form(const Visit& visit, const FormPage& page, const Problem* problem) {
  View view = begin_page(visit, visit.say(page.title));
  // The first field that is wrong; none: what is wrong is of no field of this form.
  const auto wrong = std::ranges::find_if(page.fields, [&](const Field& field) {
    return problem != nullptr && field.kind != Field::Kind::hidden &&
           contains(problem->fields, field.name);
  });
  add_problem(view, visit, problem, wrong == page.fields.end());
  // A form that only asked what it would change is as old as it was.
  const bool looks = visit.form.has("look");
  add_hidden(view, visit, looks ? revision_of(visit) : page.revision);
  std::vector<View> fields;
  bool files = false;
  for (const Field& field : page.fields) {
    fields.push_back(field_view(field, visit, problem));
    const bool focused = wrong != page.fields.end() && &field == &*wrong;
    fields.back().flag("focused", focused);
    const bool typed = field.kind != Field::Kind::hidden && field.kind != Field::Kind::file &&
                       field.kind != Field::Kind::secret;
    const bool told = looks && visit.form.has(loaded_name(field));
    fields.back()
        .text("loaded_name", typed ? loaded_name(field) : "")
        .text("loaded", told ? visit.form.text(loaded_name(field)) : field.value);
    files = files || field.kind == Field::Kind::file;
  }
  view.lines("lead", page.lead)
      .text("address", page.address)
      .text("button", visit.say(page.button))
      .flag("grave", page.grave)
      .flag("files", files)
      .list("fields", std::move(fields))
      .text("back", page.back)
      .text("back_words", page.back_words)
      .text("look_words", page.can_look ? visit.say(msg("See what that changes")) : "")
      .flag("touched", false)
      .text("instead", page.instead ? page.instead->address : "")
      .text("instead_words", page.instead ? visit.say(page.instead->label) : "");
  if (page.touched) view.part("touched", *page.touched);
  return show("form.mustache", view, problem == nullptr ? 200 : problem->status);
}

std::optional<std::string> typed(const http::Form& form, const std::string& name) {
  const std::string text = form.text(name);
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<calendar::Day> typed_day(const http::Form& form, const std::string& name) {
  const auto text = typed(form, name);
  return text ? std::optional(need_typed_day(form, name)) : std::nullopt;
}

calendar::Day need_typed_day(const http::Form& form, const std::string& name) {
  try {
    const std::string text = form.text(name);
    if (text.empty()) throw base::bad_input(msg("a day is missing"));
    return calendar::need_day(text);
  } catch (const base::Failure& failure) {
    throw FieldFailure(name, failure);
  }
}

std::optional<calendar::Minutes> typed_time(const http::Form& form, const std::string& name) {
  const auto text = typed(form, name);
  if (!text) return std::nullopt;
  try {
    return calendar::need_time(*text);
  } catch (const base::Failure& failure) {
    throw FieldFailure(name, failure);
  }
}

TypedTimes typed_times(const http::Form& form, const std::string& from, const std::string& until) {
  TypedTimes times{std::nullopt, typed_time(form, until)};
  const auto text = typed(form, from);
  if (!text) return times;
  try {
    const calendar::TypedHours hours = calendar::need_hours(*text);
    times.from = hours.from;
    if (!times.until) times.until = hours.until;
  } catch (const base::Failure& failure) {
    throw FieldFailure(from, failure);
  }
  return times;
}

base::Failure without_places(const base::Failure& failure) {
  if (failure.diagnostics().empty()) return failure;
  base::Diagnostics told = failure.diagnostics();
  for (base::Diagnostic& one : told) one.position = {};
  return base::bad_files(msg("the settings stay as they were"), std::move(told));
}

Problem problem_of(const base::Failure& failure, const Visit& visit) {
  Problem problem;
  if (failure.kind() == base::Failure::Kind::fault) problem.status = 500;
  if (const auto* field = dynamic_cast<const FieldFailure*>(&failure)) {
    problem.fields.push_back(field->field());
  }
  add_fields(failure.cause(), problem.fields);
  add_fields(failure.remedy(), problem.fields);
  for (const base::Message& message : {failure.cause(), failure.remedy()}) {
    if (!message.empty()) problem.lines.push_back(sentence(visit.say(message)));
  }
  for (const base::Diagnostic& one : failure.diagnostics()) {
    std::string line = place_words(one.position);
    line += (line.empty() ? "" : ": ") + visit.say(one.what);
    if (!one.remedy.empty()) line += " → " + visit.say(one.remedy);
    const bool stops = one.severity == base::Severity::error;
    (stops ? problem.lines : problem.notices).push_back(std::move(line));
  }
  return problem;
}

std::optional<std::int64_t> entry_to_undo(app::Opened& opened, base::Message* why) {
  try {
    app::undo_change(opened, {opened.revision, true});
    return opened.revision;
  } catch (const base::Failure& failure) {
    if (why != nullptr) *why = failure.cause();
    return std::nullopt;
  }
}

http::Response make_change(Visit& visit, const Change& change,
                           const std::function<http::Response(const Problem&)>& again) {
  for (int tried = 1;; ++tried) {
    app::Opened opened = visit.open();
    if (!change.subject.empty()) {
      Problem overtaken{409, {}, {}, {}};
      overtaken.changed = changed_since(opened, revision_of(visit), change.subject, visit);
      if (!overtaken.changed.empty()) {
        overtaken.lines = {
            visit.say(msg("Look at what was recorded since you opened this form; what "
                          "you typed is kept below, and can be sent once more."))};
        return again(overtaken);
      }
    }
    const std::int64_t before = opened.revision;
    try {
      Note note = change.act(opened);
      if (opened.revision > before && !note.entry) note.entry = entry_to_undo(opened);
      if (note.done.empty()) return http::see_other(change.then);
      const std::string name = visit.notes.put(std::move(note));
      const char* sign = change.then.find('?') == std::string::npos ? "?" : "&";
      return http::see_other(change.then + sign + "message=" + name);
    } catch (const base::Failure& failure) {
      if (!change.once && tried < most_tries && was_overtaken(opened)) continue;
      Problem problem = problem_of(failure, visit);
      // Part of it may have been done: nobody says that nothing was recorded.
      if (change.once) problem.title = msg("It did not come to its end");
      return again(problem);
    }
  }
}

}  // namespace gouvernail::web
