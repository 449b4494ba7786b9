#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace danlu::ui {

class SegmentedControl;

/// A spec as a file and as a command, to be read and copied.
class SpecText : public QWidget {
    Q_OBJECT
public:
    explicit SpecText(QWidget* parent = nullptr);
    void setTexts(const QString& yaml, const QString& command);

private:
    void show();

    SegmentedControl* m_which;
    QPlainTextEdit* m_view;
    QString m_texts[2];
};

} // namespace danlu::ui
