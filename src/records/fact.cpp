// SPDX-License-Identifier: MPL-2.0
#include "records/fact.h"

#include "base/sha256.h"

namespace gouvernail::records {

std::string netstrings(const std::vector<std::string>& fields) {
  std::string text;
  for (const std::string& field : fields) {
    text += std::to_string(field.size());
    text += ':';
    text += field;
    text += ',';
  }
  return text;
}

bool is_withdrawn(const std::string& content) {
  return content == withdrawn || content.starts_with("{\"withdrawn\":");
}

std::string digest_of(const Fact& fact) {
  return base::sha256_hex(netstrings({std::to_string(fact.id), fact.recorded_at, fact.author,
                                      fact.kind, fact.subject, fact.content}));
}

}  // namespace gouvernail::records
