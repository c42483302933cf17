// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The net under every call from JavaScript.
#pragma once

#include <exception>
#include <new>
#include <string>

#include "app/json_codec.h"
#include "text/result.h"

namespace palimpsest::bindings {

/// What call() answers; what it throws, as a reply. The core does not throw by design; this is the
/// net for what libraries throw and for a heap that is full.
template <typename Call>
std::string guarded(const Call& call) {
  try {
    return call();
  } catch (const std::bad_alloc&) {
    return app::reply(
        Error{ErrorCode::kOutOfMemory, "the request needs more memory than there is", ""});
  } catch (const std::exception& e) {
    return app::reply(Error{ErrorCode::kInternal, e.what(), ""});
  } catch (...) {
    return app::reply(Error{ErrorCode::kInternal, "something unknown was thrown", ""});
  }
}

}  // namespace palimpsest::bindings
