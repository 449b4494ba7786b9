#pragma once

#include "services/audit/Audit.h"
#include "ui/widgets/Panel.h"

class QComboBox;
class QTimer;

namespace danlu::ui {

class Label;
class SearchField;
class SegmentedControl;

/// What of the log is listed: a text, a time, a person, a group of actions, or one of the usual questions.
class AuditFilters : public Panel {
    Q_OBJECT
public:
    explicit AuditFilters(QWidget* parent = nullptr);
    /// Who is in the log, and how many entries the usual questions have.
    void setFacts(const Json& facts);
    void setCount(std::size_t entries);
    services::AuditFilter filter() const;
    SearchField& search() { return *m_search; }
    QSize sizeHint() const override;

signals:
    void changed();

private:
    void sayChoices();
    QStringList questions() const;

    std::size_t m_entries = 0; // that answer
    Json m_facts;
    std::vector<std::string> m_people; // as the choice of persons lists them, after "everybody"
    SearchField* m_search;
    QComboBox* m_time;
    QComboBox* m_who;
    QComboBox* m_group;
    SegmentedControl* m_question;
    Label* m_count;
    QTimer* m_typing;
};

} // namespace danlu::ui
