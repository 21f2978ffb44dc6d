// SPDX-License-Identifier: MPL-2.0
#include "records/answers.h"

#include <gtest/gtest.h>

#include <vector>

#include "support/recording.h"

namespace gouvernail::records {
namespace {

using namespace gouvernail::test;

AnswerRecord answer(governance::Answer word, int sequence, const std::string& dtstamp) {
  AnswerRecord a;
  a.meeting = "m-1";
  a.person = "p-dgs";
  a.answer = word;
  a.sequence = sequence;
  a.dtstamp = utc(dtstamp);
  return a;
}

TEST(Answers, I7_OneOfTwoAlwaysCounts) {
  const std::vector<AnswerRecord> all = {
      answer(governance::Answer::accepted, 0, "20261013T120000Z"),
      answer(governance::Answer::declined, 0, "20261013T120000Z"),
      answer(governance::Answer::declined, 0, "20261013T120001Z"),
      answer(governance::Answer::accepted, 1, "20261013T110000Z")};
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_FALSE(counts_more(all[i], all[i]));
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_TRUE(counts_more(all[i], all[j]));
      EXPECT_FALSE(counts_more(all[j], all[i]));
    }
  }
}

TEST(Answers, WhatSaysNeitherYesNorNoTakesBackNoAnswerToTheSameInvitation) {
  using governance::Answer;
  const AnswerRecord opened_anew = answer(Answer::needs_action, 1, "20261013T160000Z");
  EXPECT_TRUE(counts_more(answer(Answer::declined, 1, "20261013T120000Z"), opened_anew));
  EXPECT_TRUE(counts_more(opened_anew, answer(Answer::accepted, 0, "20261013T120000Z")));
  EXPECT_TRUE(counts_more(opened_anew, answer(Answer::needs_action, 1, "20261013T120000Z")));
}

}  // namespace
}  // namespace gouvernail::records
