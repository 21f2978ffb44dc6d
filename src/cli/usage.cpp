// SPDX-License-Identifier: MPL-2.0
#include "cli/usage.h"

#include <algorithm>

#include "base/text.h"

namespace gouvernail::cli {
namespace {

using base::msg;

class Formatter : public CLI::Formatter {
 public:
  explicit Formatter(const Context& context) : usage_(context.text(msg("Usage:"))) {}

  std::string make_usage(const CLI::App* app, std::string name) const override {
    const std::string made = CLI::Formatter::make_usage(app, std::move(name));
    const std::string label = get_label("Usage") + ":";
    return made.starts_with(label) ? usage_ + made.substr(label.size()) : made;
  }

  // "TEXT" alone: which words an option takes stands in its description.
  std::string make_option_opts(const CLI::Option* option) const override {
    std::string result = CLI::Formatter::make_option_opts(option);
    const std::size_t list = result.find(":{");
    if (list == std::string::npos) return result;
    result.erase(list, result.find('}', list) + 1 - list);
    const std::size_t type = result.find("TEXT");
    return type == std::string::npos ? result : result.replace(type, 4, get_label("TEXT"));
  }

 private:
  std::string usage_;
};

// The command that the arguments reach: "meeting hold" of "gouvernail meeting hold --zut".
const CLI::App* reached(const CLI::App* app) {
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  return app;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

// Options of the command and of those above it.
std::vector<std::string> option_names(const CLI::App* app) {
  std::vector<std::string> names;
  for (; app; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
      for (const std::string& name : option->get_snames()) names.push_back("-" + name);
    }
  }
  return names;
}

std::string path_of(const CLI::App* app) {
  std::string path = app->get_name();
  for (app = app->get_parent(); app; app = app->get_parent()) path.insert(0, app->get_name() + " ");
  return path;
}

base::Message see_help(const CLI::App* command) { return msg("see “{} --help”", path_of(command)); }

bool is_extras(const CLI::ParseError& error) {
  return dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
}

// The first argument that nothing takes, in the order typed; CLI11 lists them, the last first,
// after a colon, or keeps them when it complains of something else.
std::string first_unknown(const CLI::App& app, const CLI::ParseError& error,
                          const std::vector<std::string>& arguments) {
  std::vector<std::string> extras = app.remaining(true);
  const std::string said = error.what();
  const std::size_t colon = said.find(": ");
  if (is_extras(error) && colon != std::string::npos) {
    extras = CLI::detail::split(said.substr(colon + 2), ' ');
  }
  for (const std::string& argument : arguments) {
    if (std::find(extras.begin(), extras.end(), argument) != extras.end()) return argument;
  }
  return extras.empty() ? "" : extras.front();
}

UsageFault unknown_fault(const std::string& unknown, const CLI::App* command) {
  const std::string name = unknown.substr(0, unknown.find('='));
  const bool option = name.starts_with("-");
  const auto known = option ? option_names(command) : command_names(*command);
  const auto near = base::nearest(name, known);
  return {option          ? msg("there is no option “{}” here", name)
          : known.empty() ? msg("“{}” is one word too many", name)
                          : msg("there is no command “{}”", name),
          near ? msg("did you mean “{}”?", *near) : see_help(command)};
}

std::string before_colon(const std::string& text) { return text.substr(0, text.find(':')); }

}  // namespace

void speak(CLI::App& app, const Context& context) {
  auto formatter = std::make_shared<Formatter>(context);
  formatter->label("OPTIONS", context.text(msg("OPTIONS")));
  formatter->label("Options", context.text(msg("Options")));
  formatter->label("SUBCOMMAND", context.text(msg("COMMAND")));
  formatter->label("Positionals", context.text(msg("Arguments")));
  formatter->label("REQUIRED", context.text(msg("required")));
  formatter->label("TEXT", context.text(msg("TEXT")));
  formatter->column_width(34);
  app.formatter(formatter);
}

UsageFault usage_fault(const CLI::ParseError& error, const CLI::App& app,
                       const std::vector<std::string>& arguments) {
  const CLI::App* command = reached(&app);
  const std::string said = error.what();
  const std::string unknown = first_unknown(app, error, arguments);
  const bool needs_command = said == "A subcommand is required";
  if (!unknown.empty() && (needs_command || is_extras(error))) {
    return unknown_fault(unknown, command);
  }
  if (needs_command) {
    base::MessageList names;
    for (const std::string& name : command_names(*command)) names.push_back(msg("{}", name));
    return {msg("a command is missing after “{}”", path_of(command)),
            msg("add one of: {}", std::move(names))};
  }
  if (error.get_name() == "RequiredError") {
    const std::string name = said.substr(0, said.find(" is required"));
    return {msg("“{}” is missing", name), see_help(command)};
  }
  if (error.get_name() == "ArgumentMismatch") {
    return {msg("“{}” has no value, or too many", before_colon(said)), see_help(command)};
  }
  const std::size_t open = said.find(" not in {");
  if (error.get_name() == "ValidationError" && open != std::string::npos) {
    const std::string option = before_colon(said);
    const std::string value = said.substr(option.size() + 2, open - option.size() - 2);
    std::string words = said.substr(open + 9);
    words.resize(words.find('}'));
    for (std::size_t at = 0; (at = words.find(',', at)) != std::string::npos; at += 2) {
      words.replace(at, 1, ", ");
    }
    return {msg("“{0}” is not a value of “{1}”", value, option), msg("write one of: {}", words)};
  }
  return {msg("the command line is not understood: {}", said), see_help(command)};
}

}  // namespace gouvernail::cli
