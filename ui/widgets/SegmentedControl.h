#pragma once

#include <QWidget>

class QButtonGroup;

namespace danlu::ui {

/// One of two to five; more is a combo box. The arrow keys go from part to part.
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    SegmentedControl(const QString& name, const QStringList& parts, QWidget* parent = nullptr);
    int current() const;
    /// Chooses without saying so.
    void setCurrent(int index);
    void setPartTexts(const QStringList& parts);

signals:
    /// A person chose.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_parts;
};

} // namespace danlu::ui
