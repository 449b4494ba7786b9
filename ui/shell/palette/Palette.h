#pragma once

#include "ui/shell/palette/PaletteModel.h"

#include <QPointer>
#include <QWidget>

class QLineEdit;
class QListView;

namespace danlu::ui {

class Label;
class PaletteBox;

/// Everything that can be gone to or done, by its name. Lies over the window, which is dimmed below it; the keyboard stays in its field.
/// The window owns one and says what is in it.
class Palette : public QWidget {
    Q_OBJECT
public:
    explicit Palette(QWidget& window);
    /// Opens it over what is right of `left` (the rail).
    void open(std::vector<PaletteItem> items, int left);
    /// What was read after it was opened.
    void add(std::vector<PaletteItem> items);
    void dismiss();
    bool isOpen() const { return !isHidden(); }
    const PaletteModel& model() const { return *m_model; }
    /// The row that Enter does; −1 where nothing answers.
    int current() const;

    bool eventFilter(QObject* object, QEvent* event) override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void build();
    bool handle(const QKeyEvent& event);
    void move(int steps);
    void select(int row);
    void showMore(int row);
    void showAll();
    void run(int row);
    void refresh();
    void place();

    PaletteModel* m_model;
    PaletteBox* m_box;
    QLineEdit* m_field;
    QListView* m_list;
    Label* m_subject; // whose actions are shown; empty: everything
    Label* m_count;
    Label* m_nothing;
    std::vector<PaletteItem> m_items;
    QString m_query;            // of everything, while one thing's actions are shown
    QPointer<QWidget> m_before; // had the keyboard
    int m_left = 0;
};

} // namespace danlu::ui
