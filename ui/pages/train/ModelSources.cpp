#include "ui/pages/train/ModelSources.h"

#include "services/model/Model.h"
#include "ui/shell/Facts.h"

#include <QFileDialog>
#include <QMenu>
#include <QRegularExpression>

namespace danlu::ui {
namespace {

Path ownModelOf(Shell& shell) { return shell.session().programs().resources / "starter"; }

/// A name as models have it, from the name of what it lies in.
std::string stemOf(const Path& path) {
    QString name = QString::fromStdString((path.has_filename() ? path : path.parent_path()).filename().string());
    name.remove(QRegularExpression(QStringLiteral("\\.gguf$"), QRegularExpression::CaseInsensitiveOption));
    return name.replace(QLatin1Char('@'), QLatin1Char('-')).left(60).toStdString();
}

/// The stem, or with the first number that makes it new.
Result<std::string> freeModelName(const services::Project& project, const std::string& stem) {
    DANLU_TRY(const Json list, services::listModels(project));
    std::string name = stem;
    const auto isTaken = [&](const Json& model) { return model.value("name", std::string()) == name; };
    for (int number = 2; std::ranges::any_of(list["models"], isTaken); ++number)
        name = stem + "-" + std::to_string(number);
    return name;
}

} // namespace

ModelSources::ModelSources(Shell& shell, QWidget* parent) : QObject(parent), m_shell(shell), m_parent(parent) {}

bool ModelSources::hasOwn() const {
    std::error_code ignored;
    return std::filesystem::exists(ownModelOf(m_shell), ignored);
}

void ModelSources::registerOwn() { add(ownModelOf(m_shell)); }

void ModelSources::askForFolder() {
    auto* dialog = new QFileDialog(m_parent, tr("Folder of a model (config.json, safetensors)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { add(folder.toStdString()); });
    dialog->open();
}

void ModelSources::askForFile() {
    auto* dialog = new QFileDialog(m_parent, tr("A model in one file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("GGUF files (*.gguf)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { add(file.toStdString()); });
    dialog->open();
}

QMenu* ModelSources::makeMenu(QWidget* parent) {
    auto* menu = new QMenu(parent);
    if (hasOwn())
        menu->addAction(themedIcon("cube"_icon), tr("The small model that comes with Danlu"), this, &ModelSources::registerOwn);
    menu->addAction(themedIcon("folder"_icon), tr("A folder from Hugging Face…"), this, &ModelSources::askForFolder);
    menu->addAction(themedIcon("file"_icon), tr("A GGUF file…"), this, &ModelSources::askForFile);
    return menu;
}

void ModelSources::add(const Path& path) {
    const QString what = QString::fromStdString(stemOf(path));
    const auto work = [path](services::Project& project, const services::Task& task) -> Result<Json> {
        DANLU_TRY(const std::string name, freeModelName(project, stemOf(path)));
        return services::importModel(project, {path, name, {}}, task);
    };
    m_shell.activities().start<Json>(
        {"cube"_icon, tr("Registering %1").arg(what), QStringLiteral("train"), QStringLiteral("new")}, work, [&shell = m_shell, what](Result<Json> model) {
            if (!model)
                return shell.complain(tr("“%1” was not registered; nothing was changed").arg(what), model.error());
            shell.toast({State::Good, tr("“%1” is registered").arg(textAt(*model, "name")), tr("Every file of it was read and its hash noted.")});
        });
}

} // namespace danlu::ui
