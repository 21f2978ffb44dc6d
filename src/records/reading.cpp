// SPDX-License-Identifier: MPL-2.0
#include "records/reading.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "records/chronicle.h"
#include "records/content.h"
#include "records/errors.h"
#include "records/latest.h"
#include "records/person_token.h"
#include "records/undo.h"

namespace gouvernail::records {
namespace {

using base::msg;

// The key for a token; that of an erased person stays as it is.
class Names {
 public:
  explicit Names(PersonTable& persons) {
    for (auto& [number, key] : persons.keys()) keys_.emplace(token_of(number), key);
  }
  void name(std::string& token) const {
    if (token.empty()) return;
    if (const auto key = keys_.find(token); key != keys_.end()) token = key->second;
  }

 private:
  std::unordered_map<std::string, std::string> keys_;
};

void name_present(governance::Meeting& meeting, const Names& names) {
  if (!meeting.present) return;
  for (governance::Presence& presence : *meeting.present) {
    names.name(presence.person);
    names.name(presence.by_person);
  }
}

template <class Value>
State state_of(const std::string& content, const Names& names) {
  auto value = from_content<Value>(content);
  if constexpr (requires { value.person; }) names.name(value.person);
  if constexpr (requires { value.present; }) name_present(value, names);
  return base::Boxed<Value>(std::move(value));
}

AnswerRecord answer_in(const std::string& content, const Names& names) {
  auto answer = from_content<AnswerRecord>(content);
  names.name(answer.person);
  if (!answer.delegate.empty()) names.name(answer.delegate);
  return answer;
}

JournalEntry named_entry(JournalEntry entry, const Names& names) {
  names.name(entry.subject);
  std::string summary;
  for (std::string word : base::split(entry.summary, ' ')) {
    names.name(word);
    summary += (summary.empty() ? "" : " ") + word;
  }
  entry.summary = std::move(summary);
  return entry;
}

// A document by its name in the place of its digest, which is the last word.
void name_document(JournalEntry& entry, const State& before, const State& after) {
  const Evidence* document = std::get_if<Evidence>(&after);
  if (document == nullptr) document = std::get_if<Evidence>(&before);
  if (document == nullptr || !entry.summary.ends_with(document->sha256)) return;
  entry.summary.replace(entry.summary.size() - document->sha256.size(), std::string::npos,
                        document->name);
}

// Which answer of a person to a session counts, as they come in.
class Standing {
 public:
  // The one that stood before it.
  State take(const AnswerRecord& answer) {
    std::optional<AnswerRecord>& one = counted_[{answer.meeting, answer.person}];
    State before;
    if (one) before = *one;
    if (!one || counts_more(answer, *one)) one = answer;
    return before;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::optional<AnswerRecord>> counted_;
};

State read_state(const std::string& kind, const std::string& content, const Names& names) {
  if (is_withdrawn(content)) return {};
  if (kind == "meeting") return state_of<governance::Meeting>(content, names);
  if (kind == "seat") return state_of<governance::Seat>(content, names);
  if (kind == "waiver") return state_of<governance::Waiver>(content, names);
  if (kind == "tick") return state_of<governance::Tick>(content, names);
  if (kind == "evidence") return from_content<MeetingEvidence>(content).evidence;
  if (kind == "answer") return answer_in(content, names);
  return {};
}

}  // namespace

std::vector<governance::Seat> read_seats(const Tables& tables, const std::string& limit) {
  std::vector<governance::Seat> seats;
  const Names names(tables.persons);
  each_latest(tables.ledger, "seat", limit, [&](const std::string& content) {
    seats.push_back(from_content<governance::Seat>(content));
    names.name(seats.back().person);
  });
  return seats;
}

std::vector<governance::Seat> read_seats_ever(const Tables& tables) {
  std::vector<governance::Seat> seats;
  const Names names(tables.persons);
  tables.ledger.facts("seat", recorded_before({}), [&](const Fact& fact) {
    if (is_withdrawn(fact.content)) return;
    seats.push_back(from_content<governance::Seat>(fact.content));
    names.name(seats.back().person);
  });
  return seats;
}

governance::History read_history(const Tables& tables, const std::string& limit) {
  governance::History history;
  const Names names(tables.persons);
  each_latest(tables.ledger, "meeting", limit, [&](const std::string& content) {
    history.meetings.push_back(from_content<governance::Meeting>(content));
    name_present(history.meetings.back(), names);
  });
  history.seats = read_seats(tables, limit);
  each_latest(tables.ledger, "waiver", limit, [&](const std::string& content) {
    history.waivers.push_back(from_content<governance::Waiver>(content));
  });
  each_latest(tables.ledger, "tick", limit, [&](const std::string& content) {
    history.ticks.push_back(from_content<governance::Tick>(content));
    names.name(history.ticks.back().person);
  });
  return history;
}

std::map<std::string, std::vector<Evidence>> read_evidence(const Tables& tables,
                                                           const std::string& limit) {
  std::map<std::string, std::vector<Evidence>> attached;
  each_latest(tables.ledger, "evidence", limit, [&](const std::string& content) {
    auto one = from_content<MeetingEvidence>(content);
    attached[one.meeting].push_back(std::move(one.evidence));
  });
  return attached;
}

std::vector<InvitationRevision> read_invitations(const Tables& tables, const std::string& uid) {
  std::vector<InvitationRevision> revisions;
  tables.ledger.facts_of("invitation", uid, [&](const Fact& fact) {
    revisions.push_back(from_content<InvitationRevision>(fact.content));
    revisions.back().recipients = tables.recipients.of(fact.id);
  });
  return revisions;
}

std::vector<AnswerRecord> read_answers(const Tables& tables) {
  const Names names(tables.persons);
  const auto comments = tables.comments.by_fact();
  std::vector<AnswerRecord> answers;
  tables.ledger.facts("answer", recorded_before({}), [&](const Fact& fact) {
    if (is_withdrawn(fact.content)) return;
    auto answer = answer_in(fact.content, names);
    if (const auto comment = comments.find(fact.id); comment != comments.end()) {
      answer.comment = comment->second;
    }
    const auto recorded_at = calendar::parse_ical_utc(fact.recorded_at);
    if (!recorded_at) throw damaged(msg("an answer cannot be read"));
    answer.recorded_at = *recorded_at;
    answers.push_back(std::move(answer));
  });
  return answers;
}

std::vector<JournalEntry> read_journal(Ledger& ledger) {
  std::vector<JournalEntry> entries;
  ledger.entries([&](const JournalRow& row) {
    if (!row.entry) throw damaged(msg("entry {} of the journal was altered", row.sequence));
    entries.push_back(*row.entry);
  });
  return entries;
}

std::vector<RecordedChange> read_changes(const Tables& tables) {
  const Names names(tables.persons);
  std::vector<RecordedChange> changes;
  Standing answers;
  for (ChronicleRow& row : read_chronicle(tables.ledger)) {
    RecordedChange& change = changes.emplace_back();
    change.transaction = row.transaction;
    change.author = row.fact.author;
    names.name(change.author);
    change.undoes = row.undoes;
    change.before = read_state(row.fact.kind, row.before, names);
    change.after = read_state(row.fact.kind, row.fact.content, names);
    if (const auto* answer = std::get_if<AnswerRecord>(&change.after)) {
      change.before = answers.take(*answer);
    }
    change.because = reason_in(row.fact.content);
    change.named = named_entry(row.entry, names);
    name_document(change.named, change.before, change.after);
    change.entry = std::move(row.entry);
  }
  return changes;
}

std::vector<Restored> read_undo(const Tables& tables, std::int64_t entry) {
  const Names names(tables.persons);
  const auto chronicle = read_chronicle(tables.ledger);
  std::vector<Restored> restored;
  for (const Restoration& one : restorations(chronicle, entry, tables.outbox)) {
    const std::string& kind = one.undone->fact.kind;
    restored.push_back(
        {one.undone->entry, read_state(kind, one.now, names), read_state(kind, one.then, names)});
    Restored& added = restored.back();
    name_document(added.undone, added.now, added.then);
  }
  return restored;
}

}  // namespace gouvernail::records
