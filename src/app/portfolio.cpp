// SPDX-License-Identifier: MPL-2.0
#include "app/portfolio.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/failure.h"
#include "app/files.h"
#include "app/opened.h"
#include "base/text.h"
#include "base/toml_reader.h"

namespace gouvernail::app {

namespace fs = std::filesystem;
using base::msg;

namespace {

// Mail addresses are compared without regard to case.
std::string address_key(std::string address) {
  for (char& c : address) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return address;
}

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

bool is_portfolio(const fs::path& folder) {
  return fs::is_regular_file(folder / portfolio_name) &&
         !fs::is_regular_file(folder / settings_name);
}

Portfolio open_portfolio(const fs::path& folder) {
  const fs::path path = folder / portfolio_name;
  const base::SourceText source{path.string(), read_file(path)};
  base::Diagnostics found;
  Portfolio portfolio;
  std::vector<Member>& members = portfolio.members;
  if (auto root = base::parse_toml(source, found)) {
    base::TableReader reader(*root, source, found);
    for (base::TableReader& entry : reader.tables("workspace")) {
      Member member;
      const fs::path its = entry.need_text("folder");
      member.folder = its.is_absolute() ? its : folder / its;
      member.name = entry.text("name").value_or(its.filename().string());
      if (!its.empty() && !fs::is_regular_file(member.folder / settings_name)) {
        entry.error("no-workspace", entry.get("folder"),
                    msg("there is no workspace in “{}”", member.folder.string()),
                    msg("correct the folder, or create one with “gouvernail init”"));
      }
      const bool twice = std::any_of(members.begin(), members.end(), [&](const Member& other) {
        return base::fold(other.name) == base::fold(member.name);
      });
      if (twice) {
        entry.error("duplicate-id", msg("“{}” is defined twice", member.name),
                    msg("give each its own name"));
      }
      const auto same = std::find_if(members.begin(), members.end(), [&](const Member& other) {
        std::error_code error;
        return !its.empty() && fs::equivalent(other.folder, member.folder, error);
      });
      if (same != members.end() && !twice) {
        entry.error("duplicate-id", entry.get("folder"),
                    msg("“{0}” and “{1}” are one workspace", same->name, member.name),
                    msg("name each workspace once"));
      }
      entry.finish();
      members.push_back(std::move(member));
    }
    for (base::TableReader& entry : reader.tables("joint")) {
      portfolio.joint.push_back(read_joint(entry, members));
    }
    refuse_twice(portfolio, found);
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
  if (base::has_errors(found)) {
    throw bad_files(msg("the portfolio {} has errors", path.string()), std::move(found));
  }
  return portfolio;
}

std::vector<Member> read_portfolio(const fs::path& folder) {
  return open_portfolio(folder).members;
}

void hold_jointly(const Portfolio& portfolio, std::vector<planning::Problem>& problems) {
  base::Diagnostics found;
  const auto refuse = [&](const JointPart& part, std::string code, base::Message what,
                          base::Message remedy) {
    base::Diagnostic diagnostic = part.at;
    diagnostic.code = std::move(code);
    diagnostic.what = std::move(what);
    diagnostic.remedy = std::move(remedy);
    found.push_back(std::move(diagnostic));
  };
  for (std::size_t group = 0; group < portfolio.joint.size(); ++group) {
    for (const JointPart& part : portfolio.joint[group]) {
      planning::Problem& problem = problems[part.member];
      const rules::Rules& rules = *problem.rules;
      if (!rules.convention.body(part.body)) {
        std::vector<std::string> known;
        for (const auto& [id, joint] : rules.joint_bodies) known.push_back(id);
        refuse(part, "unknown-id",
               msg("“{0}” has no body “{1}”", portfolio.members[part.member].name, part.body),
               base::suggestion(part.body, known));
      } else if (rules.joint_bodies.count(part.body) == 0) {
        refuse(part, "not-joint",
               msg("the rules of “{0}” do not allow “{1}” to be held jointly",
                   portfolio.members[part.member].name, part.body),
               msg("where the text of the convention allows it, add joint = true and its source to "
                   "the body in the rules"));
      } else {
        const bool leads = &part == &portfolio.joint[group].front();
        problem.held_jointly[part.body] = {"joint-" + std::to_string(group), leads};
      }
    }
  }
  if (!found.empty()) {
    throw bad_files(msg("the portfolio names sessions that cannot be held jointly"),
                    std::move(found));
  }
}

void share_persons(std::vector<planning::Problem>& problems) {
  for (planning::Problem& problem : problems) {
    std::map<std::string, std::string> keys;
    for (governance::Person& person : problem.people.persons) {
      const std::string shared =
          person.address.empty() ? problem.name + "/" + person.key : address_key(person.address);
      keys[person.key] = shared;
      person.key = shared;
    }
    for (governance::Seat& seat : problem.history.seats) {
      const auto found = keys.find(seat.person);
      seat.person = found == keys.end() ? problem.name + "/" + seat.person : found->second;
    }
    std::map<std::string, std::vector<governance::BusyInterval>> busy;
    for (auto& [key, intervals] : problem.availability.busy) {
      const auto found = keys.find(key);
      auto& list = busy[found == keys.end() ? key : found->second];
      list.insert(list.end(), intervals.begin(), intervals.end());
    }
    problem.availability.busy = std::move(busy);
  }
  // What takes a person in one convention takes her in the others.
  std::map<std::string, std::vector<governance::BusyInterval>> all;
  for (const planning::Problem& problem : problems) {
    for (const auto& [key, intervals] : problem.availability.busy) {
      if (key.starts_with("room:")) continue;
      auto& list = all[key];
      list.insert(list.end(), intervals.begin(), intervals.end());
    }
  }
  for (planning::Problem& problem : problems) {
    for (const governance::Person& person : problem.people.persons) {
      const auto found = all.find(person.key);
      if (found != all.end()) problem.availability.busy[person.key] = found->second;
    }
  }
}

}  // namespace gouvernail::app
