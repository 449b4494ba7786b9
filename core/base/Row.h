#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace danlu {

/// Who speaks in a turn; the names are the ones chat templates use ("system", "user", "assistant", "tool").
enum class Role : std::uint8_t { System, User, Assistant, Tool };
std::string_view nameOf(Role role);

/// One message of a conversation.
struct Turn {
    Role role = Role::User;
    std::string text;
    bool operator==(const Turn&) const = default;
};

/// Outermost first: {"大类", "中类", "小类"}; three levels at most.
using LabelPath = std::vector<std::string>;
constexpr std::size_t kLabelLevels = 3;
/// "大类/中类/小类".
std::string labelText(const LabelPath& path);

/// What a row is for. A dataset holds one kind.
enum class RowKind : std::uint8_t { Text, Chat, Preference, Classification };
std::string_view nameOf(RowKind kind);

/// Which part of a split a row belongs to.
enum class Split : std::uint8_t { None, Train, Validation, Test };
std::string_view nameOf(Split split);

/// One row of a dataset, in the one form that every importer produces and every consumer reads.
///   Text            one user turn: the raw text
///   Chat            system? user assistant …; alpaca's instruction and input are one user turn joined by a newline
///   Preference      the conversation ends with the chosen answer; `rejected` is the other one
///   Classification  one user turn: the text; `labels` holds one path or several
struct Row {
    RowKind kind = RowKind::Text;
    std::vector<Turn> turns;
    std::string rejected;
    std::vector<LabelPath> labels;
    bool operator==(const Row&) const = default;
};

constexpr std::size_t kRowBytes = 8u << 20; // UTF-8 bytes of one row, all turns and labels together; a longer one is rejected with its line
std::size_t byteSize(const Row& row);

} // namespace danlu
