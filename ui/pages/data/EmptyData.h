#pragma once

#include "ui/shell/Shell.h"

#include <QWidget>

class QPushButton;

namespace danlu::ui {

/// The page of a project without a dataset: what belongs here, the first step, what comes after it.
class EmptyData : public QWidget {
    Q_OBJECT
public:
    explicit EmptyData(Shell& shell, QWidget* parent = nullptr);
    QWidget* first() const;

signals:
    void chooseAsked();
    void sampleAsked();

private:
    QWidget* makeMiddle();
    QWidget* makeSide();
    void fill();
    void readSpace();

    Shell& m_shell;
    QWidget* m_content = nullptr;
    QPushButton* m_choose = nullptr;
    std::uint64_t m_free = 0;
};

} // namespace danlu::ui
