#include "data/shapes/LabelPaths.h"

#include <algorithm>
#include <array>

namespace danlu::data {
namespace {

Error rejected(std::string reason) { return Error(ErrorCode::Rejected, std::move(reason)); }

struct Separator {
    std::string_view plain, wide;
};
constexpr std::array<Separator, 3> kSeparators{{{">", "＞"}, {"|", "｜"}, {"/", "／"}}};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kWideBlank = "\u3000";
    for (;;) {
        const auto before = text.size();
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n' || text.front() == '\r'))
            text.remove_prefix(1);
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n' || text.back() == '\r'))
            text.remove_suffix(1);
        if (text.starts_with(kWideBlank))
            text.remove_prefix(kWideBlank.size());
        if (text.ends_with(kWideBlank))
            text.remove_suffix(kWideBlank.size());
        if (text.size() == before)
            return text;
    }
}

/// The separator that a text uses; nothing where it is a single level.
const Separator* separatorOf(std::string_view text) {
    for (const auto& one : kSeparators)
        if (text.find(one.plain) != text.npos || text.find(one.wide) != text.npos)
            return &one;
    return nullptr;
}

/// The first separator at or after `from`: position and length; the text's size where there is none.
std::pair<std::size_t, std::size_t> findSeparator(std::string_view text, const Separator& separator, std::size_t from) {
    const auto plain = text.find(separator.plain, from), wide = text.find(separator.wide, from);
    if (plain == text.npos && wide == text.npos)
        return {text.size(), 0};
    return plain < wide ? std::pair(plain, separator.plain.size()) : std::pair(wide, separator.wide.size());
}

Result<LabelPath> checked(LabelPath path) {
    if (path.size() > kLabelLevels)
        return rejected("the label path has " + std::to_string(path.size()) + " levels; three are the most");
    if (path.empty() || std::any_of(path.begin(), path.end(), [](const std::string& level) { return level.empty(); }))
        return rejected("the label path has an empty level");
    return path;
}

/// A flat list of levels.
Result<LabelPath> levelsOf(const Value& list, std::string_view column) {
    LabelPath path;
    const bool plain = list.eachItem([&path](const Value& level) {
        const auto text = level.scalarText();
        path.emplace_back(text ? trimmed(*text) : std::string_view());
        return text.has_value() && path.size() <= kLabelLevels + 1;
    });
    if (!plain && path.size() <= kLabelLevels)
        return rejected("\"" + std::string(column) + "\" holds something other than label names");
    return checked(std::move(path));
}

/// Whether a list is a list of paths (lists, or texts with separators in them) rather than one path's levels.
bool isListOfPaths(const Value& list) {
    bool nested = false;
    list.eachItem([&nested](const Value& item) {
        nested = nested || item.kind() == Value::Kind::List || (item.isText() && separatorOf(item.text()));
        return !nested;
    });
    return nested;
}

} // namespace

Result<LabelPath> pathOf(std::string_view text) {
    text = trimmed(text);
    const Separator* separator = separatorOf(text);
    if (!separator)
        return checked({std::string(text)});
    LabelPath path;
    for (std::size_t at = 0; at <= text.size();) {
        const auto [end, length] = findSeparator(text, *separator, at);
        path.emplace_back(trimmed(text.substr(at, end - at)));
        at = length == 0 ? text.size() + 1 : end + length;
    }
    return checked(std::move(path));
}

Result<std::vector<LabelPath>> pathsOf(const Value& value, std::string_view column) {
    if (value.isNull())
        return missingColumn(column);
    if (const auto text = value.scalarText()) {
        DANLU_TRY(LabelPath path, pathOf(*text));
        return std::vector<LabelPath>{std::move(path)};
    }
    if (value.kind() != Value::Kind::List || value.size() == 0)
        return rejected("\"" + std::string(column) + "\" holds no label");
    if (!isListOfPaths(value)) {
        DANLU_TRY(LabelPath path, levelsOf(value, column));
        return std::vector<LabelPath>{std::move(path)};
    }
    std::vector<LabelPath> paths;
    std::optional<Error> problem;
    value.eachItem([&](const Value& item) {
        auto path = item.kind() == Value::Kind::List ? levelsOf(item, column) : pathOf(item.text());
        if (path)
            paths.push_back(std::move(*path));
        else
            problem = std::move(path).error();
        return !problem;
    });
    if (problem)
        return std::move(*problem);
    return paths;
}

Result<std::vector<LabelPath>> annotationPaths(const Value& annotations, std::string_view column) {
    std::vector<LabelPath> paths;
    std::optional<Error> problem;
    const auto take = [&](const Value& value) {
        if (value.isNull())
            return;
        if (auto found = pathsOf(value, column); found)
            paths.insert(paths.end(), found->begin(), found->end());
        else
            problem = std::move(found).error();
    };
    annotations.eachItem([&](const Value& annotation) {
        annotation.at("result").eachItem([&](const Value& result) {
            take(result.at("value").at("taxonomy"));
            take(result.at("value").at("choices"));
            return !problem;
        });
        return !problem;
    });
    if (problem)
        return std::move(*problem);
    if (paths.empty())
        return rejected("the annotations hold no label");
    return paths;
}

} // namespace danlu::data
