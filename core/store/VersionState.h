#pragma once

#include "store/Manifest.h"
#include "store/ProjectState.h"
#include "store/Segment.h"
#include "store/VersionReader.h"

namespace danlu::store {

struct VersionReader::State {
    ProjectFile::State* project;
    VersionInfo info;
    crypto::Key key;
    Manifest manifest;
    mutable Database data;
    std::vector<std::pair<std::uint32_t, Segment>> cache; // newest first

    Result<const Segment*> segment(std::uint32_t index);
};

/// What the manifest and the columns of a version are sealed for.
Bytes manifestContext(const ProjectId& project, const VersionInfo& info);
Bytes columnContext(const ProjectId& project, const VersionInfo& info, std::string_view name);

} // namespace danlu::store
