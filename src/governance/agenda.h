// SPDX-License-Identifier: MPL-2.0
// The agenda of a meeting is a text, an item a line; here it is its items, and how long they take.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/local_time.h"

namespace gouvernail::governance {

struct AgendaItem {
  std::string text;  // the line as it was written, without blanks around
  // What the line says of its length, at its end but for its #tags: "Bilan (20 min)",
  // "Débat : 1 h 15", "Tour 5'".
  std::optional<calendar::Minutes> length;
};

// Lines that hold something, in their order.
std::vector<AgendaItem> agenda_items(std::string_view agenda);

// The agenda without that item, counted from 0: its other lines stay as they were written.
std::string without_item(std::string_view agenda, std::size_t item);

// What the items take together, as far as they say it.
struct AgendaLength {
  calendar::Minutes told{0};
  int untold = 0;  // items that do not say how long they take
};
AgendaLength added_up(const std::vector<AgendaItem>& items);

}  // namespace gouvernail::governance
