// SPDX-License-Identifier: MPL-2.0
#include "planning/names.h"

#include "governance/convention.h"
#include "governance/people.h"
#include "rules/rules.h"

namespace gouvernail::planning {

base::LocalizedText name_of_key(const Problem& problem, const std::string& key) {
  const std::string own = problem.name + "/";
  const bool of_portfolio = !problem.name.empty() && key.starts_with(own);
  if (of_portfolio && !problem.people->find(key)) {
    return name_of_key(problem, key.substr(own.size()));
  }
  for (const std::string prefix : {"role:", "room:"}) {
    if (!key.starts_with(prefix)) continue;
    return problem.rules->convention->name_of_role(key.substr(prefix.size()));
  }
  const governance::Person* person = problem.people->find(key);
  const std::string& name = person && !person->name.empty() ? person->name : key;
  return {name, name};
}

base::MessageList names_of_keys(const Problem& problem, const std::vector<std::string>& keys) {
  base::MessageList names;
  for (const std::string& key : keys) names.push_back(base::msg("{}", name_of_key(problem, key)));
  return names;
}

base::LocalizedText name_of_body(const Problem& problem, const std::string& body) {
  return problem.rules->convention->name_of_body(body);
}

}  // namespace gouvernail::planning
