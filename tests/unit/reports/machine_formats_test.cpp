// SPDX-License-Identifier: MPL-2.0
// JSON, CSV, HTML and JUnit: what other programs rely on.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "governance/meeting.h"
#include "reports/check_csv.h"
#include "reports/check_html.h"
#include "reports/check_json.h"
#include "reports/check_junit.h"
#include "reports/plan_json.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using compliance::Judgement;
using compliance::Verdict;
using Json = nlohmann::ordered_json;
using Keys = std::vector<std::string>;

Keys keys(const Json& object) {
  Keys found;
  for (const auto& [key, value] : object.items()) found.push_back(key);
  return found;
}

// A report of one duty, to set what a test needs.
CheckReport single(const Judgement& judgement) {
  CheckReport report = sample::check();
  report.judgements = {judgement};
  report.tasks.clear();
  return report;
}

TEST(CheckJson, HasTheKeysOfTheContractInOrder) {
  const Json json = Json::parse(check_json(sample::check(), sample::english()));
  EXPECT_EQ(keys(json), (Keys{"format", "convention", "as_of", "reading", "counts", "duties",
                              "tasks", "counts_without_waivers", "balance"}));
  EXPECT_EQ(keys(json["counts"]), (Keys{"satisfied", "covered", "open", "at_risk", "unproven",
                                        "lost", "breached", "waived", "upcoming"}));
  ASSERT_EQ(json["duties"].size(), 42u);
  for (const Json& duty : json["duties"]) {
    EXPECT_EQ(keys(duty),
              (Keys{"id", "obligation", "body", "window", "verdict", "required", "counted",
                    "meetings", "last_call", "last_resort", "slack", "severity", "owed_by",
                    "depends_on", "source", "because", "without_waiver"}));
    EXPECT_EQ(keys(duty["window"]), (Keys{"first", "last"}));
    EXPECT_TRUE(duty["meetings"].is_array());
    EXPECT_TRUE(duty["depends_on"].is_array());
    EXPECT_EQ(keys(duty["source"])[0], "article");
    EXPECT_EQ(keys(duty["source"])[1], "paragraph");
  }
}

// What is waived is kept by nobody: both balances stand beside each other.
TEST(CheckJson, CountsWithAndWithoutTheWaivers) {
  const Json json = Json::parse(check_json(sample::check(), sample::english()));
  EXPECT_EQ(json["counts"]["waived"], 1);
  EXPECT_EQ(json["counts_without_waivers"]["waived"], 0);
  EXPECT_EQ(json["counts_without_waivers"]["breached"].get<int>(),
            json["counts"]["breached"].get<int>() + 1);
  for (const Json& duty : json["duties"]) {
    const bool waived = duty["verdict"] == "waived";
    EXPECT_EQ(duty["without_waiver"], waived ? Json("breached") : Json(nullptr)) << duty["id"];
  }
}

TEST(CheckJson, HasTheValuesOfTheReport) {
  const Json json = Json::parse(check_json(sample::check(), sample::french()));
  EXPECT_EQ(json["format"], "gouvernail.check/1");
  EXPECT_EQ(json["convention"], "ctg-exemple-2024");
  EXPECT_EQ(json["as_of"], "2026-11-23");
  EXPECT_EQ(json["reading"], "default");
  const Json& missed = json["duties"][1];
  EXPECT_EQ(missed["id"], "copil-annuel/2025");
  EXPECT_EQ(missed["obligation"], "copil-annuel");
  EXPECT_EQ(missed["window"], Json::parse(R"({"first":"2025-01-01","last":"2025-12-31"})"));
  EXPECT_EQ(missed["verdict"], "breached");
  EXPECT_TRUE(missed["last_call"].is_null());
  EXPECT_TRUE(missed["slack"].is_null());
  EXPECT_EQ(missed["severity"], "obligation");
  EXPECT_EQ(missed["source"], Json::parse(R"({"article":"6-a","paragraph":1})"));
  EXPECT_EQ(missed["because"], "0 tenue sur 1 au 31 décembre 2025, dernier jour.");
}

