// SPDX-License-Identifier: MPL-2.0
// What a page of sending says of a record that does not know what left from here.
#include <optional>
#include <utility>
#include <vector>

#include "app/sending/record_memory.h"
#include "web/page.h"
#include "web/pages/sending.h"

namespace gouvernail::web {

using base::msg;
using reports::View;

void add_lost_memory(View& view, const app::Opened& opened, const Visit& visit) {
  std::vector<View> lost;
  if (const auto why = app::lost_memory(opened)) {
    lost.emplace_back()
        .text("lost_words", visit.say(*why))
        .text("go_on_words", visit.say(msg("This record is to go on: mails leave from it")));
  }
  view.list("lost_memory", std::move(lost));
}

}  // namespace gouvernail::web
