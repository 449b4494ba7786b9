#pragma once

#include "ui/widgets/Chip.h"

#include <functional>
#include <vector>

namespace danlu::ui {

/// A word about something that happened. At most one action.
struct Toast {
    State state = State::Info;
    QString title, text;
    QString actionText = {};
    std::function<void()> action = {};
};

/// The toasts of a window: bottom right, three at most, six seconds each; errors stay until somebody closes them. The window owns one.
class ToastStack : public QWidget {
    Q_OBJECT
public:
    /// Lies over the window, its lower edge that far above the window's (the status bar); closeText names the × of each.
    ToastStack(QWidget& window, int above, const QString& closeText);
    void add(const Toast& toast);
    std::size_t count() const { return m_toasts.size(); }

    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void close(QWidget* toast);
    void place();

    int m_above;
    QString m_closeText;
    std::vector<QWidget*> m_toasts; // the oldest first
};

} // namespace danlu::ui
