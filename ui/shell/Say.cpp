#include "ui/shell/Say.h"

#include <QEvent>
#include <QWidget>

namespace danlu::ui {
namespace {

class Speaker : public QObject {
public:
    Speaker(QWidget& widget, std::function<void()> text) : QObject(&widget), m_text(std::move(text)) { widget.installEventFilter(this); }

    bool eventFilter(QObject* object, QEvent* event) override {
        if (object == parent() && event->type() == QEvent::LanguageChange)
            m_text();
        return false;
    }

private:
    std::function<void()> m_text;
};

} // namespace

void say(QWidget& widget, std::function<void()> text) {
    text();
    new Speaker(widget, std::move(text));
}

} // namespace danlu::ui
