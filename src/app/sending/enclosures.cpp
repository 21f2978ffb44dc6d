// SPDX-License-Identifier: MPL-2.0
#include "app/sending/enclosures.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "app/documents.h"
#include "base/failure.h"
#include "base/text.h"
#include "records/changes.h"

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

std::string to_text(const Enclosure& enclosure) {
  return enclosure.digest.empty() ? enclosure.name : enclosure.digest + " " + enclosure.name;
}

Enclosure parse_enclosure(const std::string& text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string::npos) return {"", text};
  return {text.substr(0, blank), text.substr(blank + 1)};
}

std::vector<Enclosure> enclose(const Opened& opened, const std::string& uid,
                               const EnclosureChoice& choice) {
  std::vector<Enclosure> enclosed;
  std::int64_t size = 0;
  const std::vector<records::Evidence> attached = attached_to(opened, uid);
  for (const std::string& name : choice.names) {
    const auto its = std::ranges::find(attached, name, &records::Evidence::name);
    if (its == attached.end()) {
      throw base::bad_input(msg("no document “{}” is attached to this meeting", name));
    }
    const bool there = std::ranges::any_of(
        enclosed, [&](const Enclosure& one) { return one.digest == its->sha256; });
    if (there) continue;
    size += its->size;
    if (size > largest_enclosures) {
      throw base::bad_input(
          msg("these documents are too large for a mail: more than {} MB together",
              largest_enclosures / 1'000'000),
          msg("put them where those invited can read them, and send the address in their place"));
    }
    read_document(opened, uid, name);
    enclosed.push_back({its->sha256, name});
  }
  if (!choice.link.empty()) {
    need_address_of_web(choice.link);
    enclosed.push_back({"", choice.link});
  }
  return enclosed;
}

std::vector<mail::Attachment> files_of(const std::filesystem::path& workspace,
                                       const std::vector<std::string>& documents) {
  std::vector<mail::Attachment> files;
  for (const std::string& text : documents) {
    const Enclosure enclosure = parse_enclosure(text);
    if (enclosure.digest.empty()) continue;
    files.push_back({type_of_file(enclosure.name),
                     copied_document(workspace, enclosure.name, enclosure.digest), enclosure.name});
  }
  return files;
}

}  // namespace gouvernail::app
