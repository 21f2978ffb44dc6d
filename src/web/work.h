// SPDX-License-Identifier: MPL-2.0
// Work that goes on beside the requests, each piece in a thread of its own.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

namespace gouvernail::web {

// One piece of it: what is made of it adds what it has come to.
struct Work {
  std::mutex mutex;  // of all below, and of what is added
  std::condition_variable changed;
  bool over = false;    // it came to its end, or to a fault
  bool enough = false;  // it is to end with what it has
  std::exception_ptr fault;

  bool is_over();
  bool is_enough();
  void say_enough();
  // Once it is over, or after `most`; with the mutex held. What went wrong in it is thrown.
  std::unique_lock<std::mutex> wait(std::chrono::milliseconds most);

  // `step` does it, without the mutex, and gives what puts its result in place, with it.
  void run(const std::function<std::function<void()>()>& step);
};

// The threads. Whoever drops them says enough to all, and waits for them.
class Crew {
 public:
  Crew() = default;
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  // How many pieces go on still.
  std::size_t going_on();
  void say_enough_to_all();
  // Lets go of the work once it is done.
  void begin(const std::shared_ptr<Work>& work, std::function<void()> run);

 private:
  struct Running {
    std::weak_ptr<Work> work;  // none: the thread has let go of it, and nobody else holds it
    std::jthread thread;
  };
  std::list<Running> running_;  // or over since a moment
};

}  // namespace gouvernail::web
