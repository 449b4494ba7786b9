#pragma once

#include "store/ProjectFile.h"

namespace danlu::store {

struct BackupInfo {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::string sha256; // hex, of the archive
};

/// Writes the whole project into one file: consistent copies of its databases and its other files as they lie (what is sealed stays
/// sealed), each with its SHA-256, and a list of all of them with an HMAC under the project's backup key.
Result<BackupInfo> backUp(ProjectFile& project, const Path& file);
/// Rebuilds a project in `folder`, which must not exist; checks every hash, opens the copy with the passphrase, checks the HMAC and the
/// audit log, and leaves nothing behind if any of it is wrong.
Result<ProjectFile> restore(const Path& file, const Path& folder, std::string_view passphrase, const ProjectOptions& options = {});

} // namespace danlu::store
