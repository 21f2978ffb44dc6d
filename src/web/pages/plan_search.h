// SPDX-License-Identifier: MPL-2.0
// What is asked of a calendar, and the search for it: the forms, and the page while it is looked
// for.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "http/form.h"
#include "http/message.h"
#include "web/form_page.h"
#include "web/proposals.h"
#include "web/visit.h"

namespace gouvernail::web {

inline constexpr const char* plan_address = "/calendrier/plan";
inline constexpr const char* repair_address = "/calendrier/reparer";

// Of an address or a form: what is asked of a search.
std::vector<std::pair<std::string, std::string>> asked_fields(const http::Form& asked);
// The address of a search says what was asked: it can be begun again where the server has forgotten
// it. `below`: a page of it ("/pourquoi"), with what that asks.
std::string search_address(const std::string& name, const http::Form& asked,
                           const std::string& below = "",
                           std::vector<std::pair<std::string, std::string>> fields = {});
// The form that the visit comes from, or that its address tells of.
http::Response ask_again(Visit& visit, const Problem* problem);

// Where what is kept is shown: the calendar of the workspace, or of all those of the portfolio.
std::string calendar_address(const Visit& visit);
// Of one workspace; of a portfolio each has its own, and what was looked for is refused where one
// of them changed.
std::int64_t found_revision(const FoundCalendar& found);

http::Response show_searching(const Visit& visit, const Proposals::Standing& standing);

}  // namespace gouvernail::web
