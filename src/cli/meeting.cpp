// SPDX-License-Identifier: MPL-2.0
#include "app/defer_item.h"
#include "app/meetings.h"

#include <memory>

#include "app/correct_meeting.h"
#include "app/documents.h"
#include "app/draft_minutes.h"
#include "app/signing_sheet.h"
#include "base/failure.h"
#include "cli/context.h"
#include "cli/given.h"
#include "cli/sending.h"
#include "governance/meeting.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/pdf.h"
#include "reports/change_words.h"
#include "reports/meetings_text.h"
#include "rules/rules.h"

namespace gouvernail::cli {
namespace meeting_command {
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
  std::vector<std::string> agenda;  // its items
  std::string deferred;             // one of them: its number, or its words
  std::string reason;
  std::string present;
  std::string minutes_on;
  std::string minutes_sent_on;
  std::string documents_on;
  std::string convened_on;
  std::string to;
  std::string from;
  std::string body;
  std::string file;  // a document, or the name of one
  std::string because;
  std::string out;
  bool no_names = false;
  bool urgent = false;
  bool never_was = false;
  std::string second_of;
  bool not_second = false;
};

void show_meetings(const std::vector<Meeting>& meetings, const app::Opened& opened,
                   Context& context) {
  print(reports::meetings_text(meetings, opened.rules->convention, *context.language,
                               context.style()));
}

void show_changed(const app::MeetingChanged& changed, const app::Opened& opened, Context& context) {
  show_meetings({changed.after}, opened, context);
  if (changed.replaced) {
    tell(context.text(
        msg("Replaced in the record: {}",
            reports::change_words(base::Boxed(*changed.replaced), base::Boxed(changed.after),
                                  reports::Reader::house, *context.language))));
  }
  for (const base::Message& remark : changed.remarks) tell(context.text(remark));
  for (const base::Message& behind : changed.behind) tell(context.text(behind));
}

std::string lines_of(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : "\n") + item;
  return text;
}

void add(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const GivenHours hours = given_hours(options.at, options.until);
  const app::AddMeeting request{options.what,     calendar::need_day(options.on),
                                hours.from,       hours.until,
                                options.site,     options.note,
                                options.urgent,   lines_of(options.agenda),
                                options.second_of};
  show_changed(app::add_meeting(opened, request, platform::today()), opened, context);
}

void convene(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::ConveneMeeting request{
      options.what, {given_day(options.on), given_day(options.documents_on)}, options.second_of};
  show_changed(app::convene_meeting(opened, request, platform::today()), opened, context);
}

void hold(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::HoldMeeting request{options.what,
                                 options.present,
                                 given_day(options.minutes_on),
                                 given(options.note),
                                 given_day(options.minutes_sent_on),
                                 given_day(options.convened_on),
                                 given_day(options.documents_on),
                                 calendar::to_paris(platform::now()).time};
  show_changed(app::hold_meeting(opened, request, platform::today()), opened, context);
}

void cancel(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::CancelMeeting request{
      options.what, {given_day(options.on), given(options.reason), given(options.note)}};
  show_changed(app::cancel_meeting(opened, request, platform::today()), opened, context);
}

void move(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const GivenHours hours = given_hours(options.at, options.until);
  const app::MoveMeeting request{options.what,        calendar::need_day(options.to),
                                 hours.from,          hours.until,
                                 given(options.site), given(options.reason)};
  show_changed(app::move_meeting(opened, request, platform::today()), opened, context);
}

void tell_guests(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  show_changed(app::tell_meeting(opened, {options.what}, platform::today()), opened, context);
}

void set_agenda(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  if (!options.deferred.empty()) {
    const app::ItemDeferred done =
        app::defer_item(opened, {options.what, options.deferred}, platform::today());
    show_meetings({done.from, done.to}, opened, context);
    for (const base::Message& remark : done.remarks) tell(context.text(remark));
    return;
  }
  const app::DescribeMeeting request{options.what, lines_of(options.agenda), std::nullopt};
  show_changed(app::describe_meeting(opened, request), opened, context);
}

void set_note(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::DescribeMeeting request{options.what, std::nullopt, options.note};
  show_changed(app::describe_meeting(opened, request), opened, context);
}

void correct(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const GivenHours hours = given_hours(options.at, options.until);
  const app::CorrectMeeting request{options.what,    given_day(options.to), hours.from,
                                    hours.until,     given(options.site),   options.never_was,
                                    options.because, options.second_of,     options.not_second};
  const app::MeetingCorrected done = app::correct_meeting(opened, request, platform::today());
  if (done.after) {
    show_meetings({*done.after}, opened, context);
  } else {
    print(context.text(msg("This session is not recorded any more.")) + "\n");
  }
  for (const base::Message& told : done.told) tell(context.text(told));
}

