#include "ui/shell/RailButtons.h"

#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"

#include <QEvent>

namespace danlu::ui {
namespace {

constexpr int kItemHeight = 32;
constexpr int kDot = 6;

} // namespace

RailButton::RailButton(IconName icon, Size height, QWidget* parent)
    : QAbstractButton(parent), m_icon(icon), m_indent(kGap), m_height(height == Size::Row ? kItemHeight : applicationLook().tokens().size(height)) {
    setRing(*this, Ring::Own);
    setFocusPolicy(Qt::TabFocus); // a click leaves the keyboard where it is
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setCollapsed(bool isCollapsed) {
    m_isCollapsed = isCollapsed;
    tell();
    update();
}

void RailButton::setCaps(const QString& keys) {
    m_keys = keys;
    tell();
    update();
}

QSize RailButton::sizeHint() const { return {m_height, m_height}; }

void RailButton::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void RailButton::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

void RailButton::changeEvent(QEvent* event) {
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        tell();
}

/// A tool tip where the text is not to be seen.
void RailButton::tell() { setToolTip(!m_isCollapsed ? QString() : m_keys.isEmpty() ? text() : QStringLiteral("%1 (%2)").arg(text(), m_keys)); }

void RailButton::paintFace(const Canvas& canvas, const QColor& icon, const QFont& font, const QColor& text, int roomRight) {
    const int side = canvas.look.tokens().icon(IconSize::Rail);
    const QRect place = m_isCollapsed ? centred(rect(), side) : QRect(m_indent, (height() - side) / 2, side, side);
    paintIcon(canvas.painter, place, m_icon, icon);
    if (m_isCollapsed)
        return;
    const QRect room = rect().adjusted(m_indent + side + kGap + 2, 0, -roomRight, 0);
    paintText(canvas.painter, room, QFontMetrics(font).elidedText(this->text(), Qt::ElideRight, room.width()), font, text);
}

RailItem::RailItem(IconName icon, QWidget* parent) : RailButton(icon, Size::Row, parent) { setCheckable(true); }

void RailItem::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    update();
}

void RailItem::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const Canvas canvas{painter, look, this};
    const auto ground = isChecked() ? Color::Selection : isDown() ? Color::Pressed : Color::Hover;
    if (isChecked() || (isEnabled() && (underMouse() || isDown())))
        paintBox(painter, rect(), {look.color(ground), QColor(), double(look.tokens().radius(Radius::Control)), Qt::SolidLine});
    const QColor text = look.color(!isEnabled() ? Color::TextDisabled : Color::Text);
    const QColor icon = look.color(!isEnabled() ? Color::TextDisabled : isChecked() ? Color::AccentText : Color::TextMuted);
    const QFont keysFont = look.font(TextSize::Caption);
    const int room = isCollapsed() ? 0 : widthOf(keys(), keysFont) + 2 * kGap;
    const QFont font = look.font(TextSize::Base, isChecked() ? Weight::Strong : Weight::Regular);
    paintFace(canvas, icon, font, text, room);
    if (!isCollapsed())
        paintText(painter, rect().adjusted(0, 0, -kGap, 0), keys(), keysFont, look.color(isEnabled() ? Color::TextFaint : Color::TextDisabled), Qt::AlignRight);
    if (m_isBusy) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.color(Color::Accent));
        const int side = look.tokens().icon(IconSize::Rail);
        const int x = isCollapsed() ? width() - kDot - kUnit : kGap + side + kGap + 2 + widthOf(QAbstractButton::text(), font) + kGap;
        painter.drawEllipse(x, isCollapsed() ? kUnit : (height() - kDot) / 2, kDot, kDot);
    }
    if (hasFocus())
        paintRing(painter, rect(), look, look.tokens().radius(Radius::Control));
}

ProjectButton::ProjectButton(QWidget* parent) : RailButton("crucible"_icon, Size::Header, parent) {
    setIndent(2 * kGap); // it is not inset as the others are, and its icon stands above theirs
}

void ProjectButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    if (underMouse() || isDown())
        painter.fillRect(rect(), look.color(isDown() ? Color::Pressed : Color::Hover));
    painter.fillRect(0, height() - 1, width(), 1, look.color(Color::Border)); // goes on as the title line's
    const int side = look.tokens().icon(IconSize::Rail);
    paintFace({painter, look, this}, look.color(Color::AccentText), look.font(TextSize::Base, Weight::Strong), look.color(Color::Text), side + 2 * kPadding);
    if (!isCollapsed())
        paintIcon(painter, QRect(width() - kPadding - side, (height() - side) / 2, side, side), "chevron-down"_icon, look.color(Color::TextMuted));
    if (hasFocus())
        paintRing(painter, rect().adjusted(2, 2, -2, -2), look, look.tokens().radius(Radius::Control));
}

SearchButton::SearchButton(QWidget* parent) : RailButton("search"_icon, Size::Control, parent) {}

void SearchButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const double radius = look.tokens().radius(Radius::Control);
    paintBox(painter, rect(), {look.color(underMouse() ? Color::Hover : Color::Surface), look.color(Color::BorderStrong), radius, Qt::SolidLine});
    const QStringList caps = keys().isEmpty() || isCollapsed() ? QStringList() : keys().split(QLatin1Char('+'));
    const int capsWidth = caps.isEmpty() ? 0 : keyCapsWidth(caps, look);
    paintFace({painter, look, this}, look.color(Color::TextMuted), look.font(TextSize::Base), look.color(Color::TextMuted), capsWidth + kGap);
    if (!caps.isEmpty())
        paintKeyCaps(painter, QRect(width() - capsWidth - kUnit, 0, capsWidth, height()), caps, look, capColors(look));
    if (hasFocus())
        paintRing(painter, rect(), look, radius);
}

} // namespace danlu::ui
