#include "base/Result.h"

#include <algorithm>
#include <array>

namespace danlu {
namespace {

struct CodeRow {
    ErrorCode code;
    std::string_view name;
    int exitStatus;
};

constexpr std::array kCodes{
    CodeRow{ErrorCode::Usage, "Usage", 2},           CodeRow{ErrorCode::Rejected, "Rejected", 3},
    CodeRow{ErrorCode::NotFound, "NotFound", 2},     CodeRow{ErrorCode::Exists, "Exists", 2},
    CodeRow{ErrorCode::Corrupt, "Corrupt", 3},       CodeRow{ErrorCode::Io, "Io", 1},
    CodeRow{ErrorCode::NoSpace, "NoSpace", 1},       CodeRow{ErrorCode::Locked, "Locked", 4},
    CodeRow{ErrorCode::Denied, "Denied", 4},         CodeRow{ErrorCode::OutOfMemory, "OutOfMemory", 1},
    CodeRow{ErrorCode::Cancelled, "Cancelled", 130}, CodeRow{ErrorCode::Unsupported, "Unsupported", 3},
    CodeRow{ErrorCode::Timeout, "Timeout", 1},       CodeRow{ErrorCode::Crashed, "Crashed", 1},
    CodeRow{ErrorCode::Failed, "Failed", 1},
};

const CodeRow& rowOf(ErrorCode code) {
    return *std::find_if(kCodes.begin(), kCodes.end(), [code](const CodeRow& row) { return row.code == code; });
}

} // namespace

std::string_view nameOf(ErrorCode code) { return rowOf(code).name; }

ErrorCode errorCodeOf(std::string_view name) {
    const auto found = std::find_if(kCodes.begin(), kCodes.end(), [name](const CodeRow& row) { return row.name == name; });
    return found == kCodes.end() ? ErrorCode::Failed : found->code;
}

int exitStatusOf(ErrorCode code) { return rowOf(code).exitStatus; }

Error Error::wrap(std::string message, const char* file, int line) && {
    Error outer(m_code, std::move(message), file, line);
    outer.m_hint = m_hint;
    outer.m_cause = std::make_shared<Error>(std::move(*this));
    return outer;
}

std::string Error::chain() const {
    std::string text = m_message;
    for (const Error* cause = m_cause.get(); cause; cause = cause->cause())
        text += ": " + cause->message();
    return text;
}

} // namespace danlu
