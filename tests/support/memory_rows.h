// SPDX-License-Identifier: MPL-2.0
// Rows of a store in plain vectors. Internal to memory_workspace.cpp and memory_tables.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "records/tables.h"

namespace gouvernail::test {

struct PersonRow {
  std::int64_t number = 0;
  governance::Person person;
  bool listed = false;
};
struct RecipientRow {
  std::int64_t fact = 0;
  records::Recipient recipient;
};
struct MailRow {
  records::OutgoingMail mail;
  std::optional<std::int64_t> person;
};
struct CommentRow {
  std::int64_t fact = 0;
  std::int64_t person = 0;
  std::string comment;
};
struct UndecidedRow {
  std::string digest;
  records::Undecided undecided;
};

// Copied before a change, so that it can be given up.
struct MemoryRows {
  std::vector<records::Fact> facts;
  std::map<std::pair<std::string, std::string>, std::size_t> last_facts;  // by kind and subject
  std::vector<records::JournalEntry> entries;
  std::vector<std::int64_t> transactions;
  std::vector<PersonRow> persons;
  std::vector<RecipientRow> recipients;
  std::vector<MailRow> mails;
  std::vector<CommentRow> comments;
  std::vector<UndecidedRow> undecided;
  std::vector<records::Published> published;
  // Highest numbers ever given.
  std::int64_t last_person = 0;
  std::int64_t last_mail = 0;
  std::int64_t last_undecided = 0;
};

}  // namespace gouvernail::test
