#pragma once

#include "ui/pages/home/HomeFacts.h"
#include "ui/shell/Shell.h"

class QPushButton;

namespace danlu::ui {

class ElidedLabel;
class Label;
class StepCard;

/// The work as five steps with what is done, and below them the one thing to do next.
class ChainRow : public QWidget {
    Q_OBJECT
public:
    explicit ChainRow(Shell& shell, QWidget* parent = nullptr);
    void show(const HomeFacts& facts, const std::vector<RunFace>& runs);
    QPushButton& button() const { return *m_act; }
    StepCard& card(HomeStep step) const { return *m_cards[std::size_t(step)]; }

private:
    QWidget* makeNext();
    void showNext(const HomeFacts& facts, HomeStep step, const RunFace* live);

    Shell& m_shell;
    std::vector<StepCard*> m_cards;
    ElidedLabel* m_title;
    Label* m_sentence;
    QPushButton* m_act;
    QString m_page, m_what;
};

} // namespace danlu::ui
