#define DANLU_KERNELS rowKernelsAvx512
#include "engine/ops/kernels/RowKernels.inl"
