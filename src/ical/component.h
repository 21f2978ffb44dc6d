// SPDX-License-Identifier: MPL-2.0
// A component of libical's, and whose it is. Private to the module.
#pragma once

#include <libical/ical.h>

#include <memory>
#include <string>

namespace gouvernail::ical {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

// The component of that text; null when libical cannot make one of it.
inline Component parse_component(const std::string& text) {
  return Component(icalparser_parse_string(text.c_str()));
}

}  // namespace gouvernail::ical
