#include "formats/Gguf.h"

#include <algorithm>
#include <array>
#include <bit>

namespace danlu::formats {
namespace {

constexpr std::array<GgufBlock, 26> kBlockTypes = {{
    {"F32", 0, 1, 4},         {"F16", 1, 1, 2},         {"Q4_0", 2, 32, 18},    {"Q4_1", 3, 32, 20},    {"Q5_0", 6, 32, 22},    {"Q5_1", 7, 32, 24},
    {"Q8_0", 8, 32, 34},      {"Q8_1", 9, 32, 36},      {"Q2_K", 10, 256, 84},  {"Q3_K", 11, 256, 110}, {"Q4_K", 12, 256, 144}, {"Q5_K", 13, 256, 176},
    {"Q6_K", 14, 256, 210},   {"Q8_K", 15, 256, 292},   {"I8", 24, 1, 1},       {"I16", 25, 1, 2},      {"I32", 26, 1, 4},      {"I64", 27, 1, 8},
    {"F64", 28, 1, 8},        {"BF16", 30, 1, 2},       {"TQ1_0", 34, 256, 54}, {"TQ2_0", 35, 256, 66}, {"MXFP4", 39, 32, 17},  {"IQ4_NL", 20, 32, 18},
    {"IQ4_XS", 23, 256, 136}, {"IQ2_XXS", 16, 256, 66},
}};

template <typename Same>
const GgufBlock* findBlock(Same&& same) {
    const auto found = std::find_if(kBlockTypes.begin(), kBlockTypes.end(), same);
    return found == kBlockTypes.end() ? nullptr : &*found;
}

GgufValue wholes(GgufType type, std::vector<std::int64_t> values) { return {type, false, std::move(values), {}, {}}; }

} // namespace

const GgufBlock* ggufBlock(std::string_view name) {
    return findBlock([name](const auto& block) { return block.name == name; });
}

const GgufBlock* ggufBlock(std::uint32_t id) {
    return findBlock([id](const auto& block) { return block.id == id; });
}

GgufValue GgufValue::ofU32(std::uint32_t value) { return wholes(GgufType::U32, {value}); }
GgufValue GgufValue::ofF32(double value) { return {GgufType::F32, false, {}, {value}, {}}; }
GgufValue GgufValue::ofBool(bool value) { return wholes(GgufType::Bool, {value}); }
GgufValue GgufValue::ofText(std::string value) { return {GgufType::Text, false, {}, {}, {std::move(value)}}; }
GgufValue GgufValue::ofTexts(std::vector<std::string> values) { return {GgufType::Text, true, {}, {}, std::move(values)}; }
GgufValue GgufValue::ofF32s(std::vector<double> values) { return {GgufType::F32, true, {}, std::move(values), {}}; }

GgufValue GgufValue::ofI32s(std::vector<std::int64_t> values) {
    auto array = wholes(GgufType::I32, std::move(values));
    array.isArray = true;
    return array;
}

void GgufMetadata::set(std::string key, GgufValue value) {
    const auto [found, isNew] = m_places.emplace(key, m_entries.size());
    if (isNew)
        m_entries.emplace_back(std::move(key), std::move(value));
    else
        m_entries[found->second].second = std::move(value);
}

const GgufValue* GgufMetadata::find(std::string_view key) const {
    const auto found = m_places.find(std::string(key));
    return found == m_places.end() ? nullptr : &m_entries[found->second].second;
}

std::optional<std::int64_t> GgufMetadata::whole(std::string_view key) const {
    const auto* value = find(key);
    return value && !value->isArray && value->whole.size() == 1 ? std::optional(value->whole[0]) : std::nullopt;
}

std::optional<double> GgufMetadata::real(std::string_view key) const {
    const auto* value = find(key);
    if (value && !value->isArray && value->real.size() == 1)
        return value->real[0];
    const auto number = whole(key);
    return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

std::optional<std::string> GgufMetadata::text(std::string_view key) const {
    const auto* value = find(key);
    return value && !value->isArray && value->text.size() == 1 ? std::optional(value->text[0]) : std::nullopt;
}

} // namespace danlu::formats
