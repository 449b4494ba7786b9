#pragma once

#include "base/Json.h"

#include <QAbstractTableModel>

namespace danlu::ui {

/// Specs of several runs side by side: a row a key, a column a run. Can be narrowed to what differs. GUI thread.
class ConfigModel : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Column {
        QString run;
        int color = 0; // as seriesColor takes it
        Json spec;
    };
    enum class Show { All, Differences };

    explicit ConfigModel(Show show, QObject* parent = nullptr) : QAbstractTableModel(parent), m_show(show) {}
    void setColumns(std::vector<Column> columns);
    void setShow(Show show);
    int different() const { return m_different; }
    int equal() const { return int(m_keys.size()) - m_different; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void narrow();
    bool differs(const std::string& key) const;

    Show m_show;
    std::vector<Column> m_columns;
    std::vector<std::string> m_keys, m_rows; // all; those that are shown
    int m_different = 0;
};

/// A spec's value as people read it: "3e-5", "q_proj, v_proj".
QString specValueText(const Json& value);

} // namespace danlu::ui
