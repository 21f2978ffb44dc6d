// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/import_memory.h"

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "base/text.h"
#include "platform/files.h"

namespace gouvernail::app {
namespace {

using base::msg;

constexpr const char* memory_name = "imports.json";
constexpr int memory_version = 1;

}  // namespace

std::map<std::string, std::string> bodies_said(const ImportMemory& memory,
                                               const std::map<std::string, std::string>& now) {
  std::map<std::string, std::string> said = memory.bodies;
  for (const auto& [called, body] : now) said[base::fold(called)] = body;
  return said;
}

void remember_columns(ImportMemory& memory, const std::string& shape,
                      const governance::ColumnsGiven& said) {
  const std::vector<std::string> names = base::split(shape, '|');
  for (const auto& [written, column] : said) {
    if (std::ranges::find(names, base::fold(written)) == names.end()) continue;
    memory.columns[shape][written] = column;
  }
}

ImportMemory read_import_memory(const std::filesystem::path& workspace) {
  const auto file = workspace / memory_name;
  std::error_code error;
  ImportMemory memory;
  if (!std::filesystem::exists(file, error)) return memory;
  try {
    const auto stored = nlohmann::json::parse(platform::read_file(file));
    if (stored.at("version").get<int>() != memory_version) throw std::runtime_error("version");
    stored.at("brought").get_to(memory.brought);
    stored.at("columns").get_to(memory.columns);
    stored.at("bodies").get_to(memory.bodies);
  } catch (const base::Failure&) {
    throw;
  } catch (const std::exception&) {
    throw base::bad_input(msg("{0} cannot be read", file.string()),
                          msg("delete it: it says nothing but what was imported from which file, "
                              "and what its columns are"));
  }
  return memory;
}

void write_import_memory(const std::filesystem::path& workspace, const ImportMemory& memory) {
  const nlohmann::ordered_json stored = {{"version", memory_version},
                                         {"brought", memory.brought},
                                         {"columns", memory.columns},
                                         {"bodies", memory.bodies}};
  platform::update_file(workspace / memory_name, stored.dump(1) + "\n");
}

}  // namespace gouvernail::app
