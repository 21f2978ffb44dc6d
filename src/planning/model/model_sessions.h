// SPDX-License-Identifier: MPL-2.0
// The sessions of the model: one a demand, under the demand's number, and behind them those that
// stand already. Private to the module.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "planning/model/layout.h"
#include "search/model.h"

namespace gouvernail::planning {

// The session in which a demand is held: its own, or that of the one that it is held with. A
// session that stands is its own.
int session_of(const std::vector<Demand>& demands, int demand);

class ModelSessions {
 public:
  // Writes a session for each demand into `model`. What is held in another one's session keeps its
  // number, with a session that is nowhere and binds nobody. Both must outlive it.
  ModelSessions(const Layout& layout, search::Model& model);

  int of(int demand) const { return session_of(layout_.demands, demand); }
  // One that stands, as a place in series: it takes nobody's time here, since the options of the
  // others already make room for it. Written when it is first asked for.
  int standing(const Options& home, const std::string& body, calendar::Day day);

  bool stands(int session) const { return session >= layout_.count(); }
  // Held for more than one demand.
  bool is_joint(int session) const { return joint_[static_cast<std::size_t>(session)] != 0; }

 private:
  search::Session session_for(int demand) const;
  void join(int guest);

  const Layout& layout_;
  search::Model& model_;
  std::vector<char> joint_;  // by session of the model
  std::map<std::tuple<const Options*, std::string, calendar::Day>, int> standing_;
};

}  // namespace gouvernail::planning
