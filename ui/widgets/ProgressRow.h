#pragma once

#include <QWidget>

class QPushButton;

namespace danlu::ui {

class ElidedLabel;
class Label;
class Meter;

/// Long work: what it is doing; below, how far, how long yet, and a way to stop it.
class ProgressRow : public QWidget {
    Q_OBJECT
public:
    explicit ProgressRow(const QString& cancelText, QWidget* parent = nullptr);
    void setCancelText(const QString& text);
    void setPhase(const QString& phase);
    /// Between 0 and 1, with the time left in words; empty while nobody can say.
    void setProgress(double fraction, const QString& timeLeft);

signals:
    void cancelled();

private:
    ElidedLabel* m_phase;
    Meter* m_meter;
    Label* m_percent;
    Label* m_left;
    QPushButton* m_cancel;
};

} // namespace danlu::ui
