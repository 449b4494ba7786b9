#pragma once

#include "ui/pages/home/HomeFacts.h"

#include <QAbstractTableModel>

namespace danlu::ui {

/// Today's acts: when, what, on what, by whom.
class TodayModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, What, On, Who, Columns };
    explicit TodayModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void setRows(std::vector<ActRow> rows);
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(Columns); }
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QVariant textAt(const ActRow& row, int column) const;
    std::vector<ActRow> m_rows;
};

} // namespace danlu::ui
