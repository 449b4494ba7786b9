#include "spec/Document.h"

#include "base/Names.h"

#include <algorithm>
#include <map>

namespace danlu::spec {
namespace {

std::vector<std::string> keysOf(const Fields& fields) {
    std::vector<std::string> keys;
    for (const auto& field : fields)
        keys.push_back(field.key());
    return keys;
}

Result<Field> find(const Fields& fields, const std::string& given, const Aliases& aliases) {
    const auto alias = aliases.find(given);
    const std::string& key = alias == aliases.end() ? given : alias->second;
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.key() == key; });
    if (found == fields.end())
        return unknownName("key", given, keysOf(fields));
    return *found;
}

} // namespace

Result<> readJson(const Fields& fields, const Json& object, const Aliases& aliases) {
    if (!object.is_object())
        return Error(ErrorCode::Usage, "expected key: value lines, found " + std::string(object.type_name()));
    std::map<std::string, std::string> seen; // key → the spelling it came in
    for (const auto& [given, value] : object.items()) {
        DANLU_TRY(Field field, find(fields, given, aliases));
        if (const auto [first, isNew] = seen.emplace(field.key(), given); !isNew)
            return Error(ErrorCode::Usage, "\"" + given + "\" and \"" + first->second + "\" are the same key; keep one of them");
        if (!value.is_null())
            DANLU_CHECK(field.setJson(value));
    }
    return ok();
}

Result<> readYaml(const Fields& fields, std::string_view yaml, const Aliases& aliases) {
    DANLU_TRY(const Json object, yamlToJson(yaml, "the spec"));
    return readJson(fields, object, aliases);
}

Result<> assign(const Fields& fields, std::string_view assignment, const Aliases& aliases) {
    const auto equals = assignment.find('=');
    if (equals == std::string_view::npos)
        return Error(ErrorCode::Usage, "\"" + std::string(assignment) + "\" should be key=value");
    DANLU_TRY(Field field, find(fields, std::string(assignment.substr(0, equals)), aliases));
    return field.setText(assignment.substr(equals + 1));
}

Result<> checkAll(const Fields& fields) {
    for (const auto& field : fields)
        DANLU_CHECK(field.check());
    return ok();
}

Json toJson(const Fields& fields) {
    Json object = Json::object();
    for (const auto& field : fields)
        object[field.key()] = field.toJson();
    return object;
}

std::string toYaml(const Fields& fields) {
    std::string text;
    for (const auto& field : fields)
        text += field.key() + ": " + toText(field.toJson()) + "\n"; // JSON scalars and flow lists are YAML
    return text;
}

std::string helpTable(const Fields& fields) {
    std::string text;
    for (const auto& field : fields) {
        text += "  " + field.key() + "  (" + field.allowed() + ")\n      " + std::string(field.meta().help);
        if (!field.meta().unit.empty())
            text += " Unit: " + std::string(field.meta().unit) + ".";
        if (field.meta().required)
            text += " Required.\n";
        else
            text += " Default: " + toText(field.toJson()) + ".\n";
    }
    return text;
}

std::vector<Difference> differences(const Fields& left, const Fields& right) {
    std::vector<Difference> found;
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
        if (left[i].toJson() != right[i].toJson())
            found.push_back({left[i].key(), left[i].toJson(), right[i].toJson()});
    return found;
}

} // namespace danlu::spec
