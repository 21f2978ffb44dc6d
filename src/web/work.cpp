// SPDX-License-Identifier: MPL-2.0
#include "web/work.h"

#include <utility>

namespace gouvernail::web {

bool Work::is_over() {
  const std::lock_guard lock(mutex);
  return over;
}

bool Work::is_enough() {
  const std::lock_guard lock(mutex);
  return enough;
}

void Work::say_enough() {
  const std::lock_guard lock(mutex);
  enough = true;
}

std::unique_lock<std::mutex> Work::wait(std::chrono::milliseconds most) {
  std::unique_lock lock(mutex);
  changed.wait_for(lock, most, [&] { return over; });
  if (fault) std::rethrow_exception(fault);
  return lock;
}

void Work::run(const std::function<std::function<void()>()>& step) {
  std::function<void()> put;
  std::exception_ptr wrong;
  try {
    put = step();
  } catch (...) {
    wrong = std::current_exception();
  }
  const std::lock_guard lock(mutex);
  if (put) put();
  fault = wrong;
  over = true;
  changed.notify_all();
}

Crew::~Crew() { say_enough_to_all(); }

std::size_t Crew::going_on() {
  running_.remove_if([](const Running& one) {
    const auto work = one.work.lock();
    return !work || work->is_over();
  });
  return running_.size();
}

void Crew::say_enough_to_all() {
  for (Running& one : running_) {
    if (const auto work = one.work.lock()) work->say_enough();
  }
}

void Crew::begin(const std::shared_ptr<Work>& work, std::function<void()> run) {
  running_.push_back({work, std::jthread([run = std::move(run)]() mutable {
                        run();
                        run = {};  // with all that it holds
                      })});
}

}  // namespace gouvernail::web