TEST(CheckJson, SaysNullForWhatIsNotGiven) {
  const Json duties = Json::parse(check_json(sample::check(), sample::french()))["duties"];
  const auto press = std::find_if(duties.begin(), duties.end(),
                                  [](const Json& d) { return d["id"] == "logement-presse/2026"; });
  ASSERT_NE(press, duties.end());
  EXPECT_EQ((*press)["severity"], "indicator");
  EXPECT_EQ((*press)["last_call"], "2026-12-30");
  EXPECT_EQ((*press)["slack"], 26);
  EXPECT_EQ((*press)["source"].dump(), R"({"article":"annexe-3","paragraph":null,"objective":13})");
}

TEST(CheckJson, NamesTheAmendmentThatSaysIt) {
  const Json duties = Json::parse(check_json(sample::check(), sample::french()))["duties"];
  EXPECT_EQ(duties[8]["source"].dump(),
            R"({"article":"6-a","paragraph":4,"amendment":"avenant-1"})");
}

TEST(CheckJson, NamesTheReadingsApplied) {
  rules::Rules rules = sample::rules();
  rules.readings = {"a", "b"};
  CheckReport report = sample::check();
  report.rules = &rules;
  EXPECT_EQ(Json::parse(check_json(report, sample::french()))["reading"], "a+b");
}

TEST(CheckJson, SurvivesTextThatIsNotUtf8) {
  Judgement judgement = sample::check().judgements[0];
  judgement.because = base::msg("{}", std::string{"caf\xe9"});
  const Json json = Json::parse(check_json(single(judgement), sample::french()));
  EXPECT_EQ(json["duties"][0]["because"], "caf\uFFFD");
}

TEST(PlanJson, HasTheKeysOfTheContractInOrder) {
  const Json json = Json::parse(plan_json(sample::plan(), sample::rules(), sample::english()));
  EXPECT_EQ(keys(json), (Keys{"format", "status", "cost", "lower_bound", "gap", "sessions_proven",
                              "terms", "meetings", "conflict", "relaxations", "standing"}));
  for (const Json& meeting : json["meetings"]) {
    EXPECT_EQ(keys(meeting), (Keys{"uid", "body", "start", "end", "timezone", "site", "roles",
                                   "change", "duty", "was"}));
  }
  EXPECT_EQ(keys(json["conflict"][0]),
            (Keys{"constraint", "source", "message", "duty", "proven", "causes"}));
  EXPECT_DOUBLE_EQ(json["gap"].get<double>(), 0.2);  // (12.5 - 10) / 12.5
}

TEST(PlanJson, GivesTheHoursOfEachMeeting) {
  const Json json = Json::parse(plan_json(sample::plan(), sample::rules(), sample::french()));
  const Json& kept = json["meetings"][0];
  EXPECT_EQ(kept["start"], "2026-12-15T14:00");
  EXPECT_EQ(kept["end"], "2026-12-15T17:00");  // its own, not the planned length
  EXPECT_EQ(kept["site"], nullptr);
  EXPECT_EQ(kept["change"], "kept");
  EXPECT_EQ(json["meetings"][1]["start"], "2027-03-04T09:30");
  EXPECT_EQ(json["meetings"][1]["end"], "2027-03-04T11:00");  // 90 minutes
  EXPECT_EQ(json["meetings"][3]["change"], "new");
}

TEST(PlanJson, EndsAfterMidnightOnTheNextDay) {
  planning::Plan plan = sample::plan();
  plan.meetings.resize(1);
  plan.meetings[0].meeting->end.reset();
  plan.meetings[0].meeting->start_time = calendar::Minutes{23 * 60};
  const Json json = Json::parse(plan_json(plan, sample::rules(), sample::french()));
  EXPECT_EQ(json["meetings"][0]["end"], "2026-12-16T01:00");
}

TEST(PlanJson, ACostOfNothingHasNoGap) {
  planning::Plan plan;
  plan.status = planning::Status::optimal;
  const Json json = Json::parse(plan_json(plan, sample::rules(), sample::french()));
  EXPECT_EQ(json["gap"], 0.0);
  EXPECT_EQ(json["terms"], Json::object());
  EXPECT_EQ(json["meetings"], Json::array());
}

