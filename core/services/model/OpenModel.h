#pragma once

#include "crypto/SecretBuffer.h"
#include "formats/ModelSource.h"
#include "protocol/Messages.h"
#include "services/project/Project.h"
#include "store/Models.h"
#include "text/ChatTemplate.h"

#include <map>

namespace danlu::services {

/// A registered model as a job takes it: absolute paths, checked, and the keys of its sealed files.
struct OpenModel {
    store::ModelInfo info;
    formats::ModelSource source;
    std::map<std::string, crypto::Key> keys; // by the names that `source` uses

    /// Adds model and keys to a job.
    void giveTo(protocol::Start& start) const;
};

/// Looks a model up and opens it. A base model's files must still be those that were imported: by size, time and inode, and where
/// time or inode differ (a package was updated, a disk restored) by their hash, which costs about as much as loading them; Corrupt otherwise. Needs the project
/// unlocked.
Result<OpenModel> openModel(const store::ProjectFile& project, std::string_view name);
Result<OpenModel> openModel(const store::ProjectFile& project, const store::ModelInfo& info);

/// The model's tokenizer and template, loaded from pinned bytes. Unsupported where the model has no tokenizer we can read.
struct ModelText {
    std::unique_ptr<text::Tokenizer> tokenizer;
    text::ChatTemplate chat;
};
Result<ModelText> textOf(const OpenModel& model);

/// A plain file that a model consists of, as it was when it was imported.
struct PinnedFile {
    Path path;
    std::uint64_t bytes = 0;
    std::int64_t modifiedNanos = 0;
    std::uint64_t inode = 0;
    std::string sha256;
};
/// Hashes the whole file.
Result<PinnedFile> pin(const Path& path, const std::function<void(std::uint64_t)>& progress, std::stop_token stop);
Result<> checkPinned(const PinnedFile& file);
Json toJson(const PinnedFile& file);
Result<PinnedFile> pinnedFileOf(const Json& json);

} // namespace danlu::services
