#include "Process.h"

#include <cerrno>
#include <csignal>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace danlu::worker {
namespace {

volatile std::sig_atomic_t s_terminated = 0;

void noteTermination(int) { s_terminated = 1; }

Result<> pointAt(int from, int to) {
    if (::dup2(from, to) < 0)
        return systemError("redirecting", "standard streams", errno);
    return ok();
}

Result<Descriptor> privateCopy(int fd) {
    const int copy = ::fcntl(fd, F_DUPFD_CLOEXEC, 10);
    if (copy < 0)
        return systemError("taking over", "the client's pipe", errno);
    return Descriptor(copy);
}

} // namespace

Result<> hardenProcess() {
    ::umask(077);
    const struct rlimit none { 0, 0 };
    if (::setrlimit(RLIMIT_CORE, &none) != 0 || ::prctl(PR_SET_DUMPABLE, 0) != 0)
        return Error(ErrorCode::Failed, "the system does not let danlu-worker forbid memory dumps");
    for (const int ignored : {SIGPIPE, SIGINT, SIGHUP, SIGXFSZ})
        std::signal(ignored, SIG_IGN);
    struct sigaction action {};
    action.sa_handler = noteTermination;
    ::sigaction(SIGTERM, &action, nullptr);
    return ok();
}

bool isTerminated() { return s_terminated != 0; }

Result<ClientPipe> takeClientPipe() {
    ClientPipe pipe;
    DANLU_TRY(pipe.input, privateCopy(STDIN_FILENO));
    DANLU_TRY(pipe.output, privateCopy(STDOUT_FILENO));
    DANLU_CHECK(pointAt(STDERR_FILENO, STDOUT_FILENO));
    DANLU_TRY(const auto nothing, openForReading("/dev/null"));
    DANLU_CHECK(pointAt(nothing.fd(), STDIN_FILENO));
    return pipe;
}

std::string loadCuda() {
    if (::access("/dev/nvidiactl", F_OK) != 0 && ::access("/proc/driver/nvidia", F_OK) != 0)
        return "";
    if (!::dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL)) {
        const char* why = ::dlerror();
        return why ? why : "libtorch_cuda.so cannot be loaded";
    }
    return "";
}

} // namespace danlu::worker
