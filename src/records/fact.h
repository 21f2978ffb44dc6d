// SPDX-License-Identifier: MPL-2.0
// A fact as every store keeps it, and its digest: the same facts give the same digests in any of
// them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gouvernail::records {

struct Fact {
  std::int64_t id = 0;
  std::string recorded_at;  // UTC, "20261013T120000Z"
  std::string author;       // "#7", or empty
  std::string kind;         // "meeting", "seat", "waiver", "tick", "person", "party", "evidence"…
  std::string subject;      // unique within its kind
  std::string content;      // JSON; one that is_withdrawn when the subject was taken back
};

inline constexpr const char* withdrawn = "null";
// Also with the reason told: {"withdrawn":"…"}.
bool is_withdrawn(const std::string& content);

// SHA-256 over every field with its length, so that no two facts share it.
std::string digest_of(const Fact& fact);

// `fields` one after the other, each as "<bytes>:<text>,".
std::string netstrings(const std::vector<std::string>& fields);

}  // namespace gouvernail::records
