// SPDX-License-Identifier: MPL-2.0
// What servers say of mails that did not arrive, as reports (RFC 3464) and in words. Private to the
// module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail/incoming.h"

namespace gouvernail::mail {

inline constexpr std::size_t most_bounces = 50;  // of one mail

struct DeliveryReport {
  std::vector<Bounce> failed;
  std::vector<Bounce> delayed;
};

// Of a message/delivery-status: one group of fields for each recipient, behind those of the mail.
DeliveryReport read_delivery_status(std::string report);

// Of what a server wrote in words (qmail, Exim): each address that it names, and the Message-ID of
// the mail if a copy of it follows. Whether that mail came back for good, a person has to read.
std::vector<Bounce> read_notice(std::string_view text);
// Whether that address is one of those from which servers write so.
bool is_of_a_server(std::string_view address);

// The Message-ID of a mail, of which these are the headers; empty where there is none.
std::string message_id_in(std::string headers);

std::string without_brackets(std::string_view id);

}  // namespace gouvernail::mail
