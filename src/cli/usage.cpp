// SPDX-License-Identifier: MPL-2.0
#include "cli/usage.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/failure.h"
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

  // What is given without a name, in words of the reader.
  std::string make_option_name(const CLI::Option* option, bool positional) const override {
    const std::string name = CLI::Formatter::make_option_name(option, positional);
    return positional ? word_for(name) : name;
  }

  std::string word_for(const std::string& argument) const { return get_label(argument); }

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

// The first argument that nothing takes, in the order typed.
std::string first_unknown(const CLI::App& app, const std::vector<std::string>& arguments) {
  const std::vector<std::string> extras = app.remaining(true);
  for (const std::string& argument : arguments) {
    if (std::find(extras.begin(), extras.end(), argument) != extras.end()) return argument;
  }
  return extras.empty() ? "" : extras.front();
}

// The first option or argument that was asked for and not given; null: it is a command that lacks.
const CLI::Option* missing_option(const CLI::App* app) {
  while (true) {
    for (const CLI::Option* option : app->get_options()) {
      if (option->get_required() && option->count() == 0) return option;
    }
    const auto& commands = app->get_subcommands();
    if (commands.empty() || commands.size() < app->get_require_subcommand_min()) return nullptr;
    app = commands.front();
  }
}

// The first option of the command, or of those above it, that is such; null: none.
template <class Predicate>
const CLI::Option* find_option(const CLI::App* command, Predicate is_it) {
  for (; command; command = command->get_parent()) {
    for (const CLI::Option* option : command->get_options()) {
      if (is_it(*option)) return option;
    }
  }
  return nullptr;
}

bool is_flag(const CLI::Option& option) { return option.get_items_expected_max() == 0; }

// The option that ends the command line without its value, else the one that was given too often.
std::string miscounted(const CLI::App* command, const std::vector<std::string>& arguments) {
  const std::string last = arguments.empty() ? "" : arguments.back();
  const bool letters = last.size() > 2 && last[0] == '-' && last[1] != '-';  // "-vC"
  const std::string name = letters ? std::string("-") + last.back() : last;
  const CLI::Option* found = find_option(command, [&](const CLI::Option& option) {
    return option.nonpositional() && option.check_name(name) && !is_flag(option);
  });
  if (!found) {
    found = find_option(command, [](const CLI::Option& option) {
      const auto most = static_cast<std::size_t>(std::max(option.get_items_expected_max(), 1));
      return option.get_multi_option_policy() == CLI::MultiOptionPolicy::Throw &&
             option.results().size() > most;
    });
  }
  return found ? found->get_name() : last;
}

// "--strict" of "--strict=maybe".
std::optional<std::string> flag_with_value(const CLI::App* command,
                                           const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos) continue;
    const std::string name = argument.substr(0, equals);
    const CLI::Option* flag = find_option(command, [&](const CLI::Option& option) {
      return is_flag(option) && option.check_name(name);
    });
    if (flag) return name;
  }
  return std::nullopt;
}

