// SPDX-License-Identifier: MPL-2.0
// What a name on the command line is about in a portfolio: "WORKSPACE:NAME" or, where only one
// workspace knows it, NAME. A workspace by itself is a portfolio of one without a name.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/workspace/portfolio.h"
#include "base/failure.h"

namespace gouvernail::app {

class PortfolioNames {
 public:
  explicit PortfolioNames(const std::vector<settings::Member>& members) : members_(members) {}

  // The workspaces, by number, that know the name, and the name itself.
  struct Found {
    std::vector<std::size_t> members;
    std::string name;
  };
  using Knows = std::function<bool(std::size_t member, const std::string& name)>;
  // `text` as it is, then without the workspace that it begins with: by name, whatever its case and
  // accents, or by folder.
  Found find(const std::string& text, const Knows& knows) const;
  // Refuses a name that several know.
  std::size_t only_one(const Found& found) const;

  // As it is told to somebody who has to write it: "nord:cotech".
  std::string write(std::size_t member, const std::string& name) const;

 private:
  const std::vector<settings::Member>& members_;
};

}  // namespace gouvernail::app
