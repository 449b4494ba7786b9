#pragma once

#include <compare>
#include <string>
#include <utility>

namespace danlu {

/// An identifier that cannot be mistaken for another kind of identifier. Empty = none.
template <typename Tag>
class StrongId {
public:
    StrongId() = default;
    explicit StrongId(std::string text) : m_text(std::move(text)) {}

    const std::string& text() const { return m_text; }
    bool empty() const { return m_text.empty(); }
    auto operator<=>(const StrongId&) const = default;

private:
    std::string m_text;
};

using ProjectId = StrongId<struct ProjectTag>;
using DatasetId = StrongId<struct DatasetTag>;
using ModelId = StrongId<struct ModelTag>;
using RunId = StrongId<struct RunTag>;

/// 16 random lower-case hex digits from the operating system.
std::string randomIdText();

template <typename Id>
Id newId() {
    return Id(randomIdText());
}

} // namespace danlu
