// SPDX-License-Identifier: MPL-2.0
#include "app/busy.h"
#include "app/new_settings.h"
#include "base/failure.h"
#include "cli/context.h"
#include "platform/files.h"
#include "settings/people_file.h"

namespace gouvernail::cli {
namespace {

namespace fs = std::filesystem;
using base::msg;

struct Options {
  std::string folder;
  std::string rules;
  std::string people;
};

settings::PeopleFile people_of(const Options& options, const rules::Rules& rules) {
  if (options.people.empty()) return {};
  base::Diagnostics diagnostics;
  settings::PeopleFile file = settings::read_people(
      {fs::path(options.people).filename().string(), platform::read_file(options.people)},
      rules.convention, diagnostics);
  if (base::has_errors(diagnostics)) {
    throw base::bad_files(msg("{} cannot be read", options.people), diagnostics);
  }
  return file;
}

// A shipped folder is named; any other is given by its full path, so that the workspace may move.
std::string rules_setting(const Options& options, const fs::path& folder) {
  const fs::path given(options.rules);
  return fs::exists(given) ? fs::absolute(folder).lexically_normal().string() : options.rules;
}

// What init makes, in order; unless `keep` is called, all of it is taken away again and nothing
// else: init leaves a workspace or the folder as it found it.
class Made {
 public:
  Made() = default;
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;
  ~Made() {
    std::error_code ignored;
    for (auto path = paths_.rbegin(); path != paths_.rend(); ++path) fs::remove(*path, ignored);
  }

  // To be called before the path is made.
  fs::path note(const fs::path& path) {
    if (!fs::exists(path)) paths_.push_back(path);
    return path;
  }
  void folder(const fs::path& path) {
    if (path.has_parent_path() && !fs::exists(path.parent_path())) folder(path.parent_path());
    platform::make_folder(note(path));
  }
  void keep() { paths_.clear(); }

 private:
  std::vector<fs::path> paths_;
};

void fill(const fs::path& target, const Options& options, const settings::PeopleFile& people,
          const fs::path& rules, const Context& context) {
  records::Changes changes;
  for (const governance::Seat& seat : people.seats) changes.push_back(records::PutSeat{seat});
  const std::string roster = options.people.empty() ? "" : platform::read_file(options.people);
  Made made;
  made.folder(target);
  app::create_record(made.note(target / app::database_name));
  platform::write_file(made.note(target / settings::settings_name),
                       app::new_settings(rules_setting(options, rules), *context.language));
  if (!options.people.empty())
    platform::write_file(made.note(target / settings::people_name), roster);
  made.folder(target / app::busy_name);
  if (!changes.empty()) {
    app::Opened opened = app::open({target, "", "", ""});
    app::record(opened, changes);
  }
  made.keep();
}

void run(const Options& options, Context& context) {
  const fs::path target = options.folder.empty() ? context.folder : fs::path(options.folder);
  for (const char* name : {settings::settings_name, app::database_name}) {
    if (!fs::exists(target / name)) continue;
    throw base::bad_input(msg("{} is a workspace already", target.string()),
                          msg("choose another folder, or use this one as it is"));
  }
  std::error_code ignored;
  if (!options.people.empty() && fs::exists(target / settings::people_name) &&
      !fs::equivalent(options.people, target / settings::people_name, ignored)) {
    throw base::bad_input(msg("{} exists already", (target / settings::people_name).string()),
                          msg("give that file itself with --people, or move it away"));
  }
  const fs::path rules = app::rule_folder(options.rules, ".");
  base::Diagnostics diagnostics;
  const auto built = app::open_sound_book(rules).build({}, diagnostics);
  const settings::PeopleFile people = people_of(options, *built);
  fill(target, options, people, rules, context);
  print(context.text(
            msg("Workspace made in {0}, for “{1}”.", target.string(), built->convention.name)) +
        "\n");
}

}  // namespace

void add_init(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("init", context.text(msg("make a workspace from a folder of rules")));
  command->add_option("folder", options->folder, context.text(msg("folder of the workspace")));
  command->add_option("--rules", options->rules, context.text(msg("folder of rules, or its name")))
      ->required();
  command->add_option("--people", options->people,
                      context.text(msg("persons and seats to begin with (people.toml)")));
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace gouvernail::cli
