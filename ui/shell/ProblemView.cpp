#include "ui/shell/ProblemView.h"

#include "ui/shell/Errors.h"
#include "ui/shell/Sentences.h"
#include "ui/widgets/Button.h"

#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace danlu::ui {
namespace {

constexpr int kMostProblemHeight = 340;

/// The first thing that can be done about it.
QString adviceOf(const danlu::Error& error) {
    for (const danlu::Error* cause = &error; cause; cause = cause->cause())
        if (!cause->hint().empty())
            return inWords(cause->hint());
    return {};
}

} // namespace

ProblemView::ProblemView(QWidget& over) : Panel(Qt::TopEdge, &over), m_area(new QScrollArea) {
    over.installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    column->addWidget(m_area);
    auto* escape = new QShortcut(Qt::Key_Escape, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &ProblemView::dismiss);
    hide();
}

void ProblemView::tell(const QString& title, const danlu::Error& error) {
    auto* panel = makeErrorPanel(title, error);
    auto* close = makeButton({tr("Close"), "close"_icon});
    connect(close, &QPushButton::clicked, this, &ProblemView::dismiss);
    panel->addWayOut({tr("Go on"), adviceOf(error)}, close);
    panel->setCauses(Fold::Open);
    m_area->setWidget(panel); // the one before goes
    show();
    place();
    close->setFocus(Qt::OtherFocusReason);
}

/// As high as what it says, and never more than half of what is below.
void ProblemView::place() {
    const QWidget* panel = m_area->widget();
    if (!panel || isHidden())
        return;
    const QRect room = parentWidget()->rect();
    const QLayout& rows = *panel->layout();
    const int whole = (rows.hasHeightForWidth() ? rows.totalHeightForWidth(room.width()) : panel->sizeHint().height()) + 1;
    const int height = std::min({kMostProblemHeight, whole, room.height() / 2});
    setGeometry(0, room.height() - height, room.width(), height);
    raise();
}

bool ProblemView::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Resize)
        place();
    return Panel::eventFilter(object, event);
}

void ProblemView::dismiss() {
    hide();
    if (QWidget* panel = m_area->takeWidget())
        panel->deleteLater(); // its button may be what was clicked
}

} // namespace danlu::ui
