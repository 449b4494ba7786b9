#pragma once

#include "base/Json.h"
#include "base/Row.h"

#include <set>
#include <string>
#include <vector>

namespace danlu::label {

/// The tree of labels a dataset may use, up to three levels deep, in the order of its file.
class LabelScheme {
public:
    /// YAML or JSON: nested mappings, with lists or mappings of names as leaves: `网络: {宽带: [掉线, 网速慢]}`.
    static Result<LabelScheme> fromText(std::string_view text, std::string_view what = "the label scheme");
    static Result<LabelScheme> fromJson(const Json& json);
    /// The scheme that the given paths use; for datasets that came without one.
    static Result<LabelScheme> fromPaths(const std::vector<LabelPath>& paths);

    /// Levels of the deepest path, 1 to 3.
    std::size_t depth() const { return m_depth; }
    /// Complete paths (leaves), in order.
    const std::vector<LabelPath>& leaves() const { return m_leaves; }
    bool contains(const LabelPath& path) const { return m_nodes.contains(path); }
    /// Whether the path is a node of the tree; the error names the first wrong level and its nearest sibling.
    Result<> check(const LabelPath& path) const;
    Json toJson() const;

private:
    Result<> add(const LabelPath& path);
    std::vector<LabelPath> m_leaves;
    std::set<LabelPath> m_nodes; // leaves and everything above them
    std::size_t m_depth = 0;
};

} // namespace danlu::label
