// SPDX-License-Identifier: MPL-2.0
#include "reports/command_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "reports/language.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using base::Action;
using base::Blank;
using base::ClockTime;
using base::Detail;
using base::DocumentName;
using base::Input;
using base::MeetingName;
using base::msg;
using base::Verb;
using sample::day;

base::DayNumber number_of(const std::string& iso) { return calendar::arg(day(iso)); }

MeetingName copil() { return {"copil", number_of("2026-10-13")}; }

std::string command(const Action& action) { return sample::english().text(action); }

TEST(CommandWords, NameTheMeetingAndWhatIsTold) {
  EXPECT_EQ(command(Action(Verb::hold_meeting).of(copil())),
            "gouvernail meeting hold copil/2026-10-13");
  EXPECT_EQ(command(Action(Verb::add_meeting)
                        .of("copil")
                        .with(Detail::on, number_of("2026-10-13"))
                        .with(Detail::at, ClockTime{9 * 60 + 5})
                        .with(Detail::urgent)),
            "gouvernail meeting add copil --on 2026-10-13 --at 09:05 --urgent");
  EXPECT_EQ(command(Action(Verb::accept_answer).of(std::int64_t{12})),
            "gouvernail answers accept 12");
  EXPECT_EQ(command(Action(Verb::list_answers)), "gouvernail answers list");
}

// What no command changes is said as the part of the file that does.
TEST(CommandWords, SettingsAreLinesOfTheirFile) {
  EXPECT_EQ(command(Action(Verb::set_organiser)), "gouvernail.toml: [organiser] name, address");
  for (const Verb verb : {Verb::set_organiser, Verb::set_mail, Verb::set_mailbox}) {
    EXPECT_STREQ(command_of(verb), "");
    EXPECT_TRUE(command(Action(verb)).starts_with("gouvernail.toml: [")) << command(Action(verb));
  }
}

TEST(CommandWords, KeepTheOrderInWhichTheyAreTold) {
  EXPECT_EQ(command(Action(Verb::tick_item)
                        .of("copil")
                        .with(Detail::date, number_of("2026-10-13"))
                        .of(Blank::item)),
            "gouvernail checklist tick copil --date 2026-10-13 ITEM");
}

TEST(CommandWords, SayWhatTheReaderFillsInInTheirLanguage) {
  const Action hold = Action(Verb::hold_meeting)
                          .of(MeetingName{"copil", {}})
                          .with(Detail::present, Blank::attendance)
                          .with(Detail::minutes_on, Blank::day);
  EXPECT_EQ(command(hold),
            "gouvernail meeting hold copil/DAY --present \"ROLES\" --minutes-on DAY");
  EXPECT_EQ(sample::french().text(hold),
            "gouvernail meeting hold copil/JOUR --present \"FONCTIONS\" --minutes-on JOUR");
  const Action decide = Action(Verb::accept_answer).of(Blank::number);
  EXPECT_EQ(command(decide), "gouvernail answers accept NUMBER");
  EXPECT_EQ(sample::french().text(decide), "gouvernail answers accept NUMÉRO");
  const Action appoint = Action(Verb::appoint_to_seat)
                             .of(Blank::role)
                             .of(Blank::person)
                             .with(Detail::from, number_of("2026-10-13"));
  EXPECT_EQ(sample::french().text(appoint),
            "gouvernail seat appoint FONCTION CLÉ --from 2026-10-13");
}

TEST(CommandWords, AreThoseThatSentencesSay) {
  const auto last = number_of("2028-03-19");
  const std::vector<std::pair<Action, std::string>> said{
      {Action(Verb::alert).with(Detail::send), "gouvernail alert --send"},
      {Action(Verb::alert).with(Detail::out, Blank::folder), "gouvernail alert --out DOSSIER"},
      {Action(Verb::send_invitations), "gouvernail invite"},
      {Action(Verb::send_invitations).with(Detail::send), "gouvernail invite --send"},
      {Action(Verb::install_timer).with(Detail::cron), "gouvernail install-timer --cron"},
      {Action(Verb::check_settings), "gouvernail settings check"},
      {Action(Verb::create_workspace), "gouvernail init"},
      {Action(Verb::publish), "gouvernail publish"},
      {Action(Verb::plan), "gouvernail plan"},
      {Action(Verb::check), "gouvernail check"},
      {Action(Verb::check_rules), "gouvernail rules check"},
      {Action(Verb::read_answers), "gouvernail answers"},
      {Action(Verb::refuse_answer), "gouvernail answers refuse"},
      {Action(Verb::list_meetings), "gouvernail meeting list"},
      {Action(Verb::list_seats), "gouvernail seat list"},
      {Action(Verb::list_waivers), "gouvernail waive list"},
      {Action(Verb::show_checklist).of("copil").with(Detail::date, last),
       "gouvernail checklist copil --date 2028-03-19"},
      {Action(Verb::end_seat).of(Blank::role).of(Blank::person).with(Detail::on, last),
       "gouvernail seat end FONCTION CLÉ --on 2028-03-19"},
      {Action(Verb::hold_meeting).of(copil()).with(Detail::present, Blank::roles),
       "gouvernail meeting hold copil/2026-10-13 --present FONCTIONS"},
      {Action(Verb::move_meeting)
           .of("s-4")
           .with(Detail::to, last)
           .with(Detail::at, ClockTime{14 * 60})
           .with(Detail::until, ClockTime{16 * 60})
           .in("FOLDER"),
       "gouvernail -C FOLDER meeting move s-4 --to 2028-03-19 --at 14:00 --until 16:00"},
  };
  for (const auto& [action, words] : said) EXPECT_EQ(sample::french().text(action), words);
  EXPECT_EQ(sample::english().text(msg("{0}", Detail::workspace)), "-C");
}

