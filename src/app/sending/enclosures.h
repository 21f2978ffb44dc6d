// SPDX-License-Identifier: MPL-2.0
// Documents of a session that leave with its mails: as files that go along, or as an address under
// which they can be read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "mail/message.h"

namespace gouvernail::app {

// What goes along with one mail, all of it: what many servers still take. It grows by a third on
// its way, and is kept once for each reader until it has left.
inline constexpr std::int64_t largest_enclosures = 15'000'000;  // bytes

// As they are asked for.
struct EnclosureChoice {
  std::vector<std::string> names = {};  // of documents that are attached to the session
  std::string link = {};                // "https://…"; empty: none

  bool empty() const { return names.empty() && link.empty(); }
};

struct Enclosures {
  std::vector<mail::Attachment> files;
  std::vector<std::string> names;  // of the files
  std::string link;
  // What is kept of them with each mail: the digest of each file, and the address.
  std::vector<std::string> marks;
};

// A name that is not attached, a copy that is not kept or was changed, files that are too large
// together, and what is no address of the web are Failures.
Enclosures enclose(const Opened& opened, const std::string& uid, const EnclosureChoice& choice);

}  // namespace gouvernail::app
