#pragma once

#include "formats/Safetensors.h"

#include <optional>
#include <unordered_map>
#include <variant>

namespace danlu::formats {

/// Types of metadata values, with their numbers in the file. https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
enum class GgufType : std::uint32_t { U8, I8, U16, I16, U32, I32, F32, Bool, Text, Array, U64, I64, F64 };

/// One metadata value. Whole numbers lie in `whole` (unsigned ones as their bits), F32 and F64 in `real`; an array holds one element type.
struct GgufValue {
    GgufType type = GgufType::U32; // of the element where isArray
    bool isArray = false;
    std::vector<std::int64_t> whole;
    std::vector<double> real;
    std::vector<std::string> text;

    static GgufValue ofU32(std::uint32_t value);
    static GgufValue ofF32(double value);
    static GgufValue ofBool(bool value);
    static GgufValue ofText(std::string value);
    static GgufValue ofTexts(std::vector<std::string> values);
    static GgufValue ofF32s(std::vector<double> values);
    static GgufValue ofI32s(std::vector<std::int64_t> values);
    bool operator==(const GgufValue&) const = default;
};

/// Metadata in the order of the file.
class GgufMetadata {
public:
    /// Replaces a value of the same key.
    void set(std::string key, GgufValue value);
    const GgufValue* find(std::string_view key) const;
    std::optional<std::int64_t> whole(std::string_view key) const;
    std::optional<double> real(std::string_view key) const; // a whole number counts as well
    std::optional<std::string> text(std::string_view key) const;
    const std::vector<std::pair<std::string, GgufValue>>& entries() const { return m_entries; }

private:
    std::vector<std::pair<std::string, GgufValue>> m_entries;
    std::unordered_map<std::string, std::size_t> m_places;
};

/// Block types of ggml by name: "Q4_0" = 18 bytes for 32 elements, type number 2.
struct GgufBlock {
    std::string_view name;
    std::uint32_t id;
    std::uint32_t elements;
    std::uint32_t bytes;
};
const GgufBlock* ggufBlock(std::string_view name);
const GgufBlock* ggufBlock(std::uint32_t id);

/// A GGUF file's metadata and tensor table. Shapes are turned to row-major [out, in]; `begin` and `end` count from the start of the file.
struct GgufTable {
    GgufMetadata metadata;
    std::vector<TensorEntry> tensors;
    std::uint64_t dataBegin = 0;
    std::uint32_t alignment = 32;
};

constexpr std::uint64_t kGgufEntries = 100'000;         // metadata pairs, and tensors
constexpr std::uint64_t kGgufTextBytes = 16u << 20;     // one string
constexpr std::uint64_t kGgufArrayElements = 8'000'000; // one array
constexpr std::uint64_t kGgufElements = 16'000'000;     // all arrays together
constexpr std::uint64_t kGgufAlignment = 1u << 20;

/// Version 3, little endian (version 2 has the same layout). Every count and length is compared with what is left of the file before
/// anything is allocated; tensors must lie in the file, aligned, without overlap. Rejected otherwise, naming the key or tensor.
Result<GgufTable> readGguf(const ByteReader& file);

/// Metadata and table of a file to be written; tensors keep the order of the plans, each is aligned to 32 bytes.
struct GgufLayout {
    Bytes header; // padded up to the data
    std::vector<TensorEntry> tensors;
    std::uint64_t fileSize = 0;
};
Result<GgufLayout> layOutGguf(const GgufMetadata& metadata, const std::vector<TensorPlan>& plans);
/// As writeSafetensors, with the padding between tensors.
Result<> writeGguf(const GgufLayout& layout, const ByteSink& sink, const TensorProducer& produce);

} // namespace danlu::formats
