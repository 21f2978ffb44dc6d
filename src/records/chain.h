// SPDX-License-Identifier: MPL-2.0
// Holding the journal against itself and against the facts: every hash is computed anew.
#pragma once

#include <string>

#include "records/journal.h"
#include "records/tables.h"

namespace gouvernail::records {

// Takes the rows of a journal in order, from the first; stops at the first that does not hold.
class ChainCheck {
 public:
  ChainCheck();

  void take(const JournalRow& row);
  const Verification& found() const { return found_; }

 private:
  Verification found_;
};

// The chain, then facts that no entry stands for, then what all of it is kept in.
Verification verify(Ledger& ledger);

}  // namespace gouvernail::records
