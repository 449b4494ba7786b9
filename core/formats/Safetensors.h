#pragma once

#include "formats/ByteReader.h"
#include "formats/SafetensorsHeader.h"

namespace danlu::formats {

/// The table of a safetensors file. https://huggingface.co/docs/safetensors; caps: architecture's import limits.
struct SafetensorsTable {
    std::vector<TensorEntry> tensors;            // in the order of the bytes
    std::map<std::string, std::string> metadata; // "__metadata__"
    std::uint64_t dataBegin = 0;                 // bytes before the first tensor
};

constexpr std::uint64_t kSafetensorsHeaderBytes = 100'000'000;

/// Bytes per element of "F32", "BF16" …; 0 where the type is unknown.
std::size_t safetensorsWidth(std::string_view type);

/// Checks everything before anything is believed: header length, JSON, duplicate names, types, shape × width = range without overflow,
/// ranges contiguous from 0 to the end of the file. Rejected otherwise, naming the tensor.
Result<SafetensorsTable> readSafetensors(const ByteReader& file);

/// What a writer needs to know of a tensor before its bytes exist.
struct TensorPlan {
    std::string name;
    std::string type;
    std::vector<std::int64_t> shape;
};

/// Header and table of a file to be written: order is by width descending, then by name, so equal tensors give equal files.
/// The header ends with spaces so that the data begins at a multiple of 8.
struct SafetensorsLayout {
    Bytes header; // length word included
    std::vector<TensorEntry> tensors;
    std::uint64_t fileSize = 0;
};
Result<SafetensorsLayout> layOutSafetensors(std::vector<TensorPlan> plans, const std::map<std::string, std::string>& metadata = {{"format", "pt"}});

/// Writes the header, then for each tensor of the layout, in its order, the bytes that `produce` hands to the sink it is given.
/// Any number of bytes other than the tensor's is an error.
using TensorProducer = std::function<Result<>(const TensorEntry& tensor, const ByteSink& sink)>;
Result<> writeSafetensors(const SafetensorsLayout& layout, const ByteSink& sink, const TensorProducer& produce);

/// One tensor's bytes through `produce` into the sink, counted.
Result<> produceTensor(const TensorEntry& tensor, const ByteSink& sink, const TensorProducer& produce);

} // namespace danlu::formats
