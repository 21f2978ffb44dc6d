// SPDX-License-Identifier: MPL-2.0
// Long work that goes on beside the requests: mails that leave, a PDF that is made. Whoever asked
// for it is told how far it is, may end it, and gets what came of it. The latest ones alone are
// kept; what a server that ends leaves undone is in the record, not here.
#pragma once

#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "base/message.h"
#include "http/message.h"
#include "web/latest.h"

namespace gouvernail::web {

struct Visit;

class Jobs {
 public:
  // Told now and then how much of how much is done; false: it is to end with what it has.
  using Tell = std::function<bool(int done, int total)>;
  // What is answered once it is over, as often as it is asked for.
  using Finish = std::function<http::Response(Visit&)>;
  using Work = std::function<Finish(const Tell&)>;

  struct Standing {
    base::Message title;
    bool can_end = false;
    bool over = false;
    int done = 0;
    int total = 0;  // 0: nobody knows
  };

  Jobs() = default;
  ~Jobs();  // those that can be ended are; the others come to their end
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // Its name, which nobody guesses. While two of them go on, a Failure.
  std::string begin(base::Message title, bool can_end, Work work);
  // Once it is over, or after `most`; none: there is no such work (any more). What went wrong in it
  // is thrown.
  std::optional<Standing> wait(const std::string& name, std::chrono::milliseconds most) const;
  void end(const std::string& name);
  // Of one that is over, without fault.
  http::Response finish(const std::string& name, Visit& visit) const;

 private:
  struct Job {
    std::mutex mutex;  // of all below
    std::condition_variable changed;
    Standing standing;
    bool enough = false;
    Finish finish;
    std::exception_ptr fault;
  };
  struct Running {
    std::weak_ptr<Job> job;  // none: the thread has let go of it, and nobody else holds it
    std::jthread thread;
  };
  static void run(Job& job, const Work& work);
  static bool is_over(Job& job);

  Latest<std::shared_ptr<Job>, 10> jobs_;
  std::mutex mutex_;
  std::list<Running> running_;  // or over since a moment
};

}  // namespace gouvernail::web
