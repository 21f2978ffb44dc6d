// SPDX-License-Identifier: MPL-2.0
// The pages of a portfolio: one row a convention, and the pages of each under its name
// ("/c/Nord/reunions"). Like Application it has no socket and no clock.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "web/application.h"

namespace gouvernail::web {

class Portfolio {
 public:
  explicit Portfolio(House house);  // of the folder that holds portfolio.toml

  // For any thread. The file is read anew: a workspace that joins or leaves is there, or gone, with
  // the next page.
  http::Response answer(const http::Request& request) const;
  http::Response refuse(int status) const { return front_.refuse(status); }

 private:
  const Application& pages_of(const std::filesystem::path& folder, const std::string& mount) const;

  House house_;
  Application front_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<Application>> members_;  // by address
};

// "/c/Nord": what stands before the addresses of that workspace's pages.
std::string member_address(const std::string& name);

}  // namespace gouvernail::web
