#pragma once

#include "base/Result.h"

#include <nlohmann/json.hpp>

namespace danlu {

/// JSON whose objects keep the order in which keys were written, so that output reads the way it was composed.
using Json = nlohmann::ordered_json;

constexpr int kJsonDepth = 64; // levels; deeper documents are refused (security.md §3.6)

/// Parses one document. Errors name the byte where it goes wrong; `what` names the source ("config.json", "control line 3").
Result<Json> parseJson(std::string_view text, std::string_view what);

/// Compact UTF-8 text; bytes that are not UTF-8 become U+FFFD.
std::string toText(const Json& json);
/// The same with two-space indentation, for files people read.
std::string toPrettyText(const Json& json);

/// The member `key` as T, or an error that names key and expected type.
template <typename T>
Result<T> member(const Json& object, std::string_view key) {
    const auto found = object.is_object() ? object.find(std::string(key)) : object.end();
    if (!object.is_object() || found == object.end())
        return Error(ErrorCode::Rejected, "the key \"" + std::string(key) + "\" is missing");
    try {
        return found->template get<T>();
    } catch (const nlohmann::json::exception&) {
        return Error(ErrorCode::Rejected, "the key \"" + std::string(key) + "\" has the wrong type (" + found->type_name() + ")");
    }
}

/// The member `key` as T, or `fallback` where it is absent or null; a wrong type is an error all the same.
template <typename T>
Result<T> memberOr(const Json& object, std::string_view key, T fallback) {
    const auto found = object.is_object() ? object.find(std::string(key)) : object.end();
    if (!object.is_object() || found == object.end() || found->is_null())
        return fallback;
    return member<T>(object, key);
}

/// `{"code","message","hint","cause":[{code,message}…]}`, the form of an error on the command line and in Failed messages.
Json toJson(const Error& error);
/// The inverse, for an error that came from another process.
Error errorOf(const Json& json);

} // namespace danlu
