// SPDX-License-Identifier: MPL-2.0
// Reads a workbook from its standard input and tells its rows (sheets/wire.h), within limits of
// memory and time of its own: whatever the file is, it costs no more than they allow.
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <new>
#include <string>

#include "sheets/reading.h"
#include "sheets/wire.h"

namespace {

namespace sheets = gouvernail::sheets;
namespace wire = gouvernail::sheets::wire;

constexpr rlim_t most_memory = rlim_t{256} << 20U;  // bytes of address space
constexpr rlim_t most_seconds = 30;                 // of the processor

void limit(int what, rlim_t most) {
  const rlimit both{most, most};
  setrlimit(static_cast<__rlimit_resource>(what), &both);
}

class Teller : public sheets::Sink {
 public:
  void days_from_1904() override { say({wire::book_1904}); }
  void begin_sheet(std::string_view name, bool hidden) override {
    say({wire::sheet, name, hidden ? "hidden" : ""});
  }
  void row(int number, bool hidden, const std::vector<std::string>& cells) override {
    field(wire::row);
    field(std::to_string(number));
    field(hidden ? "hidden" : "");
    for (const std::string& cell : cells) field(cell);
    end();
  }
  void merged(const sheets::Merged& m) override {
    say({wire::merged, std::to_string(m.first_row), std::to_string(m.first_column),
         std::to_string(m.last_row), std::to_string(m.last_column)});
  }
  void say(const std::vector<std::string_view>& fields) {
    for (const std::string_view one : fields) field(one);
    end();
  }
  // Instead of what was not sent yet: a record that was begun says nothing, and a fault costs
  // nothing.
  void fail(std::string_view word) {
    text_.clear();
    for (const std::string_view one : {wire::fault, word}) {
      text_ += one;
      text_ += wire::end_of_field;
    }
    text_.back() = wire::end_of_record;
  }
  void flush() {
    std::size_t written = 0;
    while (written < text_.size()) {
      const ssize_t size = ::write(STDOUT_FILENO, text_.data() + written, text_.size() - written);
      if (size <= 0) _exit(1);
      written += static_cast<std::size_t>(size);
    }
    text_.clear();
  }

 private:
  // Control characters stay out, but for those of lines: some of them end what is told.
  void field(std::string_view text) {
    told_ += wire::cost_of(text);
    if (told_ > wire::most_kept) throw sheets::Unreadable(sheets::Fault::too_large, "");
    for (const char c : text) {
      if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t') text_ += c;
    }
    text_ += wire::end_of_field;
  }
  void end() {
    text_.back() = wire::end_of_record;
    if (text_.size() > 65536) flush();
  }

  std::string text_;
  std::size_t told_ = 0;
};

std::string all_of_input() {
  std::string bytes;
  std::array<char, 65536> piece;
  for (;;) {
    const ssize_t size = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (size <= 0) return bytes;
    bytes.append(piece.data(), static_cast<std::size_t>(size));
  }
}

std::string_view word_of(sheets::Fault fault) {
  switch (fault) {
    case sheets::Fault::not_a_workbook:
      return wire::not_a_workbook;
    case sheets::Fault::too_old:
      return wire::too_old;
    case sheets::Fault::locked:
      return wire::locked;
    case sheets::Fault::binary:
      return wire::binary;
    case sheets::Fault::damaged:
      return wire::damaged;
    case sheets::Fault::too_large:
      return wire::too_large;
    case sheets::Fault::too_wide:
      return wire::too_wide;
  }
  return wire::damaged;
}

}  // namespace

int main() {
  // Sanitizers map terabytes, of which they use little, and are built to write what they covered.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  limit(RLIMIT_AS, most_memory);
  limit(RLIMIT_FSIZE, 0);
#endif
  limit(RLIMIT_CPU, most_seconds);
  limit(RLIMIT_CORE, 0);
  Teller teller;
  try {
    sheets::read_workbook(all_of_input(), teller);
    teller.say({wire::end});
  } catch (const sheets::Unreadable& unreadable) {
    teller.fail(word_of(unreadable.fault()));
  } catch (const std::bad_alloc&) {
    static constexpr std::string_view full =
        "\x1E"
        "fault\x1F"
        "too-large\x1E";
    return ::write(STDOUT_FILENO, full.data(), full.size()) > 0 ? 0 : 1;
  }
  teller.flush();
  return 0;
}
