#include "base/Row.h"

#include <array>

namespace danlu {

std::string_view nameOf(Role role) {
    constexpr std::array<std::string_view, 4> kNames{"system", "user", "assistant", "tool"};
    return kNames[static_cast<std::size_t>(role)];
}

std::string_view nameOf(RowKind kind) {
    constexpr std::array<std::string_view, 4> kNames{"text", "chat", "preference", "classification"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string_view nameOf(Split split) {
    constexpr std::array<std::string_view, 4> kNames{"none", "train", "validation", "test"};
    return kNames[static_cast<std::size_t>(split)];
}

std::string labelText(const LabelPath& path) {
    std::string text;
    for (const auto& level : path)
        text += (text.empty() ? "" : "/") + level;
    return text;
}

std::size_t byteSize(const Row& row) {
    std::size_t bytes = row.rejected.size();
    for (const auto& turn : row.turns)
        bytes += turn.text.size();
    for (const auto& path : row.labels)
        for (const auto& level : path)
            bytes += level.size();
    return bytes;
}

} // namespace danlu
