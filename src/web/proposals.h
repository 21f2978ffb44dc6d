// SPDX-License-Identifier: MPL-2.0
// Calendars that are looked for beside the requests, and those that were found and wait to be kept
// or left. The latest ones alone; one whose workspace has changed since is refused when it is kept.
#pragma once

#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/planning/planning_facts.h"
#include "governance/meeting.h"
#include "web/latest.h"
#include "web/work.h"

namespace gouvernail::web {

// A calendar that was proposed, or mended: of one workspace, or of all those of a portfolio.
struct FoundCalendar {
  app::PlanningFacts facts;
  planning::JointPlan plan;
  std::vector<base::Message> notices = {};
  // Of one that was mended.
  struct Mended {
    base::Message words;  // how many moves
    // By workspace: those that can no longer be held, and may not be moved.
    std::vector<std::vector<governance::Meeting>> stuck;
  };
  std::optional<Mended> mended = {};
  std::vector<std::string> diaries = {};  // that it was made around: see app::diaries_mark
};

// Of a workspace, or of each of a portfolio.
std::vector<std::string> diaries_in(const std::filesystem::path& folder);

// A search, and what came of it.
struct Search : Work {
  std::optional<planning::Progress> progress;
  std::optional<FoundCalendar> result;

  std::mutex kept;  // held by the one request that reads the result, or keeps it
};

// What was found, that no other request reads or keeps meanwhile.
class HeldProposal {
 public:
  explicit HeldProposal(std::shared_ptr<Search> search)
      : search_(std::move(search)), lock_(search_->kept) {}
  FoundCalendar& operator*() const { return *search_->result; }

 private:
  std::shared_ptr<Search> search_;
  std::unique_lock<std::mutex> lock_;
};

// Whoever drops them ends searches with what they have.
class Proposals {
 public:
  // Looks for a calendar: asks `is_enough` now and then, and tells of its progress.
  using Look =
      std::function<FoundCalendar(const std::function<bool()>& is_enough,
                                  const std::function<void(const planning::Progress&)>& tell)>;

  // Begins to look; the name of what will come of it. Whatever is looked for already ends with what
  // it has; while two of them have not yet done so, a Failure.
  std::string begin(Look look);

  struct Standing {
    bool over = false;
    std::optional<planning::Progress> progress;  // none before the first plan or bound
  };
  // Once it is over, or after `most`; none: there is no such search (any more). What went wrong in
  // it is thrown.
  std::optional<Standing> wait(const std::string& name, std::chrono::milliseconds most) const;
  // What it has will do.
  void end(const std::string& name);

  // Of a search that found one. Waits until no other request has it; none: it is not over, it
  // failed, it was kept, or it was forgotten for later ones.
  std::optional<HeldProposal> hold(const std::string& name);
  // It was kept, which the page at that address tells.
  void drop(const std::string& name, const std::string& where);
  // None: it was not kept, or long ago.
  std::optional<std::string> kept_at(const std::string& name) const;

 private:
  Latest<std::shared_ptr<Search>, 3> searches_;
  mutable std::mutex mutex_;  // of all below
  Crew crew_;
  std::deque<std::pair<std::string, std::string>> kept_;  // the latest ones: name and address
};

}  // namespace gouvernail::web
