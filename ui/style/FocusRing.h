#pragma once

#include <QFocusFrame>
#include <QPointer>

namespace danlu::ui {

/// The ring outside the control that has the focus: after keyboard use, and always for text inputs. Style owns one and lets it watch controls.
class FocusRing : public QObject {
    Q_OBJECT
public:
    ~FocusRing() override;
    void watch(QWidget& control);
    void forget(QWidget& control);

    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void surround(QWidget& control);

    QPointer<QFocusFrame> m_frame; // belongs to the control's parent, as QFocusFrame wants it
};

} // namespace danlu::ui
