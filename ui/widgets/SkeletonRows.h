#pragma once

#include <QWidget>

namespace danlu::ui {

/// The shape of a table that is not there yet: rows with a bar where each cell will be, as many as there is room for. Says nothing to screen readers.
class SkeletonRows : public QWidget {
    Q_OBJECT
public:
    /// Column widths; the last takes the rest.
    SkeletonRows(std::vector<int> columns, int rows, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, 0}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<int> m_columns;
    int m_rows;
};

} // namespace danlu::ui
