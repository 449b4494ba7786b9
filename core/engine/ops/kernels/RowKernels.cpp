#include "engine/ops/kernels/RowKernels.h"

namespace danlu::engine::kernels {

const RowKernels& rowKernels() {
#ifdef __x86_64__
    static const bool wide =
        __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
    static const bool modern = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (wide)
        return rowKernelsAvx512();
    if (modern)
        return rowKernelsAvx2();
#endif
    return rowKernelsBase();
}

} // namespace danlu::engine::kernels
