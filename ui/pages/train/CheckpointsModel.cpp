#include "ui/pages/train/CheckpointsModel.h"

#include "ui/shell/Figures.h"
#include "ui/style/Icon.h"

#include <QDateTime>

namespace danlu::ui {

void CheckpointsModel::clear() {
    m_written.clear();
    m_losses.clear();
    m_kept.clear();
    rebuild();
}

void CheckpointsModel::take(const services::RunNews& news) {
    bool isNew = false;
    for (const auto& sample : news.series)
        if (sample.name == "eval_loss") {
            m_losses[std::int64_t(sample.at)] = sample.value;
            isNew = true;
        }
    for (const auto& moment : news.moments)
        if (moment.kind == services::RunMoment::Kind::Checkpoint) {
            m_written[moment.step] = moment.time;
            isNew = true;
        }
    if (isNew)
        rebuild();
}

void CheckpointsModel::setKept(std::map<std::int64_t, std::uint64_t> bytes) {
    if (bytes == m_kept)
        return;
    m_kept = std::move(bytes);
    rebuild();
}

void CheckpointsModel::rebuild() {
    beginResetModel();
    m_steps.clear();
    for (auto each = m_written.rbegin(); each != m_written.rend(); ++each)
        m_steps.push_back(each->first);
    endResetModel();
}

std::optional<std::int64_t> CheckpointsModel::best() const {
    std::optional<std::int64_t> best;
    int count = 0;
    for (const auto& [step, time] : m_written)
        if (const auto loss = m_losses.find(step); loss != m_losses.end()) {
            ++count;
            if (!best || loss->second < m_losses.at(*best))
                best = step;
        }
    return count > 1 ? best : std::nullopt;
}

int CheckpointsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_steps.size()); }

int CheckpointsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(kColumns); }

QVariant CheckpointsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= int(m_steps.size()))
        return {};
    const std::int64_t step = m_steps[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == StepColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && !isKept(step))
        return applicationLook().color(Color::TextFaint);
    if (role == Qt::ToolTipRole)
        return tr("Written %1").arg(whenText(QDateTime::fromMSecsSinceEpoch(m_written.at(step))));
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == StepColumn)
        return best() == step ? tr("%1 · best", "step").arg(countText(step)) : countText(step);
    if (index.column() == LossColumn) {
        const auto loss = m_losses.find(step);
        return loss == m_losses.end() ? QStringLiteral("–") : numberText(loss->second, 4);
    }
    const auto bytes = m_kept.find(step);
    return bytes == m_kept.end() ? tr("deleted") : bytesText(bytes->second);
}

QVariant CheckpointsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == StepColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == StepColumn ? tr("Step") : section == LossColumn ? QStringLiteral("eval_loss") : tr("Size");
}

} // namespace danlu::ui
