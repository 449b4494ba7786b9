#include "services/process/Protect.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

namespace danlu::services {

void protectThisProcess() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::umask(077);
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace danlu::services
