// SPDX-License-Identifier: MPL-2.0
// What leaves the house whole: the record as files that are read elsewhere, and a backup.
#include <utility>

#include "app/backup.h"
#include "app/export_record.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "platform/files.h"
#include "platform/scratch.h"
#include "platform/workbook.h"
#include "records/workspace.h"
#include "reports/page.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "web/form_page.h"
#include "web/jobs.h"
#include "web/page.h"
#include "web/pages/job_page.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using base::msg;
using reports::View;

std::string record_name(const Visit& visit, const std::string& ending) {
  return "gouvernail-" + calendar::to_iso(visit.today()) + ending;
}

// Written, read again and checked; whoever takes it is told what is not in it.
Jobs::Finish backup_of(const std::filesystem::path& workspace, const std::string& name) {
  const platform::ScratchFolder folder;
  const auto file = folder.path() / name;
  const app::BackedUp done = app::back_up(workspace, file);
  std::vector<base::Message> told = {msg(
      "{0} {0:entry|entries} of the journal and {1} {1:file|files}, read again and found whole.",
      done.entries, std::int64_t{done.files})};
  told.insert(told.end(), done.remarks.begin(), done.remarks.end());
  return [bytes = platform::read_file(file), told = std::move(told), name](Visit& later) {
    if (!later.query.has("fichier")) {
      return show_ready(later, msg("The backup is ready"), msg("Take the backup"), told);
    }
    return download(bytes, "application/octet-stream", name);
  };
}

}  // namespace

http::Response take_away(Visit& visit) {
  View view = begin_page(visit, visit.say(msg("Take away")));
  add_hidden(view, visit, 0);
  reports::add_words(
      view,
      {{"record_title", msg("All that is recorded")},
       {"record_words", msg("Meetings and who came, seats, persons, waivers, answers and ticks. "
                            "“Import” reads the workbook back; the archive has the journal, too. "
                            "Documents and mails are in neither of them: a backup has them.")},
       {"names_words", msg("Each of these files holds names and addresses: keep it as you keep "
                           "those.")},
       {"book_words", msg("As a workbook (.xlsx)")},
       {"archive_words", msg("As an archive with the journal (.jsonl)")},
       {"backup_title", msg("A backup")},
       {"backup_words", msg("Everything that the folder of the convention holds, settings and "
                            "documents too, in one file that is read again and checked. No "
                            "password is in it, and no other backup.")},
       {"weekly_words",
        msg("Each weekly mail leaves one in the folder “sauvegardes”, where the ten "
            "latest are kept.")},
       {"make_words", msg("Make a backup")},
       {"restore_title", msg("Putting a backup back")},
       {"restore_words", msg("It takes the place of all that stands here. So no page does it: "
                             "whoever installed Gouvernail does, while nobody works in it. What "
                             "stood there is backed up first, and what left by mail since stays "
                             "known as sent.")},
       {"guide_words", msg("How that is done is in the guide")}},
      visit.language);
  return show("take_away.mustache", view);
}

http::Response record_book(Visit& visit) {
  const app::Opened opened = visit.open();
  const platform::ScratchFolder folder;
  const auto file = folder.path() / "record.xlsx";
  platform::write_xlsx(governance::exchange_book(app::export_record(opened)),
                       visit.say(opened.rules->convention->name), visit.today(), file);
  return download(platform::read_file(file),
                  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                  record_name(visit, ".xlsx"));
}

http::Response record_archive(Visit& visit) {
  return download(app::export_archive(visit.open(), visit.now), "application/jsonl",
                  record_name(visit, ".jsonl"));
}

http::Response make_backup(Visit& visit) {
  const std::string job =
      visit.jobs.begin(msg("The backup is being made"), false,
                       [workspace = visit.house.folder, name = record_name(visit, ".gouvernail")](
                           const Jobs::Tell&) { return backup_of(workspace, name); });
  visit.jobs.wait(job, job_patience);
  return http::see_other(job_address(job));
}

}  // namespace gouvernail::web
