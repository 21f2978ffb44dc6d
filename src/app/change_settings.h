// SPDX-License-Identifier: MPL-2.0
// gouvernail.toml changed by whoever sees it on a page: what was typed there, and nothing else of
// it. Servers are set by app/set_mail.h, which asks for their passwords.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "calendar/regime.h"

namespace gouvernail::app {

// None of a field: it stays as it is. An empty text or list is written as such.
struct ChangeSettings {
  std::optional<std::string> organiser_name = {};
  std::optional<std::string> organiser_address = {};
  std::optional<std::vector<std::string>> weekdays = {};  // "mardi", as the file has them
  std::optional<std::vector<std::string>> starts = {};    // "14:00"
  std::optional<std::vector<calendar::Closure>> closures = {};
};

// How one body meets, where that is otherwise than the house does. None: it stays as it is.
struct ChangeBodyHabits {
  std::string body;
  std::optional<std::vector<std::string>> weekdays = {};
  std::optional<std::vector<std::string>> starts = {};
  std::optional<bool> fixed_weekday = {};  // on no other day of the week
  std::optional<int> notice = {};          // days from its convocation to its session
};

// The file is replaced whole, or left as it was: what its reader would refuse is a Failure.
void change_settings(Opened& opened, const ChangeSettings& request);
void change_body_habits(Opened& opened, const ChangeBodyHabits& request);
// The same Failure, and nothing is written.
void need_fitting_settings(const Opened& opened, const ChangeSettings& request);

}  // namespace gouvernail::app
