#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace danlu::ui {

/// A line that does not show what is typed, unless somebody presses the eye beside it. Forgets its text when it goes.
class PassphraseField : public QWidget {
    Q_OBJECT
public:
    explicit PassphraseField(QWidget* parent = nullptr);
    ~PassphraseField() override;
    /// What the line is for and what the eye does, for screen readers and as a tool tip.
    void setNames(const QString& line, const QString& eye);
    QString text() const;
    void clear();
    QLineEdit& line() const { return *m_line; }

signals:
    void edited();
    void entered(); // Return

private:
    QLineEdit* m_line;
    QPushButton* m_eye;
};

} // namespace danlu::ui
