// SPDX-License-Identifier: MPL-2.0
// Any two files, a table or a calendar each, imported one after the other into the example's
// record: every line is recorded, in doubt or told, and nothing is thrown but a Failure. A form
// feed ends the first file. Letters of the first line: y takes what is doubtful, s leaves out bad
// lines.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "app/import.h"
#include "app/importing/diary.h"
#include "app/importing/repeated.h"
#include "app/importing/rows.h"
#include "app/make_workspace.h"
#include "base/failure.h"
#include "calendar/day.h"
#include "compliance/duty.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/session_title.h"
#include "ical/reader.h"
#include "ical/title_patterns.h"
#include "platform/files.h"
#include "records/workspace.h"
#include "reports/language.h"
#include "rules/rules.h"
#include "settings/settings.h"
#include "support/temporary_folder.h"

namespace gouvernail {
namespace {

namespace fs = std::filesystem;

const fs::path source = GOUVERNAIL_SOURCE_DIR;
const calendar::Day today = *calendar::make_day(2026, 11, 24);

void need(bool holds) {
  if (!holds) __builtin_trap();
}

// The workspace as it is before any of the two.
struct Example {
  Example() {
    ::setenv("GOUVERNAIL_NOW", "20261124T100000Z", 1);
    ::setenv("GOUVERNAIL_DATA", source.c_str(), 1);
    const fs::path example = source / "examples" / "ctg-2024-2028";
    const reports::Language english(reports::Lang::en, "");
    app::make_workspace(
        {workspace, "ctg-haut-pays-montreuillois", example / "people.toml", english});
    app::Opened filled = app::open({workspace, "", "", ""});
    app::import_file(filled, {(example / "historique.csv").string()}, today);
    filled = {};
    opened = app::open({workspace, "", "", ""});
    opened.database.reset();
  }

  test::TemporaryFolder folder;
  fs::path workspace = folder.path() / "ws";
  app::Opened opened;
};

const Example& made_once() {
  static const Example example;
  return example;
}

// Its rules are not read anew.
app::Opened open_copy(const Example& example, const fs::path& workspace) {
  app::Opened copy = app::open_record(workspace);
  copy.folder = workspace;
  copy.rules = example.opened.rules;
  copy.world = example.opened.world;
  copy.people = example.opened.people;
  return copy;
}

struct Asked {
  std::string bytes;
  bool confirmed = false;
  bool without_bad = false;
};

governance::SheetReading reading_of(const Asked& asked) {
  governance::SheetReading reading;
  reading.today = today;
  reading.near_bodies = true;
  reading.asks = true;
  reading.without_bad = asked.without_bad;
  return reading;
}

// Every event whose title says one body is a session, or its line is told.
void check_events(const std::string& path, const Asked& asked, const app::Opened& opened,
                  const std::set<std::string>& sessions, const base::Diagnostics& told) {
  const governance::Convention& convention = opened.rules->convention;
  const auto patterns = app::title_patterns(opened);
  std::set<int> lines;
  for (const base::Diagnostic& one : told) lines.insert(one.position.line);
  base::Diagnostics of_events;
  std::vector<ical::UnreadEvent> unread;
  const auto events = ical::read_calendar(path, asked.bytes, of_events, convention.term, &unread);
  std::set<std::string> uids;  // of one event that is told twice, one state may be bad
  for (const ical::CalendarEvent& event : events) {
    if (lines.contains(event.line)) uids.insert(event.uid);
  }
  for (const ical::UnreadEvent& one : unread) {
    if (lines.contains(one.line)) uids.insert(one.uid);
  }
  for (const ical::CalendarEvent& event : events) {
    const auto bodies = governance::bodies_meant(
        convention, event.summary, {},
        [&](const std::string& title) { return ical::bodies_of(title, patterns); });
    if (bodies.size() != 1) continue;
    need(sessions.contains(event.uid) || lines.contains(event.line) || uids.contains(event.uid));
  }
}

// Sessions that the file tells by itself.
std::size_t sessions_in(const std::string& path, const Asked& asked, const app::Opened& opened) {
  base::Diagnostics told;
  if (!app::is_calendar(path, asked.bytes)) {
    governance::CsvSource csv;
    auto rows = app::from_table(path, asked.bytes, opened, reading_of(asked), csv, told);
    app::FileReport report(path, false);
    app::join_repeated(rows, report);
    return rows.size();
  }
  const app::Diary diary = app::read_diary_file(path, asked.bytes, opened, {}, told);
  std::set<std::string> uids;
  for (const app::Row& row : diary.rows) uids.insert(row.meeting.uid);
  check_events(path, asked, opened, uids, told);
  return diary.rows.size();
}

void import(app::Opened& opened, const fs::path& folder, const Asked& asked) {
  const bool calendar = asked.bytes.starts_with("BEGIN:");
  app::ImportFile request{(folder / (calendar ? "a.ics" : "a.csv")).string()};
  request.all_doubtful = asked.confirmed;
  request.without_bad = asked.without_bad;
  platform::write_file(request.path, asked.bytes);
  try {
    const std::size_t sessions = sessions_in(request.path, asked, opened);
    const app::Imported done = app::import_file(opened, request, today);
    const auto counted =
        static_cast<std::size_t>(done.added + done.corrected + done.unchanged + done.bad) +
        done.doubts.size();
    need(sessions <= counted);
    for (const reports::ImportLine& line : done.lines) {
      const governance::Meeting* meeting = opened.history->meeting(line.after->uid);
      need(meeting && meeting->day == line.after->day && meeting->body == line.after->body);
    }
  } catch (const base::Failure&) {  // nothing was recorded, and it says why
  }
}

}  // namespace
}  // namespace gouvernail

// What is made once is no input's time.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  gouvernail::made_once();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouvernail;
  const Example& example = made_once();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string_view letters = bytes.substr(0, bytes.find('\n'));
  if (letters.size() == bytes.size() || letters.size() > 2) return 0;
  const std::string_view files = bytes.substr(letters.size() + 1);
  const std::size_t end = files.find('\f');
  test::TemporaryFolder folder;
  const fs::path workspace = folder.path() / "ws";
  fs::copy(example.workspace, workspace, fs::copy_options::recursive);
  app::Opened opened = open_copy(example, workspace);
  for (const std::string_view file :
       {files.substr(0, end), end == files.npos ? std::string_view() : files.substr(end + 1)}) {
    import(
        opened, folder.path(),
        {std::string(file), letters.find('y') != letters.npos, letters.find('s') != letters.npos});
  }
  return 0;
}
