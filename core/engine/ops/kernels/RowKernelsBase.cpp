#define DANLU_KERNELS rowKernelsBase
#include "engine/ops/kernels/RowKernels.inl"
