// SPDX-License-Identifier: MPL-2.0
#include "platform/odt.h"

#include <zip.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "base/failure.h"

namespace gouvernail::platform {
namespace {

using base::msg;

// The text itself, and what stands at the head and the foot of its pages.
constexpr std::array parts_with_text = {"content.xml", "styles.xml"};
constexpr const char* kind_name = "mimetype";
constexpr std::string_view kind = "application/vnd.oasis.opendocument.text";
constexpr zip_uint64_t largest = 20'000'000;      // of a content.xml: a model, not a book
constexpr zip_uint16_t first_day = (1 << 5) | 1;  // 1 January 1980, the first of its clock

// An archive in memory. libzip frees a source with the archive that took it.
class Archive {
 public:
  explicit Archive(const std::string& bytes, int flags) {
    zip_error_t error;
    zip_error_init(&error);
    source_ =
        zip_source_buffer_create(bytes.empty() ? nullptr : bytes.data(), bytes.size(), 0, &error);
    if (source_ == nullptr) throw std::runtime_error("libzip: no source");
    archive_ = zip_open_from_source(source_, flags, &error);
    zip_error_fini(&error);
    if (archive_ != nullptr) zip_source_keep(source_);  // read once the archive is closed
  }
  ~Archive() {
    if (archive_ != nullptr) zip_discard(archive_);
    zip_source_free(source_);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  zip_t* get() const { return archive_; }  // null: it is no archive

  void put(const std::string& name, std::string_view text, bool compressed) {
    zip_source_t* source = zip_source_buffer(archive_, text.data(), text.size(), 0);
    const zip_int64_t at =
        source ? zip_file_add(archive_, name.c_str(), source, ZIP_FL_OVERWRITE) : -1;
    if (at < 0) zip_source_free(source);
    const auto index = static_cast<zip_uint64_t>(at);
    const auto method = compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    const bool done = at >= 0 && zip_set_file_compression(archive_, index, method, 0) == 0 &&
                      zip_file_set_dostime(archive_, index, 0, first_day, 0) == 0;
    if (!done) throw std::runtime_error("libzip: " + std::string(zip_strerror(archive_)));
  }

  std::string close() {
    if (zip_close(archive_) != 0) throw std::runtime_error("libzip: it cannot be written");
    archive_ = nullptr;
    zip_stat_t size;
    if (zip_source_stat(source_, &size) != 0 || zip_source_open(source_) != 0) {
      throw std::runtime_error("libzip: it cannot be read back");
    }
    std::string bytes(size.size, '\0');
    const zip_int64_t read = zip_source_read(source_, bytes.data(), bytes.size());
    zip_source_close(source_);
    if (read != static_cast<zip_int64_t>(bytes.size())) {
      throw std::runtime_error("libzip: it cannot be read back");
    }
    return bytes;
  }

 private:
  zip_source_t* source_ = nullptr;
  zip_t* archive_ = nullptr;
};

std::string read_part(zip_t* archive, const char* name) {
  zip_stat_t size;
  zip_stat_init(&size);
  const bool told = zip_stat(archive, name, 0, &size) == 0 && (size.valid & ZIP_STAT_SIZE) != 0;
  if (!told || size.size > largest)
    throw base::bad_input(msg("the model is no text document (.odt)"));
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(archive, name, 0),
                                                               zip_fclose);
  std::string text(size.size, '\0');
  const zip_int64_t read = file ? zip_fread(file.get(), text.data(), text.size()) : -1;
  if (read != static_cast<zip_int64_t>(text.size())) {
    throw base::bad_input(msg("the model is no text document (.odt)"));
  }
  return text;
}

}  // namespace

std::string make_odt(const OdtParts& parts) {
  Archive archive("", ZIP_CREATE | ZIP_TRUNCATE);
  archive.put(kind_name, kind, false);
  for (const auto& [name, text] : parts) archive.put(name, text, true);
  return archive.close();
}

std::string with_texts(const std::string& odt,
                       const std::function<std::string(std::string)>& change) {
  Archive archive(odt, 0);
  if (archive.get() == nullptr || read_part(archive.get(), kind_name) != kind) {
    throw base::bad_input(msg("the model is no text document (.odt)"));
  }
  // What the archive takes has to last until it is closed.
  std::vector<std::string> texts;
  texts.reserve(parts_with_text.size());
  for (const char* name : parts_with_text) {
    texts.push_back(change(read_part(archive.get(), name)));
    archive.put(name, texts.back(), true);
  }
  return archive.close();
}

}  // namespace gouvernail::platform
