#include "Interrupt.h"

#include <csignal>
#include <unistd.h>

namespace danlu::cli {

Interrupt::Interrupt() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int one : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&signals, one);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals, source = m_source]() mutable {
        for (int number = 0; ::sigwait(&signals, &number) == 0;)
            if (!source.request_stop())
                ::_exit(130);
    }).detach();
}

} // namespace danlu::cli
