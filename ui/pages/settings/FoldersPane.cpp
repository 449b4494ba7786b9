#include "ui/pages/settings/FoldersPane.h"

#include "services/project/Project.h"
#include "ui/shell/Figures.h"
#include "ui/widgets/ElidedLabel.h"

#include <QDesktopServices>
#include <QStandardPaths>
#include <QUrl>

namespace danlu::ui {

FoldersPane::FoldersPane(Shell& shell, QWidget* parent) : SettingsPane(parent) {
    const Session& session = shell.session();
    if (session.state() != Session::State::Closed) {
        const QString folder = QString::fromStdString(session.folder().string());
        addHeader(spokenHeader([] { return tr("This project"); }, [name = session.name()] { return name; }));
        addFolder([] { return tr("Project"); }, [] { return tr("Everything of it; move or copy it as a whole, while it is closed."); }, folder, Sized::Yes);
        addFolder([] { return tr("Runs"); }, [] { return tr("Checkpoints, encrypted; they grow fastest."); }, folder + QStringLiteral("/runs"), Sized::Yes);
        addFolder([] { return tr("Models"); }, [] { return tr("Quantized and merged ones, encrypted."); }, folder + QStringLiteral("/models"), Sized::Yes);
        addFolder([] { return tr("Datasets"); }, [] { return tr("One file each, encrypted."); }, folder + QStringLiteral("/data"), Sized::Yes);
    }
    addHeader(spokenHeader([] { return tr("This machine"); }));
    addFolder([] { return tr("Preferences"); }, [] { return tr("Language, theme, recent projects. Nothing secret."); },
              QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/danlu"));
    addFolder([] { return tr("Samples and starter model"); }, [] { return tr("They come with Danlu."); },
              QString::fromStdString(session.programs().resources.string()), Sized::Yes);
    addFolder([] { return tr("Programs"); }, [] { return tr("danlu, danlu-cli and their helpers."); },
              QString::fromStdString(session.programs().worker.parent_path().string()));
    end();
}

void FoldersPane::addFolder(Wording name, Wording sentence, const QString& path, Sized sized) {
    auto* where = new ElidedLabel(path);
    where->setElideMode(Qt::ElideMiddle);
    auto* size = new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted});
    auto* open = spokenButton(
        "external"_icon, [] { return tr("Open"); }, Kind::Normal, ControlSize::Small);
    connect(open, &QPushButton::clicked, this, [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    addRow(new SettingRow(std::move(name), std::move(sentence), {where, size, open}));
    if (sized == Sized::No)
        return;
    const auto work = [folder = Path(path.toStdString())](const services::Task&) -> Result<std::uint64_t> { return services::folderBytes(folder); };
    runTask<std::uint64_t>(*QThreadPool::globalInstance(), size, work, [size](Result<std::uint64_t> bytes) { size->setText(bytesText(*bytes)); });
}

} // namespace danlu::ui
