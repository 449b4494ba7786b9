#include "support/Suite.h"

#include "services/process/Protect.h"

#include <cerrno>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace danlu::services;

class ProtectTest : public QObject {
    Q_OBJECT
private slots:
    void aPipeWhoseReaderDiedIsAnErrorValue() {
        protectThisProcess();
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        ::close(ends[0]);
        QCOMPARE(::write(ends[1], "x", 1), ssize_t{-1});
        QCOMPARE(errno, EPIPE);
        ::close(ends[1]);
    }

    void nothingOfTheUserIsLeftForOthers() {
        protectThisProcess();
        rlimit core;
        QCOMPARE(::getrlimit(RLIMIT_CORE, &core), 0);
        QCOMPARE(core.rlim_max, rlim_t{0});
        QCOMPARE(::umask(077), mode_t{077});
    }
};

DANLU_SUITE(ProtectTest)
#include "Protect_test.moc"