UsageFault unknown_fault(const std::string& unknown, const CLI::App* command) {
  const std::string name = unknown.substr(0, unknown.find('='));
  const bool option = name.starts_with("-");
  const auto known = option ? option_names(command) : command_names(*command);
  const auto near = base::nearest(name, known);
  return {option          ? msg("there is no option “{}” here", name)
          : known.empty() ? msg("“{}” is one word too many", name)
                          : msg("there is no command “{}”", name),
          near && *near != name ? msg("did you mean “{}”?", *near)
          : near                ? msg("write it after the command that it belongs to")
                                : see_help(command)};
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

// `is_sound` says of each value whether the option takes it. Without a description: the option's
// own says what it takes.
template <class Predicate>
CLI::Option* accept(CLI::Option* option, Predicate is_sound, const base::Message& remedy) {
  return option->check(CLI::Validator(
      [option, is_sound, remedy](std::string& value) {
        if (is_sound(value)) return std::string();
        throw base::bad_input(msg("“{0}” is not a value of “{1}”", value, option->get_name()),
                              remedy);
      },
      ""));
}

// The arguments without a name, of all commands.
std::vector<std::pair<const char*, base::Message>> argument_words() {
  return {{"meeting", msg("MEETING")}, {"meetings", msg("MEETINGS")}, {"MEETING", msg("MEETING")},
          {"DAY", msg("DAY")},         {"body", msg("BODY")},         {"person", msg("PERSON")},
          {"answer", msg("ANSWER")},   {"number", msg("NUMBER")},     {"name", msg("NAME")},
          {"item", msg("ITEM")},       {"files", msg("FILES")},       {"file", msg("FILE")},
          {"folder", msg("FOLDER")},   {"entry", msg("ENTRY")},       {"key", msg("KEY")},
          {"id", msg("DUTY")},         {"role", msg("ROLE")},         {"duty", msg("DUTY")},
          {"waiver", msg("WAIVER")},   {"text", msg("WORDS")}};
}

std::string name_shown(const CLI::Option& option, const CLI::App& app) {
  if (option.nonpositional()) return option.get_name();
  return dynamic_cast<const Formatter&>(*app.get_formatter()).word_for(option.get_name());
}

}  // namespace

void speak(CLI::App& app, const Context& context) {
  auto formatter = std::make_shared<Formatter>(context);
  formatter->label("OPTIONS", context.text(msg("OPTIONS")));
  formatter->label("Options", context.text(msg("Options")));
  formatter->label("SUBCOMMAND", context.text(msg("COMMAND")));
  formatter->label("Positionals", context.text(msg("Arguments")));
  formatter->label("REQUIRED", context.text(msg("required")));
  formatter->label("TEXT", context.text(msg("TEXT")));
  for (const char* number : {"INT", "UINT", "FLOAT"}) {
    formatter->label(number, context.text(msg("NUMBER")));
  }
  for (const auto& [name, word] : argument_words()) formatter->label(name, context.text(word));
  formatter->column_width(34);
  app.formatter(formatter);
}

CLI::Option* accept_words(CLI::Option* option, std::vector<std::string> words) {
  const base::Message remedy = msg("write one of: {}", joined(words, ", "));
  return accept(
      option,
      [words = std::move(words)](const std::string& value) {
        return std::find(words.begin(), words.end(), value) != words.end();
      },
      remedy);
}

CLI::Option* accept_above_zero(CLI::Option* option) {
  return accept(
      option,
      [](std::string value) {
        double number = 0;
        return CLI::detail::lexical_cast(value, number) && number > 0 && std::isfinite(number);
      },
      msg("write a number above 0"));
}

CLI::Option* accept_whole(CLI::Option* option) {
  return accept(
      option,
      [](std::string value) {
        std::uint64_t number = 0;
        return !value.starts_with('-') && CLI::detail::lexical_cast(value, number);
      },
      msg("write a whole number"));
}

UsageFault usage_fault(const CLI::ParseError& error, const CLI::App& app,
                       const std::vector<std::string>& arguments) {
  const CLI::App* command = reached(&app);
  const bool lacks = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  const CLI::Option* missing = lacks ? missing_option(&app) : nullptr;
  const bool needs_command = lacks && !missing;
  const std::string unknown = first_unknown(app, arguments);
  if (!unknown.empty() && (needs_command || is_extras(error))) {
    return unknown_fault(unknown, command);
  }
  if (needs_command) {
    base::MessageList names;
    for (const std::string& name : command_names(*command)) names.push_back(msg("{}", name));
    return {msg("a command is missing after “{}”", path_of(command)),
            msg("add one of: {}", std::move(names))};
  }
  if (missing) return {msg("“{}” is missing", name_shown(*missing, app)), see_help(command)};
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) {
    return {msg("“{}” has no value, or too many", miscounted(command, arguments)),
            see_help(command)};
  }
  if (const auto flag = flag_with_value(command, arguments)) {
    return {msg("“{}” takes no value", *flag), see_help(command)};
  }
  return {msg("the command line is not understood: {}", joined(arguments, " ")), see_help(command)};
}

}  // namespace gouvernail::cli
