// SPDX-License-Identifier: MPL-2.0
#include "platform/pdf.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "base/failure.h"
#include "platform/process.h"
#include "support/temporary_folder.h"

namespace gouvernail::platform::pdf_test {
namespace {

using namespace gouvernail::test;
using testing::HasSubstr;

const std::string page =
    "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Été</title></head>"
    "<body><p>Comité à Montreuil : l’œuvre d’un cœur « naïf », 20 €</p></body></html>";

std::string text_of(const std::filesystem::path& pdf) {
  Command command;
  command.arguments = {"pdftotext", pdf.string(), "-"};
  return run_program(command).output;
}

base::Failure failure_of(const std::filesystem::path& out) {
  try {
    write_pdf(page, out);
  } catch (const base::Failure& failure) {
    return failure;
  }
  return base::Failure(base::Failure::Kind::fault, base::msg("no failure"));
}

// Counts who comes to it, and hangs up.
class Server {
 public:
  Server() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    ::bind(socket_, reinterpret_cast<sockaddr*>(&place), size);
    ::listen(socket_, 8);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&place), &size);
    port_ = ntohs(place.sin_port);
    thread_ = std::thread([this] {
      for (;;) {
        const int visitor = ::accept(socket_, nullptr, nullptr);
        if (visitor < 0) return;
        ++visitors_;
        ::close(visitor);
      }
    });
  }
  ~Server() {
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/x.png"; }
  int visitors() const { return visitors_; }

 private:
  int socket_;
  int port_ = 0;
  std::atomic<int> visitors_{0};
  std::thread thread_;
};

TEST(Pdf, ThePageWithItsAccents) {
  const TemporaryFolder folder;
  const auto out = folder.path() / "page.pdf";
  write_pdf(page, out);
  EXPECT_TRUE(folder.bytes("page.pdf").starts_with("%PDF-"));
  EXPECT_THAT(text_of(out), HasSubstr("Comité à Montreuil : l’œuvre d’un cœur « naïf », 20 €"));
  const std::string first = folder.bytes("page.pdf");
  EXPECT_THAT(first, testing::Not(HasSubstr("Date")));
  write_pdf(page, out);
  EXPECT_TRUE(folder.bytes("page.pdf") == first);
  const auto files = std::filesystem::directory_iterator(folder.path());
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

// Fonts carry a date too, in seconds, which nothing shows: it is that of the epoch.
TEST(Pdf, TheDatesInsideOfFontsAreFixed) {
  const TemporaryFolder folder;
  folder.write("weasyprint", "#!/bin/sh\necho %PDF-at $SOURCE_DATE_EPOCH\n", 0755);
  const OnlyPath path(folder.path());
  write_pdf(page, folder.path() / "page.pdf");
  EXPECT_EQ(folder.bytes("page.pdf"), "%PDF-at 0\n");
}

TEST(Pdf, NothingIsFetched) {
  const TemporaryFolder folder;
  const Server server;
  const std::string asking = "<p>Réunion</p><img src=\"" + server.url() + "\">";
  Command free;  // left to itself, it would
  free.arguments = {"weasyprint", "--quiet", "-", "-"};
  free.input = asking;
  free.environment = {{"http_proxy", ""}, {"no_proxy", "*"}};
  EXPECT_TRUE(run_program(free).ok());
  const int before = server.visitors();
  EXPECT_GE(before, 1);
  write_pdf(asking, folder.path() / "page.pdf");
  EXPECT_EQ(server.visitors(), before);
  EXPECT_THAT(text_of(folder.path() / "page.pdf"), HasSubstr("Réunion"));
}

TEST(Pdf, WithoutWeasyPrint) {
  const TemporaryFolder folder;
  folder.write("page.pdf", "former");
  const OnlyPath path(folder.path());
  const base::Failure failure = failure_of(folder.path() / "page.pdf");
  EXPECT_EQ(failure.kind(), base::Failure::Kind::fault);
  EXPECT_EQ(failure.cause().format, "PDF needs WeasyPrint, which is not installed");
  EXPECT_THAT(failure.remedy().format, HasSubstr("apt install weasyprint"));
  EXPECT_EQ(folder.bytes("page.pdf"), "former");
}

TEST(Pdf, WeasyPrintThatFailsIsQuoted) {
  const TemporaryFolder folder;
  folder.write("page.pdf", "former");
  const auto fails = [&](const std::string& script) {
    folder.write("weasyprint", "#!/bin/sh\n" + script, 0755);
    const OnlyPath path(folder.path());
    return failure_of(folder.path() / "page.pdf").cause();
  };
  EXPECT_EQ(fails("echo 'ERROR: no font' >&2; echo more >&2; exit 1"),
            base::msg("WeasyPrint made no PDF: “{}”", std::string("ERROR: no font")));
  const base::Message silent = base::msg("WeasyPrint made no PDF, and did not say why");
  EXPECT_EQ(fails("exit 1"), silent);
  EXPECT_EQ(fails("echo no document"), silent);
  EXPECT_EQ(fails("echo %PDF-1.7; kill -KILL $$"), silent);
  EXPECT_EQ(folder.bytes("page.pdf"), "former");
}

TEST(Pdf, AFolderThatIsMissing) {
  const TemporaryFolder folder;
  EXPECT_EQ(failure_of(folder.path() / "none" / "page.pdf").kind(), base::Failure::Kind::bad_input);
}

}  // namespace
}  // namespace gouvernail::platform::pdf_test
