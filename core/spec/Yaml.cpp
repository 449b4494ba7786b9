#include "spec/Document.h"

#include <charconv>
#include <yaml-cpp/yaml.h>

namespace danlu::spec {
namespace {

constexpr std::size_t kYamlBytes = 4u << 20;
constexpr std::size_t kYamlNodes = 200'000; // aliases ("&a", "*a") can make a small text explode

/// A plain scalar as YAML 1.2's core schema reads it; a quoted one (tag "!") stays text.
Json scalarOf(const YAML::Node& node) {
    const std::string& text = node.Scalar();
    if (node.Tag() == "!")
        return text;
    if (text.empty() || text == "~" || text == "null")
        return nullptr;
    if (text == "true" || text == "false")
        return text == "true";
    std::int64_t whole = 0;
    if (const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), whole); problem == std::errc() && end == text.data() + text.size())
        return whole;
    double real = 0;
    if (const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), real); problem == std::errc() && end == text.data() + text.size())
        return real;
    return text;
}

class Converter {
public:
    Json convert(const YAML::Node& node, int depth) {
        if (++m_nodes > kYamlNodes || depth > kJsonDepth)
            throw YAML::ParserException(node.Mark(), "too many or too deeply nested entries");
        if (node.IsMap())
            return mapping(node, depth);
        if (!node.IsSequence())
            return node.IsScalar() ? scalarOf(node) : Json(nullptr);
        Json list = Json::array();
        for (const auto& one : node)
            list.push_back(convert(one, depth + 1));
        return list;
    }

private:
    Json mapping(const YAML::Node& node, int depth) {
        Json object = Json::object();
        for (const auto& pair : node) {
            const auto key = pair.first.as<std::string>();
            if (object.contains(key))
                throw YAML::ParserException(pair.first.Mark(), "the key \"" + key + "\" stands twice");
            object[key] = convert(pair.second, depth + 1);
        }
        return object;
    }

    std::size_t m_nodes = 0;
};

} // namespace

Result<Json> yamlToJson(std::string_view yaml, std::string_view what) {
    if (yaml.size() > kYamlBytes)
        return Error(ErrorCode::Usage, std::string(what) + " is larger than 4 MiB");
    try {
        const YAML::Node node = YAML::Load(std::string(yaml));
        return node.IsNull() ? Json(Json::object()) : Converter().convert(node, 0);
    } catch (const YAML::Exception& error) {
        return Error(ErrorCode::Usage, std::string(what) + ", line " + std::to_string(error.mark.line + 1) + ": " + error.msg);
    }
}

} // namespace danlu::spec