TEST(CommandWords, AreReadBackByAShell) {
  EXPECT_EQ(shell_word("copil/2026-10-13"), "copil/2026-10-13");
  EXPECT_EQ(shell_word("../Val de Canche"), "'../Val de Canche'");
  EXPECT_EQ(shell_word("l'eau"), "'l'\\''eau'");
  EXPECT_EQ(shell_word(""), "''");
  EXPECT_EQ(command(Action(Verb::cancel_meeting).of(copil()).in("../Val de Canche")),
            "gouvernail -C '../Val de Canche' meeting cancel copil/2026-10-13");
  EXPECT_EQ(command(Action(Verb::detach_document)
                        .of("copil/2026-10-13")
                        .of(DocumentName{"feuille \"2\".pdf"})),
            "gouvernail meeting detach copil/2026-10-13 \"feuille \\\"2\\\".pdf\"");
}

TEST(CommandWords, AreArgumentsOfSentences) {
  const auto both = msg("correct {0} or {1}", Detail::at, Detail::until);
  EXPECT_EQ(sample::english().text(both), "correct --at or --until");
  EXPECT_EQ(sample::french().text(both), "corriger --at ou --until");
  EXPECT_EQ(sample::english().text(msg("“{0}”", Input{Detail::allow_move, "Haut-Pays:elus"})),
            "“--allow-move Haut-Pays:elus”");
  EXPECT_EQ(both, msg("correct {0} or {1}", Input{Detail::at}, Input{Detail::until}));
  EXPECT_NE(both, msg("correct {0} or {1}", Detail::at, Detail::to));
  EXPECT_NE(msg("{0}", Action(Verb::plan)), msg("{0}", Action(Verb::check)));
}

// What a page would show: no command anywhere.
class Buttons final : public ActionWords {
  std::string action(const Action& action, const Language&) const override {
    return action.verb == Verb::plan ? "[Plan]" : "[?]";
  }
  std::string input(const Input&, const Language&) const override { return "the hour"; }
};

TEST(ActionWords, AreAnotherReadersOwn) {
  const Buttons buttons;
  const Language page = sample::french().with_actions(buttons);
  EXPECT_EQ(page.text(Action(Verb::plan)), "[Plan]");
  EXPECT_EQ(page.text(msg("correct {0} or {1}", Detail::at, Detail::until)),
            "corriger the hour ou the hour");
  EXPECT_EQ(page.text(msg("{0}", base::MessageList{msg("{0}", Action(Verb::plan))})), "[Plan]");
}

// The switches name every verb and every detail (-Wswitch); nothing is left without words, and no
// two share theirs, but for what one command sends and pages call by what leaves.
TEST(CommandWords, AreThereForEveryVerbAndDetail) {
  std::vector<std::string> commands;
  for (int verb = 0; verb <= static_cast<int>(base::last_verb); ++verb) {
    const auto one = static_cast<Verb>(verb);
    const bool sends_what_is_new =
        one == Verb::send_change || one == Verb::send_cancellation || one == Verb::send_withdrawal;
    const std::string command = command_of(one);
    if (one >= Verb::set_organiser) {
      EXPECT_EQ(command, "") << "no command changes the settings";
    } else if (sends_what_is_new) {
      EXPECT_EQ(command, command_of(Verb::send_invitations));
    } else {
      commands.push_back(command);
    }
  }
  std::vector<std::string> options;
  for (int detail = 0; detail <= static_cast<int>(base::last_detail); ++detail) {
    options.emplace_back(option_of(static_cast<Detail>(detail)));
  }
  for (auto* words : {&commands, &options}) {
    EXPECT_THAT(*words, testing::Not(testing::Contains("")));
    std::sort(words->begin(), words->end());
    EXPECT_EQ(std::adjacent_find(words->begin(), words->end()), words->end());
  }
}

}  // namespace
}  // namespace gouvernail::reports
