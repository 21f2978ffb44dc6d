// SPDX-License-Identifier: MPL-2.0
// A step of the life of a meeting as a form: what it needs to be shown, and to be taken.
#pragma once

#include <string>

#include "app/workspace/opened.h"
#include "web/form_page.h"
#include "web/visit.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::web {

// What a step needs to be shown, and to be taken.
struct Here {
  Visit& visit;
  const app::Opened& opened;
  const governance::Meeting& meeting;
  bool may_try = true;  // what is asked about; false: it was tried, and cannot be
};

Field with_hint(Field field, base::Message hint);

// Documents, attached and taken off.
void ask_document(const Here& here, FormPage& page);
Note take_document(Visit& visit, app::Opened& opened, const std::string& uid);
// The page that follows: that from which somebody came to attach it, where it is chosen.
std::string after_document(const Visit& visit, const std::string& meeting);
void ask_detach(const Here& here, FormPage& page);
Note take_detach(Visit& visit, app::Opened& opened, const std::string& uid);

}  // namespace gouvernail::web
