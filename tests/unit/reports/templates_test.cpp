// SPDX-License-Identifier: MPL-2.0
// The files of reports/templates: what they may hold, and that what they are filled with is never
// markup.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "reports/template.h"
#include "reports/template_files.h"

namespace gouvernail::reports::templates_test {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> sources() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(GOUVERNAIL_SOURCE_DIR "/src/reports")) {
    const std::string ending = entry.path().extension();
    if (ending == ".cpp" || ending == ".h") paths.push_back(entry.path());
  }
  return paths;
}

// What `pattern` finds in `text`: its first group.
std::set<std::string> found(const std::string& text, const std::regex& pattern) {
  std::set<std::string> all;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) {
    all.insert((*at)[1]);
  }
  return all;
}

TEST(Templates, NoSourceWritesHtml) {
  const std::regex markup(
      R"re("[^"\n]*(</?(?:!DOCTYPE|html|head|body|main|meta|style|title|section|nav|div|span|p|h[1-6]|a|ul|ol|li|br|strong|code|table|caption|thead|tbody|tr|th|td|details|summary|svg|g|rect|line|path|text)[ />\\]))re");
  ASSERT_GT(sources().size(), 50U);
  for (const fs::path& path : sources()) {
    EXPECT_THAT(found(read(path), markup), testing::IsEmpty()) << path;
  }
}

TEST(Templates, StandInTheProgramAsInTheFolder) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(GOUVERNAIL_SOURCE_DIR "/src/reports/templates")) {
    const std::string name = entry.path().filename();
    if (name == "README.md") continue;
    const auto files = template_files();
    const auto file = std::ranges::find(files, name, &EmbeddedFile::name);
    ASSERT_NE(file, files.end()) << name;
    EXPECT_EQ(file->text, read(entry.path())) << name;
    ++count;
  }
  EXPECT_EQ(count, template_files().size());
}

TEST(Templates, NeverLeaveATextUnescaped) {
  for (const EmbeddedFile& file : template_files()) {
    EXPECT_EQ(file.text.find("{{{"), std::string::npos) << file.name;
    EXPECT_EQ(file.text.find("{{&"), std::string::npos) << file.name;
    EXPECT_EQ(file.text.find("{{="), std::string::npos) << file.name;
    EXPECT_EQ(file.text.find("<script"), std::string::npos) << file.name;
  }
}

// A name that nobody gives is shown as nothing, without a word: a slip of the pen would hide.
TEST(Templates, AskForNothingThatNoSourceGives) {
  std::set<std::string> given = {"."};
  for (const fs::path& path : sources()) {
    given.merge(found(read(path), std::regex(R"re("([a-z_0-9]+)")re")));
  }
  std::set<std::string> asked;
  for (const EmbeddedFile& file : template_files()) {
    if (!file.name.ends_with(".mustache")) continue;
    asked.merge(found(expand_template(file.name), std::regex(R"(\{\{[#^/]?([^}]+)\}\})")));
  }
  EXPECT_GT(asked.size(), 100U);
  std::set<std::string> missing;
  std::ranges::set_difference(asked, given, std::inserter(missing, missing.end()));
  EXPECT_THAT(missing, testing::IsEmpty());
}

TEST(Templates, AMissingFileIsAFault) {
  EXPECT_THROW(Template("nowhere.mustache"), std::logic_error);
}

TEST(Templates, EscapeInElementsAndInAttributes) {
  View view;
  view.text("lang", "\"><script>").text("subject", "<script>&\"'\x01\xff");
  const std::string page = Template("letter_open.mustache").render(view);
  EXPECT_THAT(page, testing::HasSubstr("<html lang=\"&quot;&gt;&lt;script&gt;\">"));
  EXPECT_THAT(page, testing::HasSubstr(
                        "<title>&lt;script&gt;&amp;&quot;&#39;\xEF\xBF\xBD\xEF\xBF\xBD</title>"));
}

TEST(Templates, RenderInSeveralThreads) {
  const Template badge("badge.mustache");
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < wrong.size(); ++i) {
      threads.emplace_back([&, i] {
        const std::string word(i + 1, static_cast<char>('a' + static_cast<int>(i)));
        View of;
        of.text("css", word).text("symbol", word).text("words", word);
        View view;
        view.part("badge", of);
        for (int round = 0; round < 200; ++round) {
          const std::string page = badge.render(view);
          const std::string expected = "<span class=\"verdict " + word +
                                       "\"><span aria-hidden=\"true\">" + word + "</span> " + word +
                                       "</span>";
          if (page.find(expected) == std::string::npos) ++wrong[i];
        }
      });
    }
  }
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace gouvernail::reports::templates_test
