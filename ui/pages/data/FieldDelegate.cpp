#include "ui/pages/data/FieldDelegate.h"

#include "ui/pages/data/MappingModel.h"
#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"

#include <QComboBox>
#include <QTimer>

namespace danlu::ui {

void FieldDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    RowDelegate::paint(painter, option, index);
    if (!option.widget)
        return;
    const Look& look = lookOf(*option.widget);
    const int side = look.tokens().icon(IconSize::Small);
    const QRect arrow(option.rect.right() - kCellPadding - side, option.rect.y() + (option.rect.height() - side) / 2, side, side);
    paintIcon(*painter, arrow, "chevron-down"_icon, look.color(Color::TextMuted));
}

QWidget* FieldDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
    auto* box = new QComboBox(parent);
    for (const QString& field : index.data(MappingModel::kChoices).toStringList())
        box->addItem(fieldText(field), field);
    auto* self = const_cast<FieldDelegate*>(this); // signals of a delegate are emitted by its editors
    connect(box, &QComboBox::activated, self, [self, box] {
        emit self->commitData(box);
        emit self->closeEditor(box);
    });
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void FieldDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    auto* box = static_cast<QComboBox*>(editor);
    box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
}

void FieldDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    model->setData(index, static_cast<QComboBox*>(editor)->currentData(), Qt::EditRole);
}

} // namespace danlu::ui
