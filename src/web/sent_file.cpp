// SPDX-License-Identifier: MPL-2.0
#include "web/sent_file.h"

#include "base/failure.h"
#include "platform/files.h"
#include "web/form_page.h"

namespace gouvernail::web {

using base::msg;

SentFile::SentFile(const http::Upload& upload, const std::string& name)
    : path_(folder_.path() / (upload.name.empty() ? name : upload.name)) {
  platform::write_file(path_, upload.bytes);
}

void SentFile::name_alone(std::vector<std::string>& lines) const {
  const std::string folder = folder_.path().string() + "/";
  for (std::string& line : lines) {
    for (std::size_t at = line.find(folder); at != std::string::npos; at = line.find(folder)) {
      line.erase(at, folder.size());
    }
  }
}

const http::Upload& need_upload(const http::Form& form, const std::string& field) {
  const http::Upload* upload = form.upload(field);
  if (upload == nullptr || upload->bytes.empty()) {
    throw FieldFailure(field, base::bad_input(msg("no file was chosen, or it is empty"),
                                              msg("choose a file first")));
  }
  return *upload;
}

}  // namespace gouvernail::web
