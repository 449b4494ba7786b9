#include "ui/widgets/ToastStack.h"

#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Label.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainterPath>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace danlu::ui {
namespace {

constexpr std::size_t kMostToasts = 3;
constexpr int kToastMilliseconds = 6000;

class ToastBox : public QWidget {
public:
    ToastBox(const Toast& toast, QWidget* parent) : QWidget(parent), m_state(toast.state) {
        setAccessibleName(toast.title + QStringLiteral(". ") + toast.text);
        setFixedWidth(lookOf(*this).tokens().size(Size::ToastWidth));
    }
    State state() const { return m_state; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Look& look = lookOf(*this);
        const double radius = look.tokens().radius(Radius::Popover);
        QPainterPath shape, inside;
        shape.addRoundedRect(QRectF(rect()), radius, radius);
        inside.addRoundedRect(QRectF(rect()).adjusted(kStateEdge, 1, -1, -1), radius - 1, radius - 1);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillPath(shape, look.color(Color::BorderStrong));
        painter.save();
        painter.setClipRect(QRectF(0, 0, radius - kStateEdge, height()));
        painter.fillPath(shape, look.color(lookOf(m_state).text)); // the edge bends into the outline
        painter.restore();
        painter.fillPath(inside, look.color(Color::Raised));
    }

private:
    State m_state;
};

QVBoxLayout* toastWords(const Toast& toast) {
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new Label(toast.title, {TextSize::Base, Weight::Strong, Color::Text}, Wrap::Yes));
    if (!toast.text.isEmpty())
        words->addWidget(new Label(toast.text, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes));
    return words;
}

/// The oldest that is no error; the oldest where all are.
QWidget* leastWanted(const std::vector<QWidget*>& toasts) {
    const auto calm = [](QWidget* toast) { return static_cast<ToastBox*>(toast)->state() != State::Bad; };
    const auto at = std::find_if(toasts.begin(), toasts.end() - 1, calm);
    return at == toasts.end() - 1 ? toasts.front() : *at;
}

} // namespace

ToastStack::ToastStack(QWidget& window, int above, const QString& closeText) : QWidget(&window), m_above(above), m_closeText(closeText) {
    window.installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    hide();
}

void ToastStack::add(const Toast& toast) {
    const QString words = toast.title + QStringLiteral(". ") + toast.text;
    if (std::any_of(m_toasts.begin(), m_toasts.end(), [&](QWidget* shown) { return shown->accessibleName() == words; }))
        return; // it was said, and still is
    auto* box = new ToastBox(toast, this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(kPageEdge, kPadding, kPadding, kPadding);
    row->setSpacing(kPadding);
    auto* sign = new Glyph(lookOf(toast.state).icon, lookOf(toast.state).text);
    sign->standBeside(TextSize::Base);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addLayout(toastWords(toast), 1);
    if (toast.action) {
        auto* action = makeButton({toast.actionText}, Kind::Normal, ControlSize::Small);
        connect(action, &QPushButton::clicked, box, [this, box, act = toast.action] {
            act();
            close(box);
        });
        row->addWidget(action, 0, Qt::AlignTop);
    }
    auto* cross = makeIconButton("close"_icon, m_closeText);
    connect(cross, &QPushButton::clicked, box, [this, box] { close(box); });
    row->addWidget(cross, 0, Qt::AlignTop);
    layout()->addWidget(box);
    m_toasts.push_back(box);
    if (toast.state != State::Bad)
        QTimer::singleShot(kToastMilliseconds, box, [this, box] { close(box); });
    if (m_toasts.size() > kMostToasts)
        close(leastWanted(m_toasts));
    place();
    QAccessibleEvent alert(box, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ToastStack::close(QWidget* toast) {
    const auto at = std::find(m_toasts.begin(), m_toasts.end(), toast);
    if (at == m_toasts.end())
        return;
    m_toasts.erase(at);
    layout()->removeWidget(toast);
    toast->hide();
    toast->deleteLater();
    place();
}

void ToastStack::place() {
    setVisible(!m_toasts.empty());
    if (m_toasts.empty())
        return;
    layout()->activate();
    const int width = lookOf(*this).tokens().size(Size::ToastWidth);
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : layout()->sizeHint().height();
    const QRect window = parentWidget()->rect();
    setGeometry(window.right() + 1 - width - kPadding, window.bottom() + 1 - m_above - kPadding - height, width, height);
    raise();
}

bool ToastStack::eventFilter(QObject* object, QEvent* event) {
    if (object == parent() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(object, event);
}

} // namespace danlu::ui