TEST(CheckCsv, OpensInASpreadsheet) {
  const std::string french = check_csv(sample::check(), sample::french());
  EXPECT_TRUE(french.starts_with("\xEF\xBB\xBFÉchéance;Instance;"));
  EXPECT_NE(french.find(";01/01/2025;31/12/2025;manquée;1;0;"), std::string::npos);
  const std::string english = check_csv(sample::check(), sample::english());
  EXPECT_TRUE(
      english.starts_with("\xEF\xBB\xBF"
                          "Duty,Body,"));
  EXPECT_NE(english.find(",2025-01-01,2025-12-31,breached,1,0,"), std::string::npos);
  for (std::size_t at = 0; (at = french.find('\n', at)) != std::string::npos; ++at) {
    EXPECT_EQ(french[at - 1], '\r');
  }
}

TEST(CheckCsv, QuotesWhatWouldBreakALine) {
  Judgement judgement = sample::check().judgements[0];
  judgement.because = base::msg("{}", std::string{"dit \"oui\"; puis\r\nnon"});
  const std::string csv = check_csv(single(judgement), sample::french());
  EXPECT_NE(csv.find(";\"dit \"\"oui\"\"; puis\r\nnon\";"), std::string::npos) << csv;
}

TEST(CheckCsv, NoCellIsAFormula) {
  for (const char* text : {"=1+1", "+33 6", "-2", "@a"}) {
    Judgement judgement = sample::check().judgements[0];
    judgement.because = base::msg("{}", std::string{text});
    const std::string csv = check_csv(single(judgement), sample::french());
    EXPECT_NE(csv.find(";'" + std::string{text} + ";"), std::string::npos) << csv;
  }
  Judgement late = sample::check().judgements[0];
  late.slack = -3;  // a number stays one
  EXPECT_NE(check_csv(single(late), sample::french()).find(";-3;"), std::string::npos);
}

TEST(CheckHtml, EscapesWhatPeopleWrote) {
  const std::string html = check_html(sample::check(), sample::french());
  EXPECT_EQ(html.find("<à tous>"), std::string::npos);
  EXPECT_NE(html.find("&lt;à tous&gt;"), std::string::npos);
  Judgement judgement = sample::check().judgements[1];
  judgement.because = base::msg("{}", std::string{"<script>alert('1 & \"2\"')</script>"});
  const std::string hostile = check_html(single(judgement), sample::french());
  EXPECT_EQ(hostile.find("<script"), std::string::npos);
  EXPECT_NE(hostile.find("&lt;script&gt;alert(&#39;1 &amp; &quot;2&quot;&#39;)&lt;/script&gt;"),
            std::string::npos);
}

TEST(CheckHtml, StandsAlone) {
  const std::string html = check_html(sample::check(), sample::french());
  EXPECT_TRUE(html.starts_with("<!DOCTYPE html>\n<html lang=\"fr\">"));
  for (const char* foreign : {"http:", "https:", "src=", "<link", "<script", "@import", "url("}) {
    EXPECT_EQ(html.find(foreign), std::string::npos) << foreign;
  }
}

TEST(CheckJunit, FailsWhatTheExitStatusFails) {
  for (const Verdict verdict : compliance::all_verdicts) {
    Judgement judgement = sample::check().judgements[0];
    judgement.verdict = verdict;
    const CheckReport report = single(judgement);
    for (const bool strict : {false, true}) {
      const std::string xml = check_junit(report, sample::english(), {strict, false});
      const bool failed = xml.find("<failure ") != std::string::npos;
      EXPECT_EQ(failed, !is_in_order(report, {strict, false})) << to_string(verdict);
      EXPECT_EQ(xml.find("failures=\"1\"") != std::string::npos, failed);
    }
  }
}

TEST(CheckJunit, HoldsNoCharacterThatXmlForbids) {
  Judgement judgement = sample::check().judgements[1];
  judgement.because = base::msg("{}", std::string{"a\x01"
                                                  "b\xff<&>\""});
  const std::string xml = check_junit(single(judgement), sample::english());
  EXPECT_NE(xml.find("a\uFFFDb\uFFFD&lt;&amp;&gt;&quot;"), std::string::npos) << xml;
}

}  // namespace
}  // namespace gouvernail::reports
