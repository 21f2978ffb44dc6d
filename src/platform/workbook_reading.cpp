// SPDX-License-Identifier: MPL-2.0
#include "platform/workbook_reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "platform/process.h"
#include "platform/shipped.h"
#include "sheets/wire.h"

namespace gouvernail::platform {
namespace {

using base::msg;
namespace wire = sheets::wire;

constexpr const char* reader_name = "gouvernail-workbook";

// As it is installed, and in the tree of a build: of the program, its tests, its benchmarks.
std::string reader_program() {
  namespace fs = std::filesystem;
  const fs::path here = executable().parent_path();
  const fs::path above = here.parent_path();
  std::error_code error;
  for (const fs::path& folder :
       {here, above / "libexec" / "gouvernail", above / "bin", above.parent_path() / "bin"}) {
    if (fs::exists(folder / reader_name, error)) return (folder / reader_name).string();
  }
  return reader_name;
}

base::Failure unreadable(const std::string& path, base::Message why, base::Message remedy) {
  return base::bad_input(msg("{0} cannot be read: {1}", path, base::MessageList{std::move(why)}),
                         std::move(remedy));
}

base::Message save_anew() {
  return msg("open it, save it anew as an Excel workbook (.xlsx) or as CSV, and import that file");
}

base::Failure fault_failure(const std::string& path, std::string_view fault) {
  if (fault == wire::too_old) {
    return unreadable(path, msg("it is of the former kind (.xls), or protected by a password"),
                      save_anew());
  }
  if (fault == wire::locked) {
    return unreadable(path, msg("it is protected by a password"),
                      msg("save a copy without the password, and import that one"));
  }
  if (fault == wire::binary) {
    return unreadable(path, msg("it is a binary workbook (.xlsb)"), save_anew());
  }
  if (fault == wire::too_large) {
    return unreadable(path, msg("unpacked, it is larger than any table of meetings"),
                      msg("copy the table alone into a new workbook, and import that one"));
  }
  if (fault == wire::too_wide) {
    return unreadable(path, msg("something stands beyond its column 512"),
                      msg("copy the table alone into a new workbook, and import that one"));
  }
  if (fault == wire::not_a_workbook) {
    return unreadable(path, msg("it is no workbook"), save_anew());
  }
  return unreadable(path, msg("it is damaged"), save_anew());
}

int number_in(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

struct Merged {
  int first_row = 0;
  int column = 0;
  int last_row = 0;
};

// What merging fills in may cost no more than what was read; nor may looking for it, however many
// ranges there are and wherever they meet.
class Filler {
 public:
  // A range may be as high as a sheet: rows that say nothing else stay as they are. False where it
  // costs too much.
  bool fill_down(base::BookSheet& sheet, const Merged& range) {
    const auto from =
        std::ranges::lower_bound(sheet.rows, range.first_row, {}, &base::BookRow::number);
    if (!pay(sizeof(std::string))) return false;
    if (from == sheet.rows.end() || from->number != range.first_row) return true;
    const auto column = static_cast<std::size_t>(range.column) - 1;
    if (from->cells.size() <= column) return true;
    const std::string text = from->cells[column];
    for (auto row = from + 1; row != sheet.rows.end() && row->number <= range.last_row; ++row) {
      const std::size_t added = column + 1 - std::min(row->cells.size(), column + 1);
      if (!pay(added * sizeof(std::string) + wire::cost_of(text))) return false;
      if (added > 0) row->cells.resize(column + 1);
      if (row->cells[column].empty()) row->cells[column] = text;
    }
    return true;
  }

 private:
  bool pay(std::size_t cost) {
    spent_ += cost;
    return spent_ <= wire::most_kept;
  }

  std::size_t spent_ = 0;
};

class Heard {
 public:
  // Whether the record makes sense where it stands.
  bool take(const std::vector<std::string_view>& fields) {
    const std::string_view kind = fields.front();
    if (kind == wire::book_1904) {
      book.days_from_1904 = true;
    } else if (kind == wire::sheet && fields.size() == 3) {
      book.sheets.push_back({std::string(fields[1]), !fields[2].empty(), {}});
      merged_.emplace_back();
    } else if (kind == wire::row && fields.size() > 3 && !book.sheets.empty()) {
      base::BookRow row{number_in(fields[1]), !fields[2].empty(), {}};
      row.cells.assign(fields.begin() + 3, fields.end());
      book.sheets.back().rows.push_back(std::move(row));
    } else if (kind == wire::merged && fields.size() == 5 && !book.sheets.empty()) {
      const Merged range{number_in(fields[1]), number_in(fields[2]), number_in(fields[3])};
      if (range.last_row > range.first_row && range.column > 0) merged_.back().push_back(range);
    } else if (kind == wire::fault && fields.size() == 2) {
      fault = fields[1];
    } else if (kind == wire::end) {
      complete = true;
    } else {
      return fields.size() == 1 && kind.empty();
    }
    return true;
  }

  // False where it costs too much.
  bool fill() {
    Filler filler;
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
      for (const Merged& range : merged_[i]) {
        if (!filler.fill_down(book.sheets[i], range)) return false;
      }
    }
    return true;
  }

  base::Book book;
  std::optional<std::string> fault;
  bool complete = false;

 private:
  std::vector<std::vector<Merged>> merged_;  // by sheet
};

bool hear(std::string_view told, Heard& heard) {
  std::vector<std::string_view> fields;
  while (!told.empty()) {
    const std::size_t end = told.find(wire::end_of_record);
    if (end == std::string_view::npos) return false;
    std::string_view record = told.substr(0, end);
    told.remove_prefix(end + 1);
    fields.clear();
    for (;;) {
      const std::size_t part = record.find(wire::end_of_field);
      fields.push_back(record.substr(0, part));
      if (part == std::string_view::npos) break;
      record.remove_prefix(part + 1);
    }
    if (!heard.take(fields)) return false;
  }
  return true;
}

}  // namespace

bool is_workbook(const std::string& path, std::string_view bytes) {
  // Many a program calls a text .xls; one that is none begins as below.
  constexpr std::array<const char*, 6> endings = {".xlsx", ".xlsm", ".xltx",
                                                  ".ods",  ".ots",  ".xlsb"};
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) return true;
  const std::string name = base::lower_ascii(path);
  return std::ranges::any_of(endings, [&](const char* one) { return name.ends_with(one); });
}

base::Book read_workbook(const std::string& path, std::string bytes,
                         std::chrono::milliseconds limit) {
  Command command;
  command.arguments = {reader_program()};
  command.input = std::move(bytes);
  command.limit = limit;
  const Finished read = run_program(command);
  if (read.ending == Ending::absent) {
    throw base::io_failure(msg("{0} cannot be read: the program {1} is missing", path, reader_name),
                           msg("install Gouvernail anew, or save the table as CSV"));
  }
  if (read.ending == Ending::too_long) {
    throw unreadable(path, msg("that takes longer than any table of meetings"), save_anew());
  }
  Heard heard;
  const bool sensible = read.ok() && hear(read.output, heard);
  if (heard.fault) throw fault_failure(path, *heard.fault);
  if (!sensible || !heard.complete) throw fault_failure(path, wire::damaged);
  if (!heard.fill()) throw fault_failure(path, wire::too_large);
  return std::move(heard.book);
}

}  // namespace gouvernail::platform
