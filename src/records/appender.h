// SPDX-License-Identifier: MPL-2.0
// Appending: a fact and the entry of the journal that stands for it, always both. Lives within one
// transaction, and tells the ledger where that begins.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "records/tables.h"

namespace gouvernail::records {

// What is appended. The journal shows `about` and `summary`: neither may name a person.
struct NewFact {
  std::string kind;
  std::string subject;
  std::string content;
  std::string action;
  std::string about;
  std::string summary;
};

class Appender {
 public:
  // `author`: "#7", or empty.
  Appender(Ledger& ledger, calendar::UtcTime at, std::string author);

  // The last fact of that subject; none when there is none or it was withdrawn.
  std::optional<Fact> current(const std::string& kind, const std::string& subject);
  void append(const NewFact& added);
  // False, and nothing is appended, when the subject stands just so.
  bool append_new(const NewFact& added);

  // Number of the last entry.
  std::int64_t sequence() const { return end_.sequence; }

 private:
  Ledger& ledger_;
  calendar::UtcTime at_;
  std::string author_;
  JournalEnd end_;
  bool begun_ = false;
};

}  // namespace gouvernail::records
