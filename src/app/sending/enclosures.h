// SPDX-License-Identifier: MPL-2.0
// Documents of a session that leave by mail: as files that go along, or as an address under which
// they can be read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "mail/message.h"

namespace gouvernail::app {

// What goes along with one mail, all of it: what many servers still take. It grows by a third on
// its way.
inline constexpr std::int64_t largest_enclosures = 15'000'000;  // bytes

// As they are asked for.
struct EnclosureChoice {
  std::vector<std::string> names = {};  // of documents that are attached to the session
  std::string link = {};                // "https://…"; empty: none

  bool empty() const { return names.empty() && link.empty(); }
};

// As the outbox keeps one of them (OutgoingMail::documents).
struct Enclosure {
  std::string digest;  // of a file; empty: it is an address
  std::string name;    // of the file, or the address

  // What tells it from others of the session.
  const std::string& mark() const { return digest.empty() ? name : digest; }
};
std::string to_text(const Enclosure& enclosure);
Enclosure parse_enclosure(const std::string& text);

// A name that is not attached, a copy that is not kept or was changed, files that are too large
// together, and what is no address of the web are Failures. In the order in which they are asked
// for, each once.
std::vector<Enclosure> enclose(const Opened& opened, const std::string& uid,
                               const EnclosureChoice& choice);

// The files among those of a mail, from their copies; one that is gone or was changed is a Failure.
std::vector<mail::Attachment> files_of(const std::filesystem::path& workspace,
                                       const std::vector<std::string>& documents);

}  // namespace gouvernail::app
