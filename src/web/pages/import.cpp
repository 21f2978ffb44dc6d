// SPDX-License-Identifier: MPL-2.0
// A sheet or a calendar file, looked at before anything of it is recorded.
#include "app/import.h"

#include <algorithm>

#include "base/failure.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/pages.h"
#include "web/sent_file.h"

namespace gouvernail::web {
namespace {

using base::msg;

std::vector<std::string> lines_of(const base::Diagnostics& diagnostics, const Visit& visit) {
  Problem as_lines = problem_of(base::bad_files({}, diagnostics), visit);
  return as_lines.lines;
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
  page.fields = {{"file", msg("File"), Field::Kind::file, "", true},
                 {"take", msg("Record it now, without looking first"), Field::Kind::tick}};
  return show_form(visit, page, problem);
}

}  // namespace

http::Response show_import(Visit& visit) { return show_import_form(visit, nullptr); }

http::Response import_file(Visit& visit) {
  const http::Upload* upload = nullptr;
  try {
    upload = &need_upload(visit.form, "file");
  } catch (const base::Failure& failure) {
    const Problem missing = problem_of(failure, visit);
    return show_import_form(visit, &missing);
  }
  const SentFile sent(*upload, "tableau.csv");
  const bool take = visit.form.has("take");
  Change change;
  change.then = "/journal";
  std::optional<app::Imported> looked;
  change.act = [&](app::Opened& opened) {
    const app::Imported imported =
        app::import_file(opened, {sent.path().string(), !take}, visit.today());
    looked = imported;
    Note note{msg("{0} {0:meeting|meetings} added, {1} corrected, {2} unchanged.",
                  std::int64_t{imported.added}, std::int64_t{imported.corrected},
                  std::int64_t{imported.unchanged})};
    std::vector<std::string> lines = lines_of(imported.warnings, visit);
    sent.name_alone(lines);
    for (std::string& line : lines) {
      note.remarks.push_back(msg("{}", std::move(line)));
    }
    return note;
  };
  const http::Response done = make_change(visit, change, [&](const Problem& problem) {
    Problem told = problem;
    sent.name_alone(told.lines);
    return show_import_form(visit, &told);
  });
  if (take || !looked) return done;
  std::vector<std::string> lines = lines_of(looked->warnings, visit);
  sent.name_alone(lines);
  reports::View view = begin_page(visit, visit.say(msg("What the file would change")));
  view.text("counts", visit.say(msg("{0} {0:meeting|meetings} added, {1} corrected, {2} unchanged.",
                                    std::int64_t{looked->added}, std::int64_t{looked->corrected},
                                    std::int64_t{looked->unchanged})))
      .text("nothing", visit.say(msg("Nothing was recorded yet: send the file once more, with the "
                                     "box ticked, to record it. It can be taken back as one.")))
      .text("back_words", visit.say(msg("Send the file")))
      .lines("warnings", std::move(lines));
  return show("import.mustache", view);
}

}  // namespace gouvernail::web
