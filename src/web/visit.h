// SPDX-License-Identifier: MPL-2.0
// One request as the pages see it: who asks in which language, on which day, with which fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "app/workspace/situation.h"
#include "base/message.h"
#include "http/form.h"
#include "reports/language.h"
#include "web/application.h"
#include "web/notes.h"

namespace gouvernail::web {

class Jobs;
class Proposals;
class Uploads;

// There is no such page, or no such thing: 404.
struct NotFound {};

struct Visit {
  const House& house;
  Notes& notes;
  Proposals& proposals;
  Jobs& jobs;
  Uploads& uploads;
  const http::Request& request;
  reports::Language language;
  calendar::UtcTime now;
  std::string token;                    // of the forms of this browser; pages have it masked
  http::Form query = {};                // what the address asks
  http::Form form = {};                 // what a form sends
  std::vector<std::string> parts = {};  // of the address, where the route has stars

  std::string say(const base::Message& message) const { return language.text(message); }
  std::string say(const base::LocalizedText& text) const { return language.text(text); }
  calendar::Day today() const { return calendar::to_paris(now).day; }
  app::Opened open() const { return app::open({house.folder, "", "", ""}); }
  app::Situation situation() const { return {{house.folder, "", "", ""}, {}, today()}; }
};

}  // namespace gouvernail::web
