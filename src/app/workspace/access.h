// SPDX-License-Identifier: MPL-2.0
// How another machine is reached, with the password that the settings name and do not hold.
#pragma once

#include <filesystem>

#include "net/smtp.h"
#include "settings/settings.h"

namespace gouvernail::app {

// With its password read; a file that is missing, empty or open to others is a Failure.
net::Access access_of(const settings::Login& login, const std::filesystem::path& folder);
// The mail server of the settings; a Failure when there is none.
const settings::MailConnection& mail_of(const settings::Settings& settings);
net::SmtpServer smtp_of(const settings::MailConnection& mail, const std::filesystem::path& folder);

}  // namespace gouvernail::app
