// SPDX-License-Identifier: MPL-2.0
// Pages that stand under another address than their own: those of one workspace of several.
#pragma once

#include <string>

#include "http/message.h"

namespace gouvernail::web {

// The pages of all of them together, which no mount moves.
inline constexpr const char* portfolio_address = "/portefeuille";
inline constexpr const char* undo_together_pattern = "/portefeuille/annuler/*";
inline std::string undo_together_address(const std::string& note) {
  return std::string(portfolio_address) + "/annuler/" + note;
}
inline constexpr const char* portfolio_calendar_address = "/portefeuille/calendrier";

// What the page leads to, sends and shows, and where it sends the browser on, stands under `mount`
// ("/c/nord"). Our pages name addresses of ours by a slash; what people typed is escaped, and never
// looks so.
void put_under(const std::string& mount, http::Response& response);

}  // namespace gouvernail::web
