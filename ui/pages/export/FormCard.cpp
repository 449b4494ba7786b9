#include "ui/pages/export/FormCard.h"

#include "ui/shell/Figures.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>

#include <cmath>

namespace danlu::ui {
namespace {

constexpr TextLook kFormNote{TextSize::Small, Weight::Regular, Color::TextMuted};
constexpr TextLook kFormValue{TextSize::Small, Weight::Regular, Color::Text};

ChipFace badgeChip(FormCard::Badge badge) {
    switch (badge) {
    case FormCard::Badge::Recommended:
        return {FormCard::tr("best", "the recommended form"), State::Info, "check"_icon};
    case FormCard::Badge::Original:
        return {FormCard::tr("as is", "a form that changes nothing"), State::Neutral};
    case FormCard::Badge::Failed:
        return {FormCard::tr("fails", "a form that does not pass the gate"), State::Bad};
    case FormCard::Badge::None:
        break;
    }
    return {};
}

QString signedChange(double value, int digits) {
    const QString text = numberText(std::abs(value), digits);
    const bool isZero = std::abs(value) < 0.5 * std::pow(10.0, -digits);
    return isZero ? text : (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + text;
}

} // namespace

FormCard::FormCard(const FormFace& face, const FormTable& table, Badge badge, QWidget* parent) : Card(Chosen::No, Outline::Solid, parent), m_face(face) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kPadding, kGap, kPadding, kGap);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(kUnit);
    grid->setColumnStretch(0, 1);
    addHead(*grid, badge);
    addSize(*grid);
    m_face.measured ? addFigures(*grid, table) : addMeasure(*grid);
    grid->setRowStretch(grid->rowCount(), 1);
    setAccessibleName(face.title() + QLatin1Char(' ') + face.family());
}

void FormCard::addHead(QGridLayout& grid, Badge badge) {
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(new Label(m_face.title(), {TextSize::Base, Weight::Strong, Color::Text}));
    row->addWidget(new ElidedLabel(m_face.family(), {TextSize::Caption, Weight::Regular, Color::TextMuted}), 1);
    if (badge != Badge::None) {
        auto* chip = new Chip(badgeChip(badge));
        chip->setToolTip(badge == Badge::Recommended ? tr("The smallest form that passes the quality gate")
                         : badge == Badge::Original  ? tr("Nothing is changed in this form")
                                                     : tr("It does not pass the quality gate"));
        row->addWidget(chip);
    }
    grid.addLayout(row, 0, 0, 1, 3);
    grid.setRowMinimumHeight(0, lookOf(*this).tokens().size(Size::Chip));
}

void FormCard::addSize(QGridLayout& grid) {
    const QString text = bytesText(m_face.bytes.value_or(m_face.aboutBytes));
    auto* row = new QHBoxLayout;
    row->setSpacing(kUnit);
    auto* size = new Label(
        m_face.bytes ? text : tr("about %1", "a computed size").arg(text),
        {m_face.bytes ? TextSize::Figure : TextSize::Title, m_face.bytes ? Weight::Strong : Weight::Regular, m_face.bytes ? Color::Text : Color::TextMuted});
    size->setToolTip(!m_face.bytes           ? tr("Computed from the number of parameters; nothing was written yet")
                     : m_face.isSizeOfExport ? tr("Size of the last export in this form")
                                             : tr("Size of the quantized model in the project"));
    row->addWidget(size, 1);
    if (m_face.measured)
        row->addWidget(new Label(tr("%1 tok/s").arg(numberText(m_face.measured->tokensPerSecond, 0)), kFormValue));
    grid.addLayout(row, 1, 0, 1, 3);
    grid.setRowMinimumHeight(1, lookOf(*this).tokens().lineHeight(TextSize::Figure));
}

void FormCard::addFigure(QGridLayout& grid, const QString& name, const QString& change, const QString& value) {
    const int row = grid.rowCount();
    grid.addWidget(new ElidedLabel(name, kFormNote), row, 0);
    grid.addWidget(new Label(change, {TextSize::Caption, Weight::Regular, Color::TextFaint}), row, 1);
    auto* figure = new Label(value, kFormValue);
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid.addWidget(figure, row, 2);
}

void FormCard::addFigures(QGridLayout& grid, const FormTable& table) {
    const Measured& here = *m_face.measured;
    const bool isCompared = table.original && !m_face.isOriginal;
    addFigure(grid, tr("Perplexity"),
              isCompared ? tr("%1%", "a change").arg(signedChange(100 * (here.perplexity / table.original->perplexity - 1), 1)) : QString(),
              numberText(here.perplexity, 3));
    if (here.levels.empty())
        return;
    const auto change = [&](std::size_t level) {
        return isCompared && level < table.original->levels.size() ? signedChange(here.levels[level] - table.original->levels[level], 3) : QString();
    };
    addFigure(grid, here.levels.size() > 1 ? tr("Major F1") : tr("F1"), change(0), numberText(here.levels.front(), 3));
    if (here.levels.size() > 1)
        addFigure(grid, tr("Minor F1"), change(here.levels.size() - 1), numberText(here.levels.back(), 3));
}

void FormCard::addMeasure(QGridLayout& grid) {
    grid.addWidget(new Label(tr("Quality not measured yet"), kFormNote), grid.rowCount(), 0, 1, 3);
    m_measure = makeButton({tr("Measure"), "chart"_icon}, Kind::Normal, ControlSize::Small);
    m_measure->setAccessibleName(tr("Measure %1").arg(m_face.title()));
    const bool canMeasure = !m_face.measuredAs.isEmpty() || m_face.format == QStringLiteral("gguf") || (m_face.bytes && m_face.isSizeOfExport);
    m_measure->setEnabled(canMeasure);
    m_measure->setToolTip(canMeasure ? tr("Answers the dataset’s held-out rows with this form and with the original")
                                     : tr("Export it first: what is measured is the folder that was written"));
    grid.addWidget(m_measure, grid.rowCount(), 0, 1, 3, Qt::AlignLeft);
    connect(m_measure, &QPushButton::clicked, this, &FormCard::measureWanted);
}

void FormCard::paintEvent(QPaintEvent* event) {
    Card::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    paintRing(painter, rect(), lookOf(*this), lookOf(*this).tokens().radius(Radius::Card));
}

void FormCard::mousePressEvent(QMouseEvent*) { emit chosen(); }

void FormCard::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
        return emit chosen();
    case Qt::Key_Left:
    case Qt::Key_Up:
        return emit stepped(-1);
    case Qt::Key_Right:
    case Qt::Key_Down:
        return emit stepped(+1);
    default:
        Card::keyPressEvent(event);
    }
}

void FormCard::focusInEvent(QFocusEvent*) { update(); }

void FormCard::focusOutEvent(QFocusEvent*) { update(); }

} // namespace danlu::ui
