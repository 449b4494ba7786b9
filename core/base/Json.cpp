#include "base/Json.h"

#include <vector>

namespace danlu {
namespace {

Result<Json> tooDeep(std::string_view what) {
    return Error(ErrorCode::Rejected, std::string(what) + " is nested deeper than " + std::to_string(kJsonDepth) + " levels");
}

/// Deepest nesting of brackets outside strings; counted before parsing, because the parser recurses.
int depthOf(std::string_view text) {
    int depth = 0, deepest = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

} // namespace

Result<Json> parseJson(std::string_view text, std::string_view what) {
    if (depthOf(text) > kJsonDepth)
        return tooDeep(what);
    try {
        return Json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        return Error(ErrorCode::Rejected, std::string(what) + " is not valid JSON at byte " + std::to_string(error.byte));
    }
}

std::string toText(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string toPrettyText(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json toJson(const Error& error) {
    Json causes = Json::array();
    for (const Error* cause = error.cause(); cause; cause = cause->cause())
        causes.push_back({{"code", nameOf(cause->code())}, {"message", cause->message()}});
    return {{"code", nameOf(error.code())}, {"message", error.message()}, {"hint", error.hint()}, {"cause", causes}};
}

Error errorOf(const Json& json) {
    const auto text = [](const Json& object, const char* key) { return object.value(key, std::string()); };
    const auto one = [&](const Json& object) { return Error(errorCodeOf(text(object, "code")), text(object, "message")); };
    if (!json.is_object())
        return Error(ErrorCode::Failed, "an error without a description");
    const Json causes = json.value("cause", Json::array());
    if (causes.empty())
        return one(json).withHint(text(json, "hint"));
    Error error = one(causes.back());
    for (auto cause = causes.rbegin() + 1; cause != causes.rend(); ++cause)
        error = std::move(error).wrap(text(*cause, "message"));
    return std::move(error).wrap(text(json, "message")).withHint(text(json, "hint"));
}

} // namespace danlu
