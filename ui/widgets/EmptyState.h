#pragma once

#include "ui/style/Icon.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace danlu::ui {

/// What belongs on a page that is empty, in two sentences and a note ("stays on this machine").
struct EmptyTexts {
    IconName icon;
    QString title, sentence, note;
};
/// Another way to begin.
struct EmptyStart {
    IconName icon;
    QString title, sentence;
};

/// The content of an empty page: what belongs here with the first step beside it, and other starts below.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    /// The button becomes primary; null where there is nothing to do here.
    EmptyState(const EmptyTexts& texts, QPushButton* primary, QWidget* parent = nullptr);
    void addHeading(const QString& heading);
    void addStart(const EmptyStart& start, QPushButton* button);
    /// What will be here instead, in outline: the widths of a table's columns, the last of which takes the rest.
    void addLater(const QString& heading, std::vector<int> columns);
    /// The first step; null where there is none.
    QPushButton* first() const { return m_primary; }

private:
    void add(QWidget* part, int stretch = 0);

    QVBoxLayout* m_column;
    QPushButton* m_primary;
    int m_starts = 0;
};

} // namespace danlu::ui
