// SPDX-License-Identifier: MPL-2.0
// What each kind of change does to the tables of a store: which fact it appends, how the journal
// tells it, what is refused. Runs within one transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "records/appender.h"
#include "records/changes.h"
#include "records/tables.h"

namespace gouvernail::records {

// One overload a change: true when it said something new, false when it repeated what stands.
// Throws `bad_change` for one that cannot be, and what the store throws.
class Recorder {
 public:
  Recorder(const Tables& tables, const Stamp& stamp);

  bool operator()(const PutMeeting& change);
  bool operator()(const CorrectMeeting& change);
  bool operator()(const WithdrawMeeting& change);
  bool operator()(const PutSeat& change);
  bool operator()(const EndSeat& change);
  bool operator()(const WithdrawSeat& change);
  bool operator()(const PutWaiver& change);
  bool operator()(const WithdrawWaiver& change);
  bool operator()(const PutTick& change);
  bool operator()(const WithdrawTick& change);
  bool operator()(const PutPerson& change);
  bool operator()(const NotePerson& change);
  bool operator()(const NoteParty& change);
  bool operator()(const NoteSettings& change);
  bool operator()(const NoteSending& change);
  bool operator()(const ErasePerson& change);
  bool operator()(const AttachEvidence& change);
  bool operator()(const DetachEvidence& change);
  bool operator()(const Undo& change);
  bool operator()(const RecordInvitation& change);
  bool operator()(const QueueMail& change);
  bool operator()(const DropMails& change);
  int drop_all(const std::string& meeting);  // mails on it that wait
  bool operator()(const RecordAnswer& change);
  bool operator()(const PutUndecided& change);
  bool operator()(const Decide& change);

  std::int64_t revision() const { return ledger_.sequence(); }

 private:
  // "#7" for a key; makes the number when the key has none yet. Empty for an empty key.
  std::string token(const std::string& key);
  std::optional<std::string> find_token(const std::string& key);
  std::optional<governance::Seat> running_seat(const std::string& role, const std::string& token,
                                               calendar::Day day);
  governance::Meeting with_tokens(governance::Meeting meeting);
  bool put_seat(const governance::Seat& seat, const std::string& action);

  Tables tables_;
  calendar::UtcTime at_;
  Appender ledger_;
};

}  // namespace gouvernail::records
