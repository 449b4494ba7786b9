#pragma once

#include <QWidget>

namespace danlu::ui {

/// The keys of a shortcut, each a cap of its own (keyCaps() in Button.h).
class KeyCap : public QWidget {
    Q_OBJECT
public:
    explicit KeyCap(const QStringList& caps, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_caps;
};

} // namespace danlu::ui
