// SPDX-License-Identifier: MPL-2.0
// Text documents (.odt) as the zip archives that they are.
#pragma once

#include <functional>
#include <map>
#include <string>

namespace gouvernail::platform {

// Parts by their names: "content.xml", "styles.xml", "META-INF/manifest.xml".
using OdtParts = std::map<std::string, std::string>;

// The bytes of the document. Its kind stands first and uncompressed, as the standard asks
// (OpenDocument 1.3, part 2, 3.3). The same parts give the same bytes.
std::string make_odt(const OdtParts& parts);

// The document with what `change` makes of its text (content.xml), and of what stands at the head
// and the foot of its pages (styles.xml). Bytes that are no text document are a Failure.
std::string with_texts(const std::string& odt,
                       const std::function<std::string(std::string)>& change);

}  // namespace gouvernail::platform
