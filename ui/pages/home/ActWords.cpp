#include "ui/pages/home/ActWords.h"

#include "ui/shell/Figures.h"

#include <QCoreApplication>

#include <array>

namespace danlu::ui {
namespace {

struct ActTexts {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::ActWords)
};

struct ActName {
    const char *action, *name;
};

constexpr std::array kActNames{
    ActName{"project.create", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Create")},
    ActName{"project.unlock", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Unlock")},
    ActName{"project.recover", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Recover")},
    ActName{"project.passphrase", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Passphrase")},
    ActName{"project.recovery-code", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Recovery code")},
    ActName{"project.rekey", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "New keys")},
    ActName{"project.backup", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Backup")},
    ActName{"project.migrate", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Update")},
    ActName{"data.import", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Import")},
    ActName{"data.clean", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Clean")},
    ActName{"data.split", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Split")},
    ActName{"data.show", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Read")},
    ActName{"data.rejected", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Read")},
    ActName{"data.export", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Export data")},
    ActName{"data.delete", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Delete")},
    ActName{"data.rename", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Rename")},
    ActName{"data.baselines", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Measure")},
    ActName{"label.scheme", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Label scheme")},
    ActName{"label.import", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Import labels")},
    ActName{"label.report", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Label report")},
    ActName{"label.export", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Export labels")},
    ActName{"model.import", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Add model")},
    ActName{"model.new", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "New model")},
    ActName{"model.quantize", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Quantize")},
    ActName{"model.evaluate", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Measure")},
    ActName{"model.export", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Export")},
    ActName{"model.delete", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Delete")},
    ActName{"model.rename", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Rename")},
    ActName{"export.verify", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Read back")},
    ActName{"run.start", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Start")},
    ActName{"run.resume", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Resume")},
    ActName{"run.finished", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Finished")},
    ActName{"run.cancelled", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Stopped")},
    ActName{"run.failed", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Failed")},
    ActName{"run.lost", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Failed")},
    ActName{"run.delete", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Delete")},
    ActName{"run.rename", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Rename")},
    ActName{"chat.compare", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Compare")},
    ActName{"chat.generate", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Generate")},
    ActName{"audit.verify", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Verify")},
    ActName{"audit.export", QT_TRANSLATE_NOOP("danlu::ui::ActWords", "Export log")},
};

/// The figure that says most of such an act.
QString figureOf(const ActRow& act) {
    const auto whole = [&](const char* key) { return act.details.is_object() ? act.details.value(key, Json()) : Json(); };
    if (const Json format = whole("format"); format.is_string())
        return QString::fromStdString(format.get<std::string>());
    if (const Json set = whole("dataset"); set.is_object() && set.contains("name"))
        return ActTexts::tr("on %1", "a run on a dataset").arg(QString::fromStdString(set["name"].get<std::string>()));
    if (const Json rows = whole("rows"); rows.is_number())
        return ActTexts::tr("%Ln row(s)", nullptr, int(rows.get<std::int64_t>()));
    if (const Json loss = whole("eval_loss"); loss.is_number())
        return QStringLiteral("eval_loss ") + numberText(loss.get<double>(), 3);
    if (const Json labels = whole("labels"); labels.is_number())
        return ActTexts::tr("%Ln label(s)", nullptr, labels.get<int>());
    if (const Json prompts = whole("prompts"); prompts.is_number())
        return ActTexts::tr("%Ln prompt(s)", nullptr, prompts.get<int>());
    if (const Json entries = whole("entries"); entries.is_number())
        return ActTexts::tr("%Ln entry(s)", nullptr, entries.get<int>());
    return {};
}

} // namespace

QString actName(const ActRow& act) {
    const std::string action = act.action.toStdString();
    const auto found = std::ranges::find_if(kActNames, [&](const ActName& each) { return action == each.action; });
    return found == kActNames.end() ? act.action : ActTexts::tr(found->name);
}

QString actSentence(const ActRow& act) {
    QStringList parts{act.object};
    if (const QString figure = figureOf(act); !figure.isEmpty())
        parts << figure;
    if (act.outcome == QStringLiteral("denied"))
        parts << ActTexts::tr("refused");
    else if (act.outcome != QStringLiteral("ok"))
        parts << ActTexts::tr("it did not work out");
    if (act.count > 1)
        parts << ActTexts::tr("%Ln time(s)", nullptr, act.count);
    return parts.join(ActTexts::tr(", ", "between facts"));
}

} // namespace danlu::ui
