#include "ui/pages/train/ModelList.h"

#include "ui/shell/Figures.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QEvent>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace danlu::ui {
namespace {

constexpr int kLineRole = Qt::UserRole + 1;
constexpr int kRadioColumn = 34;

/// A radio button, the name, what it is.
class ModelDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Look& look = lookOf(*option.widget);
        const bool isChosen = has(option, QStyle::State_Selected);
        if (isChosen || has(option, QStyle::State_MouseOver))
            painter->fillRect(option.rect, look.color(!isChosen ? Color::Hover : option.widget->hasFocus() ? Color::Selection : Color::SelectionInactive));
        QStyleOptionButton radio;
        radio.rect = QRect(option.rect.x() + kPadding, option.rect.y(), 16, option.rect.height());
        radio.rect = QRect(radio.rect.x(), option.rect.center().y() - 8, 16, 16);
        radio.state = QStyle::State_Enabled | (isChosen ? QStyle::State_On : QStyle::State_Off);
        option.widget->style()->drawPrimitive(QStyle::PE_IndicatorRadioButton, &radio, painter, option.widget);
        const int half = option.rect.height() / 2;
        const QRect name(option.rect.x() + kRadioColumn, option.rect.y() + 3, option.rect.width() - kRadioColumn - kPadding, half - 3);
        const QRect line(name.x(), name.bottom() + 1, name.width(), half - 4);
        const QFont strong = look.font(TextSize::Base), small = look.font(TextSize::Small);
        paintText(*painter, name, QFontMetrics(strong).elidedText(index.data().toString(), Qt::ElideMiddle, name.width()), strong, look.color(Color::Text));
        paintText(*painter, line, QFontMetrics(small).elidedText(index.data(kLineRole).toString(), Qt::ElideRight, line.width()), small,
                  look.color(Color::TextMuted));
        if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
            paintRing(*painter, QRectF(option.rect).adjusted(1, 1, -1, -1), look, 0);
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {option.rect.width(), lookOf(*option.widget).tokens().size(Size::RowTwoLine)};
    }
};

} // namespace

ModelList::ModelList(QWidget* parent) : QListView(parent), m_items(new QStandardItemModel(this)) {
    setModel(m_items);
    setItemDelegate(new ModelDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumHeight(3 * lookOf(*this).tokens().size(Size::RowTwoLine));
    setAccessibleName(tr("Model"));
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (!m_isFilling && index.isValid())
            emit chosen();
    });
}

void ModelList::setModels(const Json& models) {
    const std::string before = current();
    m_isFilling = true;
    m_models = models;
    m_items->clear();
    for (const Json& model : models) {
        auto* item = new QStandardItem(QString::fromStdString(model.value("name", std::string())));
        const auto kind = model.value("kind", std::string());
        const QString kindText = kind == "adapter"
                                     ? tr("LoRA of %1").arg(model["base"].is_string() ? QString::fromStdString(model["base"].get<std::string>()) : QString())
                                 : kind == "full" ? tr("trained here")
                                                  : tr("base");
        const auto parameters = model.value("parameters", std::int64_t(0));
        const QString line = tr("%1 M parameters · %2 · %3")
                                 .arg(numberText(double(parameters) / 1e6, 2), kindText, QString::fromStdString(model.value("family", std::string())));
        item->setData(line, kLineRole);
        item->setData(item->text() + QStringLiteral(", ") + line, Qt::AccessibleTextRole);
        item->setToolTip(item->text() + QLatin1Char('\n') + line);
        m_items->appendRow(item);
    }
    m_isFilling = false;
    setMaximumHeight(std::max(3, m_items->rowCount()) * lookOf(*this).tokens().size(Size::RowTwoLine));
    choose(before);
}

void ModelList::choose(const std::string& name) {
    m_isFilling = true;
    const int row = rowOf(name);
    setCurrentIndex(row >= 0 ? m_items->index(row, 0) : QModelIndex());
    m_isFilling = false;
}

std::string ModelList::current() const { return currentIndex().data().toString().toStdString(); }

std::string ModelList::firstName() const { return m_items->index(0, 0).data().toString().toStdString(); }

int ModelList::rowOf(const std::string& name) const {
    for (int row = 0; row < m_items->rowCount(); ++row)
        if (m_items->index(row, 0).data().toString().toStdString() == name)
            return row;
    return -1;
}

void ModelList::changeEvent(QEvent* event) {
    QListView::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    setAccessibleName(tr("Model"));
    setModels(Json(m_models));
}

} // namespace danlu::ui
