#include "label/LabelScheme.h"

#include "base/Names.h"
#include "spec/Document.h"

#include <algorithm>
#include <utility>

namespace danlu::label {
namespace {

Error badScheme(const std::string& where, std::string_view what) {
    return Error(ErrorCode::Rejected, (where.empty() ? "the label scheme" : "\"" + where + "\" in the label scheme") + " " + std::string(what));
}

bool isName(const Json& node) { return node.is_string() || node.is_number() || node.is_boolean(); }
std::string nameOf(const Json& node) { return node.is_string() ? node.get<std::string>() : node.dump(); }

/// Appends the complete paths below `node`: a mapping has names for keys, a list holds names or mappings, nothing below = a leaf.
Result<> collect(const Json& node, const LabelPath& above, std::vector<LabelPath>& paths);

Result<> collectNamed(const std::string& name, const Json& below, const LabelPath& above, std::vector<LabelPath>& paths) {
    LabelPath path = above;
    path.push_back(name);
    if (name.empty() || name.find_first_not_of(" \t") == name.npos)
        return badScheme(labelText(above), "has a label without a name");
    if (path.size() > kLabelLevels)
        return badScheme(labelText(path), "is on a fourth level; three are the most");
    const bool isLeaf = below.is_null() || ((below.is_array() || below.is_object()) && below.empty());
    if (!isLeaf)
        return collect(below, path, paths);
    paths.push_back(std::move(path));
    return ok();
}

Result<> collect(const Json& node, const LabelPath& above, std::vector<LabelPath>& paths) {
    if (node.is_object()) {
        for (const auto& [name, below] : node.items())
            DANLU_CHECK(collectNamed(name, below, above, paths));
        return ok();
    }
    if (node.is_array()) {
        for (const auto& item : node)
            DANLU_CHECK(isName(item) ? collectNamed(nameOf(item), Json(), above, paths) : collect(item, above, paths));
        return ok();
    }
    return isName(node) ? collectNamed(nameOf(node), Json(), above, paths) : badScheme(labelText(above), "should hold names of labels");
}

/// Characters, so that a Chinese name with one wrong character is one step away, not three bytes.
std::u32string charactersOf(std::string_view text) {
    std::u32string characters;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80 || characters.empty())
            characters += char32_t(byte);
        else
            characters.back() = (characters.back() << 6) | (byte & 0x3F); // unique per character, which is all that is needed
    }
    return characters;
}

std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j)
            diagonal = std::exchange(row[j], std::min({diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), row[j] + 1, row[j - 1] + 1}));
    }
    return row.back();
}

/// The sibling that differs in the fewest characters, if it shares more than it differs in.
std::string nearestSibling(const std::string& name, const std::vector<std::string>& siblings) {
    std::string best;
    const auto wanted = charactersOf(name.substr(0, 192));
    std::size_t least = std::max<std::size_t>(1, wanted.size() / 2) + 1;
    for (const auto& sibling : siblings)
        if (const auto away = distance(wanted, charactersOf(sibling.substr(0, 192))); away < least) {
            least = away;
            best = sibling;
        }
    return best;
}

Error unknownLabel(const LabelPath& above, const std::string& name, const std::vector<std::string>& siblings) {
    std::string message = "unknown label \"" + name + "\"" + (above.empty() ? "" : " under \"" + labelText(above) + "\"");
    if (const auto near = nearestSibling(name, siblings); !near.empty())
        message += "; did you mean \"" + near + "\"?";
    return Error(ErrorCode::Rejected, std::move(message)).withHint(siblings.empty() ? "There are no labels below it." : "Known: " + joined(siblings, ", "));
}

} // namespace

Result<LabelScheme> LabelScheme::fromText(std::string_view text, std::string_view what) {
    DANLU_TRY(const Json json, spec::yamlToJson(text, what)); // JSON is YAML
    return fromJson(json);
}

Result<LabelScheme> LabelScheme::fromJson(const Json& json) {
    std::vector<LabelPath> paths;
    if (!json.is_object() && !json.is_array())
        return badScheme({}, "should be a mapping, for instance \"网络: {宽带: [掉线, 网速慢]}\"");
    DANLU_CHECK(collect(json, {}, paths));
    std::set<LabelPath> seen;
    for (const auto& path : paths)
        if (!seen.insert(path).second)
            return badScheme(labelText(path), "stands twice");
    return fromPaths(paths);
}

Result<LabelScheme> LabelScheme::fromPaths(const std::vector<LabelPath>& paths) {
    LabelScheme scheme;
    std::set<LabelPath> seen;
    for (const auto& path : paths)
        if (seen.insert(path).second)
            DANLU_CHECK(scheme.add(path));
    if (scheme.m_leaves.empty())
        return badScheme({}, "holds no labels");
    std::erase_if(scheme.m_leaves, [&scheme](const LabelPath& path) { // a path that another one goes on from is no leaf
        const auto next = scheme.m_nodes.upper_bound(path);
        return next != scheme.m_nodes.end() && next->size() > path.size() && std::equal(path.begin(), path.end(), next->begin());
    });
    return scheme;
}

Result<> LabelScheme::add(const LabelPath& path) {
    if (path.empty() || path.size() > kLabelLevels)
        return badScheme(labelText(path), "should have one to three levels");
    m_leaves.push_back(path);
    m_depth = std::max(m_depth, path.size());
    for (std::size_t levels = 1; levels <= path.size(); ++levels)
        m_nodes.insert(LabelPath(path.begin(), path.begin() + std::ptrdiff_t(levels)));
    return ok();
}

Result<> LabelScheme::check(const LabelPath& path) const {
    if (path.empty())
        return Error(ErrorCode::Rejected, "the label is empty");
    for (std::size_t level = 0; level < path.size(); ++level) {
        const LabelPath above(path.begin(), path.begin() + std::ptrdiff_t(level));
        LabelPath here = above;
        here.push_back(path[level]);
        if (m_nodes.contains(here))
            continue;
        std::vector<std::string> siblings;
        for (const auto& node : m_nodes)
            if (node.size() == level + 1 && std::equal(above.begin(), above.end(), node.begin()))
                siblings.push_back(node.back());
        return unknownLabel(above, path[level], siblings);
    }
    return ok();
}

Json LabelScheme::toJson() const {
    Json root = Json::object();
    for (const auto& path : m_leaves) {
        Json* at = &root;
        for (const auto& level : path)
            at = &(*at)[level];
    }
    return root; // leaves are null
}

} // namespace danlu::label
