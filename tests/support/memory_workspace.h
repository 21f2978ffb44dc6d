// SPDX-License-Identifier: MPL-2.0
// A workspace that is gone with its last object: a second store, for tests that need a record and
// no disk, and the proof that a store has to bring its rows alone.
#pragma once

#include <memory>
#include <string>

#include "records/table_workspace.h"

namespace gouvernail::test {

class MemoryWorkspace final : public records::TableWorkspace {
 public:
  MemoryWorkspace();  // new and empty

  // The same record, as another process would open it.
  std::unique_ptr<MemoryWorkspace> again() const;
  // All that is kept, row by row.
  std::string text() const;

 private:
  struct Rows;
  struct MemoryTables;
  explicit MemoryWorkspace(std::shared_ptr<Rows> rows);

  void read(const std::function<void(const records::Tables&)>& work) const override;
  void write(const std::function<bool(const records::Tables&)>& work) override;
  std::string place() const override { return "memory"; }

  std::shared_ptr<Rows> rows_;
};

}  // namespace gouvernail::test
