// SPDX-License-Identifier: MPL-2.0
#include "app/documents.h"

#include <cstdint>
#include <system_error>
#include <utility>

#include "app/workspace/meeting_names.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "base/sha256.h"
#include "governance/meeting.h"
#include "platform/files.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;

// A scan of many pages is larger than what people write by hand.
constexpr std::size_t largest_document = std::size_t{512} * 1024 * 1024;  // bytes

std::filesystem::path copy_of(const Opened& opened, const records::Evidence& evidence) {
  return opened.folder / documents_name / evidence.sha256;
}

// Nothing stays of what was not recorded.
class NewCopy {
 public:
  NewCopy(std::filesystem::path path, const std::string& bytes) : path_(std::move(path)) {
    std::error_code unknown;
    if (std::filesystem::exists(path_, unknown)) return;  // of another meeting, or attached before
    platform::make_folder(path_.parent_path());
    platform::write_file(path_, bytes);
    is_new_ = true;
  }
  ~NewCopy() {
    std::error_code ignored;
    if (is_new_) std::filesystem::remove(path_, ignored);
  }
  NewCopy(const NewCopy&) = delete;
  NewCopy& operator=(const NewCopy&) = delete;

  void keep() { is_new_ = false; }

 private:
  std::filesystem::path path_;
  bool is_new_ = false;
};

}  // namespace

AttachedDocument attach_document(Opened& opened, const AttachDocument& request) {
  const governance::Meeting meeting = need_meeting(opened, request.meeting);
  const std::string bytes = platform::read_file(request.file, largest_document);
  records::Evidence evidence;
  evidence.name = request.file.filename().string();
  evidence.size = static_cast<std::int64_t>(bytes.size());
  evidence.sha256 = base::sha256_hex(bytes);
  const auto attached = opened.database->evidence();
  const auto own = attached.find(meeting.uid);
  for (const records::Evidence& known :
       own == attached.end() ? std::vector<records::Evidence>{} : own->second) {
    if (known.name != evidence.name || known.sha256 == evidence.sha256) continue;
    throw base::bad_input(msg("another document is attached as “{}” already", evidence.name),
                          msg("give this one another name, or first: {0}",
                              base::Action(base::Verb::detach_document)
                                  .of(request.meeting)
                                  .of(base::DocumentName{evidence.name})));
  }
  NewCopy copy(copy_of(opened, evidence), bytes);
  record(opened, {records::AttachEvidence{meeting.uid, evidence}});
  copy.keep();
  AttachedDocument kept{std::move(evidence)};
  // Of one to come, it is what those invited are to read.
  if (meeting.status != governance::MeetingStatus::cancelled) return kept;
  kept.remarks.push_back(
      msg("The session of {0} is recorded as cancelled: nothing "
          "proves that it took place. If "
          "the document is none of it: {1}",
          calendar::arg(meeting.day),
          base::Action(base::Verb::detach_document)
              .of(request.meeting)
              .of(base::DocumentName{kept.evidence.name})));
  return kept;
}

std::vector<records::Evidence> attached_to(const Opened& opened, const std::string& meeting) {
  const auto attached = opened.database->evidence();
  const auto own = attached.find(need_meeting(opened, meeting).uid);
  return own == attached.end() ? std::vector<records::Evidence>{} : own->second;
}

std::vector<std::string> documents_of(const Opened& opened, const std::string& meeting) {
  std::vector<std::string> names;
  for (const records::Evidence& one : attached_to(opened, meeting)) names.push_back(one.name);
  return names;
}

std::string copied_document(const std::filesystem::path& workspace, const std::string& name,
                            const std::string& sha256) {
  const std::filesystem::path path = workspace / documents_name / sha256;
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown)) {
    throw base::bad_input(msg("no copy of “{}” is kept: it was attached by its digest alone", name),
                          msg("look for the file itself, and attach it again to have a copy kept"));
  }
  std::string bytes = platform::read_file(path, largest_document);
  if (base::sha256_hex(bytes) == sha256) return bytes;
  throw base::bad_input(
      msg("the copy of “{}” is not what was attached any more: it was changed since", name),
      msg("put the file itself in its place: {}", path.string()));
}

std::string read_document(const Opened& opened, const std::string& meeting,
                          const std::string& name) {
  for (const records::Evidence& one : attached_to(opened, meeting)) {
    if (one.name == name) return copied_document(opened.folder, name, one.sha256);
  }
  throw base::bad_input(msg("no document “{}” is attached to this meeting", name));
}

void detach_document(Opened& opened, const DetachDocument& request) {
  const governance::Meeting meeting = need_meeting(opened, request.meeting);
  record(opened, {records::DetachEvidence{meeting.uid, request.name}});
}

}  // namespace gouvernail::app
