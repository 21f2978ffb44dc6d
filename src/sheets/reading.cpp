// SPDX-License-Identifier: MPL-2.0
#include "sheets/reading.h"

#include "sheets/ods.h"
#include "sheets/package.h"
#include "sheets/xlsx.h"

namespace gouvernail::sheets {
namespace {

constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// What is encrypted stands in the list of parts, whose archive can be read.
class Manifest : public Handler {
 public:
  void open(std::string_view name, const Attributes& /*attributes*/) override {
    encrypted = encrypted || name == "encryption-data";
  }
  void close(std::string_view /*name*/) override {}
  void text(std::string_view /*text*/) override {}

  bool encrypted = false;
};

bool is_encrypted(Package& package) {
  constexpr const char* list = "META-INF/manifest.xml";
  Manifest manifest;
  if (package.has(list)) package.read(list, manifest);
  return manifest.encrypted;
}

}  // namespace

void read_workbook(std::string_view bytes, Sink& sink) {
  if (bytes.starts_with(compound_file)) throw Unreadable(Fault::too_old, "compound file");
  Package package(bytes);
  if (package.has("content.xml") && package.has("mimetype")) {
    if (package.head("mimetype", 100).find("opendocument.spreadsheet") == std::string::npos) {
      throw Unreadable(Fault::not_a_workbook, "another document");
    }
    if (is_encrypted(package)) throw Unreadable(Fault::locked, "content.xml");
    read_ods(package, sink);
  } else {
    read_xlsx(package, sink);
  }
}

}  // namespace gouvernail::sheets
