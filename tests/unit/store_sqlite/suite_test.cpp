// SPDX-License-Identifier: MPL-2.0
// The suite of every store, for the one of SQLite.
#include "store_sqlite/database.h"
#include "support/store_suite/store.h"
#include "support/temporary_folder.h"

namespace gouvernail::store_suite {
namespace {

using store_sqlite::Database;

class File final : public Place {
 public:
  std::unique_ptr<records::Workspace> create() override {
    return std::make_unique<Database>(Database::create(file()));
  }
  std::unique_ptr<records::Workspace> open() override {
    return std::make_unique<Database>(Database::open(file()));
  }
  // Of the database and of what stands beside it.
  std::string bytes() override {
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      all += folder_.bytes(entry.path().filename().string());
    }
    return all;
  }

 private:
  std::filesystem::path file() const { return folder_.path() / "gouvernail.db"; }

  test::TemporaryFolder folder_;
};

}  // namespace

std::unique_ptr<Place> store_to_test() { return std::make_unique<File>(); }

}  // namespace gouvernail::store_suite
