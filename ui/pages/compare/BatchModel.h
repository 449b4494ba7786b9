#pragma once

#include "base/Json.h"

#include <QAbstractTableModel>

namespace danlu::ui {

/// What a batch came to, model by model: F1 of each level where rows are labelled, the share of exact answers, else the speed; the best of each column stands
/// out.
class BatchModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    /// services::compare's answer.
    void setBatch(const Json& batch);
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : 1 + int(m_levels) + (m_hasExact ? 1 : 0) + (m_levels == 0 ? 1 : 0);
    }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    struct Row {
        QString model;
        std::vector<double> figures; // levels, exact share, or, without levels, tokens a second
    };
    bool isBest(const Row& row, std::size_t figure) const;

    std::vector<Row> m_rows;
    std::size_t m_levels = 0;
    bool m_hasExact = false;
};

} // namespace danlu::ui
