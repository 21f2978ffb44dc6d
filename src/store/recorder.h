// SPDX-License-Identifier: MPL-2.0
// What each kind of change does. Internal to `store`; runs within one transaction.
#pragma once

#include <SQLiteCpp/Database.h>

#include <string>

#include "store/changes.h"
#include "store/ledger.h"
#include "store/person_table.h"

namespace gouvernail::store {

// One overload a change: true when it said something new, false when it repeated what stands.
// Throws `bad_change` for one that cannot be, SQLite::Exception for the rest.
class Recorder {
 public:
  Recorder(SQLite::Database& database, const Stamp& stamp);

  bool operator()(const PutMeeting& change);
  bool operator()(const WithdrawMeeting& change);
  bool operator()(const PutSeat& change);
  bool operator()(const EndSeat& change);
  bool operator()(const WithdrawSeat& change);
  bool operator()(const PutWaiver& change);
  bool operator()(const WithdrawWaiver& change);
  bool operator()(const PutTick& change);
  bool operator()(const WithdrawTick& change);
  bool operator()(const PutPerson& change);
  bool operator()(const ErasePerson& change);
  bool operator()(const AttachEvidence& change);
  bool operator()(const DetachEvidence& change);
  bool operator()(const RecordInvitation& change);
  bool operator()(const QueueMail& change);
  bool operator()(const RecordAnswer& change);
  bool operator()(const PutUndecided& change);
  bool operator()(const Decide& change);

  std::int64_t revision() const { return ledger_.sequence(); }

 private:
  bool append_new(const NewFact& fact);
  std::optional<governance::Seat> running_seat(const std::string& role, const std::string& token,
                                               calendar::Day day);
  bool put_seat(const governance::Seat& seat, const std::string& action);

  SQLite::Database& database_;
  PersonTable persons_;
  Ledger ledger_;
};

}  // namespace gouvernail::store
