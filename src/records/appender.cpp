// SPDX-License-Identifier: MPL-2.0
#include "records/appender.h"

#include <utility>

namespace gouvernail::records {

Appender::Appender(Ledger& ledger, calendar::UtcTime at, std::string author)
    : ledger_(ledger), at_(at), author_(std::move(author)), end_(ledger.end()) {}

std::optional<Fact> Appender::current(const std::string& kind, const std::string& subject) {
  auto fact = ledger_.last(kind, subject);
  if (fact && is_withdrawn(fact->content)) fact.reset();
  return fact;
}

void Appender::append(const NewFact& added) {
  const std::int64_t sequence = end_.sequence + 1;
  if (!begun_) ledger_.begin(sequence);
  begun_ = true;
  const Fact fact{sequence,     calendar::to_ical_utc(at_), author_, added.kind, added.subject,
                  added.content};
  JournalEntry entry{sequence,  at_, added.action, added.about, added.summary, digest_of(fact),
                     end_.hash, ""};
  entry.hash = hash_of(entry);
  ledger_.append(fact, entry);
  end_ = {sequence, entry.hash};
}

bool Appender::append_new(const NewFact& added) {
  const auto standing = current(added.kind, added.subject);
  if (standing && standing->content == added.content) return false;
  append(added);
  return true;
}

}  // namespace gouvernail::records
