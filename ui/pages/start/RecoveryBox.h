#pragma once

#include "services/project/Passphrase.h"
#include "ui/widgets/Card.h"

class QLineEdit;
class QPushButton;
class QGridLayout;

namespace danlu::ui {

class Label;

/// A recovery code that is to be written down: to be seen while a button is held, typed back in part before it counts as kept.
class RecoveryBox : public QWidget {
    Q_OBJECT
public:
    explicit RecoveryBox(QWidget* parent = nullptr);
    /// "7K3M9QX-…"; asks for two of its groups, which the caller's chance chose.
    void setCode(services::SecretBuffer code, std::array<int, 2> asked);
    static std::array<int, 2> twoByChance();
    bool hasCode() const { return !m_code.empty(); }
    /// Both groups were typed as they are.
    bool isKept() const;
    /// Wipes it.
    void clear();
    QWidget* first() const;

signals:
    void keptChanged();

private:
    void look();
    void showGroups(bool isShown);
    std::string_view group(int number) const;

    services::SecretBuffer m_code;
    std::array<int, 2> m_asked{};
    std::vector<Label*> m_groups;
    std::array<QLineEdit*, 2> m_lines{};
    std::array<Label*, 2> m_words{};
    QPushButton* m_hold;
    QWidget* m_back = nullptr; // where groups are typed back
    Label* m_verdict;
};

} // namespace danlu::ui
