// SPDX-License-Identifier: MPL-2.0
// Calendars that were proposed and wait to be kept or left: a search that stops in time is not made
// twice. The latest ones alone; one whose workspace has changed since is refused when it is kept.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "app/propose_calendar.h"
#include "web/latest.h"

namespace gouvernail::web {

// One of them, that no other request reads or keeps meanwhile.
class HeldProposal {
 public:
  app::ProposeCalendarResult& operator*() const { return *result_; }

 private:
  friend class Proposals;
  struct Shared {
    explicit Shared(app::ProposeCalendarResult of) : result(std::move(of)) {}
    std::mutex mutex;
    app::ProposeCalendarResult result;
  };
  explicit HeldProposal(std::shared_ptr<Shared> shared)
      : shared_(std::move(shared)), lock_(shared_->mutex), result_(&shared_->result) {}

  std::shared_ptr<Shared> shared_;
  std::unique_lock<std::mutex> lock_;
  app::ProposeCalendarResult* result_;
};

class Proposals {
 public:
  std::string put(app::ProposeCalendarResult proposal);  // its name
  // Waits until no other request has it; none: it was kept, or forgotten for later ones.
  std::optional<HeldProposal> hold(const std::string& name);
  // It was kept.
  void drop(const std::string& name);

 private:
  Latest<std::shared_ptr<HeldProposal::Shared>, 3> proposals_;
};

}  // namespace gouvernail::web
