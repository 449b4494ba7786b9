#include "ui/pages/start/Recents.h"

#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowButton.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

/// The folder as one reads it: "~" is home.
QString spoken(const QString& folder) {
    const QString home = QDir::homePath();
    return folder.startsWith(home + QLatin1Char('/')) ? QStringLiteral("~") + folder.mid(home.size()) : folder;
}

} // namespace

Recents::Recents(Shell& shell, QWidget* parent) : QWidget(parent), m_shell(shell), m_rows(new QVBoxLayout(this)) {
    m_rows->setContentsMargins(0, kUnit, 0, kUnit);
    m_rows->setSpacing(0);
    connect(&shell.preferences(), &Preferences::recentProjectsChanged, this, &Recents::look);
    say(*this, [this] { look(); });
}

/// Whether a folder is still there is asked beside the GUI thread: it may lie on a disk that sleeps.
void Recents::look() {
    const QStringList all = m_shell.preferences().recentProjects();
    const auto work = [all](const services::Task&) -> Result<QStringList> {
        QStringList there;
        for (const QString& folder : all)
            if (QFileInfo::exists(folder + QStringLiteral("/project.db")))
                there << folder;
        return there;
    };
    runTask<QStringList>(*QThreadPool::globalInstance(), this, work, [this](Result<QStringList> there) { show(*there); });
}

void Recents::show(const QStringList& there) {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater(); // it may be what was clicked
        delete item;
    }
    const QStringList all = m_shell.preferences().recentProjects();
    for (const QString& folder : all)
        addRow(folder, there.contains(folder));
    if (!all.isEmpty())
        return;
    auto* none = new Label(tr("None was open on this machine yet."), {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes);
    none->setContentsMargins(kPadding, kGap, kPadding, kGap);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPadding, kUnit, kPadding, kUnit);
    row->addWidget(none);
    auto* holder = new QWidget;
    holder->setLayout(row);
    m_rows->addWidget(holder);
}

void Recents::addRow(const QString& folder, bool isThere) {
    const Session& session = m_shell.session();
    const bool isOpen = session.state() != Session::State::Closed && QString::fromStdString(session.folder().string()) == folder;
    const bool isLocked = !isOpen || session.state() == Session::State::Locked;
    auto* row = new RowButton;
    row->setCheckable(isOpen);
    row->setChecked(isOpen);
    row->setFace({isLocked ? "lock"_icon : "unlock"_icon, QFileInfo(folder).completeBaseName(),
                  isThere ? spoken(folder) : tr("%1 · not there any more").arg(spoken(folder))});
    connect(row, &RowButton::clicked, this, [this, row, folder, isOpen, isThere] {
        row->setChecked(isOpen);
        if (isThere && !isOpen)
            m_shell.openProject(folder);
    });
    auto* forget = new QAction(tr("Take it off this list"), row);
    forget->setShortcut(Qt::Key_Delete);
    forget->setShortcutContext(Qt::WidgetShortcut);
    connect(forget, &QAction::triggered, this, [this, folder] { m_shell.preferences().removeRecentProject(folder); });
    row->addAction(forget);
    row->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_rows->addWidget(row);
}

} // namespace danlu::ui
