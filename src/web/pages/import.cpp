// SPDX-License-Identifier: MPL-2.0
// A sheet or a calendar file, looked at before anything of it is recorded.
#include "app/import.h"

#include <algorithm>
#include <filesystem>

#include "base/failure.h"
#include "governance/history.h"
#include "governance/people.h"
#include "platform/files.h"
#include "platform/scratch.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;

// The file as it was sent, under its own name, in a folder that goes with it.
class Sent {
 public:
  explicit Sent(const http::Upload& upload)
      : path_(folder_.path() / (upload.name.empty() ? "tableau.csv" : upload.name)) {
    platform::write_file(path_, upload.bytes);
  }
  std::string path() const { return path_.string(); }
  // Places name the file alone: nobody knows the folder.
  void name_alone(std::vector<std::string>& lines) const {
    const std::string folder = folder_.path().string() + "/";
    for (std::string& line : lines) {
      for (std::size_t at = line.find(folder); at != std::string::npos; at = line.find(folder)) {
        line.erase(at, folder.size());
      }
    }
  }

 private:
  platform::ScratchFolder folder_;
  std::filesystem::path path_;
};

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
  const http::Upload* upload = visit.form.upload("file");
  if (upload == nullptr || upload->bytes.empty()) {
    const Problem missing{422, {visit.say(msg("Choose a file first."))}, {"file"}, {}};
    return show_import_form(visit, &missing);
  }
  const Sent sent(*upload);
  const bool take = visit.form.has("take");
  Change change;
  change.then = "/journal";
  std::optional<app::Imported> looked;
  change.act = [&](app::Opened& opened) {
    const app::Imported imported = app::import_file(opened, {sent.path(), !take}, visit.today());
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
