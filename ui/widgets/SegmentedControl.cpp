#include "ui/widgets/SegmentedControl.h"

#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainterPath>
#include <QPushButton>

namespace danlu::ui {
namespace {

/// A part has no box of its own: the control draws one outline around all.
class Segment : public QPushButton {
public:
    explicit Segment(const QString& text, QWidget* parent) : QPushButton(text, parent) {
        setAutoDefault(false);
        setCheckable(true);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        const Look& look = lookOf(*this);
        const int width = widthOf(text(), look.font(TextSize::Base, Weight::Strong));
        return {width + 2 * kButtonPadding + 1, look.tokens().size(Size::Control)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Look& look = lookOf(*this);
        const Color color = !isEnabled() ? Color::TextDisabled : isChecked() ? Color::Text : Color::TextMuted;
        paintText(painter, rect(), text(), look.font(TextSize::Base, isChecked() ? Weight::Strong : Weight::Regular), look.color(color), Qt::AlignCenter);
    }
};

} // namespace

SegmentedControl::SegmentedControl(const QString& name, const QStringList& parts, QWidget* parent) : QWidget(parent), m_parts(new QButtonGroup(this)) {
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (const QString& part : parts) {
        auto* segment = new Segment(part, this);
        m_parts->addButton(segment, int(m_parts->buttons().size()));
        row->addWidget(segment);
        connect(segment, &QAbstractButton::toggled, this, [this] { update(); });
    }
    connect(m_parts, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
    setCurrent(0);
}

int SegmentedControl::current() const { return m_parts->checkedId(); }

void SegmentedControl::setCurrent(int index) {
    if (QAbstractButton* part = m_parts->button(index))
        part->setChecked(true);
    update();
}

void SegmentedControl::setPartTexts(const QStringList& parts) {
    for (int i = 0; i < parts.size() && m_parts->button(i); ++i) {
        m_parts->button(i)->setText(parts[i]);
        m_parts->button(i)->updateGeometry();
    }
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const double radius = look.tokens().radius(Radius::Control);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), radius, radius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(outline);
    painter.fillRect(rect(), look.color(Color::Surface));
    for (const QAbstractButton* part : m_parts->buttons()) {
        const bool under = part->isEnabled() && part->underMouse();
        if (part->isChecked() || under)
            painter.fillRect(part->geometry(), look.color(part->isChecked() ? Color::Selection : Color::Hover));
        if (part != m_parts->buttons().constLast())
            painter.fillRect(QRect(part->geometry().right(), 0, 1, height()), look.color(Color::Border));
    }
    painter.setClipping(false);
    paintBox(painter, rect(), {QColor(), look.color(Color::BorderStrong), radius, Qt::SolidLine});
}

} // namespace danlu::ui
