// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>

#include "app/export_record.h"
#include "base/failure.h"
#include "base/text.h"
#include "cli/context.h"
#include "governance/convention.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/output_folder.h"
#include "platform/workbook.h"
#include "rules/rules.h"

namespace gouvernail::cli {
namespace export_command {
namespace {

using base::msg;
namespace fs = std::filesystem;

struct Options {
  std::string format;  // empty: as the name of the file has it
  std::string out;
};

// That of a file of some format, or nearly that of one of ours. What else follows a dot is part of
// the name of a folder: "dossier.v1".
bool is_of_file(const std::string& ending) {
  constexpr std::array<std::string_view, 30> formats = {
      ".csv",  ".tsv",  ".txt", ".ods",     ".xls",  ".xlsm",  ".xlsb",   ".xlt",
      ".xltx", ".fods", ".doc", ".odt",     ".docx", ".json",  ".ndjson", ".xml",
      ".html", ".htm",  ".md",  ".pdf",     ".zip",  ".gz",    ".tar",    ".tgz",
      ".7z",   ".db",   ".ics", ".sqlite3", ".toml", ".sqlite"};
  return std::ranges::find(formats, ending) != formats.end() ||
         base::nearest(ending, {".xlsx", ".jsonl"}).has_value();
}

std::string format_of(const Options& options) {
  if (!options.format.empty()) return options.format;
  const std::string ending = base::lower_ascii(fs::path(options.out).extension().string());
  if (ending == ".xlsx") return "xlsx";
  if (ending == ".jsonl") return "jsonl";
  std::error_code error;
  if (fs::is_directory(options.out, error) || !is_of_file(ending)) return "csv";
  throw base::bad_input(msg("“{}” does not say in which format to write", options.out),
                        msg("name a file.xlsx or file.jsonl, a folder for CSV, or give --format"));
}

void run(const Options& options, Context& context) {
  const app::Opened opened = open_workspace(context);
  const std::string format = format_of(options);
  const fs::path out(options.out);
  if (format == "jsonl") {
    platform::write_output(out, app::export_archive(opened, platform::now()));
    return tell(context.text(msg("Written: {}", out.string())));
  }
  const governance::Exchange record = app::export_record(opened);
  if (format == "xlsx") {
    platform::write_xlsx(governance::exchange_book(record),
                         context.text(msg("{}", opened.rules->convention->name)), platform::today(),
                         out);
  } else {
    const platform::OutputFolder folder(out);
    for (const governance::ExchangeTable table : governance::exchange_tables) {
      const base::Sheet sheet = governance::sheet_of(table, record);
      folder.write(sheet.id + ".csv", governance::exchange_csv(sheet));
    }
  }
  tell(context.text(msg("Written: {}", out.string())));
}

void add_to(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "export", context.text(msg("the whole record, to be taken elsewhere or read back")));
  command
      ->add_option("--format", options->format,
                   context.text(msg("xlsx, csv (a folder) or jsonl (an archive with the journal)")))
      ->check(CLI::IsMember({"xlsx", "csv", "jsonl"}));
  command->add_option("--out", options->out, context.text(msg("file, or folder, to write")))
      ->required();
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace
}  // namespace export_command

void add_export(CLI::App& app, Context& context) { export_command::add_to(app, context); }

}  // namespace gouvernail::cli
