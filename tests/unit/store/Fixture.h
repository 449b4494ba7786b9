#pragma once

#include "support/Suite.h"

#include "store/AuditLog.h"
#include "store/ProjectFile.h"
#include "store/VersionReader.h"
#include "store/VersionWriter.h"

#include <QTemporaryDir>

namespace danlu::test {

constexpr std::string_view kPassphrase = "six words make a good passphrase";

/// A folder that goes with the test, and a project in it whose anchors stay there too.
struct TestProject {
    QTemporaryDir folder;
    Path path = Path(folder.path().toStdString()) / "T.danlu";
    store::ProjectOptions options = {.anchor = Path(folder.path().toStdString()) / "anchors"};
    store::ProjectFile::Created created = store::ProjectFile::create(path, {"T", kPassphrase, crypto::kFloorCost}, options).value();
    store::ProjectFile& project = created.project;

    Result<store::ProjectFile> open() const { return store::ProjectFile::open(path, options); }
    Result<store::ProjectFile> openUnlocked() const {
        DANLU_TRY(auto opened, open());
        DANLU_CHECK(opened.unlock(kPassphrase));
        return opened;
    }
};

inline Bytes rowText(std::uint64_t index) { return "row " + std::to_string(index) + " 工单内容 " + Bytes(index % 97, 'x'); }

/// A new dataset of `rows` rows.
inline Result<store::VersionInfo> importRows(store::ProjectFile& project, const std::string& name, std::uint64_t rows) {
    DANLU_TRY(auto writer, store::VersionWriter::forNewDataset(project, name, "text"));
    for (std::uint64_t i = 0; i < rows; ++i)
        DANLU_CHECK(writer.append(rowText(i)));
    return writer.commit("data.import", Json{{"sources", {"secret-file.jsonl"}}});
}

/// The bytes of every file below a folder, for looking for what must not be there.
inline Bytes everythingBelow(const Path& folder) {
    Bytes all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            if (auto bytes = readFile(entry.path(), 1u << 30))
                all += *bytes;
    return all;
}

} // namespace danlu::test
