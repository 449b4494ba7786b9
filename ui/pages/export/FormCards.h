#pragma once

#include "ui/pages/export/FormCard.h"

namespace danlu::ui {

/// The forms side by side, as many in a row as there is room for; one is chosen.
class FormCards : public QWidget {
    Q_OBJECT
public:
    explicit FormCards(QWidget* parent = nullptr);
    /// The chosen form stays chosen where it is still there; else the recommended one.
    void setTable(const FormTable& table);
    const FormFace* chosen() const;
    void choose(int index);
    const std::vector<FormCard*>& cards() const { return m_cards; }

signals:
    void changed();
    void measureWanted(const danlu::ui::FormFace& face);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    FormCard* makeCard(int index, const FormTable& table);

    std::vector<FormCard*> m_cards;
    QGridLayout* m_grid;
    int m_chosen = -1, m_columns = 0;
};

} // namespace danlu::ui
