#include "ui/pages/export/FormsModel.h"

#include "ui/shell/Figures.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QCoreApplication>

#include <cmath>

namespace danlu::ui {
namespace {

constexpr int kF1Room = 44, kBarRoom = 56, kBarHigh = 6;

} // namespace

QString levelText(std::size_t level, std::size_t levels) {
    if (levels == 1)
        return QCoreApplication::translate("Levels", "F1");
    if (level == 0)
        return QCoreApplication::translate("Levels", "Major F1");
    return level + 1 == levels ? QCoreApplication::translate("Levels", "Minor F1") : QCoreApplication::translate("Levels", "Mid F1");
}

void FormsModel::setTable(const FormTable& table) {
    beginResetModel();
    m_table = table;
    m_rows.clear();
    if (table.original)
        m_rows.push_back({{}, *table.original, true});
    for (const FormFace& form : table.forms)
        if (form.measured && !form.isOriginal)
            m_rows.push_back({form.title() + QLatin1Char(' ') + form.family(), *form.measured, false});
    endResetModel();
}

QString FormsModel::cellText(const Row& row, int column) const {
    switch (column) {
    case Form:
        return row.isOriginal ? tr("%1 (original)").arg(m_table.model) : row.name;
    case Perplexity:
        return numberText(row.figures.perplexity, 3);
    case Speed:
        return numberText(row.figures.tokensPerSecond, 0);
    default:
        return std::size_t(column - FirstLevel) < row.figures.levels.size() ? numberText(row.figures.levels[std::size_t(column - FirstLevel)], 3) : QString();
    }
}

QVariant FormsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const auto level = std::size_t(index.column() - FirstLevel);
    if (role == Qt::DisplayRole)
        return cellText(row, index.column());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == Perplexity || index.column() == Speed ? Qt::AlignRight : Qt::AlignLeft));
    if (index.column() < FirstLevel || level >= row.figures.levels.size())
        return {};
    if (role == ShareRole)
        return row.figures.levels[level];
    if (role == ChangeRole && !row.isOriginal && level < levels())
        return row.figures.levels[level] - m_table.original->levels[level];
    return {};
}

QVariant FormsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Perplexity || section == Speed ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    if (section >= FirstLevel)
        return levelText(std::size_t(section - FirstLevel), levels());
    return QStringList{tr("Form"), tr("Perplexity"), tr("tok/s")}.value(section);
}

void FormsModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void LevelDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QVariant share = index.data(FormsModel::ShareRole);
    RowDelegate::paint(painter, option, index);
    if (!share.isValid() || !option.widget)
        return;
    const Look& look = lookOf(*option.widget);
    const QRect bar(option.rect.x() + kCellPadding + kF1Room, option.rect.center().y() - kBarHigh / 2, kBarRoom, kBarHigh);
    if (bar.right() > option.rect.right())
        return;
    paintMeter(*painter, bar, look, share.toDouble(), look.color(Color::Series1));
    const QVariant change = index.data(FormsModel::ChangeRole);
    if (!change.isValid())
        return;
    const double value = change.toDouble();
    const QString text = (value < -0.0005 ? QStringLiteral("−") : value > 0.0005 ? QStringLiteral("+") : QString()) + numberText(std::abs(value), 3);
    const QRect room(bar.right() + kGap, option.rect.y(), option.rect.right() - bar.right() - kGap, option.rect.height());
    if (widthOf(text, look.font(TextSize::Caption)) <= room.width())
        paintText(*painter, room, text, look.font(TextSize::Caption), look.color(value < -0.01 ? Color::Bad : Color::TextFaint));
}

} // namespace danlu::ui
