#include "store/Migrations.h"

#include <array>

namespace danlu::store {
namespace {

/// Version 1. `batch` is the writer that made the segment; a version names its batches, and what no version names is swept.
constexpr std::string_view kFirst = R"sql(
CREATE TABLE segments(number INTEGER PRIMARY KEY, batch TEXT NOT NULL, rows INTEGER NOT NULL, bytes INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE INDEX segments_batch ON segments(batch);
)sql";

constexpr std::array kSteps = {Migration{1, kFirst}};

} // namespace

std::span<const Migration> dataMigrations() { return kSteps; }

} // namespace danlu::store
