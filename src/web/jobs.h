// SPDX-License-Identifier: MPL-2.0
// Long work that goes on beside the requests: mails that leave, a PDF that is made. Whoever asked
// for it is told how far it is, may end it, and gets what came of it. The latest ones alone are
// kept; what a server that ends leaves undone is in the record, not here.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/message.h"
#include "http/message.h"
#include "web/latest.h"
#include "web/work.h"

namespace gouvernail::web {

struct Visit;

// Whoever drops them ends those that can be ended; the others come to their end.
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

  // Its name, which nobody guesses. While two of them go on, a Failure.
  std::string begin(base::Message title, bool can_end, Work work);
  // Once it is over, or after `most`; none: there is no such work (any more). What went wrong in it
  // is thrown.
  std::optional<Standing> wait(const std::string& name, std::chrono::milliseconds most) const;
  void end(const std::string& name);
  // Of one that is over, without fault.
  http::Response finish(const std::string& name, Visit& visit) const;

 private:
  struct Job : web::Work {
    Standing standing;
    Finish finish;
  };
  static void run(Job& job, const Work& work);

  Latest<std::shared_ptr<Job>, 10> jobs_;
  std::mutex mutex_;  // of the crew
  Crew crew_;
};

}  // namespace gouvernail::web
