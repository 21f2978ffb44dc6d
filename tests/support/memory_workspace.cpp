// SPDX-License-Identifier: MPL-2.0
#include "support/memory_workspace.h"

#include <utility>

#include "support/memory_tables.h"

namespace gouvernail::test {

struct MemoryWorkspace::Rows : MemoryRows {};

struct MemoryWorkspace::MemoryTables {
  explicit MemoryTables(MemoryRows& rows)
      : ledger(rows),
        persons(rows),
        recipients(rows),
        outbox(rows),
        comments(rows),
        undecided(rows),
        published(rows) {}
  records::Tables all() {
    return {ledger, persons, recipients, outbox, comments, undecided, published};
  }

  MemoryLedger ledger;
  MemoryPersons persons;
  MemoryRecipients recipients;
  MemoryOutbox outbox;
  MemoryComments comments;
  MemoryUndecided undecided;
  MemoryPublished published;
};

MemoryWorkspace::MemoryWorkspace() : rows_(std::make_shared<Rows>()) {}

MemoryWorkspace::MemoryWorkspace(std::shared_ptr<Rows> rows) : rows_(std::move(rows)) {}

std::unique_ptr<MemoryWorkspace> MemoryWorkspace::again() const {
  return std::unique_ptr<MemoryWorkspace>(new MemoryWorkspace(rows_));
}

void MemoryWorkspace::read(const std::function<void(const records::Tables&)>& work) const {
  work(MemoryTables(*rows_).all());
}

void MemoryWorkspace::write(const std::function<bool(const records::Tables&)>& work) {
  Rows changed = *rows_;
  if (work(MemoryTables(changed).all())) *rows_ = std::move(changed);
}

std::string MemoryWorkspace::text() const {
  std::string all;
  const auto write_out = [&](std::initializer_list<std::string> fields) {
    for (const std::string& field : fields) all += field + "\n";
  };
  for (const auto& f : rows_->facts) write_out({f.author, f.kind, f.subject, f.content});
  for (const auto& e : rows_->entries) write_out({e.action, e.subject, e.summary});
  for (const auto& row : rows_->persons) {
    write_out({row.person.key, row.person.name, row.person.address, row.person.party});
  }
  for (const auto& row : rows_->recipients) write_out({row.recipient.address});
  for (const auto& row : rows_->mails) {
    write_out({row.mail.sender, row.mail.recipient, row.mail.message_id, row.mail.message});
  }
  for (const auto& row : rows_->comments) write_out({row.comment});
  for (const auto& row : rows_->undecided) {
    const records::Undecided& u = row.undecided;
    write_out({u.attendee, u.sender, u.delegate, u.comment});
  }
  return all;
}

}  // namespace gouvernail::test
