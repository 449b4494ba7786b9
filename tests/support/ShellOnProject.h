#pragma once

#include "support/Suite.h"

#include "ui/shell/Shell.h"

#include <QTemporaryDir>

namespace danlu::test {

/// What a page is handed: a shell with a project of its own, made on the spot and unlocked. Preferences and anchors lie in the same folder.
struct ShellOnProject {
    static constexpr const char* kWords = "correct horse battery staple";

    explicit ShellOnProject(services::Programs programs = {}) {
        qputenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit());
        qputenv("XDG_STATE_HOME", folder.path().toLocal8Bit());
        constexpr services::KdfCost kCheap{46 * 1024, 1, 1};
        if (auto made = services::Project::create(path, {"Tickets", kWords, kCheap}, programs))
            project.emplace(std::move(made->project));
        shell = std::make_unique<ui::Shell>(std::move(programs));
    }
    /// Whether it is open and unlocked now.
    bool open() {
        bool isDone = false;
        shell->session().open(path, [this, &isDone](Result<std::monostate> opened) {
            if (!opened)
                return;
            shell->session().unlock(QString::fromLatin1(kWords), [&isDone](Result<std::monostate> unlocked) { isDone = bool(unlocked); });
        });
        return project && QTest::qWaitFor([&isDone] { return isDone; }, 30'000);
    }

    QTemporaryDir folder;
    Path path = Path(folder.path().toStdString()) / "p.danlu";
    std::optional<services::Project> project; // another handle on it, unlocked: for what a test puts in
    std::unique_ptr<ui::Shell> shell;
};

} // namespace danlu::test
