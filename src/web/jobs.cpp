// SPDX-License-Identifier: MPL-2.0
#include "web/jobs.h"

#include <cstddef>
#include <utility>

#include "base/failure.h"

namespace gouvernail::web {
namespace {

constexpr std::size_t most_at_once = 2;

}  // namespace

Jobs::~Jobs() {
  for (Running& one : running_) {
    const auto job = one.job.lock();
    if (!job) continue;
    const std::lock_guard lock(job->mutex);
    job->enough = true;
  }
}

void Jobs::run(Job& job, const Work& work) {
  Finish finish;
  std::exception_ptr fault;
  try {
    finish = work([&](int done, int total) {
      const std::lock_guard lock(job.mutex);
      job.standing.done = done;
      job.standing.total = total;
      return !job.enough;
    });
  } catch (...) {
    fault = std::current_exception();
  }
  const std::lock_guard lock(job.mutex);
  job.finish = std::move(finish);
  job.fault = fault;
  job.standing.over = true;
  job.changed.notify_all();
}

bool Jobs::is_over(Job& job) {
  const std::lock_guard lock(job.mutex);
  return job.standing.over;
}

std::string Jobs::begin(base::Message title, bool can_end, Work work) {
  auto job = std::make_shared<Job>();
  job->standing.title = std::move(title);
  job->standing.can_end = can_end;
  const std::lock_guard lock(mutex_);
  running_.remove_if([](const Running& one) {
    const auto other = one.job.lock();
    return !other || is_over(*other);
  });
  if (running_.size() >= most_at_once) {
    throw base::bad_input(base::msg("other work is still going on"),
                          base::msg("wait until it has ended, then try again"));
  }
  std::string name = jobs_.put(job);
  running_.push_back({job, std::jthread([job, work = std::move(work)]() mutable {
                        run(*job, work);
                        job.reset();
                      })});
  return name;
}

std::optional<Jobs::Standing> Jobs::wait(const std::string& name,
                                         std::chrono::milliseconds most) const {
  const auto job = jobs_.get(name);
  if (!job) return std::nullopt;
  std::unique_lock lock((*job)->mutex);
  (*job)->changed.wait_for(lock, most, [&] { return (*job)->standing.over; });
  if ((*job)->fault) std::rethrow_exception((*job)->fault);
  return (*job)->standing;
}

void Jobs::end(const std::string& name) {
  const auto job = jobs_.get(name);
  if (!job) return;
  const std::lock_guard lock((*job)->mutex);
  (*job)->enough = true;
}

http::Response Jobs::finish(const std::string& name, Visit& visit) const {
  const auto job = jobs_.get(name);
  Finish finish;
  {
    const std::lock_guard lock((*job)->mutex);
    finish = (*job)->finish;
  }
  return finish(visit);
}

}  // namespace gouvernail::web
