#pragma once

#include "base/Result.h"

#include <functional>

namespace danlu::engine {

/// The error for an exception that is being handled: out of memory gets its own code and the figures torch gives.
Error errorOfException(std::string_view doing);

/// Runs `work` and turns whatever LibTorch or the allocator throws into an Error; every public function of engine that
/// computes goes through it. `work` returns Result<T>.
template <typename Work>
auto guarded(std::string_view doing, Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (...) {
        return errorOfException(doing);
    }
}

} // namespace danlu::engine
