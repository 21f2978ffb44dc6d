// SPDX-License-Identifier: MPL-2.0
// Tables as an Excel workbook (.xlsx), which LibreOffice reads too.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/sheet.h"
#include "calendar/day.h"

namespace gouvernail::platform {

// A tab each, headers frozen and with filters, days as days, wide texts wrapped. Texts are written
// as texts: none is ever a formula. The same sheets give the same bytes. `out` is replaced whole or
// left as it was; what goes wrong is a Failure.
void write_xlsx(const std::vector<base::Sheet>& sheets, const std::string& title,
                calendar::Day made_on, const std::filesystem::path& out);

}  // namespace gouvernail::platform
