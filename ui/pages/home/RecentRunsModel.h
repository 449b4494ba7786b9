#pragma once

#include "ui/shell/RunsWatch.h"

#include <QAbstractTableModel>

#include <map>

namespace danlu::ui {

/// The newest runs with their loss as a small curve.
class RecentRunsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, State, Loss, EvalLoss, Steps, Time, Columns };
    enum Role { RunRole = Qt::UserRole, CurveRole };
    using Curve = QVector<QPointF>; // step, loss

    explicit RecentRunsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    /// The newest first.
    void setRuns(std::vector<RunFace> runs);
    void setCurve(const QString& run, const Curve& curve);
    const std::vector<RunFace>& runs() const { return m_runs; }
    /// Words of another language.
    void retell();

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_runs.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(Columns); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textAt(const RunFace& run, int column) const;

    std::vector<RunFace> m_runs;
    std::map<QString, Curve> m_curves;
};

/// "running", in the reader's words.
QString runStateText(const RunFace& run);

} // namespace danlu::ui
