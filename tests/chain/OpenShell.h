#pragma once

#include "chain/Cli.h"
#include "services/project/Passphrase.h"
#include "ui/shell/Shell.h"

#include <QTest>

namespace danlu::test {

constexpr int kPatienceMillis = 120'000;

template <typename Condition>
bool waitFor(Condition&& condition) {
    return QTest::qWaitFor(std::forward<Condition>(condition), kPatienceMillis);
}

/// What pages are handed, on the project of a Cli, unlocked, with the real programs; nothing where it could not be opened.
inline std::unique_ptr<ui::Shell> openShell(const Cli& cli) {
    qputenv("XDG_STATE_HOME", cli.path("state").string().c_str());
    qputenv("XDG_CONFIG_HOME", cli.path("config").string().c_str());
    auto programs = services::Programs::besideThisProgram();
    programs.worker = Path(DANLU_BIN) / "danlu-worker";
    programs.reader = Path(DANLU_BIN) / "danlu-reader";
    auto shell = std::make_unique<ui::Shell>(programs);
    bool isOpen = false;
    shell->session().open(cli.project(), [&](Result<std::monostate> opened) {
        if (opened)
            shell->session().unlock(QStringLiteral("correct horse battery staple"), [&](Result<std::monostate> unlocked) { isOpen = bool(unlocked); });
    });
    return waitFor([&] { return isOpen; }) ? std::move(shell) : nullptr;
}

} // namespace danlu::test
