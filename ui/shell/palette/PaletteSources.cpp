#include "ui/shell/palette/PaletteSources.h"

#include "services/dataset/Dataset.h"
#include "services/model/Model.h"
#include "services/run/RunWatch.h"
#include "ui/shell/Facts.h"
#include "ui/shell/Figures.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QRegularExpression>

namespace danlu::ui {
namespace {

struct SourceWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::PaletteSources)
};

struct PaletteWord {
    const char* word; // the services'
    const char* text;
};
constexpr std::array kRunWords{
    PaletteWord{"queued", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "queued")},
    PaletteWord{"starting", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "starting")},
    PaletteWord{"running", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "running")},
    PaletteWord{"stopping", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "stopping")},
    PaletteWord{"finished", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "finished")},
    PaletteWord{"cancelled", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "stopped")},
    PaletteWord{"failed", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "failed")},
    PaletteWord{"lost", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "broken off")},
};
constexpr std::array kModelWords{
    PaletteWord{"base", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "base model")},
    PaletteWord{"adapter", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "adapter")},
    PaletteWord{"tuned", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "tuned model")},
    PaletteWord{"quantized", QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "quantized model")},
};

/// What a page does when it is opened with that word.
struct PaletteBeginning {
    const char* page;
    const char* what;
    IconName icon;
    const char* text;
};
constexpr std::array kBeginnings{
    PaletteBeginning{"data", "import", "download"_icon, QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "Import data…")},
    PaletteBeginning{"train", "new", "flame"_icon, QT_TRANSLATE_NOOP("danlu::ui::PaletteSources", "New run…")},
};

template <std::size_t N>
QString inWordsOf(const std::array<PaletteWord, N>& table, const QString& word) {
    const auto found = std::ranges::find_if(table, [&](const PaletteWord& each) { return word == QLatin1String(each.word); });
    return found == table.end() ? word : SourceWords::tr(found->text);
}

QString runNote(const RunFace& run) {
    const QString state = inWordsOf(kRunWords, run.state);
    if (run.isLive && run.eta)
        return SourceWords::tr("%1 %2, %3 left", "state, percent, time").arg(state, percentText(run.fraction()), durationText(*run.eta));
    if (run.isLive)
        return SourceWords::tr("%1 %2", "state, percent").arg(state, percentText(run.fraction()));
    return run.evalLoss ? SourceWords::tr("%1, evaluation loss %2").arg(state, numberText(*run.evalLoss, 3)) : state;
}

/// As a shell takes it, whatever is in it.
QString shellQuoted(QString word) {
    static const QRegularExpression kPlain(QStringLiteral("^[A-Za-z0-9._/@+-]+$"));
    if (kPlain.match(word).hasMatch())
        return word;
    return QLatin1Char('\'') + word.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

} // namespace

bool PaletteSources::canShow(const QString& page) const {
    const auto found = std::ranges::find(m_pages, page, &PageEntry::id);
    return found != m_pages.end() && (found->needs == PageNeeds::Nothing || m_shell.session().state() == Session::State::Unlocked);
}

std::function<void()> PaletteSources::goes(const QString& page, const QString& what) const {
    return [&shell = m_shell, page, what] { shell.go(page, what); };
}

Command PaletteSources::copiesCommand(const QString& words) const {
    const QString command = QStringLiteral("danlu-cli %1 --project %2").arg(words, shellQuoted(QString::fromStdString(m_shell.session().folder().string())));
    return {"code"_icon, SourceWords::tr("Copy the command: %1").arg(QStringLiteral("danlu-cli ") + words),
            [command] { QGuiApplication::clipboard()->setText(command); }};
}

std::vector<PaletteItem> PaletteSources::pages() const {
    std::vector<PaletteItem> items;
    for (const PageEntry& page : m_pages)
        if (page.place != PagePlace::Start && canShow(page.id))
            items.push_back(
                {PaletteGroup::Page, {page.icon, page.name(), goes(page.id, {}), QKeyCombination(Qt::ControlModifier, Qt::Key(Qt::Key_0 + page.order))}});
    return items;
}

std::vector<PaletteItem> PaletteSources::beginnings() const {
    std::vector<PaletteItem> items;
    for (const PaletteBeginning& each : kBeginnings)
        if (const QString page = QLatin1String(each.page); canShow(page))
            items.push_back({PaletteGroup::Action, {each.icon, SourceWords::tr(each.text), goes(page, QLatin1String(each.what))}});
    return items;
}

