#pragma once

#include "ui/pages/export/Forms.h"
#include "ui/widgets/Card.h"

class QPushButton;
class QGridLayout;

namespace danlu::ui {

/// A form of export to choose: what it takes, how fast and how good it is, or a button that measures it. Space or a click chooses, the arrow keys go to the
/// cards beside it.
class FormCard : public Card {
    Q_OBJECT
public:
    enum class Badge { None, Recommended, Original, Failed };
    FormCard(const FormFace& face, const FormTable& table, Badge badge, QWidget* parent = nullptr);
    const FormFace& face() const { return m_face; }
    /// Null where there is nothing to measure, or it was.
    QPushButton* measure() const { return m_measure; }

signals:
    void chosen();
    void stepped(int by);
    void measureWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void addHead(QGridLayout& grid, Badge badge);
    void addSize(QGridLayout& grid);
    void addFigures(QGridLayout& grid, const FormTable& table);
    void addMeasure(QGridLayout& grid);
    void addFigure(QGridLayout& grid, const QString& name, const QString& change, const QString& value);

    FormFace m_face;
    QPushButton* m_measure = nullptr;
};

} // namespace danlu::ui
