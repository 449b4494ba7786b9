#include "protocol/Messages.h"

#include "crypto/Base64.h"
#include "spec/Document.h"

namespace danlu::protocol {
namespace {

Result<std::map<std::string, crypto::Key>> keysOf(const Json& json) {
    std::map<std::string, crypto::Key> keys;
    for (const auto& [name, text] : json.items()) {
        if (!text.is_string())
            return Error(ErrorCode::Rejected, "the key \"" + name + "\" is no text");
        DANLU_TRY(auto bytes, crypto::fromBase64(text.get_ref<const std::string&>()));
        DANLU_TRY(auto key, crypto::Key::of(bytes));
        crypto::cleanse(bytes);
        keys.emplace(name, std::move(key));
    }
    return keys;
}

} // namespace

bool isKnownType(std::uint16_t type) { return (type >= 1 && type <= 4) || (type >= 16 && type <= 25) || type == 32 || type == 33 || type == 64; }

Result<Json> Message::json() const { return parseJson(body, "message " + std::to_string(static_cast<int>(type))); }

Json toJson(const Start& start) {
    Json keys = Json::object();
    for (const auto& [name, key] : start.keys)
        keys[name] = crypto::base64(key.bytes());
    return Json{{"job", start.job},        {"spec", start.spec},     {"folder", start.folder.string()},
                {"keys", std::move(keys)}, {"models", start.models}, {"options", start.options}};
}

Result<Start> startOf(const Json& json) {
    Start start;
    DANLU_TRY(start.job, member<std::string>(json, "job"));
    DANLU_TRY(start.spec, memberOr<Json>(json, "spec", Json::object()));
    DANLU_TRY(const auto folder, memberOr<std::string>(json, "folder", ""));
    start.folder = folder;
    DANLU_TRY(const auto keys, memberOr<Json>(json, "keys", Json::object()));
    DANLU_TRY(start.keys, keysOf(keys));
    DANLU_TRY(start.models, memberOr<std::vector<Json>>(json, "models", {}));
    DANLU_TRY(start.options, memberOr<Json>(json, "options", Json::object()));
    return start;
}

Json toJson(const Generate& generate) {
    return Json{{"id", generate.id}, {"model", generate.model}, {"prompt", generate.prompt}, {"messages", generate.messages}, {"sampling", generate.sampling}};
}

Result<Generate> generateOf(const Json& json) {
    Generate generate;
    DANLU_TRY(generate.id, memberOr<std::int64_t>(json, "id", 0));
    DANLU_TRY(generate.model, memberOr<std::int64_t>(json, "model", 0));
    DANLU_TRY(generate.prompt, memberOr<std::string>(json, "prompt", ""));
    DANLU_TRY(generate.messages, memberOr<Json>(json, "messages", Json()));
    DANLU_TRY(generate.sampling, memberOr<Json>(json, "sampling", Json::object()));
    return generate;
}

} // namespace danlu::protocol
