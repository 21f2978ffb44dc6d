// SPDX-License-Identifier: MPL-2.0
#include "app/sending/recipients.h"

#include <algorithm>

#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "rules/rules.h"

namespace gouvernail::app {
namespace {

using base::msg;

std::vector<std::string> recipients(const Opened& opened) {
  std::vector<std::string> known;
  for (const auto& party : opened.rules->convention->parties) known.push_back(party.id);
  for (const auto& body : opened.rules->convention->bodies) known.push_back(body.id);
  for (const auto& person : opened.people->persons) known.push_back(person.key);
  for (const auto& seat : opened.history->seats) known.push_back(seat.person);
  return known;
}

}  // namespace

std::optional<std::string> find_recipient(const Opened& opened, const std::string& name) {
  const std::vector<std::string> known = recipients(opened);
  if (std::find(known.begin(), known.end(), name) != known.end()) return name;
  if (const auto* person = opened.people->find_address(name)) return person->key;
  return std::nullopt;
}

std::string need_recipient(const Opened& opened, const std::string& name) {
  if (name.empty()) return name;
  if (auto found = find_recipient(opened, name)) return *std::move(found);
  throw base::bad_input(msg("there is no party, body or person “{}”", name),
                        base::suggestion(name, recipients(opened)));
}

bool is_recipient_in(const std::filesystem::path& workspace, const std::string& name) {
  return find_recipient(open({workspace, "", "", ""}), name).has_value();
}

bool concerns(const governance::Meeting& meeting, const std::vector<Guest>& guests,
              const std::string& only) {
  if (only.empty() || only == meeting.body) return true;
  return std::any_of(guests.begin(), guests.end(), [&](const Guest& guest) {
    return guest.party == only || guest.person == only;
  });
}

}  // namespace gouvernail::app
