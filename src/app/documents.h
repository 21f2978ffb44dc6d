// SPDX-License-Identifier: MPL-2.0
// Documents that prove a meeting or an act: an attendance sheet, minutes. Recorded by name, size
// and SHA-256; a copy is kept in documents/ of the workspace, named after the latter.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"
#include "records/changes.h"

namespace gouvernail::app {

inline constexpr const char* documents_name = "documents";

struct AttachDocument {
  std::string meeting;  // as need_meeting takes it
  std::filesystem::path file;
};

struct AttachedDocument {
  records::Evidence evidence;  // what is kept of it
  std::vector<base::Message> remarks = {};
};

// Another document under the name of one that is attached is a Failure. Of a session that was
// called off, that nothing proves that it took place is told.
AttachedDocument attach_document(Opened& opened, const AttachDocument& request);

// Those attached to a meeting, in the order in which they came; and their names alone.
std::vector<records::Evidence> attached_to(const Opened& opened, const std::string& meeting);
std::vector<std::string> documents_of(const Opened& opened, const std::string& meeting);

// The bytes of a document, from its copy. One that is not attached, that was attached before copies
// were kept, and a copy that is not what was attached any more, are Failures.
std::string read_document(const Opened& opened, const std::string& meeting,
                          const std::string& name);

// The bytes of what was attached under that name with that digest, also where it was taken off
// since; what read_document refuses of a copy is refused.
std::string copied_document(const std::filesystem::path& workspace, const std::string& name,
                            const std::string& sha256);

struct DetachDocument {
  std::string meeting;
  std::string name;  // without folder
};

// The copy stays: that it was attached can be taken back.
void detach_document(Opened& opened, const DetachDocument& request);

}  // namespace gouvernail::app
