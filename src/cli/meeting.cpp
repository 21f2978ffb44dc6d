// SPDX-License-Identifier: MPL-2.0
#include "app/meetings.h"

#include <memory>

#include "app/documents.h"
#include "cli/context.h"
#include "cli/given.h"
#include "governance/meeting.h"
#include "platform/clock.h"
#include "reports/meetings_text.h"
#include "rules/rules.h"

namespace gouvernail::cli {
namespace {

using base::msg;
using governance::Meeting;

struct Options {
  std::string what;  // a body, a uid, or BODY/DAY
  std::string on;
  std::string at;
  std::string until;
  std::string site;
  std::string note;
  std::string present;
  std::string minutes_on;
  std::string documents_on;
  std::string to;
  std::string from;
  std::string body;
  std::string file;  // a document, or the name of one
  bool urgent = false;
};

void show_meetings(const std::vector<Meeting>& meetings, const app::Opened& opened,
                   Context& context) {
  print(reports::meetings_text(meetings, opened.rules->convention, *context.language,
                               context.style()));
}

void show_changed(const app::MeetingChanged& changed, const app::Opened& opened, Context& context) {
  show_meetings({changed.after}, opened, context);
  for (const base::Message& behind : changed.behind) tell(context.text(behind));
}

void add(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::AddMeeting request{options.what,           calendar::need_day(options.on),
                                given_time(options.at), given_time(options.until),
                                options.site,           options.note,
                                options.urgent};
  show_changed(app::add_meeting(opened, request), opened, context);
}

void convene(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::ConveneMeeting request{options.what,
                                    {given_day(options.on), given_day(options.documents_on)}};
  show_changed(app::convene_meeting(opened, request, platform::today()), opened, context);
}

void hold(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::HoldMeeting request{options.what, options.present, given_day(options.minutes_on),
                                 given(options.note)};
  show_changed(app::hold_meeting(opened, request, platform::today()), opened, context);
}

void cancel(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::CancelMeeting request{options.what, {given_day(options.on), given(options.note)}};
  show_changed(app::cancel_meeting(opened, request, platform::today()), opened, context);
}

void move(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::MoveMeeting request{options.what, calendar::need_day(options.to),
                                 given_time(options.at), given_time(options.until),
                                 given(options.site)};
  show_changed(app::move_meeting(opened, request), opened, context);
}

void attach(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const auto kept = app::attach_document(opened, {options.what, options.file});
  print(context.text(msg("“{0}” is kept as evidence by its digest, {1}. Keep the file itself where "
                         "it is.",
                         kept.name, kept.sha256)) +
        "\n");
}

void detach(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  app::detach_document(opened, {options.what, options.file});
  print(context.text(msg("“{}” is no evidence any more.", options.file)) + "\n");
}

void list(const Options& options, Context& context) {
  const app::Opened opened = open_workspace(context);
  const app::WhichMeetings which{options.body, given_day(options.from), given_day(options.to)};
  show_meetings(app::list_meetings(opened, which), opened, context);
}

}  // namespace

void add_meeting(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "meeting", context.text(msg("add, convene, hold, cancel, move, attach a document, list")));
  command->require_subcommand(1);
  const auto sub = [&](const char* name, base::Message what,
                       void (*run)(const Options&, Context&)) {
    CLI::App* added = command->add_subcommand(name, context.text(what));
    added->callback([o, &context, run] { run(*o, context); });
    return added;
  };
  const auto text = [&](CLI::App* to, const char* name, std::string& value, base::Message what) {
    return to->add_option(name, value, context.text(what));
  };
  const auto which = [&](CLI::App* to) {
    text(to, "meeting", o->what, msg("BODY/DAY or identifier"))->required();
  };
  CLI::App* added = sub("add", msg("a proposed meeting"), add);
  text(added, "body", o->what, msg("body or act"))->required();
  text(added, "--on", o->on, msg("day, 13/10/2026"))->required();
  text(added, "--site", o->site, msg("place"));
  text(added, "--note", o->note, msg("note"));
  added->add_flag("--urgent", o->urgent, context.text(msg("convened as urgent")));
  CLI::App* convened = sub("convene", msg("the convocations were sent"), convene);
  which(convened);
  text(convened, "--on", o->on, msg("day of sending (default: today)"));
  text(convened, "--documents-on", o->documents_on, msg("day on which the documents were sent"));
  CLI::App* held = sub("hold", msg("the meeting took place"), hold);
  which(held);
  text(held, "--present", o->present, msg("roles present, \"elu-cchpm*3|caf-cat\""));
  text(held, "--minutes-on", o->minutes_on, msg("day of the minutes"));
  text(held, "--note", o->note, msg("note"));
  CLI::App* cancelled = sub("cancel", msg("the meeting will not take place"), cancel);
  which(cancelled);
  text(cancelled, "--on", o->on, msg("day of the decision (default: today)"));
  text(cancelled, "--note", o->note, msg("note"));
  CLI::App* moved = sub("move", msg("to another day"), move);
  which(moved);
  text(moved, "--to", o->to, msg("new day"))->required();
  text(moved, "--site", o->site, msg("place"));
  for (CLI::App* timed : {added, moved}) {
    text(timed, "--at", o->at, msg("hour, 14:00"));
    text(timed, "--until", o->until, msg("end, 16:00"));
  }
  CLI::App* attached = sub("attach", msg("a document proves it: an attendance sheet…"), attach);
  which(attached);
  text(attached, "file", o->file, msg("the document"))->required();
  CLI::App* detached = sub("detach", msg("a document attached by mistake"), detach);
  which(detached);
  text(detached, "name", o->file, msg("its name, without folder"))->required();
  CLI::App* listed = sub("list", msg("the meetings recorded"), list);
  text(listed, "--body", o->body, msg("body or act"));
  text(listed, "--from", o->from, msg("first day"));
  text(listed, "--to", o->to, msg("last day"));
}

}  // namespace gouvernail::cli
