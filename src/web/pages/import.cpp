// SPDX-License-Identifier: MPL-2.0
// A sheet or a calendar file, looked at before anything of it is recorded.
#include "app/import.h"

#include <algorithm>
#include <map>
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
    for (const reports::ImportLine& line : imported.lines) words.add(*line.after);
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

http::Response show_import_form(Visit& visit, const Problem* problem) {
  const app::Opened opened = visit.open();
  FormPage page;
  page.title = msg("Import meetings");
  page.address = "/importer";
  page.button = msg("Send the file");
  page.revision = opened.revision;
  page.back_words = visit.say(msg("This week"));
  page.lead = {
      visit.say(msg("A table saved as CSV from Excel or LibreOffice, or a calendar file "
                    "(.ics). What it would change is shown before anything is recorded."))};
  page.fields = {{"file", msg("File"), Field::Kind::file, "", true}};
  return show_form(visit, page, problem);
}

}  // namespace

http::Response show_import(Visit& visit) { return show_import_form(visit, nullptr); }

namespace {

// What it would change, line by line, and the button that records it.
http::Response show_changes(Visit& visit, const app::Opened& opened, const app::Imported& looked,
                            const SentFile& sent, const http::Upload& upload) {
  std::vector<std::string> warnings = lines_of(looked.warnings, visit);
  sent.name_alone(warnings);
  std::vector<std::string> added;
  std::vector<std::string> corrected;
  for (const reports::ImportLine& line : looked.lines) {
    (line.before ? corrected : added)
        .push_back(reports::import_line_words(line, opened.rules->convention, visit.language));
  }
  const bool some = !looked.lines.empty();
  reports::View view = begin_page(visit, visit.say(msg("What the file would change")));
  add_hidden(view, visit, opened.revision);
  reports::add_words(view,
                     {{"added_title", msg("New")},
                      {"corrected_title", msg("Changed")},
                      {"warnings_title", msg("To be looked at")},
                      {"take_words", msg("Record it")},
                      {"back_words", msg("Choose another file")}},
                     visit.language);
  view.text("counts", visit.say(counts_ahead(looked)))
      .text("nothing",
            visit.say(some ? msg("Nothing was recorded yet. Once recorded, all of it can "
                                 "be taken back as one.")
                           : msg("The file says nothing new: nothing is to be recorded.")))
      .text("upload", some ? visit.uploads.put(upload) : "")
      .text("verdicts_title", looked.differences.empty() ? "" : visit.say(msg("What that changes")))
      .block("added", std::move(added))
      .block("corrected", std::move(corrected))
      .block("warnings", std::move(warnings));
  add_differences(view, looked.differences, opened, visit);
  return show("import.mustache", view);
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
  const bool take = visit.form.has("looked");
  std::optional<http::Response> shown;
  Change change;
  change.then = "/journal";
  change.act = [&](app::Opened& opened) {
    const app::Imported imported = import_told(opened, {sent.path().string(), !take}, visit);
    if (!take) shown = show_changes(visit, opened, imported, sent, upload);
    Note note{counts_of(imported)};
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
