#pragma once

#include "services/audit/Audit.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Panel.h"

class QVBoxLayout;
class QPushButton;

namespace danlu::ui {

class DayBars;
class KeyValueRows;
class Label;
class PanelHeader;

/// The right side of the audit page: one entry with what chains it, what vouches for the log from outside, how much happens each day.
class AuditDetails : public Panel {
    Q_OBJECT
public:
    explicit AuditDetails(Shell& shell, QWidget* parent = nullptr);
    /// 0: none.
    void setEntry(std::int64_t sequence);
    void setFacts(const Json& facts);
    void setDays(const std::vector<services::AuditIndex::Day>& days);
    /// What "copy" puts on the clipboard.
    QString entryText() const;

signals:
    void copied();

private:
    void showEntry();
    void showChain();
    void showAnchor();
    QWidget* bodyOf(std::initializer_list<QWidget*> widgets);

    Shell& m_shell;
    std::int64_t m_sequence = 0;
    Json m_entry, m_facts;
    PanelHeader* m_entryHeader;
    QPushButton* m_copy;
    KeyValueRows* m_rows;
    Panel* m_chainBox;
    QVBoxLayout* m_chainColumn;
    PanelHeader* m_anchorHeader;
    Label* m_anchor;
    PanelHeader* m_daysHeader;
    DayBars* m_days;
    PanelHeader* m_limitsHeader;
    Label* m_limits;
};

} // namespace danlu::ui
