#include "Files.h"

#include <algorithm>

namespace danlu::reader {

const OpenFile* fileNamed(const std::vector<OpenFile>& files, std::string_view name) {
    const auto found = std::find_if(files.begin(), files.end(), [name](const OpenFile& file) { return file.name == name; });
    return found == files.end() ? nullptr : &*found;
}

Result<Bytes> contentOf(const OpenFile& file, std::uint64_t limit) {
    if (file.size > limit)
        return Error(ErrorCode::Rejected, file.name + " has " + sizeText(file.size) + "; " + sizeText(limit) + " are the most");
    Bytes bytes(file.size, '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        DANLU_TRY(const std::size_t got, readSome(file.fd, {bytes.data() + done, bytes.size() - done}, file.name));
        if (got == 0)
            return Error(ErrorCode::Rejected, file.name + " became shorter while it was read");
        done += got;
    }
    return bytes;
}

Result<Json> jsonIn(const OpenFile& file) {
    DANLU_TRY(const Bytes text, contentOf(file, kJsonBytes));
    return parseJson(text, file.name);
}

} // namespace danlu::reader
