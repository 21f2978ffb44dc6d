// SPDX-License-Identifier: MPL-2.0
// One task after the other on several threads. Private to the module.
#pragma once

#include <cstddef>
#include <functional>

namespace gouvernail::search {

// Calls `task` once with each number below `count`, in no order, on at most `threads` threads,
// the caller's among them; returns when all are done. What a task throws is thrown again here
// (of several, that of the lowest number), after the others have ended.
void each_in_parallel(std::size_t count, std::size_t threads,
                      const std::function<void(std::size_t)>& task);

}  // namespace gouvernail::search
