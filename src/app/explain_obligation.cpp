// SPDX-License-Identifier: MPL-2.0
#include "app/explain_obligation.h"

#include "base/failure.h"
#include "compliance/duty_name.h"
#include "platform/files.h"
#include "rules/obligation.h"
#include "rules/rules.h"

namespace gouvernail::app {

namespace fs = std::filesystem;
using base::msg;

namespace {

rules::ArticleTexts texts_of(const ReadRulesRequest& request) {
  rules::ArticleTexts texts;
  const fs::path folder = request.workspace / "texts";
  if (!request.rules.empty() || !fs::is_directory(folder)) return texts;
  for (const fs::path& path : platform::files_of(folder, ".md", false, {})) {
    texts.add(path.filename().string(), platform::read_file(path));
  }
  return texts;
}

}  // namespace

ExplainObligationResult explain_obligation(const ExplainObligationRequest& request) {
  ExplainObligationResult result;
  result.rules = std::make_unique<const rules::Rules>(read_rules(request.rules).rules);
  result.texts = texts_of(request.rules);
  if (request.id.empty()) return result;
  result.id = compliance::parse_duty_name(request.id).obligation;
  if (!result.rules->versions(result.id).empty()) return result;
  std::vector<std::string> known;
  for (const rules::Obligation& obligation : result.rules->obligations) {
    known.push_back(obligation.id);
  }
  throw base::bad_input(msg("there is no obligation “{}”", request.id),
                        base::suggestion(result.id, known));
}

}  // namespace gouvernail::app
