// SPDX-License-Identifier: MPL-2.0
#include "net/error.h"

#include <utility>

namespace gouvernail::net {

NetError::NetError(NetFault fault, base::Message cause, base::Message remedy)
    : fault_(fault), cause_(std::move(cause)), remedy_(std::move(remedy)) {}

}  // namespace gouvernail::net
