#include "ui/pages/train/ConfigModel.h"

#include "ui/pages/train/TrainWords.h"
#include "ui/style/Icon.h"

#include <QLocale>

namespace danlu::ui {
namespace {

/// What every run has of its own and says nothing of how it was trained.
bool isNamesake(const std::string& key) { return key == "name"; }

Json specValueOf(const Json& spec, const std::string& key) { return spec.is_object() && spec.contains(key) ? spec[key] : Json(); }

/// A square in the run's colour.
QIcon runSwatchOf(int color) {
    QPixmap pixmap(10, 10);
    pixmap.fill(applicationLook().color(seriesColor(std::size_t(std::max(0, color)))));
    return pixmap;
}

} // namespace

QString specValueText(const Json& value) {
    if (value.is_null())
        return QStringLiteral("–");
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_number_float()) {
        QString text = QString::number(value.get<double>(), 'g', 12);
        const auto e = text.indexOf(QLatin1Char('e'));
        return e < 0 ? text : text.left(e + 1) + QString::number(text.mid(e + 1).toInt());
    }
    if (!value.is_array())
        return QString::fromStdString(toText(value));
    QStringList words;
    for (const Json& word : value)
        words << specValueText(word);
    return words.join(QStringLiteral(", "));
}

void ConfigModel::setColumns(std::vector<Column> columns) {
    beginResetModel();
    m_columns = std::move(columns);
    m_keys.clear();
    if (!m_columns.empty() && m_columns.front().spec.is_object())
        for (const auto& [key, value] : m_columns.front().spec.items())
            if (!isNamesake(key))
                m_keys.push_back(key);
    narrow();
    endResetModel();
}

void ConfigModel::setShow(Show show) {
    beginResetModel();
    m_show = show;
    narrow();
    endResetModel();
}

bool ConfigModel::differs(const std::string& key) const {
    return std::ranges::any_of(m_columns, [&](const Column& each) { return specValueOf(each.spec, key) != specValueOf(m_columns.front().spec, key); });
}

void ConfigModel::narrow() {
    m_rows.clear();
    m_different = 0;
    for (const auto& key : m_keys) {
        const bool isDifferent = differs(key);
        m_different += isDifferent;
        if (isDifferent || m_show == Show::All)
            m_rows.push_back(key);
    }
}

int ConfigModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int ConfigModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 1 + int(m_columns.size()); }

QVariant ConfigModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const std::string& key = m_rows[std::size_t(index.row())];
    if (role == Qt::ToolTipRole)
        return trainLabel(key) + QLatin1Char(' ') + QString::fromStdString(key);
    if (index.column() == 0) {
        if (role == Qt::DisplayRole)
            return QString::fromStdString(key);
        return role == Qt::FontRole ? QVariant(applicationLook().mono(TextSize::Small)) : QVariant();
    }
    const Column& column = m_columns[std::size_t(index.column() - 1)];
    const bool isOther = index.column() > 1 && specValueOf(column.spec, key) != specValueOf(m_columns.front().spec, key);
    switch (role) {
    case Qt::DisplayRole:
        return specValueText(specValueOf(column.spec, key));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole:
        return applicationLook().font(TextSize::Small,
                                      isOther || (index.column() == 1 && m_columns.size() > 1 && differs(key)) ? Weight::Strong : Weight::Regular);
    default:
        return {};
    }
}

QVariant ConfigModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section > int(m_columns.size()))
        return {};
    if (section == 0)
        return role == Qt::DisplayRole ? QVariant(tr("Parameter")) : QVariant();
    const Column& column = m_columns[std::size_t(section - 1)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return column.run;
    case Qt::DecorationRole:
        return m_columns.size() > 1 ? QVariant(runSwatchOf(column.color)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace danlu::ui
