// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// How the core reports what a caller can cause: a value, or an Error that names the input, the
// place and what to do. The core does not throw; a broken invariant of our own is an assertion.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace palimpsest {

/// What kind of failure it was; callers act on the code and show the message.
enum class ErrorCode {
  kBadArgument,         ///< the caller's request is malformed (bad JSON, missing field, bad option)
  kCorruptData,         ///< a pack, memory or file is damaged or truncated
  kUnsupportedVersion,  ///< written by a newer version, or uses a feature this one lacks
  kUnsupportedPair,     ///< no pack for this pair of languages
  kNotFound,            ///< the named file, pack, unit or ticket does not exist
  kOutOfMemory,         ///< the input is too large for the memory there is
  kInternal,            ///< a defect of ours, caught at the boundary
};

/// The stable name of a code as it crosses the boundary, e.g. "corrupt-data".
[[nodiscard]] constexpr const char* name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kBadArgument:
      return "bad-argument";
    case ErrorCode::kCorruptData:
      return "corrupt-data";
    case ErrorCode::kUnsupportedVersion:
      return "unsupported-version";
    case ErrorCode::kUnsupportedPair:
      return "unsupported-pair";
    case ErrorCode::kNotFound:
      return "not-found";
    case ErrorCode::kOutOfMemory:
      return "out-of-memory";
    case ErrorCode::kInternal:
      return "internal";
  }
  return "internal";
}

/// message: one sentence, what is wrong and what to do. where: file, field, line or byte; may be
/// "".
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  std::string where;
};

/// A T or an Error. Test it before use; value() of an error is an assertion.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] const Error& error() const& {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// The value of an operation that returns nothing but may fail.
struct Done {};

}  // namespace palimpsest
