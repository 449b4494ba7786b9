#pragma once

#include "base/Json.h"
#include "ui/pages/data/TextDiff.h"

#include <QAbstractTableModel>

namespace danlu::ui {

/// Rows before and after a recipe.
class DiffModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { kNumber, kBefore, kAfter, kColumns };
    enum class Show { All, Changed, Dropped };
    static constexpr int kDropped = Qt::UserRole; // the row goes: by which step

    struct Compared {
        std::int64_t index = 0;
        QString before, after;
        TextDiff diff;
        int steps = 0;      // that changed it
        int droppedBy = -1; // number of the step that drops it
    };

    using QAbstractTableModel::QAbstractTableModel;
    /// Rows of previewCleaning; `steps`: the recipe.
    void setRows(std::vector<Compared> rows, QStringList steps);
    void setShow(Show show);
    const Compared& at(int row) const { return m_rows[m_shown[std::size_t(row)]]; }
    QString droppingStep(const Compared& row) const { return m_steps.value(row.droppedBy); }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();

    std::vector<Compared> m_rows;
    std::vector<std::size_t> m_shown;
    QStringList m_steps;
    Show m_show = Show::All;
};

/// The rows of a preview, compared; may take a while, so not in the GUI thread.
std::vector<DiffModel::Compared> comparedRows(const Json& rows);

} // namespace danlu::ui
