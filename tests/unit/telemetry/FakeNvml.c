/* Two GPUs with NVML's ABI (NVML API reference, r580). The second one has no power sensor, as laptops have. */
#include <string.h>

typedef struct {
    unsigned long long total, free, used;
} Memory;
typedef struct {
    unsigned int gpu, memory;
} Utilization;

enum { kSuccess = 0, kUninitialized = 1, kInvalidArgument = 2, kNotSupported = 3, kInsufficientSize = 7 };
static int s_running = 0;
static int s_devices[2] = {0, 1};

#define EXPORTED __attribute__((visibility("default"))) int
#define NEED(condition, status)                                                                                                                                \
    if (!(condition))                                                                                                                                          \
    return status

EXPORTED nvmlInit_v2(void) {
    s_running = 1;
    return kSuccess;
}
EXPORTED nvmlShutdown(void) {
    s_running = 0;
    return kSuccess;
}
EXPORTED nvmlSystemGetDriverVersion(char* text, unsigned int length) {
    NEED(s_running, kUninitialized);
    NEED(length >= 10, kInsufficientSize);
    strcpy(text, "580.65.06");
    return kSuccess;
}
EXPORTED nvmlDeviceGetCount_v2(unsigned int* count) {
    NEED(s_running, kUninitialized);
    *count = 2;
    return kSuccess;
}
EXPORTED nvmlDeviceGetHandleByIndex_v2(unsigned int index, void** device) {
    NEED(index < 2, kInvalidArgument);
    *device = &s_devices[index];
    return kSuccess;
}
EXPORTED nvmlDeviceGetName(void* device, char* text, unsigned int length) {
    NEED(length >= 64, kInsufficientSize);
    strcpy(text, *(int*)device == 0 ? "Fake H200" : "Fake 4060 Laptop");
    return kSuccess;
}
EXPORTED nvmlDeviceGetMemoryInfo(void* device, Memory* memory) {
    memory->total = 1000ull << 20;
    memory->used = (100ull + *(int*)device) << 20;
    memory->free = memory->total - memory->used;
    return kSuccess;
}
EXPORTED nvmlDeviceGetUtilizationRates(void* device, Utilization* utilization) {
    utilization->gpu = 80 + *(int*)device;
    utilization->memory = 40;
    return kSuccess;
}
EXPORTED nvmlDeviceGetTemperature(void* device, unsigned int sensor, unsigned int* celsius) {
    NEED(sensor == 0, kInvalidArgument);
    *celsius = 60 + *(int*)device;
    return kSuccess;
}
EXPORTED nvmlDeviceGetPowerUsage(void* device, unsigned int* milliwatts) {
    NEED(*(int*)device == 0, kNotSupported);
    *milliwatts = 350500;
    return kSuccess;
}
