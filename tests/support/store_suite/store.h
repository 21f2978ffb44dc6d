// SPDX-License-Identifier: MPL-2.0
// The tests that every store must pass. An executable that links the suite says by `store_to_test`
// which store that is.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "records/workspace.h"
#include "support/recording.h"

namespace gouvernail::store_suite {

// A place that holds one workspace and goes with its test.
class Place {
 public:
  virtual ~Place() = default;

  virtual std::unique_ptr<records::Workspace> create() = 0;
  // What stands there, as another process would open it.
  virtual std::unique_ptr<records::Workspace> open() = 0;
  // Every byte that is kept there; a store that compresses or encrypts may write its rows out.
  virtual std::string bytes() = 0;
};

std::unique_ptr<Place> store_to_test();

class StoreTest : public testing::Test {
 protected:
  records::Workspace& fresh() { return *opened_.emplace_back(place_->create()); }
  // Beside those that are open.
  records::Workspace& another() { return *opened_.emplace_back(place_->open()); }
  // After all of them were closed.
  records::Workspace& reopened() {
    opened_.clear();
    return another();
  }
  std::string all_bytes() { return place_->bytes(); }

  // Whatever a test did through its interface, a store finds nothing in it that somebody altered.
  void TearDown() override {
    for (const auto& store : opened_) {
      const records::Verification found = store->verify();
      EXPECT_TRUE(found.sound()) << found.first_break->what.format;
    }
  }

 private:
  std::unique_ptr<Place> place_ = store_to_test();
  std::vector<std::unique_ptr<records::Workspace>> opened_;
};

}  // namespace gouvernail::store_suite
