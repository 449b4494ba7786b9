#include "ui/pages/compare/PromptRows.h"

#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QStyle>
#include <QWidget>

namespace danlu::ui {

QString expectedText(const Json& expected) {
    if (expected.is_string())
        return QString::fromStdString(expected.get<std::string>());
    QStringList parts;
    if (expected.is_array())
        for (const Json& part : expected)
            if (part.is_string())
                parts << QString::fromStdString(part.get<std::string>());
    return parts.join(QLatin1Char('/'));
}

QString lastQuestion(const Json& messages) {
    return messages.is_array() && !messages.empty() ? QString::fromStdString(messages.back().value("content", "")) : QString();
}

void PromptRows::setPrompts(std::vector<services::AskedPrompt> prompts) {
    beginResetModel();
    m_prompts = std::move(prompts);
    m_batch = nullptr;
    endResetModel();
}

void PromptRows::setBatch(const Json& batch) {
    m_batch = batch;
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1));
}

const Json* PromptRows::answerOf(int row, const std::string& model) const {
    if (!m_batch.is_object() || row < 0 || std::size_t(row) >= m_batch["prompts"].size())
        return nullptr;
    const Json& answers = m_batch["prompts"][std::size_t(row)]["answers"];
    const auto found = answers.find(model);
    return found == answers.end() ? nullptr : &*found;
}

QString PromptRows::expectedOf(int row) const { return row < 0 || row >= rowCount() ? QString() : expectedText(m_prompts[std::size_t(row)].expected); }

QString PromptRows::questionOf(int row) const { return row < 0 || row >= rowCount() ? QString() : lastQuestion(m_prompts[std::size_t(row)].prompt.messages); }

QVariant PromptRows::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        // The instruction before a text to classify is the same in every row: what differs is its last paragraph.
        return questionOf(index.row()).trimmed().section(QLatin1Char('\n'), -1);
    }
    if (role == ExpectedRole)
        return expectedOf(index.row());
    if (role == Qt::AccessibleTextRole)
        return questionOf(index.row()) + QLatin1Char('\n') + expectedOf(index.row());
    if (role != MarksRole || !m_batch.is_object() || expectedOf(index.row()).isEmpty())
        return {};
    QVariantList marks;
    for (const Json& model : m_batch["models"])
        if (const Json* answer = answerOf(index.row(), model.value("model", "")))
            marks << (QString::fromStdString(answer->value("text", "")).trimmed() == expectedOf(index.row()).trimmed());
    return marks;
}

QSize PromptDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {0, option.widget ? lookOf(*option.widget).tokens().size(Size::RowTwoLine) : 0};
}

void PromptDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    if (!option.widget)
        return;
    QStyleOptionViewItem bare = option; // the row's ground and lines, no text
    bare.features = {};
    const Look& look = lookOf(*option.widget);
    option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &bare, painter, option.widget);
    const QVariantList marks = index.data(PromptRows::MarksRole).toList();
    const int side = look.tokens().icon(IconSize::Small);
    const int right = option.rect.right() - kPadding - int(marks.size()) * (side + kUnit);
    for (int i = 0; i < marks.size(); ++i) {
        const bool isRight = marks[i].toBool();
        const QRect place(right + kUnit + i * (side + kUnit), option.rect.center().y() - side / 2, side, side);
        paintIcon(*painter, place, isRight ? "ok"_icon : "error"_icon, look.color(isRight ? Color::Good : Color::TextFaint));
    }
    const QRect room(option.rect.x() + kPadding, option.rect.y() + 3, right - option.rect.x() - kPadding - kGap, option.rect.height() / 2 - 3);
    const auto line = [&](const QRect& place, const QString& text, TextSize size, Color color) {
        const QFont font = look.font(size);
        paintText(*painter, place, QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()), font, look.color(color));
    };
    line(room, index.data().toString(), TextSize::Base, Color::Text);
    line(room.translated(0, room.height()), index.data(PromptRows::ExpectedRole).toString(), TextSize::Caption, Color::TextMuted);
    painter->fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), look.color(Color::Border));
}

} // namespace danlu::ui
