// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace gouvernail::reports {

// How text is laid out for a terminal. Colour never carries anything alone.
struct TextStyle {
  bool colour = false;   // ANSI colours
  int width = 80;        // columns; text is wrapped there, tables narrowed. 40 is the least used
  bool verbose = false;  // past duties, sessions and sources in full
};

}  // namespace gouvernail::reports
