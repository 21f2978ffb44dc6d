// SPDX-License-Identifier: MPL-2.0
// The attendance sheet of a session, to be printed and signed.
#pragma once

#include <string>

#include "app/workspace/opened.h"
#include "reports/signing_sheet.h"

namespace gouvernail::app {

struct SigningSheetRequest {
  std::string meeting;  // as need_meeting takes it
  bool names = true;    // of persons; else their roles alone
};

// Whoever is invited on its day, and those whom they delegated to; with those who are excused said
// so. Points into `opened`.
reports::SigningSheet signing_sheet(const Opened& opened, const SigningSheetRequest& request,
                                    const reports::Language& language);

}  // namespace gouvernail::app
