#pragma once

#include "ui/style/Look.h"

#include <QWidget>

class QGridLayout;

namespace danlu::ui {

class ElidedLabel;

/// Facts: a muted name and its value, 24 pixels a row.
class KeyValueRows : public QWidget {
    Q_OBJECT
public:
    explicit KeyValueRows(QWidget* parent = nullptr);
    void addRow(const QString& key, const QString& value, Color color = Color::Text);
    void setValue(int row, const QString& value);
    /// All names as wide as this; else as the widest of them.
    void setKeyWidth(int width);
    int count() const { return int(m_values.size()); }
    void clear();

private:
    QGridLayout* m_grid;
    std::vector<ElidedLabel*> m_values;
};

} // namespace danlu::ui
