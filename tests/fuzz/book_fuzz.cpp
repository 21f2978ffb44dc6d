// SPDX-License-Identifier: MPL-2.0
// Workbooks. Bytes that begin as an archive are one; any others are the sheet of an .xlsx or the
// content of an .ods that is sound around it: a mutation of packed bytes seldom gets past the
// archive.
#include <zip.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sheets/reading.h"

namespace {

using Parts = std::vector<std::pair<const char*, std::string>>;

std::string packed(const Parts& parts) {
  zip_source_t* kept = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(kept);
  zip_t* archive = zip_open_from_source(kept, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, text] : parts) {
    const auto at =
        zip_file_add(archive, name, zip_source_buffer(archive, text.data(), text.size(), 0), 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0);
  }
  zip_close(archive);
  zip_stat_t size;
  zip_source_stat(kept, &size);
  std::string bytes(size.size, '\0');
  zip_source_open(kept);
  zip_source_read(kept, bytes.data(), bytes.size());
  zip_source_close(kept);
  zip_source_free(kept);
  return bytes;
}

// Rows rise, cells are as many as a row may have.
class Checker : public gouvernail::sheets::Sink {
 public:
  void days_from_1904() override {}
  void begin_sheet(std::string_view /*name*/, bool /*hidden*/) override { last_ = 0; }
  void row(int number, bool /*hidden*/, const std::vector<std::string>& cells) override {
    if (number <= last_ || cells.empty() || cells.size() > gouvernail::sheets::widest) {
      __builtin_trap();
    }
    last_ = number;
    // Enough to show whatever there is to see.
    if (++rows_ > 10000) throw gouvernail::sheets::Unreadable({}, "enough");
  }
  void merged(const gouvernail::sheets::Merged& /*cells*/) override {}

 private:
  int last_ = 0;
  int rows_ = 0;
};

void read(const std::string& bytes) {
  Checker checker;
  try {
    gouvernail::sheets::read_workbook(bytes, checker);
  } catch (const gouvernail::sheets::Unreadable&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("PK")) {
    read(bytes);
    return 0;
  }
  const std::string relation = "http://x/relationships/";
  read(packed(
      {{"_rels/.rels", "<R><Relationship Id='a' Type='" + relation +
                           "officeDocument' Target='xl/workbook.xml'/></R>"},
       {"xl/_rels/workbook.xml.rels",
        "<R><Relationship Id='a' Type='" + relation + "worksheet' Target='s.xml'/>" +
            "<Relationship Id='b' Type='" + relation + "styles' Target='s.xml'/>" +
            "<Relationship Id='c' Type='" + relation + "sharedStrings' Target='s.xml'/></R>"},
       {"xl/workbook.xml", "<w xmlns:r='r'><sheet name='a' r:id='a'/></w>"},
       {"xl/s.xml", bytes}}));
  read(packed(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", bytes}}));
  return 0;
}
