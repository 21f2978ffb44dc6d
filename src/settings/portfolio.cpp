// SPDX-License-Identifier: MPL-2.0
#include "settings/portfolio.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/toml_reader.h"
#include "settings/log.h"
#include "settings/settings.h"

namespace gouvernail::settings {
namespace {

namespace fs = std::filesystem;
using base::msg;

// One table [[joint]].
class JointReader {
 public:
  JointReader(base::TableReader& entry, const std::vector<Member>& members)
      : entry_(entry), members_(members) {}

  std::vector<JointPart> read() {
    const bool by_workspace = entry_.has("bodies");
    if (by_workspace && (entry_.has("body") || entry_.has("workspaces"))) {
      entry_.error("both", entry_.get("bodies"),
                   msg("the bodies that are held jointly are named twice"),
                   msg("give body and workspaces, or bodies alone"));
    }
    if (by_workspace) {
      read_bodies();
    } else {
      const std::string body = entry_.need_text("body");
      const auto workspaces = entry_.texts("workspaces");
      for (const std::string& name : workspaces.value_or(std::vector<std::string>{})) {
        add(entry_.get("workspaces"), name, body);
      }
    }
    entry_.get("body");
    entry_.get("workspaces");
    entry_.finish();
    if (parts_.size() < 2 && !refused_) {
      entry_.error("too-few", msg("a joint session takes two workspaces"),
                   msg("write workspaces = [\"…\", \"…\"]"));
    }
    return std::move(parts_);
  }

 private:
  void read_bodies() {
    auto bodies = entry_.table("bodies");
    if (!bodies) return;
    for (const auto& [key, node] : *bodies->layers().front().table) {
      const std::string name{key.str()};
      const auto at = bodies->get(name);
      if (const auto body = bodies->text(name)) add(at, name, *body);
    }
    bodies->finish();
    // A TOML table has no order: the first of the file's workspaces leads.
    std::stable_sort(parts_.begin(), parts_.end(),
                     [](const auto& a, const auto& b) { return a.member < b.member; });
  }

  void add(const base::TableReader::Value& at, const std::string& workspace,
           const std::string& body) {
    const std::vector<std::size_t> named = members_named(members_, workspace);
    if (named.size() > 1) {
      refused_ = true;
      return entry_.error("ambiguous", at,
                          msg("several workspaces are in a folder “{}”", workspace),
                          msg("write the workspace's name"));
    }
    if (named.empty()) {
      std::vector<std::string> known;
      for (const Member& one : members_) known.push_back(one.name);
      refused_ = true;
      return entry_.error("unknown-id", at, msg("the portfolio has no workspace “{}”", workspace),
                          base::suggestion(workspace, known));
    }
    const std::size_t member = named.front();
    const bool twice = std::any_of(parts_.begin(), parts_.end(),
                                   [&](const JointPart& part) { return part.member == member; });
    if (twice) {
      refused_ = true;
      return entry_.error("duplicate-id", at, msg("“{}” is named twice", workspace),
                          msg("name each workspace once"));
    }
    parts_.push_back({member, body, base::diagnostic_at(*at.node, *at.source, "", {}, {})});
  }

  base::TableReader& entry_;
  const std::vector<Member>& members_;
  std::vector<JointPart> parts_;
  bool refused_ = false;
};

std::vector<JointPart> read_joint(base::TableReader& entry, const std::vector<Member>& members) {
  return JointReader(entry, members).read();
}

// A body is held with one list of others.
void refuse_twice(const Portfolio& portfolio, base::Diagnostics& found) {
  std::set<std::pair<std::size_t, std::string>> known;
  for (const auto& parts : portfolio.joint) {
    for (const JointPart& part : parts) {
      if (known.insert({part.member, part.body}).second) continue;
      base::Diagnostic diagnostic = part.at;
      diagnostic.code = "duplicate-id";
      diagnostic.what = msg("“{0}” of “{1}” is held jointly twice", part.body,
                            portfolio.members[part.member].name);
      diagnostic.remedy = msg("name all who hold it in one table [[joint]]");
      found.push_back(std::move(diagnostic));
    }
  }
}

Member read_member(base::TableReader& entry, const fs::path& folder,
                   const std::vector<Member>& known) {
  Member member;
  const fs::path its = entry.need_text("folder");
  member.folder = its.is_absolute() ? its : folder / its;
  member.name = entry.text("name").value_or(its.filename().string());
  if (!its.empty() && !fs::is_regular_file(member.folder / settings_name)) {
    entry.error("no-workspace", entry.get("folder"),
                msg("there is no workspace in “{}”", member.folder.string()),
                msg("correct the folder, or create one with “{0}”",
                    base::Action(base::Verb::create_workspace)));
  }
  if (member.name.find('/') != std::string::npos) {  // addresses of pages are parted by it
    entry.error("slash-in-name", entry.get("name"), msg("“{}” holds a slash", member.name),
                msg("write the name without it"));
  }
  const bool twice = std::any_of(known.begin(), known.end(), [&](const Member& other) {
    return base::fold(other.name) == base::fold(member.name);
  });
  if (twice) {
    entry.error("duplicate-id", msg("“{}” is defined twice", member.name),
                msg("give each its own name"));
  }
  const auto same = std::find_if(known.begin(), known.end(), [&](const Member& other) {
    std::error_code error;
    return !its.empty() && fs::equivalent(other.folder, member.folder, error);
  });
  if (same != known.end() && !twice) {
    entry.error("duplicate-id", entry.get("folder"),
                msg("“{0}” and “{1}” are one workspace", same->name, member.name),
                msg("name each workspace once"));
  }
  entry.finish();
  return member;
}

}  // namespace

std::vector<std::size_t> members_named(const std::vector<Member>& members,
                                       const std::string& text) {
  std::vector<std::size_t> in_folder;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].name.empty()) continue;
    if (base::fold(text) == base::fold(members[i].name)) return {i};
    if (text == members[i].folder.filename().string()) in_folder.push_back(i);
  }
  return in_folder;
}

std::optional<Portfolio> read_portfolio(const base::SourceText& source, const fs::path& folder,
                                        base::Diagnostics& found) {
  Portfolio portfolio;
  std::vector<Member>& members = portfolio.members;
  if (auto root = base::parse_toml(source, found)) {
    base::TableReader reader(*root, source, found);
    for (base::TableReader& entry : reader.tables("workspace")) {
      members.push_back(read_member(entry, folder, members));
    }
    for (base::TableReader& entry : reader.tables("joint")) {
      portfolio.joint.push_back(read_joint(entry, members));
    }
    refuse_twice(portfolio, found);
    read_log(reader);
    reader.finish();
    if (members.empty() && !base::has_errors(found)) {
      found.push_back({base::Severity::error,
                       "empty-list",
                       {source.name, 1, 1},
                       "",
                       msg("the portfolio names no workspace"),
                       msg("add a table [[workspace]] with its folder")});
    }
  }
  base::sort_by_position(found);
  if (base::has_errors(found)) return std::nullopt;
  return portfolio;
}

}  // namespace gouvernail::settings
