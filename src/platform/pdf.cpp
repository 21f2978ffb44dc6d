// SPDX-License-Identifier: MPL-2.0
#include "platform/pdf.h"

#include "base/failure.h"
#include "platform/files.h"
#include "platform/process.h"

namespace gouvernail::platform {
namespace {

using base::msg;

// WeasyPrint has no option against fetching, but fetches through the proxies of the environment.
// No program can listen on port 0, so that every request is refused at once, on this machine.
constexpr const char* nowhere = "http://127.0.0.1:0";

base::Failure pdf_failure(const std::string& said) {
  return base::io_failure(said.empty() ? msg("WeasyPrint made no PDF, and did not say why")
                                       : msg("WeasyPrint made no PDF: “{}”", said),
                          msg("check “weasyprint --info”, or print the HTML page from a browser"));
}

}  // namespace

bool write_pdf(const std::string& html, const std::filesystem::path& out,
               const std::function<bool()>& goes_on) {
  Command command;
  command.arguments = {"weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1", "--encoding", "utf-8",
                       "-",          "-"};
  command.input = html;
  for (const char* scheme : {"http", "https", "ftp", "all"}) {
    command.environment.emplace_back(std::string(scheme) + "_proxy", nowhere);
  }
  for (const char* name : {"no_proxy", "NO_PROXY"}) command.environment.emplace_back(name, "");
  // The dates inside of fonts: the same page makes the same bytes.
  command.environment.emplace_back("SOURCE_DATE_EPOCH", "0");
  command.limit = std::chrono::minutes(5);
  command.goes_on = goes_on;
  const Finished finished = run_program(command);
  switch (finished.ending) {
    case Ending::absent:
      throw base::io_failure(
          msg("PDF needs WeasyPrint, which is not installed"),
          msg("“apt install weasyprint”, or print the HTML page from a browser"));
    case Ending::too_long:
      throw base::io_failure(msg("WeasyPrint had not finished after five minutes"),
                             msg("print the HTML page from a browser"));
    case Ending::stopped:
      return false;
    case Ending::killed:
    case Ending::exited:
      break;
  }
  if (!finished.ok() || !finished.output.starts_with("%PDF-")) {
    throw pdf_failure(complaint(finished));
  }
  write_output(out, finished.output);
  return true;
}

}  // namespace gouvernail::platform