void attach(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const auto attached = app::attach_document(opened, {options.what, options.file});
  const records::Evidence& kept = attached.evidence;
  print(context.text(msg("“{0}” is kept as evidence by its digest, {1}, with a copy in the folder "
                         "of the workspace.",
                         kept.name, kept.sha256)) +
        "\n");
  for (const base::Message& remark : attached.remarks) tell(context.text(remark));
}

void detach(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  app::detach_document(opened, {options.what, options.file});
  print(context.text(msg("“{}” is no evidence any more.", options.file)) + "\n");
}

void show(const Options& options, Context& context) {
  const app::Opened opened = open_workspace(context);
  const Meeting meeting = app::show_meeting(opened, options.what);
  print(reports::meeting_text(meeting, app::documents_of(opened, options.what),
                              opened.rules->convention, *context.language, context.style()));
}

void list(const Options& options, Context& context) {
  const app::Opened opened = open_workspace(context);
  const app::WhichMeetings which{options.body, given_day(options.from), given_day(options.to)};
  show_meetings(app::list_meetings(opened, which), opened, context);
}

void sheet(const Options& options, Context& context) {
  const app::Opened opened = open_workspace(context);
  const std::string page = reports::signing_sheet_html(
      app::signing_sheet(opened, {options.what, !options.no_names}, *context.language),
      *context.language);
  if (options.out.empty()) return print(page);
  const bool known = options.out.ends_with(".pdf") || options.out.ends_with(".html");
  if (!known) {
    throw base::bad_input(msg("no attendance sheet is written as “{}”", options.out),
                          msg("let its name end in .pdf or .html"));
  }
  if (options.out.ends_with(".pdf")) {
    platform::write_pdf(page, options.out);
  } else {
    platform::write_output(options.out, page);
  }
  print(context.text(msg("The attendance sheet was written to {}.", options.out)) + "\n");
}

void draft_minutes(const Options& options, Context& context) {
  const app::Opened opened = open_workspace(context);
  if (!options.out.ends_with(".odt")) {
    throw base::bad_input(msg("minutes are not written as “{}”", options.out),
                          msg("let its name end in .odt"));
  }
  platform::write_output(options.out, app::draft_minutes(opened, {options.what}, platform::today(),
                                                         *context.language));
  print(context.text(msg("The minutes are begun in {}.", options.out)) + "\n");
}

// The subcommands, each with its options.
class Commands {
 public:
  Commands(CLI::App& app, Context& context)
      : o_(std::make_shared<Options>()),
        context_(context),
        command_(app.add_subcommand(
            "meeting", context.text(msg("add, convene, hold, cancel, move, correct, attach or "
                                        "send documents, show, list")))) {
    command_->require_subcommand(1);
  }

  void add_life() {
    CLI::App* added = sub("add", msg("a proposed meeting"), add);
    text(added, "body", o_->what, msg("body or act"))->required();
    text(added, "--on", o_->on, msg("day, 13/10/2026"))->required();
    text(added, "--site", o_->site, msg("place"));
    private_note(added);
    added->add_option("--agenda", o_->agenda,
                      context_.text(msg("an item of the agenda; once for each")));
    added->add_flag("--urgent", o_->urgent, context_.text(msg("convened as urgent")));
    hours(added);
    second_of(added);
    CLI::App* convened = of_one("convene", msg("the convocations were sent"), convene);
    text(convened, "--on", o_->on, msg("day of sending (default: today)"));
    text(convened, "--documents-on", o_->documents_on, msg("day on which the documents were sent"));
    second_of(convened);
    CLI::App* held = of_one("hold", msg("the meeting took place"), hold);
    text(held, "--present", o_->present,
         msg("who was there, \"elu-cchpm*3|caf-cat=visio|dgs=excusé\""));
    text(held, "--convened-on", o_->convened_on, msg("day on which the convocations were sent"));
    text(held, "--documents-on", o_->documents_on, msg("day on which the documents were sent"));
    text(held, "--minutes-sent-on", o_->minutes_sent_on, msg("day on which the minutes were sent"));
    text(held, "--minutes-on", o_->minutes_on, msg("day on which the minutes were approved"));
    private_note(held);
    CLI::App* cancelled = of_one("cancel", msg("the meeting will not take place"), cancel);
    text(cancelled, "--on", o_->on, msg("day of the decision (default: today)"));
    reason(cancelled);
    private_note(cancelled);
    CLI::App* moved = of_one("move", msg("to another day"), move);
    text(moved, "--to", o_->to, msg("new day"))->required();
    text(moved, "--site", o_->site, msg("place"));
    reason(moved);
    hours(moved);
    of_one(
        "tell",
        msg("those who were convened otherwise than by mail know that it was moved or cancelled"),
        tell_guests);
  }

