#include "ui/pages/home/RecentRunsModel.h"

#include "ui/shell/Figures.h"
#include "ui/style/Look.h"

#include <array>

namespace danlu::ui {
namespace {

struct RunStateWord {
    const char *state, *text;
    Color color;
};

constexpr std::array kRunStateWords{
    RunStateWord{"queued", QT_TRANSLATE_NOOP("danlu::ui::RecentRunsModel", "queued"), Color::TextMuted},
    RunStateWord{"starting", QT_TRANSLATE_NOOP("danlu::ui::RecentRunsModel", "starting"), Color::AccentText},
    RunStateWord{"running", QT_TRANSLATE_NOOP("danlu::ui::RecentRunsModel", "running"), Color::AccentText},
    RunStateWord{"paused", QT_TRANSLATE_NOOP("danlu::ui::RecentRunsModel", "paused"), Color::Warning},
    RunStateWord{"stopping", QT_TRANSLATE_NOOP("danlu::ui::RecentRunsModel", "stopping"), Color::Warning},
    RunStateWord{"finished", QT_TRANSLATE_NOOP("danlu::ui::RecentRunsModel", "done"), Color::Good},
    RunStateWord{"cancelled", QT_TRANSLATE_NOOP("danlu::ui::RecentRunsModel", "stopped"), Color::TextMuted},
    RunStateWord{"failed", QT_TRANSLATE_NOOP("danlu::ui::RecentRunsModel", "failed"), Color::Bad},
    RunStateWord{"lost", QT_TRANSLATE_NOOP("danlu::ui::RecentRunsModel", "broken off"), Color::Bad},
};

const RunStateWord* stateWord(const QString& state) {
    const auto found = std::ranges::find_if(kRunStateWords, [&](const RunStateWord& each) { return state == QLatin1String(each.state); });
    return found == kRunStateWords.end() ? nullptr : &*found;
}

QString lossText(const std::optional<double>& loss) { return loss ? numberText(*loss, 3) : QStringLiteral("–"); }

} // namespace

QString runStateText(const RunFace& run) {
    const RunStateWord* word = stateWord(run.state);
    const QString text = word ? RecentRunsModel::tr(word->text) : run.state;
    return run.isLive && run.steps > 0 ? text + QLatin1Char(' ') + percentText(run.fraction()) : text;
}

void RecentRunsModel::setRuns(std::vector<RunFace> runs) {
    if (runs.size() != m_runs.size()) {
        beginResetModel();
        m_runs = std::move(runs);
        return endResetModel();
    }
    m_runs = std::move(runs);
    retell();
}

void RecentRunsModel::setCurve(const QString& run, const Curve& curve) {
    m_curves[run] = curve;
    retell();
}

void RecentRunsModel::retell() {
    if (!m_runs.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
}

QString RecentRunsModel::textAt(const RunFace& run, int column) const {
    switch (column) {
    case Name:
        return run.name;
    case State:
        return runStateText(run);
    case EvalLoss:
        return lossText(run.evalLoss);
    case Steps:
        return countText(run.step);
    case Time:
        return run.isLive ? (run.eta ? tr("%1 left").arg(durationText(*run.eta)) : QString()) : whenText(run.ended.isValid() ? run.ended : run.updated);
    default:
        return {};
    }
}

QVariant RecentRunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const RunFace& run = m_runs[std::size_t(index.row())];
    const RunStateWord* word = stateWord(run.state);
    switch (role) {
    case Qt::DisplayRole:
        return textAt(run, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Loss ? tr("loss %1").arg(lossText(run.loss)) : QVariant();
    case Qt::ForegroundRole:
        return applicationLook().color(index.column() == State && word ? word->color : index.column() == Time ? Color::TextMuted : Color::Text);
    case Qt::TextAlignmentRole:
        return int((index.column() >= EvalLoss ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case RunRole:
        return run.id;
    case CurveRole: {
        const auto found = m_curves.find(run.id);
        return index.column() == Loss && found != m_curves.end() ? QVariant::fromValue(found->second) : QVariant();
    }
    default:
        return {};
    }
}

QVariant RecentRunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= EvalLoss ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const std::array names{tr("Run"), tr("State"), tr("Loss"), QStringLiteral("eval_loss"), tr("Steps"), tr("Time")};
    return section < int(names.size()) ? names[std::size_t(section)] : QString();
}

} // namespace danlu::ui
