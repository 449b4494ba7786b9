#pragma once

#include "ui/widgets/Panel.h"

class QHBoxLayout;

namespace danlu::ui {

class ElidedLabel;
class Label;

/// The top line of a panel: title, muted facts, small quiet buttons at the right.
class PanelHeader : public Panel {
    Q_OBJECT
public:
    explicit PanelHeader(const QString& title, const QString& facts = {}, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setFacts(const QString& facts);
    void addRight(QWidget* widget);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QHBoxLayout* m_row;
    Label* m_title;
    ElidedLabel* m_facts;
};

} // namespace danlu::ui
