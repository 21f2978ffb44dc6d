// SPDX-License-Identifier: MPL-2.0
// Pages on paper: PDF from HTML, through Debian's WeasyPrint, which need not be installed.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace gouvernail::platform {

// Tagged (PDF/UA-1), so that it is read aloud in order. The page must hold all that it shows:
// WeasyPrint is kept from the network. `out` is replaced whole or left as it was. A Failure when
// WeasyPrint is absent or does not succeed. `goes_on`: as Command has it; false was returned where
// it ended the work, and nothing was written.
bool write_pdf(const std::string& html, const std::filesystem::path& out,
               const std::function<bool()>& goes_on = {});

}  // namespace gouvernail::platform
