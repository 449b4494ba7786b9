#include "ui/widgets/Splitter.h"

#include "ui/style/Look.h"

namespace danlu::ui {
namespace {

/// QSplitter lays handles out by their contents and shows only those; the margins are for the mouse. Qt's own are two pixels.
class WideHandle : public QSplitterHandle {
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void resizeEvent(QResizeEvent* event) override {
        QWidget::resizeEvent(event); // QSplitterHandle's would set its own margins
        setAttribute(Qt::WA_MouseNoMask);
        const Tokens& tokens = lookOf(*this).tokens();
        const int margin = (tokens.size(Size::SplitterGrab) - tokens.size(Size::Splitter)) / 2;
        const bool upright = orientation() == Qt::Horizontal;
        setContentsMargins(upright ? margin : 0, upright ? 0 : margin, upright ? margin : 0, upright ? 0 : margin);
        setMask(QRegion(contentsRect()));
    }
};

} // namespace

Splitter::Splitter(Qt::Orientation orientation, QWidget* parent) : QSplitter(orientation, parent) { setChildrenCollapsible(false); }

QSplitterHandle* Splitter::createHandle() { return new WideHandle(orientation(), this); }

} // namespace danlu::ui
