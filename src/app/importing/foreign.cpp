// SPDX-License-Identifier: MPL-2.0
#include "app/importing/foreign.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "app/importing/archive.h"
#include "base/failure.h"
#include "base/file_text.h"
#include "base/text.h"
#include "ical/reader.h"
#include "platform/workbook_reading.h"

namespace gouvernail::app {
namespace {

using base::msg;

struct Foreign {
  base::Message what;
  base::Message remedy;
};

constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0";
constexpr std::string_view zip_archive = "PK\x03\x04";

bool begins_with_one_of(std::string_view bytes, std::initializer_list<std::string_view> marks) {
  return std::ranges::any_of(marks, [&](std::string_view mark) { return bytes.starts_with(mark); });
}

bool ends_with_one_of(const std::string& path, std::initializer_list<std::string_view> endings) {
  const std::string name = base::lower_ascii(path);
  return std::ranges::any_of(endings, [&](std::string_view one) { return name.ends_with(one); });
}

bool holds(std::string_view bytes, std::string_view text) {
  return bytes.find(text) != std::string_view::npos;
}

base::Message ask_for_table() {
  return msg(
      "ask whoever made it for the table itself (.xlsx, .ods or .csv), and import that file");
}
base::Message copy_table() {
  return msg("copy its table into a spreadsheet, save that as .xlsx, .ods or .csv, and import it");
}
base::Message save_anew() {
  return msg("open it, save it anew as an Excel workbook (.xlsx) or as CSV, and import that file");
}
base::Message save_attached() {
  return msg("save the file that is attached to it, and import that one");
}

Foreign text_document() { return {msg("it is a text document, and no workbook"), copy_table()}; }
Foreign presentation() { return {msg("it is a presentation, and no workbook"), copy_table()}; }
Foreign archive() {
  return {msg("it is an archive of several files"), msg("unpack it, and import the files in it")};
}

// An archive tells what it is by what it holds, whose names stand in it as they are.
std::optional<Foreign> in_archive(const std::string& path, std::string_view bytes) {
  if (holds(bytes, "word/document.xml") || holds(bytes, "opendocument.text")) {
    return text_document();
  }
  if (holds(bytes, "ppt/presentation.xml") || holds(bytes, "opendocument.presentation")) {
    return presentation();
  }
  if (holds(bytes, ".iwa") || ends_with_one_of(path, {".numbers", ".pages"})) {
    return Foreign{msg("it is a document of Numbers or Pages"),
                   msg("export it there as Excel (.xlsx) or CSV, and import that file")};
  }
  const bool book = holds(bytes, "xl/") || holds(bytes, "content.xml");
  if (ends_with_one_of(path, {".zip"}) && !book) return archive();
  return std::nullopt;
}

std::optional<Foreign> in_bytes(const std::string& path, std::string_view bytes) {
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) {
    return Foreign{msg("it is a PDF"), ask_for_table()};
  }
  if (begins_with_one_of(bytes, {"{\\rtf"})) return text_document();
  if (bytes.starts_with(compound_file)) {
    if (ends_with_one_of(path, {".doc", ".dot"})) return text_document();
    if (ends_with_one_of(path, {".ppt", ".pps"})) return presentation();
    if (is_outlook_message(path, bytes)) return Foreign{msg("it is a mail"), save_attached()};
    return std::nullopt;
  }
  if (bytes.starts_with(zip_archive)) return in_archive(path, bytes);
  if (begins_with_one_of(bytes, {"\x1F\x8B", "7z\xBC\xAF", "Rar!"})) {
    return archive();
  }
  if (begins_with_one_of(bytes, {"SQLite format 3"})) {
    return Foreign{msg("it is a record or a backup of Gouvernail"),
                   msg("put a backup back instead of importing it")};
  }
  if (begins_with_one_of(bytes, {"\x89PNG", "\xFF\xD8\xFF", "GIF8"})) {
    return Foreign{msg("it is a picture"), ask_for_table()};
  }
  return std::nullopt;
}

// Two lines of a mail's head: a sheet has none.
bool is_mail(std::string_view text) {
  if (text.starts_with("From ")) return holds(text.substr(0, 4096), "\nReceived:");
  std::size_t headers = 0;
  for (const std::string& line : base::split(text.substr(0, 8192), '\n')) {
    const std::string name = base::lower_ascii(line.substr(0, line.find(':')));
    for (const std::string_view known :
         {"from", "to", "date", "subject", "message-id", "mime-version", "received", "return-path",
          "delivered-to", "content-type", "dkim-signature"}) {
      if (line.size() > name.size() && name == known) ++headers;
    }
    if (base::trim(line).empty()) break;
  }
  return headers >= 3;
}

std::optional<Foreign> in_text(std::string_view bytes) {
  const std::string text = base::text_of_file(bytes.substr(0, 16384)).text;
  const std::string_view bare = base::trim(text);
  const std::string head = base::lower_ascii(bare.substr(0, 1024));
  if (head.starts_with("<") && (holds(head, "<html") || holds(head, "<table"))) {
    return Foreign{msg("it is a web page, whatever its name says"), save_anew()};
  }
  if (head.starts_with("<?xml") || head.starts_with("<!--")) {
    return Foreign{msg("it is an XML file, and no workbook"), save_anew()};
  }
  if (head.starts_with("{\"") || head.starts_with("[{") || head.starts_with("{\n")) {
    return Foreign{msg("it is JSON, as programs and journals write it"),
                   msg("import the table instead (.csv, .xlsx or .ods)")};
  }
  if (head.starts_with("begin:vcard")) {
    return Foreign{msg("it holds addresses (.vcf)"),
                   msg("import a table of meetings (.csv, .xlsx or .ods), or a calendar (.ics)")};
  }
  if (is_mail(bare)) return Foreign{msg("it is a mail"), save_attached()};
  return std::nullopt;
}

}  // namespace

bool is_outlook_message(const std::string& path, std::string_view bytes) {
  if (!bytes.starts_with(compound_file)) return false;
  if (ends_with_one_of(path, {".msg"})) return true;
  // What its parts are called, as their folder has it: in UTF-16.
  std::string part;
  for (const char c : std::string_view("__substg1.0_")) part += {c, '\0'};
  return holds(bytes, part);
}

void refuse_foreign(const std::string& path, std::string_view bytes, bool has_sheets) {
  if (is_archive(bytes)) return;
  std::optional<Foreign> foreign;
  if (!ical::holds_calendar(bytes)) {
    foreign = in_bytes(path, bytes);
    if (!foreign && !begins_with_one_of(bytes, {compound_file, zip_archive})) {
      foreign = in_text(bytes);
    }
  }
  if (!foreign && has_sheets && !platform::is_workbook(path, bytes)) {
    throw base::bad_input(msg("{} is no workbook, and has no sheets", path),
                          msg("import it without naming a sheet"));
  }
  if (!foreign) return;
  throw base::bad_input(
      msg("{0} cannot be read: {1}", path, base::MessageList{std::move(foreign->what)}),
      std::move(foreign->remedy));
}

}  // namespace gouvernail::app
