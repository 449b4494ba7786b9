#define DANLU_KERNELS rowKernelsAvx2
#include "engine/ops/kernels/RowKernels.inl"
