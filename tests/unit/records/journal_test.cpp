// SPDX-License-Identifier: MPL-2.0
#include "records/journal.h"

#include <gtest/gtest.h>

#include "base/sha256.h"
#include "support/recording.h"

namespace gouvernail::records {
namespace {

using namespace gouvernail::test;

TEST(AnEntry, EveryActionHasItsSentence) {
  JournalEntry entry;
  for (const char* action :
       {"meeting-proposed",    "meeting-convened", "meeting-held",      "meeting-cancelled",
        "meeting-withdrawn",   "seat-put",         "seat-ended",        "seat-withdrawn",
        "item-ticked",         "item-unticked",    "waiver-put",        "waiver-withdrawn",
        "person-put",          "person-erased",    "evidence-attached", "evidence-detached",
        "invitation-recorded", "answer-recorded",  "answer-accepted",   "answer-refused"}) {
    entry.action = action;
    EXPECT_NE(describe(entry).format, "{0}: {1}") << action;
  }
}

// The hash written out by hand from the definition: each field as "<bytes>:<text>,".
TEST(AnEntry, HashIsOverEveryField) {
  JournalEntry entry{12, utc("20261013T120000Z"), "meeting-held",       "é",
                     "", std::string(64, 'a'),    std::string(64, 'b'), ""};
  const std::string a(64, 'a'), b(64, 'b');
  EXPECT_EQ(hash_of(entry), base::sha256_hex("2:12,16:20261013T120000Z,12:meeting-held,2:é,0:,64:" +
                                             a + ",64:" + b + ","));
}

}  // namespace
}  // namespace gouvernail::records
