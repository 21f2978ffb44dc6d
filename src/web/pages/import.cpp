// SPDX-License-Identifier: MPL-2.0
// A sheet or a calendar file, looked at before anything of it is recorded.
#include "app/import.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/import_fields.h"
#include "web/pages/meeting_parts.h"
#include "web/pages/pages.h"
#include "web/pages/touched.h"
#include "web/sent_file.h"
#include "web/uploads.h"

namespace gouvernail::web {
namespace {

using base::msg;

// Sessions by what people call them: a file that names none of its own has names that the program
// made, which say nothing to anybody.
class SessionWords {
 public:
  SessionWords(const app::Opened& opened, const Visit& visit) : opened_(opened), visit_(visit) {
    for (const governance::Meeting& meeting : opened.history->meetings) add(meeting);
  }
  void add(const governance::Meeting& meeting) {
    if (!governance::is_made_uid(meeting.uid)) return;
    names_.insert_or_assign(meeting.uid, name_of(meeting, opened_, visit_));
  }

  base::Message in(base::Message message) const {
    for (base::Argument& argument : message.arguments) {
      if (auto* text = std::get_if<std::string>(&argument)) *text = in(*text);
      auto* list = std::get_if<base::MessageList>(&argument);
      if (list == nullptr) continue;
      for (base::Message& one : *list) one = in(std::move(one));
    }
    return message;
  }
  base::Diagnostics in(base::Diagnostics diagnostics) const {
    for (base::Diagnostic& one : diagnostics) {
      one.what = in(std::move(one.what));
      one.remedy = in(std::move(one.remedy));
      if (governance::is_made_uid(one.position.file)) one.position.file = in(one.position.file);
    }
    return diagnostics;
  }

 private:
  std::string in(const std::string& text) const {
    if (!governance::is_made_uid(text)) return text;
    const auto known = names_.find(text);
    return known == names_.end() ? visit_.say(msg("the session of this line")) : known->second;
  }