PaletteItem PaletteSources::runItem(const RunFace& run) const {
    PaletteItem item{PaletteGroup::Run, {"flame"_icon, run.name, goes(QStringLiteral("train"), run.id)}, runNote(run)};
    if (run.isLive)
        item.more.push_back({"stop"_icon, SourceWords::tr("Stop after this step"), [&shell = m_shell, run] {
                                 const auto stop = [folder = shell.session().folder(), id = run.id.toStdString()](services::Project&,
                                                                                                                  const services::Task& task) {
                                     return services::controlRun(folder, id, services::Command::CancelAfterStep, services::Wait::ForAcknowledgement, task);
                                 };
                                 shell.session().act<Json>(&shell, stop, [&shell, run](Result<Json> result) {
                                     if (!result)
                                         shell.complain(SourceWords::tr("%1 could not be stopped").arg(run.name), result.error());
                                 });
                             }});
    if (!run.model.isEmpty() && canShow(QStringLiteral("compare")))
        item.more.push_back({"columns"_icon, SourceWords::tr("Try its model"), goes(QStringLiteral("compare"), run.model)});
    if (!run.model.isEmpty() && canShow(QStringLiteral("export")))
        item.more.push_back({"export"_icon, SourceWords::tr("Export its model"), goes(QStringLiteral("export"), run.model)});
    if (canShow(QStringLiteral("train")))
        item.more.push_back({"copy"_icon, SourceWords::tr("Make a new run like it"), goes(QStringLiteral("train"), QStringLiteral("new:") + run.id)});
    item.more.push_back(copiesCommand(QStringLiteral("run show %1").arg(shellQuoted(run.name))));
    return item;
}

/// Of a locked project, those that can be stopped.
std::vector<PaletteItem> PaletteSources::runs() const {
    const bool isOpen = canShow(QStringLiteral("train"));
    std::vector<PaletteItem> items;
    for (const RunFace& run : m_shell.runs().all()) {
        PaletteItem item = runItem(run);
        if (!isOpen && !run.isLive)
            continue;
        if (!isOpen) // nothing to go to: stopping it is all there is
            item = {PaletteGroup::Run, {"stop"_icon, SourceWords::tr("Stop %1 after this step").arg(run.name), item.more.front().act}, item.note};
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<PaletteItem> PaletteSources::projects() const {
    std::vector<PaletteItem> items;
    const QString open = QString::fromStdString(m_shell.session().folder().string());
    for (const QString& folder : m_shell.preferences().recentProjects())
        if (folder != open)
            items.push_back({PaletteGroup::Project,
                             {"folder"_icon, QFileInfo(folder).completeBaseName(), [&shell = m_shell, folder] { shell.openProject(folder); }},
                             folder});
    return items;
}

std::vector<PaletteItem> PaletteSources::datasetItems(const Json& list) const {
    std::vector<PaletteItem> items;
    for (const Json& each : list["datasets"]) {
        const QString name = textAt(each, "name");
        const auto versions = each.value("versions", std::int64_t(0)), rows = each.value("rows", std::int64_t(0));
        const QString note = SourceWords::tr("%n versions", nullptr, int(versions)) + QStringLiteral(" · ") + SourceWords::tr("%1 rows").arg(countText(rows));
        PaletteItem item{PaletteGroup::Dataset, {"database"_icon, name, goes(QStringLiteral("data"), name)}, note};
        if (canShow(QStringLiteral("label")))
            item.more.push_back({"tag"_icon, SourceWords::tr("Label it"), goes(QStringLiteral("label"), name)});
        item.more.push_back(copiesCommand(QStringLiteral("data show %1").arg(shellQuoted(name))));
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<PaletteItem> PaletteSources::modelItems(const Json& list) const {
    std::vector<PaletteItem> items;
    for (const Json& each : list["models"]) {
        const QString name = textAt(each, "name"), base = textAt(each, "base"), kind = inWordsOf(kModelWords, textAt(each, "kind"));
        const QString note = base.isEmpty() ? kind : SourceWords::tr("%1 of %2", "adapter of starter").arg(kind, base);
        PaletteItem item{PaletteGroup::Model, {"cube"_icon, name, goes(QStringLiteral("compare"), name)}, note};
        if (canShow(QStringLiteral("export")))
            item.more.push_back({"export"_icon, SourceWords::tr("Export it"), goes(QStringLiteral("export"), name)});
        item.more.push_back(copiesCommand(QStringLiteral("model show %1").arg(shellQuoted(name))));
        items.push_back(std::move(item));
    }
    return items;
}

void PaletteSources::read(QObject* context, std::function<void(std::vector<PaletteItem>)> take) const {
    using Lists = std::pair<Json, Json>;
    if (m_shell.session().state() != Session::State::Unlocked)
        return;
    const auto work = [](services::Project& project) -> Result<Lists> {
        DANLU_TRY(Json datasets, services::listDatasets(project));
        DANLU_TRY(Json models, services::listModels(project));
        return Lists(std::move(datasets), std::move(models));
    };
    m_shell.session().ask<Lists>(context, work, [sources = *this, take = std::move(take)](Result<Lists> lists) {
        if (!lists)
            return;
        std::vector<PaletteItem> items;
        if (sources.canShow(QStringLiteral("data")))
            items = sources.datasetItems(lists->first);
        if (sources.canShow(QStringLiteral("compare")))
            std::ranges::move(sources.modelItems(lists->second), std::back_inserter(items));
        take(std::move(items));
    });
}

std::vector<PaletteItem> withTheirActions(std::vector<PaletteItem> items) {
    std::vector<PaletteItem> actions;
    for (const PaletteItem& item : items)
        for (const Command& each : item.more) {
            actions.push_back({.group = PaletteGroup::Action, .main = each, .offered = Offered::WhenAsked});
            if (!each.text.contains(item.main.text))
                actions.back().main.text = SourceWords::tr("%1: %2", "action: the thing it is done with").arg(each.text, item.main.text);
        }
    std::ranges::move(actions, std::back_inserter(items));
    return items;
}

} // namespace danlu::ui
