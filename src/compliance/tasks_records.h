// SPDX-License-Identifier: MPL-2.0
// What duties lack in the record. Private to the module.
#pragma once

#include <cstddef>
#include <string>

#include "compliance/task_list.h"

namespace gouvernail::compliance {

// How long after a session its record is completed, by habit: what is lacking is told for a month
// before it is late.
inline constexpr calendar::Days record_complete{30};

// Once.
void put(Task& task, base::Action action);

// Sessions that were held, and of which nobody said whether they did what the mark stands for.
void prove_marks(TaskList& list, std::size_t duty, const std::string& mark);
// A state that nobody recorded.
void find_out(TaskList& list, std::size_t duty);
// Of the sessions of one day, which came first would decide.
void tell_hours(TaskList& list, std::size_t duty);

}  // namespace gouvernail::compliance