  const app::Opened& opened_;
  const Visit& visit_;
  std::map<std::string, std::string> names_;  // by uid
};

app::Imported import_told(app::Opened& opened, const app::ImportFile& request, const Visit& visit) {
  SessionWords words(opened, visit);
  try {
    app::Imported imported = app::import_file(opened, request, visit.today());
    for (const reports::ImportLine& line : imported.lines) {
      words.add(*line.after);
    }
    imported.warnings = words.in(std::move(imported.warnings));
    return imported;
  } catch (const base::Failure& failure) {
    throw base::Failure(failure.kind(), words.in(failure.cause()), words.in(failure.remedy()),
                        words.in(failure.diagnostics()));
  }
}

std::vector<std::string> lines_of(const base::Diagnostics& diagnostics, const Visit& visit) {
  return problem_of(base::bad_files({}, diagnostics), visit).notices;
}

base::Message counts_of(const app::Imported& imported) {
  return msg("{0} {0:meeting|meetings} added, {1} corrected, {2} unchanged.",
             std::int64_t{imported.added}, std::int64_t{imported.corrected},
             std::int64_t{imported.unchanged});
}

// The same before anything is recorded.
base::Message counts_ahead(const app::Imported& looked) {
  return msg("{0} {0:meeting|meetings} to be added, {1} to be corrected, {2} unchanged.",
             std::int64_t{looked.added}, std::int64_t{looked.corrected},
             std::int64_t{looked.unchanged});
}

// Of an export, what is no meeting; empty where the file has none of it.
std::string beside_counts(const app::Imported& imported, bool ahead, const Visit& visit) {
  const std::int64_t added = imported.beside.added;
  const std::int64_t unchanged = imported.beside.unchanged;
  if (added + unchanged == 0) return "";
  return visit.say(ahead ? msg("Seats, persons, waivers, answers and ticks: {0} to be taken, "
                               "{1} unchanged.",
                               added, unchanged)
                         : msg("Seats, persons, waivers, answers and ticks: {0} taken, "
                               "{1} unchanged.",
                               added, unchanged));
}

http::Response show_import_form(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  FormPage page;
  page.title = msg("Import meetings");
  page.address = "/importer";
  page.button = msg("Send the file");
  page.revision = opened.revision;
  page.back_words = visit.say(msg("This week"));
  page.lead = {
      visit.say(msg("A table from Excel or LibreOffice (.xlsx, .ods or CSV), or a calendar file "
                    "(.ics). What it would change is shown before anything is recorded."))};
  page.fields = {{"file", msg("File"), Field::Kind::file, "", true}};
  return show_form(visit, page, problem);
}

}  // namespace

http::Response show_import(Visit& visit) { return show_import_form(visit, nullptr); }

namespace {

std::vector<reports::View> doubt_views(const app::Imported& looked, const app::Opened& opened,
                                       const Visit& visit) {
  std::vector<reports::View> views;
  std::set<std::string> keys;
  std::map<std::string, std::int64_t> sessions;
  for (const reports::ImportDoubt& doubt : looked.doubts) ++sessions[doubt.key];
  for (const reports::ImportDoubt& doubt : looked.doubts) {
    if (!keys.insert(doubt.key).second) continue;
    const std::string words =
        reports::import_doubt_words(doubt, opened.rules->convention, visit.language);
    const std::int64_t number = sessions[doubt.key];
    const bool denied = doubt.kind == reports::ImportDoubt::Kind::denied;
    views.emplace_back()
        .text("key", doubt.key)
        .text("apart_key", doubt.apart_key)
        .text("take_it",
              visit.say(denied ? msg("Record it as cancelled") : msg("Yes, it is that one")))
        .text("otherwise", visit.say(denied ? msg("It took place all the same")
                                            : msg("No, it is another session: add it")))
        .flag("taken", doubt.taken)
        .text("group", "doubt-" + std::to_string(keys.size()))
        .text("words", number == 1 ? words
                                   : visit.say(msg("{0} – and {1} {1:other session|other "
                                                   "sessions} in the same way",
                                                   words, number - 1)));
  }
  return views;
}

// What was said to be a session of its own is none of the doubts any more.
std::vector<reports::View> apart_views(const Visit& visit) {
  std::vector<reports::View> views;
  for (const auto& [name, value] : visit.form.fields()) {
    if (name.starts_with("doubt") && app::is_apart_key(value))
      views.emplace_back().text("key", value);
  }
  return views;
}

// What becomes of it, as it stands. `some`: it says something new.
base::Message state_words(const app::Imported& looked, bool some) {
  if (looked.refused) {
    return msg("Some lines were not understood: nothing can be recorded as it stands.");
  }
  if (!some) return msg("The file says nothing new: nothing is to be recorded.");
  if (looked.has_what_stays()) {
    return msg(
        "Nothing was recorded yet. Once recorded, all of it can be taken back as one, but "
        "for the persons and the answers that it brings: they stay.");
  }
  return msg("Nothing was recorded yet. Once recorded, all of it can be taken back as one.");
}

void add_change_words(reports::View& view, bool skips, const reports::Language& language) {
  reports::add_words(view,
                     {{"added_title", msg("New")},
                      {"corrected_title", msg("Changed")},
                      {"warnings_title", msg("To be looked at")},
                      {"errors_title", skips ? msg("Lines that are left out")
                                             : msg("Lines that were not understood")},
                      {"bodies_title", msg("Names that are no body's")},
                      {"bodies_hint", msg("What is said here is remembered for other files.")},
                      {"doubts_title", msg("To be confirmed")},
                      {"doubts_hint", msg("What is not ticked stays as it is.")},
                      {"leave_words", msg("Leave it as it is")},
                      {"columns_title", msg("Columns that are not known")},
                      {"columns_hint", msg("What is said here is remembered for files whose header "
                                           "looks alike.")},
                      {"skip_words", msg("Leave out the lines with errors, take the rest")},
                      {"again_words", msg("Look again")},
                      {"take_words", msg("Record it")},
                      {"back_words", msg("Choose another file")}},
                     language);
}

// What it would change, line by line, and the button that records it.
http::Response show_changes(Visit& visit, const app::Opened& opened, const app::Imported& looked,
                            const SentFile& sent, const http::Upload& upload) {
  Problem told = problem_of(base::bad_files({}, looked.warnings), visit);
  sent.name_alone(told.lines);
  sent.name_alone(told.notices);
  std::vector<std::string> added;
  std::vector<std::string> corrected;
  for (const reports::ImportLine& line : looked.lines) {
    (line.before ? corrected : added)
        .push_back(reports::import_line_words(line, opened.rules->convention, visit.language));
  }
  for (const reports::ImportBeside& one : looked.beside_lines) {
    (reports::is_change(one) ? corrected : added)
        .push_back(reports::import_beside_words(one, opened.rules->convention, visit.language));
  }
  const bool some = !looked.lines.empty() || !looked.doubts.empty() || !looked.beside_lines.empty();
  std::vector<reports::View> columns = column_views(looked, visit);
  std::vector<reports::View> bodies = body_views(looked, opened, visit);
  const bool skips = visit.form.has("skip");
  const bool may_skip = looked.refused || skips;
  const bool again = !columns.empty() || !bodies.empty() || may_skip;
  reports::View view = begin_page(visit, visit.say(msg("What the file would change")));
  add_hidden(view, visit, opened.revision);
  add_change_words(view, skips, visit.language);
  view.text("counts", visit.say(counts_ahead(looked)))
      .text("beside_counts", beside_counts(looked, true, visit))
      .text("nothing", visit.say(state_words(looked, some)))
      .text("upload", some || again ? visit.uploads.put(upload) : "")
      .text("take", some && !looked.refused ? "yes" : "")
      .text("again", again ? "yes" : "")
      .text("may_skip", may_skip ? "yes" : "")
      .text("skips", skips ? "yes" : "")
      .text("verdicts_title", looked.differences.empty() ? "" : visit.say(msg("What that changes")))
      .block("doubts", doubt_views(looked, opened, visit))
      .list("apart", apart_views(visit))
      .block("columns", std::move(columns))
      .block("bodies", std::move(bodies))
      .block("errors", std::move(told.lines))
      .block("added", std::move(added))
      .block("corrected", std::move(corrected))
      .block("warnings", std::move(told.notices));
  add_differences(view, looked.differences, opened, visit);
  return show("import.mustache", view);
}

// Whether something of it could still be taken, or somebody could say what its columns are.
bool is_hopeless(const app::Imported& looked) {
  return looked.refused && looked.lines.empty() && looked.doubts.empty() && looked.unchanged == 0 &&
         looked.beside.added + looked.beside.unchanged == 0 && looked.unmatched.empty() &&
         looked.unknown_bodies.empty();
}

// The file that the form sent, or the one that was looked at before.
http::Upload file_of(const Visit& visit) {
  const std::string name = visit.form.text("looked");
  if (name.empty()) return need_upload(visit.form, "file");
  auto kept = visit.uploads.get(name);
  if (!kept) {
    throw FieldFailure("file", base::bad_input(msg("the file that was looked at is no longer here"),
                                               msg("choose it once more")));
  }
  return std::move(*kept);
}

app::ImportFile asked_of(const Visit& visit, const SentFile& sent, bool take) {
  app::ImportFile request;
  request.path = sent.path().string();
  request.dry_run = !take;
  request.without_bad = visit.form.has("skip");
  request.columns = columns_chosen(visit);
  for (const auto& [name, body] : bodies_chosen(visit)) {
    if (!body.empty()) request.bodies[name] = body;
  }
  for (const auto& [name, value] : visit.form.fields()) {
    if (name.starts_with("doubt") && !value.empty()) request.confirmed.insert(value);
  }
  return request;
}

}  // namespace

http::Response import_file(Visit& visit) {
  http::Upload upload;
  try {
    upload = file_of(visit);
  } catch (const base::Failure& failure) {
    const Problem missing = problem_of(failure, visit);
    return show_import_form(visit, &missing);
  }
  const SentFile sent(upload, "tableau.csv");
  const bool take = visit.form.has("looked") && !visit.form.has("again");
  std::optional<http::Response> shown;
  Change change;
  change.then = "/journal";
  change.act = [&](app::Opened& opened) {
    const app::ImportFile request = asked_of(visit, sent, take);
    app::Imported imported = import_told(opened, request, visit);
    if (is_hopeless(imported)) {
      throw base::bad_files(msg("nothing of {} was imported", request.path),
                            std::move(imported.warnings));
    }
    if (!take) shown = show_changes(visit, opened, imported, sent, upload);
    Note note{counts_of(imported)};
    const std::string beside = beside_counts(imported, false, visit);
    if (!beside.empty()) note.remarks.push_back(msg("{}", beside));
    if (imported.withdrawn > 0) {
      note.remarks.push_back(
          msg("{0} {0:meeting|meetings} that this file has no longer {0:is|are} "
              "not recorded any more.",
              std::int64_t{imported.withdrawn}));
    }
    if (imported.left() > 0) {
      note.remarks.push_back(
          msg("{0} {0:line was|lines were} not confirmed, and {0:is|are} left as "
              "{0:it is|they are}.",
              imported.left()));
    }
    std::vector<std::string> lines = lines_of(imported.warnings, visit);
    sent.name_alone(lines);
    for (std::string& line : lines) {
      note.remarks.push_back(msg("{}", std::move(line)));
    }
    return note;
  };
  http::Response done = make_change(visit, change, [&](const Problem& problem) {
    Problem told = problem;
    sent.name_alone(told.lines);
    sent.name_alone(told.notices);
    return show_import_form(visit, &told);
  });
  return shown ? std::move(*shown) : std::move(done);
}

}  // namespace gouvernail::web
