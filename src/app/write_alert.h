// SPDX-License-Identifier: MPL-2.0
// The weekly alert of a day as files: the page, every mail, every date.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/alerts/alert.h"

namespace gouvernail::app {

struct WriteAlertRequest {
  std::filesystem::path workspace;
  std::filesystem::path to;  // folder; made when it is not there
  calendar::Day day;
  const reports::Language& language;  // of the organiser
};

struct WriteAlertResult {
  std::string week;  // "2026-W48"
  int mails = 0;
  int dates = 0;
  std::vector<base::Message> remarks;
};

// Nothing is fetched, recorded or sent. Settings that do not say who writes are a Failure, before
// anything is written.
WriteAlertResult write_alert(const WriteAlertRequest& request);

}  // namespace gouvernail::app
