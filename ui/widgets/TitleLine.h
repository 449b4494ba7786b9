#pragma once

#include "ui/widgets/Chip.h"
#include "ui/widgets/Panel.h"

#include <optional>

class QHBoxLayout;
class QPushButton;

namespace danlu::ui {

class ElidedLabel;

/// The top line of a page: what is open, its state, one line of facts, then what can be done; at most one primary action, at the right edge.
class TitleLine : public Panel {
    Q_OBJECT
public:
    explicit TitleLine(QWidget* parent = nullptr);
    void setPath(const QStringList& parts);
    void setState(const std::optional<ChipFace>& face);
    void setFacts(const QString& facts);
    /// A secondary button; they stand in the order they came.
    void addButton(QPushButton* button);
    /// Takes the place of the primary button before it.
    void setPrimary(QPushButton* button);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QHBoxLayout* m_row;
    QHBoxLayout* m_path;
    QHBoxLayout* m_buttons;
    Chip* m_chip;
    ElidedLabel* m_facts;
    QPushButton* m_primary = nullptr;
};

} // namespace danlu::ui
