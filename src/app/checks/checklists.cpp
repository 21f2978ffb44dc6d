// SPDX-License-Identifier: MPL-2.0
#include "app/checks/checklists.h"

#include "base/failure.h"
#include "platform/files.h"
#include "rules/loader.h"

namespace gouvernail::app {

namespace fs = std::filesystem;
using base::msg;

std::vector<rules::Checklist> read_checklists(const fs::path& folder, const rules::Rules& rules) {
  std::vector<rules::RuleFile> files;
  const fs::path own = folder / "checklists";
  if (!fs::is_directory(own)) return {};
  for (const fs::path& path : platform::files_of(own, ".toml")) {
    files.push_back({fs::relative(path, folder).generic_string(), platform::read_file(path)});
  }
  base::Diagnostics diagnostics;
  auto lists = rules::parse_checklists(files, rules, diagnostics);
  if (base::has_errors(diagnostics)) {
    throw base::bad_files(msg("the checklists of {} have errors", folder.string()), diagnostics);
  }
  return lists;
}

rules::Checklist need_checklist(const Opened& opened, const std::string& id) {
  std::vector<std::string> known;
  for (rules::Checklist& list : read_checklists(opened.rule_folder, opened.rules)) {
    if (list.id == id || list.body == id) return std::move(list);
    known.push_back(list.id);
  }
  if (known.empty()) {
    throw base::bad_input(
        msg("these rules have no checklist"),
        msg("add one to the folder “checklists” of the rules (see rules/README.md)"));
  }
  throw base::bad_input(msg("there is no checklist “{}”", id), base::suggestion(id, known));
}

}  // namespace gouvernail::app
