#pragma once

#include <QWidget>

namespace danlu::ui {

/// Lies over the page while files are dragged over it, and says what letting go of them does.
class DropVeil : public QWidget {
    Q_OBJECT
public:
    explicit DropVeil(QWidget& page);
    void setFiles(int count);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_files = 0;
};

} // namespace danlu::ui
