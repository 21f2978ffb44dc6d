// SPDX-License-Identifier: MPL-2.0
#include "web/proposals.h"

#include "app/workspace/busy.h"
#include "app/workspace/portfolio.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::web {
namespace {

// Searches that were told to end, and take a while: they are not to pile up.
constexpr std::size_t most_ending = 2;
constexpr std::size_t most_kept = 10;

bool has_found(Search& search) {
  const std::lock_guard lock(search.mutex);
  return search.over && search.result;
}

void run_search(Search& search, const Proposals::Look& look) {
  search.run([&]() -> std::function<void()> {
    auto result = std::make_shared<FoundCalendar>(look([&] { return search.is_enough(); },
                                                       [&](const planning::Progress& progress) {
                                                         const std::lock_guard lock(search.mutex);
                                                         search.progress = progress;
                                                       }));
    return [&search, result = std::move(result)] { search.result = std::move(*result); };
  });
}

}  // namespace

std::string Proposals::begin(Look look) {
  auto search = std::make_shared<Search>();
  const std::lock_guard lock(mutex_);
  const std::size_t ending = crew_.going_on();
  crew_.say_enough_to_all();
  if (ending >= most_ending) {
    throw base::bad_input(base::msg("other searches are still coming to their end"),
                          base::msg("look again in a moment"));
  }
  std::string name = searches_.put(search);
  crew_.begin(search, [search, look = std::move(look)] { run_search(*search, look); });
  return name;
}

std::optional<Proposals::Standing> Proposals::wait(const std::string& name,
                                                   std::chrono::milliseconds most) const {
  const auto search = searches_.get(name);
  if (!search) return std::nullopt;
  const auto lock = (*search)->wait(most);
  return Standing{(*search)->over, (*search)->progress};
}

void Proposals::end(const std::string& name) {
  if (const auto search = searches_.get(name)) (*search)->say_enough();
}

std::optional<HeldProposal> Proposals::hold(const std::string& name) {
  const auto search = searches_.get(name);
  if (!search || !has_found(**search)) return std::nullopt;
  HeldProposal held(*search);
  if (!searches_.get(name)) return std::nullopt;  // kept by the one who had it
  return held;
}

void Proposals::drop(const std::string& name, const std::string& where) {
  searches_.drop(name);
  const std::lock_guard lock(mutex_);
  if (kept_.size() == most_kept) kept_.pop_front();
  kept_.emplace_back(name, where);
}

std::optional<std::string> Proposals::kept_at(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [kept, where] : kept_) {
    if (kept == name) return where;
  }
  return std::nullopt;
}

std::vector<std::string> diaries_in(const std::filesystem::path& folder) {
  if (!app::is_portfolio(folder)) return {app::diaries_mark(folder)};
  std::vector<std::string> marks;
  for (const settings::Member& member : app::read_portfolio(folder)) {
    marks.push_back(app::diaries_mark(member.folder));
  }
  return marks;
}

}  // namespace gouvernail::web
