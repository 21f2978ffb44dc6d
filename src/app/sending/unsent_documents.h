// SPDX-License-Identifier: MPL-2.0
// Documents of sessions that a server refused: whose address is to be looked at, and who is to be
// sent them again.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "compliance/tasks.h"

namespace gouvernail::app {

struct RefusedDocuments {
  // Readers whose last mail of documents was refused, at the address that they have still: by
  // person, the uid of the session.
  std::map<std::string, std::string> readers;
  // Those whose address was corrected since and who lack them; of a session of which every mail,
  // of two at least, was refused, all its readers, who are none of the above.
  std::vector<compliance::Unsent> again;
  std::string whole;  // uid of the first of the latter
};

// Of sessions ahead, and of those that were held within the last month.
RefusedDocuments refused_documents(const Opened& opened, calendar::Day today);

}  // namespace gouvernail::app
