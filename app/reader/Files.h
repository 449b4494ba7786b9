#pragma once

#include "Job.h"

namespace danlu::reader {

/// The file of that name; nullptr where it was not given.
const OpenFile* fileNamed(const std::vector<OpenFile>& files, std::string_view name);
/// All bytes of a regular file, up to `limit`.
Result<Bytes> contentOf(const OpenFile& file, std::uint64_t limit);
Result<Json> jsonIn(const OpenFile& file);

constexpr std::uint64_t kJsonBytes = 64u << 20;

} // namespace danlu::reader
