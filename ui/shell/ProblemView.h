#pragma once

#include "base/Result.h"
#include "ui/widgets/Panel.h"

class QScrollArea;

namespace danlu::ui {

/// What did not work out and has no page of its own to say so, with its causes and what can be done: lies over the lower part of its parent until
/// somebody closes it. The window has one, over its pages.
class ProblemView : public Panel {
    Q_OBJECT
public:
    explicit ProblemView(QWidget& over);
    /// Takes the place of the one before.
    void tell(const QString& title, const danlu::Error& error);
    void dismiss();
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void place();

    QScrollArea* m_area;
};

} // namespace danlu::ui
