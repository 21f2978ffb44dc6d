// SPDX-License-Identifier: MPL-2.0
#include "base/boxed.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <vector>

namespace gouvernail::base {
namespace {

struct Known;

// Copied, moved and dropped where nobody has seen `Known` yet.
struct Holder {
  Boxed<Known> value;
};
Holder passed_on(const Holder& holder) {
  Holder copy = holder;
  Holder moved = std::move(copy);
  copy = holder;
  return moved;
}

struct Known {
  std::vector<std::string> words;

  friend bool operator==(const Known&, const Known&) = default;
};

TEST(Boxed, ACopyIsAValueOfItsOwn) {
  Holder first{Known{{"un", "deux"}}};
  Holder second = passed_on(first);
  EXPECT_EQ(first.value, second.value);
  second.value->words.push_back("trois");
  EXPECT_EQ(first.value->words.size(), 2U);
  first = second;
  EXPECT_EQ(first.value, second.value);
  EXPECT_NE(first.value.operator->(), second.value.operator->());
}

TEST(Boxed, BeginsAsTheTypeDoesAndIsAssignedFromIt) {
  Boxed<Known> box;
  EXPECT_TRUE(box->words.empty());
  box = Known{{"mot"}};
  const Known& value = box;
  EXPECT_EQ(value.words, std::vector<std::string>{"mot"});
}

TEST(Boxed, OneThatWasMovedFromCanBeGivenAValueAgain) {
  Boxed<Known> box = Known{{"a"}};
  const Boxed<Known> other = std::move(box);
  box = Known{{"b"}};  // NOLINT(bugprone-use-after-move): this is what is tried
  EXPECT_EQ(box->words.front(), "b");
  EXPECT_EQ(other->words.front(), "a");
}

TEST(Boxed, IsMovedWithoutACopy) {
  EXPECT_TRUE(std::is_nothrow_move_constructible_v<Boxed<Known>>);
  EXPECT_TRUE(std::is_nothrow_move_assignable_v<Boxed<Known>>);
}

}  // namespace
}  // namespace gouvernail::base
