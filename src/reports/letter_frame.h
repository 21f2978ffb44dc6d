// SPDX-License-Identifier: MPL-2.0
// The frame of every mail: one column that a phone narrows, made of tables and inline styles as
// Outlook wants them, without image or script. Private to the module.
#pragma once

#include <string>

#include "reports/language.h"

namespace gouvernail::reports {

std::string letter_head(const std::string& subject, const Language& language);
std::string letter_end();
std::string letter_paragraph(const std::string& text);

}  // namespace gouvernail::reports
