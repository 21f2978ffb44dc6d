// SPDX-License-Identifier: MPL-2.0
#include "app/write_alert.h"

#include "app/alerts/alert_outbox.h"
#include "base/sha256.h"
#include "platform/output_folder.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;

// The organiser's mail bears the name of the week alone, the others their person's too.
std::string alert_file_name(const Alert& alert, const AlertLetter& letter) {
  const std::string name = "alerte-" + week_name(alert.day);
  if (letter.kind == AlertLetterKind::digest) return name;
  return name + "-" + to_text(letter.kind) + "-" + base::sha256_hex(letter.person).substr(0, 16);
}

void write_mails(const Alert& alert, const std::vector<records::OutgoingMail>& mails,
                 const reports::Language& language, const platform::OutputFolder& folder) {
  for (std::size_t i = 0; i < mails.size(); ++i) {
    const AlertLetter& letter = alert.letters[i];
    const std::string name = alert_file_name(alert, letter);
    folder.write(name + ".eml", mails[i].message);
    if (letter.kind == AlertLetterKind::person) {
      folder.write(name + ".html", reports::digest_letter(letter.digest, language).html);
    }
  }
}

void write_dates(const Alert& alert, const platform::OutputFolder& folder) {
  for (const DateFile& date : alert.dates) folder.write(fs::path("dates") / date.name, date.bytes);
}

}  // namespace

WriteAlertResult write_alert(const WriteAlertRequest& request) {
  const Opened opened = open({request.workspace, "", "", ""});
  const Alert alert =
      make_alert(opened, request.workspace, request.day, request.language, Reach::copies);
  const auto mails = alert_mails(opened, alert, request.language);
  const std::string week = week_name(alert.day);
  const platform::OutputFolder folder(request.to);
  folder.write("alerte-" + week + ".html",
               reports::digest_letter(alert.digest, request.language).html);
  write_mails(alert, mails, request.language, folder);
  write_dates(alert, folder);
  return {week, static_cast<int>(mails.size()), static_cast<int>(alert.dates.size()),
          alert.remarks};
}

}  // namespace gouvernail::app
