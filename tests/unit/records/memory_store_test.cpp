// SPDX-License-Identifier: MPL-2.0
// The suite of every store, for the one in memory.
#include "support/memory_workspace.h"
#include "support/store_suite/store.h"

namespace gouvernail::store_suite {
namespace {

class Memory final : public Place {
 public:
  std::unique_ptr<records::Workspace> create() override { return first_.again(); }
  std::unique_ptr<records::Workspace> open() override { return first_.again(); }
  std::string bytes() override { return first_.text(); }

 private:
  test::MemoryWorkspace first_;
};

}  // namespace

std::unique_ptr<Place> store_to_test() { return std::make_unique<Memory>(); }

}  // namespace gouvernail::store_suite
