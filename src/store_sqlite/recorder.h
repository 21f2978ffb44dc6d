// SPDX-License-Identifier: MPL-2.0
// What each kind of change does. Internal to `store_sqlite`; runs within one transaction.
#pragma once

#include <SQLiteCpp/Database.h>

#include <string>

#include "records/changes.h"
#include "store_sqlite/ledger.h"
#include "store_sqlite/person_table.h"

namespace gouvernail::store_sqlite {

// One overload a change: true when it said something new, false when it repeated what stands.
// Throws `bad_change` for one that cannot be, SQLite::Exception for the rest.
class Recorder {
 public:
  Recorder(SQLite::Database& database, const records::Stamp& stamp);

  bool operator()(const records::PutMeeting& change);
  bool operator()(const records::WithdrawMeeting& change);
  bool operator()(const records::PutSeat& change);
  bool operator()(const records::EndSeat& change);
  bool operator()(const records::WithdrawSeat& change);
  bool operator()(const records::PutWaiver& change);
  bool operator()(const records::WithdrawWaiver& change);
  bool operator()(const records::PutTick& change);
  bool operator()(const records::WithdrawTick& change);
  bool operator()(const records::PutPerson& change);
  bool operator()(const records::ErasePerson& change);
  bool operator()(const records::AttachEvidence& change);
  bool operator()(const records::DetachEvidence& change);
  bool operator()(const records::RecordInvitation& change);
  bool operator()(const records::QueueMail& change);
  bool operator()(const records::RecordAnswer& change);
  bool operator()(const records::PutUndecided& change);
  bool operator()(const records::Decide& change);

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

}  // namespace gouvernail::store_sqlite
