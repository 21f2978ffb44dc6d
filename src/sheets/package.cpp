// SPDX-License-Identifier: MPL-2.0
#include "sheets/package.h"

#include <array>
#include <limits>

#include "sheets/reading.h"

namespace gouvernail::sheets {
namespace {

// Of all parts: a hundred thousand rows of twenty columns take a tenth of it.
constexpr std::size_t most_unpacked = std::size_t{1} << 30U;

class File {
 public:
  File(zip_t* archive, const std::string& part)
      : file_(zip_fopen(archive, part.c_str(), 0)), part_(part) {
    if (file_ != nullptr) return;
    const int error = zip_error_code_zip(zip_get_error(archive));
    const bool locked = error == ZIP_ER_NOPASSWD || error == ZIP_ER_ENCRNOTSUPP;
    throw Unreadable(locked ? Fault::locked : Fault::damaged, part);
  }
  ~File() { zip_fclose(file_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::size_t read(char* to, std::size_t most) {
    const zip_int64_t got = zip_fread(file_, to, most);
    if (got < 0) throw Unreadable(Fault::damaged, part_);
    return static_cast<std::size_t>(got);
  }

 private:
  zip_file_t* file_;
  const std::string& part_;
};

// expat is C: what a handler throws waits until it has returned.
class Parser {
 public:
  explicit Parser(Handler& handler)
      : handler_(handler), parser_(XML_ParserCreateNS(nullptr, '\n')) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &Parser::on_open, &Parser::on_close);
    XML_SetCharacterDataHandler(parser_.get(), &Parser::on_text);
    // No workbook has a document type; what has one wants entities.
    XML_SetStartDoctypeDeclHandler(parser_.get(), &Parser::on_doctype);
  }

  void feed(const char* text, std::size_t size, bool last, const std::string& part) {
    const auto status = XML_Parse(parser_.get(), text, static_cast<int>(size), last ? 1 : 0);
    if (thrown_) std::rethrow_exception(thrown_);
    if (status == XML_STATUS_OK) return;
    if (XML_GetErrorCode(parser_.get()) == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
    throw Unreadable(Fault::damaged, part);
  }

 private:
  struct Freed {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  static std::string_view local(const char* name) {
    const std::string_view whole(name);
    return whole.substr(whole.rfind('\n') + 1);
  }

  template <class Call>
  static void guard(void* self, const Call& call) {
    auto& parser = *static_cast<Parser*>(self);
    if (parser.thrown_) return;
    try {
      call(parser.handler_);
    } catch (...) {
      parser.thrown_ = std::current_exception();
      XML_StopParser(parser.parser_.get(), XML_FALSE);
    }
  }
  static void on_open(void* self, const XML_Char* name, const XML_Char** given) {
    guard(self, [&](Handler& handler) {
      Attributes attributes;
      for (; *given != nullptr; given += 2) attributes[local(given[0])] = given[1];
      handler.open(local(name), attributes);
    });
  }
  static void on_close(void* self, const XML_Char* name) {
    guard(self, [&](Handler& handler) { handler.close(local(name)); });
  }
  static void on_text(void* self, const XML_Char* text, int size) {
    guard(self, [&](Handler& handler) { handler.text({text, static_cast<std::size_t>(size)}); });
  }
  static void on_doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    guard(self, [](Handler&) { throw Unreadable(Fault::damaged, "DOCTYPE"); });
  }

  Handler& handler_;
  std::unique_ptr<XML_ParserStruct, Freed> parser_;
  std::exception_ptr thrown_;
};

}  // namespace

Package::Package(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) throw std::bad_alloc();
  archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  zip_error_fini(&error);
  if (archive_) return;
  zip_source_free(source);
  throw Unreadable(Fault::not_a_workbook, "no archive");
}

bool Package::has(const std::string& part) const {
  return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0;
}

std::string Package::head(const std::string& part, std::size_t most) {
  std::string bytes(most, '\0');
  bytes.resize(File(archive_.get(), part).read(bytes.data(), most));
  return bytes;
}

void Package::read(const std::string& part, Handler& handler) {
  File file(archive_.get(), part);
  Parser parser(handler);
  std::array<char, 65536> piece;
  for (;;) {
    const std::size_t size = file.read(piece.data(), piece.size());
    unpacked_ += size;
    if (unpacked_ > most_unpacked) throw Unreadable(Fault::too_large, part);
    parser.feed(piece.data(), size, size == 0, part);
    if (size == 0) return;
  }
}

}  // namespace gouvernail::sheets