  void add_correction() {
    CLI::App* corrected =
        of_one("correct", msg("what was recorded wrongly, also once it was held"), correct);
    text(corrected, "--to", o_->to, msg("the day that it was, or is to be"));
    text(corrected, "--site", o_->site, msg("place"));
    hours(corrected);
    text(corrected, "--because", o_->because, msg("why the record was wrong"))->required();
    second_of(corrected);
    corrected->add_flag("--not-second", o_->not_second,
                        context_.text(msg("it was no second convocation")));
    corrected->add_flag("--never-was", o_->never_was,
                        context_.text(msg("there was no such session: it is withdrawn")));
  }

  void add_words() {
    CLI::App* agenda = of_one("agenda", msg("what it is about, for those invited"), set_agenda);
    CLI::Option* items = agenda->add_option(
        "items", o_->agenda,
        context_.text(msg("its items, one after the other; none: no agenda any more")));
    agenda
        ->add_option("--defer", o_->deferred,
                     context_.text(msg("an item, by its number or its words, that goes to the next "
                                       "session of the body")))
        ->excludes(items);
    CLI::App* noted = of_one("note", msg("a private note, which is sent to nobody"), set_note);
    text(noted, "text", o_->note, msg("the note; none: no note any more"));
  }

  void add_documents() {
    CLI::App* attached =
        of_one("attach", msg("a document proves it: an attendance sheet…"), attach);
    text(attached, "file", o_->file, msg("the document"))->required();
    CLI::App* detached = of_one("detach", msg("a document attached by mistake"), detach);
    text(detached, "name", o_->file, msg("its name, without folder"))->required();
    CLI::App* printed =
        of_one("sheet", msg("the attendance sheet, to be printed and signed"), sheet);
    text(printed, "--out", o_->out, msg("file to write to, .pdf or .html"));
    printed->add_flag("--no-names", o_->no_names, context_.text(msg("without names of persons")));
    CLI::App* begun =
        of_one("minutes", msg("the minutes, begun: who came, the agenda"), draft_minutes);
    text(begun, "--out", o_->out, msg("file to write to, .odt"))->required();
    add_send_documents(*command_, context_);
  }

  void add_list() {
    of_one("show", msg("all that is recorded of one: who came, its papers, its notes"), show);
    CLI::App* listed = sub("list", msg("the meetings recorded"), list);
    text(listed, "--body,body", o_->body, msg("of one body or act alone, or BODY/DAY"));
    text(listed, "--from", o_->from, msg("first day"));
    text(listed, "--to", o_->to, msg("last day"));
  }

 private:
  using Run = void (*)(const Options&, Context&);

  CLI::App* sub(const char* name, const base::Message& what, Run run) {
    CLI::App* added = command_->add_subcommand(name, context_.text(what));
    added->callback([o = o_, &context = context_, run] { run(*o, context); });
    return added;
  }
  CLI::App* of_one(const char* name, const base::Message& what, Run run) {
    CLI::App* added = sub(name, what, run);
    text(added, "meeting", o_->what, msg("BODY/DAY or identifier"))->required();
    return added;
  }
  CLI::Option* text(CLI::App* to, const char* name, std::string& value, const base::Message& what) {
    return to->add_option(name, value, context_.text(what));
  }
  void private_note(CLI::App* to) {
    text(to, "--note", o_->note, msg("private note: it is sent to nobody"));
  }
  void second_of(CLI::App* to) {
    text(to, "--second-of", o_->second_of,
         msg("second convocation, after this session that missed its quorum: BODY/DAY"));
  }
  void reason(CLI::App* to) {
    text(to, "--reason", o_->reason, msg("why, for those who were invited"));
  }
  void hours(CLI::App* to) {
    text(to, "--at", o_->at, msg("hour, 14:00"));
    text(to, "--until", o_->until, msg("end, 16:00"));
  }

  std::shared_ptr<Options> o_;
  Context& context_;
  CLI::App* command_;
};

void add_to(CLI::App& app, Context& context) {
  Commands commands(app, context);
  commands.add_life();
  commands.add_correction();
  commands.add_words();
  commands.add_documents();
  commands.add_list();
}

}  // namespace
}  // namespace meeting_command

void add_meeting(CLI::App& app, Context& context) { meeting_command::add_to(app, context); }

}  // namespace gouvernail::cli
