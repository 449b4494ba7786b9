#pragma once

#include "services/run/RunFollower.h"

#include <QAbstractTableModel>

#include <map>

namespace danlu::ui {

/// The checkpoints a run wrote, the newest first: step, loss of an evaluation at that step, size where it is still kept. GUI thread.
class CheckpointsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void clear();
    void take(const services::RunNews& news);
    /// Those on the disk: bytes by step.
    void setKept(std::map<std::int64_t, std::uint64_t> bytes);
    bool isKept(std::int64_t step) const { return m_kept.contains(step); }
    int kept() const { return int(m_kept.size()); }
    /// The step with the lowest evaluation loss, if there are several.
    std::optional<std::int64_t> best() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum Column { StepColumn, LossColumn, SizeColumn, kColumns };
    void rebuild();

    std::map<std::int64_t, std::int64_t> m_written; // time by step
    std::map<std::int64_t, double> m_losses;        // evaluation loss by step
    std::map<std::int64_t, std::uint64_t> m_kept;
    std::vector<std::int64_t> m_steps; // as shown
};

} // namespace danlu::ui
