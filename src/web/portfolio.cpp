// SPDX-License-Identifier: MPL-2.0
#include "web/portfolio.h"

#include <optional>

#include "app/workspace/portfolio.h"
#include "base/failure.h"
#include "http/form.h"

namespace gouvernail::web {
namespace {

constexpr std::string_view prefix = "/c/";

House front_of(House house) {
  house.portfolio = true;
  return house;
}

struct Found {
  settings::Member member;
  std::string path;  // of the page within it
};

// As it stands in a path.
std::string as_part(std::string name) {
  for (std::size_t at = name.find('/'); at != std::string::npos; at = name.find('/')) {
    name.replace(at, 1, http::inner_slash);
  }
  return name;
}

// A name may hold a slash, and begin with another one's.
std::optional<Found> member_at(const std::vector<settings::Member>& members,
                               const std::string& path) {
  std::optional<Found> found;
  for (const settings::Member& member : members) {
    const std::string address = std::string(prefix) + as_part(member.name);
    if (!path.starts_with(address)) continue;
    const std::string rest = path.substr(address.size());
    if (!rest.empty() && !rest.starts_with('/')) continue;
    if (found && found->member.name.size() > member.name.size()) continue;
    found = Found{member, rest.empty() ? "/" : rest};
  }
  return found;
}

std::optional<Found> asked_for(const std::filesystem::path& folder, const std::string& path) {
  if (!path.starts_with(prefix)) return std::nullopt;
  try {
    return member_at(app::read_portfolio(folder), path);
  } catch (const base::Failure&) {
    return std::nullopt;  // the page of that address says why
  }
}

}  // namespace

std::string member_address(const std::string& name) {
  return std::string(prefix) + http::percent_encoded(name);
}

Portfolio::Portfolio(House house) : house_(house), front_(front_of(std::move(house))) {}

const Application& Portfolio::pages_of(const std::filesystem::path& folder,
                                       const std::string& mount) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<Application>& pages = members_[mount + "\n" + folder.string()];
  if (!pages) {
    House house = house_;
    house.folder = folder;
    house.mount = mount;
    pages = std::make_unique<Application>(std::move(house));
  }
  return *pages;
}

http::Response Portfolio::answer(const http::Request& request) const {
  http::Request inside = request;
  const auto found = asked_for(house_.folder, request.path);
  if (!found) {
    if (request.path.starts_with(prefix)) inside.path = std::string(prefix) + "-";
    return front_.answer(inside);
  }
  inside.path = found->path;
  return pages_of(found->member.folder, member_address(found->member.name)).answer(inside);
}

}  // namespace gouvernail::web
