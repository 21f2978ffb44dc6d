// SPDX-License-Identifier: MPL-2.0
#include "web/jobs.h"

#include <cstddef>
#include <utility>

#include "base/failure.h"

namespace gouvernail::web {
namespace {

constexpr std::size_t most_at_once = 2;

}  // namespace

void Jobs::run(Job& job, const Work& work) {
  job.run([&]() -> std::function<void()> {
    Finish finish = work([&](int done, int total) {
      const std::lock_guard lock(job.mutex);
      job.standing.done = done;
      job.standing.total = total;
      return !job.enough;
    });
    return [&job, finish = std::move(finish)] {
      job.finish = finish;
      job.standing.over = true;
    };
  });
}

std::string Jobs::begin(base::Message title, bool can_end, Work work) {
  auto job = std::make_shared<Job>();
  job->standing.title = std::move(title);
  job->standing.can_end = can_end;
  const std::lock_guard lock(mutex_);
  if (crew_.going_on() >= most_at_once) {
    throw base::bad_input(base::msg("other work is still going on"),
                          base::msg("wait until it has ended, then try again"));
  }
  std::string name = jobs_.put(job);
  crew_.begin(job, [job, work = std::move(work)] { run(*job, work); });
  return name;
}

std::optional<Jobs::Standing> Jobs::wait(const std::string& name,
                                         std::chrono::milliseconds most) const {
  const auto job = jobs_.get(name);
  if (!job) return std::nullopt;
  const auto lock = (*job)->wait(most);
  return (*job)->standing;
}

void Jobs::end(const std::string& name) {
  if (const auto job = jobs_.get(name)) (*job)->say_enough();
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
