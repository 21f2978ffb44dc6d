// SPDX-License-Identifier: MPL-2.0
// A sheet or a calendar file, looked at before anything of it is recorded.
#include "app/import.h"

#include <cstdint>
#include <iterator>
#include <set>
#include <utility>

#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/page.h"
#include "web/pages/import_fields.h"
#include "web/pages/import_told.h"
#include "web/pages/pages.h"
#include "web/pages/touched.h"
#include "web/sent_file.h"
#include "web/uploads.h"

namespace gouvernail::web {
namespace {

using base::msg;

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

// But those about a name, which are asked with the other names.
std::vector<reports::View> doubt_views(const app::Imported& looked, const app::Opened& opened,
                                       const Visit& visit) {
  std::vector<reports::View> views;
  std::set<std::string> keys;
  for (const reports::ImportDoubt& doubt : looked.doubts) {
    if (doubt.kind == reports::ImportDoubt::Kind::near_body) continue;
    if (!keys.insert(doubt.key).second) continue;
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
        .text("words", doubt_words(doubt, looked, opened, visit));
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
  if (!looked.may_be_taken_back) {
    return msg(
        "Nothing was recorded yet. Once recorded, it cannot be taken back: mails have left that "
        "tell of it.");
  }
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
                      {"bodies_title", msg("Names that are not those of a body")},
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
struct Preview {
  app::Imported looked;
  app::ImportFile asked;
  base::Message not_yet = {};  // why it was not recorded; empty: nobody asked for that yet
};

void add_verdicts(reports::View& view, const Preview& preview, app::Opened& opened, LookedAt& shown,
                  const Visit& visit) {
  const app::Imported& looked = preview.looked;
  shown.verdicts = verdicts_changed(looked);
  view.text("verdicts_title", looked.differences.empty() ? "" : visit.say(msg("What that changes")))
      .flag("of_all", false);
  add_differences(view, looked.differences, opened, visit);
  const auto all = with_all_confirmed(opened, preview.asked, looked, visit);
  if (!all) return;
  shown.verdicts_of_all = verdicts_changed(*all);
  if (shown.verdicts_of_all == shown.verdicts) return;
  reports::View part;
  part.text("of_all_title", visit.say(msg("What that changes, if all of it is confirmed")))
      .text("of_all_none",
            all->differences.empty() ? visit.say(msg("No duty changes its verdict.")) : "");
  add_differences(part, all->differences, opened, visit);
  view.part("of_all", std::move(part));
}

http::Response show_changes(Visit& visit, app::Opened& opened, const Preview& preview,
                            const SentFile& sent, const http::Upload& upload) {
  const app::Imported& looked = preview.looked;
  ImportTold told = told_of(looked, opened, sent, visit);
  const bool some = !looked.lines.empty() || !looked.doubts.empty() || !looked.beside_lines.empty();
  std::vector<reports::View> columns = column_views(looked, visit);
  std::vector<reports::View> bodies = body_views(looked, opened, visit);
  std::vector<reports::View> doubts = doubt_views(looked, opened, visit);
  const bool skips = visit.form.has("skip");
  const bool may_skip = looked.refused || skips;
  const bool again = !columns.empty() || !bodies.empty() || !doubts.empty() || may_skip;
  reports::View view = begin_page(visit, visit.say(msg("What the file would change")));
  view.text("columns_summary", visit.say(msg("{0} {0:column|columns} that {0:is|are} not known",
                                             std::ssize(columns))));
  LookedAt shown{upload, preview.asked, told.digest()};
  Problem problem{200, {visit.say(preview.not_yet)}};
  problem.title = msg("Nothing was recorded yet");
  add_problem(view, visit, preview.not_yet.empty() ? nullptr : &problem);
  add_hidden(view, visit, opened.revision);
  add_change_words(view, skips, visit.language);
  add_verdicts(view, preview, opened, shown, visit);
  view.text("counts", visit.say(counts_ahead(looked)))
      .text("beside_counts", beside_counts(looked, true, visit))
      .text("nothing", visit.say(state_words(looked, some)))
      .text("upload", some || again ? visit.uploads.put(std::move(shown)) : "")
      .text("take", some && !looked.refused ? "yes" : "")
      .text("again", again ? "yes" : "")
      .text("may_skip", may_skip ? "yes" : "")
      .text("skips", skips ? "yes" : "")
      .block("doubts", std::move(doubts))
      .list("apart", apart_views(visit))
      .block("columns", std::move(columns))
      .block("bodies", std::move(bodies))
      .block("errors", std::move(told.errors))
      .block("added", std::move(told.added))
      .block("corrected", std::move(told.corrected))
      .block("warnings", std::move(told.warnings));
  return show("import.mustache", view);
}

// Whether something of it could still be taken, or somebody could say what its columns are.
bool is_hopeless(const app::Imported& looked) {
  return looked.refused && looked.lines.empty() && looked.doubts.empty() && looked.unchanged == 0 &&
         looked.beside.added + looked.beside.unchanged == 0 && looked.unmatched.empty() &&
         looked.unknown_bodies.empty();
}

// The file that the form sent, or the one that was looked at before.
LookedAt file_of(const Visit& visit) {
  const std::string name = visit.form.text("looked");
  if (name.empty()) return {need_upload(visit.form, "file"), {}, ""};
  auto kept = visit.uploads.get(name);
  if (!kept) {
    throw FieldFailure("file", base::bad_input(msg("the file that was looked at is no longer here"),
                                               msg("choose it once more")));
  }
  return std::move(*kept);
}

app::ImportFile asked_of(const Visit& visit, const SentFile& sent) {
  app::ImportFile request;
  request.path = sent.path().string();
  request.dry_run = true;
  request.without_bad = visit.form.has("skip");
  request.columns = columns_chosen(visit);
  ask_bodies(visit, request);
  for (const auto& [name, value] : visit.form.fields()) {
    if (name.starts_with("doubt") && !value.empty()) request.confirmed.insert(value);
  }
  return request;
}

// Once it is recorded.
Note note_of_import(const app::Imported& imported, app::Opened& opened, std::int64_t before,
                    const SentFile& sent, const Visit& visit) {
  Note note{counts_of(imported)};
  if (opened.revision > before) {
    base::Message why;
    note.entry = entry_to_undo(opened, &why);
    if (!note.entry) {
      note.remarks.push_back(msg("It cannot be taken back: {}", base::MessageList{std::move(why)}));
    }
  }
  const auto remark = [&](std::string words) {
    if (!words.empty()) note.remarks.push_back(msg("{}", std::move(words)));
  };
  remark(beside_counts(imported, false, visit));
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
  ImportTold told = told_of(imported, opened, sent, visit);
  if (imported.bad > 0) {
    note.trouble = true;
    note.remarks.push_back(
        imported.of_calendar
            ? msg("{0} {0:event|events} {0:was|were} not understood, and left out. Correct "
                  "{0:it|them} in the calendar, and bring the file in once more: what is recorded "
                  "is known again.",
                  std::int64_t{imported.bad})
            : msg("{0} {0:line|lines} {0:was|were} not understood, and left out. Correct "
                  "{0:it|them} in the file, and bring it in once more: what is recorded is known "
                  "again.",
                  std::int64_t{imported.bad}));
  }
  for (std::string& line : told.errors) remark(std::move(line));
  for (std::string& line : told.warnings) remark(std::move(line));
  return note;
}

}  // namespace

http::Response import_file(Visit& visit) {
  LookedAt file;
  try {
    file = file_of(visit);
  } catch (const base::Failure& failure) {
    const Problem missing = problem_of(failure, visit);
    return show_import_form(visit, &missing);
  }
  const SentFile sent(file.upload, "tableau.csv");
  const bool take = visit.form.has("looked") && !visit.form.has("again");
  std::optional<http::Response> shown;
  Change change;
  change.then = "/";  // what is to be done now
  change.act = [&](app::Opened& opened) {
    app::ImportFile request = asked_of(visit, sent);
    app::Imported looked = import_told(opened, request, visit);
    if (is_hopeless(looked)) {
      throw base::bad_files(msg("nothing of {} was imported", request.path),
                            std::move(looked.warnings));
    }
    const base::Message other =
        take ? not_as_shown(file, opened, request, looked, sent, visit) : base::Message{};
    if (!take || !other.empty()) {
      shown = show_changes(visit, opened, {std::move(looked), std::move(request), other}, sent,
                           file.upload);
      return Note{};
    }
    request.dry_run = false;
    const std::int64_t before = opened.revision;
    const app::Imported imported = import_told(opened, request, visit);
    return note_of_import(imported, opened, before, sent, visit);
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
