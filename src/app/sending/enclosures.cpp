// SPDX-License-Identifier: MPL-2.0
#include "app/sending/enclosures.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "app/documents.h"
#include "base/failure.h"
#include "base/sha256.h"
#include "base/text.h"

namespace gouvernail::app {
namespace {

using base::msg;

// What offices send each other; a client that knows the kind offers to open the file.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kinds_of_files = {{
    {".pdf", "application/pdf"},
    {".odt", "application/vnd.oasis.opendocument.text"},
    {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {".odp", "application/vnd.oasis.opendocument.presentation"},
    {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {".doc", "application/msword"},
    {".xls", "application/vnd.ms-excel"},
    {".zip", "application/zip"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
}};

std::string type_of_file(const std::string& name) {
  const std::string lower = base::lower_ascii(name);
  for (const auto& [ending, type] : kinds_of_files) {
    if (lower.ends_with(ending)) return std::string(type);
  }
  return "application/octet-stream";
}

// It stands in a mail as it was typed, where a reader presses on it.
void need_address_of_web(const std::string& link) {
  const bool known = link.starts_with("https://") || link.starts_with("http://");
  const bool whole = std::ranges::none_of(link, [](char letter) {
    return static_cast<unsigned char>(letter) <= ' ' || letter == '"' || letter == '<' ||
           letter == '>';
  });
  if (known && whole && link.find("//") + 2 < link.size()) return;
  throw base::bad_input(msg("“{}” is no address of the web", link),
                        msg("give it whole, as a browser shows it: https://…"));
}

}  // namespace

Enclosures enclose(const Opened& opened, const std::string& uid, const EnclosureChoice& choice) {
  Enclosures enclosed;
  std::int64_t size = 0;
  for (const std::string& name : choice.names) {
    if (std::ranges::count(enclosed.names, name) > 0) continue;
    std::string bytes = read_document(opened, uid, name);
    size += static_cast<std::int64_t>(bytes.size());
    if (size > largest_enclosures) {
      throw base::bad_input(
          msg("these documents are too large for a mail: more than {} MB together",
              largest_enclosures / 1'000'000),
          msg("put them where those invited can read them, and send the address in their place"));
    }
    enclosed.marks.push_back(base::sha256_hex(bytes));
    enclosed.names.push_back(name);
    enclosed.files.push_back({type_of_file(name), std::move(bytes), name});
  }
  if (!choice.link.empty()) {
    need_address_of_web(choice.link);
    enclosed.link = choice.link;
    enclosed.marks.push_back(choice.link);
  }
  return enclosed;
}

}  // namespace gouvernail::app
