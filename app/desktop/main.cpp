#include "SingleInstance.h"

#include "services/process/Protect.h"
#include "ui/shell/Language.h"
#include "ui/shell/Theme.h"
#include "ui/shell/Window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>

namespace danlu::desktop {
namespace {

/// A project is a folder; file managers hand over the file in it that has a type of its own (packaging/linux/danlu.mime.xml).
QString folderOf(const QString& named) {
    const QFileInfo info(named);
    return info.isFile() && info.fileName() == QStringLiteral("project.db") ? info.absolutePath() : info.absoluteFilePath();
}

/// The project that was named, absolute; "" where none was.
QString projectOf(const QApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "From private text to a private language model, on your own machine."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("project"), QCoreApplication::translate("main", "Project folder to open (NAME.danlu)."),
                                 QStringLiteral("[project]"));
    parser.process(application);
    const QStringList given = parser.positionalArguments();
    return given.isEmpty() ? QString() : folderOf(given.first());
}

int run(QApplication& application) {
    const QString project = projectOf(application);
    SingleInstance instance;
    if (!instance.isFirst()) {
        instance.tellFirst(project);
        return 0;
    }
    auto tokens = ui::Tokens::builtIn();
    if (!tokens) {
        qCritical("%s", tokens.error().message().c_str());
        return exitStatusOf(tokens.error().code());
    }
    ui::Shell shell(services::Programs::besideThisProgram());
    const ui::LanguageSwitch language(shell.preferences());
    const ui::ThemeSwitch theme(shell.preferences(), std::move(*tokens));
    ui::Window window(shell);
    QObject::connect(&instance, &SingleInstance::called, &window, [&](const QString& other) {
        window.comeForward();
        if (!other.isEmpty())
            shell.openProject(other);
    });
    window.show();
    if (!project.isEmpty())
        shell.openProject(project);
    return QApplication::exec();
}

} // namespace
} // namespace danlu::desktop

int main(int argc, char** argv) {
    danlu::services::protectThisProcess();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("danlu"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DANLU_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("danlu"));
    return danlu::desktop::run(application);
}
