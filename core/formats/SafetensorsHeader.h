#pragma once

#include "base/Result.h"
#include "formats/ModelSource.h"

#include <map>

namespace danlu::formats {

constexpr std::size_t kSafetensorsTensors = 1'000'000;

/// The JSON header of a safetensors file as it stands there: ranges count from the start of the data, nothing is checked against
/// the file yet. Read event by event, because a document tree of a hundred-megabyte header would cost gigabytes.
struct SafetensorsHeader {
    std::vector<TensorEntry> tensors;
    std::map<std::string, std::string> metadata;
};
Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json);

} // namespace danlu::formats
