// SPDX-License-Identifier: MPL-2.0
#include "app/list_checklists.h"

#include "app/checks/checklists.h"

namespace gouvernail::app {

ListChecklistsResult list_checklists(const ListChecklistsRequest& request) {
  const Situation& situation = request.situation;
  const Opened opened = open(situation.where, {situation.readings, {}, {}});
  return {read_checklists(opened.rule_folder, opened.rules), opened.warnings};
}

}  // namespace gouvernail::app
