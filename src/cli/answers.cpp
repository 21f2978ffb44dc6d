// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "app/answers.h"
#include "app/decide_answer.h"
#include "app/set_answer.h"
#include "app/workspace/portfolio.h"
#include "base/failure.h"
#include "cli/context.h"
#include "platform/clock.h"

namespace gouvernail::cli {
namespace answers_command {
namespace {

using base::msg;

struct Options {
  std::vector<std::string> sources;
  std::int64_t number = 0;
  std::vector<std::string> persons;
  std::string meeting;
  std::string person;
  std::vector<std::string> answer;  // its words
};

void show_taken(const app::Taken& taken, Context& context) {
  show(taken.diagnostics, context);
  std::vector<std::string> parts{
      context.text(msg("{0} new {0:answer|answers}", std::int64_t{taken.recorded}))};
  const auto add = [&](int count, const base::Message& message) {
    if (count > 0) parts.push_back(context.text(message));
  };
  add(taken.late,
      msg("{0} of them to an invitation that has changed since", std::int64_t{taken.late}));
  add(taken.overtaken, msg("{0} that {0:does|do} not count, as another one of the same person does",
                           std::int64_t{taken.overtaken}));
  add(taken.repeated, msg("{0} known already", std::int64_t{taken.repeated}));
  add(taken.waiting, msg("{0} to be decided", std::int64_t{taken.waiting}));
  add(taken.others, msg("{0} {0:message|messages} without an answer", std::int64_t{taken.others}));
  add(taken.strangers, msg("{0} {0:mail|mails} in words from persons who are not known here",
                           std::int64_t{taken.strangers}));
  add(taken.bounced,
      msg("{0} {0:mail|mails} of ours that did not arrive", std::int64_t{taken.bounced}));
  add(taken.delayed,
      msg("{0} {0:mail|mails} of ours that may still arrive", std::int64_t{taken.delayed}));
  print_lines(context.language->list(parts) + ".\n");
  if (taken.waiting > 0) {
    print_lines(context.text(msg("“{0}” shows what is to be decided.",
                                 base::Action(base::Verb::list_answers))) +
                "\n");
  }
  if (base::has_errors(taken.diagnostics)) context.status = status_bad_input;
  if (taken.unreached) context.status = status_failure;
}

// Those of all workspaces of a portfolio, which may have one mailbox.
void take_together(const Options& options, Context& context) {
  std::vector<app::Opened> opened;
  std::vector<std::string> names;
  each_workspace(
      context,
      [&](const std::string& name) {
        opened.push_back(open_workspace(context));
        names.push_back(name);
      },
      OnFailure::go_on);
  if (opened.empty()) return;
  const std::vector<app::Taken> taken = app::take_answers_together(opened, options.sources);
  each_workspace(context, [&](const std::string& name) {
    const auto its = std::ranges::find(names, name);  // one that cannot be opened has none
    if (its == names.end()) return;
    print_lines(name + "\n");
    show_taken(taken[static_cast<std::size_t>(its - names.begin())], context);
  });
}

void take(const Options& options, Context& context) {
  if (app::is_portfolio(context.folder)) return take_together(options, context);
  std::vector<app::Opened> opened;
  opened.push_back(open_workspace(context));
  show_taken(app::take_answers_together(opened, options.sources).front(), context);
}

void list_one(const std::string& name, Context& context) {
  const app::Opened opened = open_workspace(context);
  if (!name.empty()) print_lines(name + "\n");
  print_lines(reports::answers_text(app::answers_ahead(opened, platform::today()),
                                    app::waiting_answers(opened), *context.language,
                                    context.style()));
}

void list(const Options&, Context& context) {
  each_workspace(context, [&](const std::string& name) { list_one(name, context); });
}

void decide(const Options& options, Context& context, bool accept) {
  app::Opened opened = open_workspace(context);
  const app::Decided decided =
      app::decide(opened, {options.number, accept, options.persons}, platform::today());
  print_lines(context.text(decided.done) + "\n");
  for (const base::Message& remark : decided.remarks) tell(context.text(remark));
  for (const base::Message& behind : decided.behind) tell(context.text(behind));
}

void accept(const Options& options, Context& context) { decide(options, context, true); }
void set(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  std::string words;
  for (const std::string& word : options.answer) words += (words.empty() ? "" : " ") + word;
  const app::AnswerSet set = app::set_answer(opened, {options.meeting, options.person, words});
  for (const base::Message& remark : set.remarks) tell(context.text(remark));
  print_lines(context.text(msg("The answer of “{}” was recorded.", set.answer.person)) + "\n");
}

void refuse(const Options& options, Context& context) { decide(options, context, false); }

void add_to(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "answers", context.text(msg("answers to invitations: read, list, set, accept, refuse")));
  command->add_option(
      "source", o->sources,
      context.text(msg(".ics or .eml files, folders, maildirs, or imaps://…; without "
                       "any, the mailbox of the settings")));
  const auto sub = [&](const char* name, base::Message what,
                       void (*run)(const Options&, Context&)) {
    CLI::App* added = command->add_subcommand(name, context.text(what));
    added->callback([o, &context, run] { run(*o, context); });
    return added;
  };
  sub("list", msg("who comes, and what is to be decided"), list);
  CLI::App* accepted = sub("accept", msg("accept an answer that waits"), accept);
  CLI::App* refused = sub("refuse", msg("refuse an answer that waits"), refuse);
  CLI::App* answered = sub("set", msg("what somebody answered by telephone"), set);
  answered->add_option("meeting", o->meeting, context.text(msg("BODY/DAY or identifier")))
      ->required();
  answered->add_option("person", o->person, context.text(msg("key, name or address")))->required();
  answered
      ->add_option("answer", o->answer,
                   context.text(msg("yes, no, maybe, or represented by and who comes")))
      ->required();
  for (CLI::App* decided : {accepted, refused}) {
    decided->add_option("number", o->number, context.text(msg("its number")))->required();
  }
  accepted->add_option("--person", o->persons,
                       context.text(msg("key of whoever answers, where several share an address; "
                                        "once for each")));
  command->callback([o, &context, command] {
    if (command->get_subcommands().empty()) take(*o, context);
  });
}

}  // namespace
}  // namespace answers_command

void add_answers(CLI::App& app, Context& context) { answers_command::add_to(app, context); }

}  // namespace gouvernail::cli
