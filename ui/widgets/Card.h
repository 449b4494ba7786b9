#pragma once

#include <QWidget>

namespace danlu::ui {

enum class Chosen { No, Yes };
enum class Outline { Solid, Dashed };

/// One of the things that are chosen among (a way out of an error, a format of an export). Never a general container. Dashed: things can be dropped here.
class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(Chosen chosen = Chosen::No, Outline outline = Outline::Solid, QWidget* parent = nullptr);
    void setChosen(Chosen chosen);
    Chosen chosen() const { return m_chosen; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Chosen m_chosen;
    Outline m_outline;
};

} // namespace danlu::ui
