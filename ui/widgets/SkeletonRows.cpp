#include "ui/widgets/SkeletonRows.h"

#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <numeric>

namespace danlu::ui {
namespace {

constexpr int kBarHeight = 8;

/// Between a half and nine tenths of the room, the same every time.
double lengthOf(int row, int column) { return 0.5 + 0.1 * ((row * 7 + column * 3) % 5); }

} // namespace

SkeletonRows::SkeletonRows(std::vector<int> columns, int rows, QWidget* parent) : QWidget(parent), m_columns(std::move(columns)), m_rows(rows) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize SkeletonRows::sizeHint() const { return {std::accumulate(m_columns.begin(), m_columns.end(), 0), m_rows * lookOf(*this).tokens().size(Size::Row)}; }

void SkeletonRows::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const int high = look.tokens().size(Size::Row);
    for (int row = 0; row < m_rows && row * high < height(); ++row) {
        int x = 0;
        for (int column = 0; column < int(m_columns.size()); ++column) {
            const int left = x + (column == 0 ? kPadding : kCellPadding);
            const int right = column + 1 == int(m_columns.size()) ? width() - kPadding : x + m_columns[std::size_t(column)] - kCellPadding;
            const QRectF bar(left, row * high + (high - kBarHeight) / 2, std::max(0, right - left) * lengthOf(row, column), kBarHeight);
            paintBox(painter, bar, {look.color(Color::Border), QColor(), 2, Qt::SolidLine});
            x += m_columns[std::size_t(column)];
        }
        painter.fillRect(QRect(0, (row + 1) * high - 1, width(), 1), look.color(Color::Border));
    }
}

} // namespace danlu::ui
