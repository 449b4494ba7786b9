#include "engine/device/Guard.h"

#include "base/File.h"

#include <c10/util/Exception.h>

#include <charconv>
#include <new>

namespace danlu::engine {
namespace {

/// torch's CPU allocator says "you tried to allocate N bytes", the CUDA one "Tried to allocate 2.00 GiB …".
bool isOutOfMemoryText(std::string_view text) { return text.find("ried to allocate") != text.npos; }

std::string firstLine(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

/// The number of bytes in torch's sentence as a size people read.
std::string requestedSize(std::string_view text) {
    constexpr std::string_view kMark = "tried to allocate ";
    const auto at = text.find(kMark);
    std::uint64_t bytes = 0;
    if (at == text.npos)
        return firstLine(text);
    const char* from = text.data() + at + kMark.size();
    std::from_chars(from, text.data() + text.size(), bytes);
    return "the next block would have been " + sizeText(bytes);
}

Error outOfMemory(std::string_view doing, const std::string& figures) {
    return Error(ErrorCode::OutOfMemory, "out of memory while " + std::string(doing) + ": " + figures)
        .withHint("Use a smaller per_device_train_batch_size (with more gradient_accumulation_steps) or a shorter max_seq_length; `--dry-run` estimates.");
}

} // namespace

Error errorOfException(std::string_view doing) {
    try {
        throw;
    } catch (const c10::OutOfMemoryError& error) {
        return outOfMemory(doing, firstLine(error.what_without_backtrace()));
    } catch (const c10::Error& error) {
        const std::string text = error.what_without_backtrace();
        if (isOutOfMemoryText(text))
            return outOfMemory(doing, requestedSize(text));
        return Error(ErrorCode::Failed, "the tensor library failed while " + std::string(doing) + ": " + firstLine(text));
    } catch (const std::bad_alloc&) {
        return outOfMemory(doing, "the system gave no more memory");
    } catch (const std::exception& error) {
        return Error(ErrorCode::Failed, std::string(doing) + " failed: " + firstLine(error.what()));
    }
}

} // namespace danlu::engine
