#pragma once

#include <QSplitter>

namespace danlu::ui {

/// Panels side by side with a line of one pixel between them that is caught seven pixels wide.
class Splitter : public QSplitter {
    Q_OBJECT
public:
    explicit Splitter(Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    QSplitterHandle* createHandle() override;
};

} // namespace danlu::ui
