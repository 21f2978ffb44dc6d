// SPDX-License-Identifier: MPL-2.0
// What holding a journal against itself and its facts finds, on rows altered by hand.
#include "records/chain.h"

#include <gtest/gtest.h>

#include "support/recording.h"

namespace gouvernail::records {
namespace {

using namespace gouvernail::test;
using base::msg;

class Chain : public testing::Test {
 protected:
  Chain() {
    std::string previous(64, '0');
    for (const std::int64_t number : {1, 2, 3}) {
      const Fact fact{number, "20261013T120000Z", "#1", "meeting", "m-1", "{}"};
      JournalEntry entry{number,
                         utc(fact.recorded_at),
                         "meeting-held",
                         "m-1",
                         "copil 2026-10-13",
                         digest_of(fact),
                         previous,
                         ""};
      previous = entry.hash = hash_of(entry);
      rows_.push_back({number, entry, fact});
    }
  }

  Verification found() const {
    ChainCheck check;
    for (const JournalRow& row : rows_) check.take(row);
    return check.found();
  }
  void expect_break(std::int64_t at, const base::Message& what) const {
    const Verification result = found();
    ASSERT_TRUE(result.first_break);
    EXPECT_EQ(result.first_break->sequence, at);
    EXPECT_EQ(result.first_break->what, what);
  }

  std::vector<JournalRow> rows_;
};

TEST_F(Chain, NoneIsSoundAndItsHeadIsThatOfTheFirst) {
  rows_.clear();
  EXPECT_TRUE(found().sound());
  EXPECT_EQ(found().head, std::string(64, '0'));
}

TEST_F(Chain, SoundToItsHead) {
  EXPECT_TRUE(found().sound());
  EXPECT_EQ(found().entries, 3);
  EXPECT_EQ(found().head, rows_.back().entry->hash);
}

TEST_F(Chain, AlteredEntry) {
  rows_[1].entry->summary = "copil 2025-10-13";
  expect_break(2, msg("entry {} of the journal was altered", std::int64_t{2}));
  EXPECT_EQ(found().entries, 1);
}

TEST_F(Chain, EntryWithoutATime) {
  rows_[1].entry.reset();
  expect_break(2, msg("entry {} of the journal was altered", std::int64_t{2}));
}

TEST_F(Chain, RehashedEntryBreaksTheNext) {
  rows_[1].entry->summary = "copil 2025-10-13";
  rows_[1].entry->hash = hash_of(*rows_[1].entry);
  expect_break(3, msg("entry {} does not follow on from the one before it", std::int64_t{3}));
}

TEST_F(Chain, MissingEntry) {
  rows_.erase(rows_.begin() + 1);
  expect_break(3, msg("entry {} of the journal is missing", std::int64_t{2}));
}

TEST_F(Chain, MissingFact) {
  rows_[2].fact.reset();
  expect_break(3, msg("the fact of entry {} is missing", std::int64_t{3}));
}

TEST_F(Chain, AlteredFact) {
  rows_[0].fact->content = "null";
  expect_break(1, msg("the fact of entry {} was altered", std::int64_t{1}));
}

}  // namespace
}  // namespace gouvernail::records
