#pragma once

#include "ui/shell/Page.h"

#include <QElapsedTimer>

class QTableView;

namespace danlu::ui {

class AuditBanner;
class AuditDetails;
class AuditFilters;
class AuditModel;
class ProgressRow;

/// Who did what when: the audit log as a timeline, one entry at the right, whether the chain is whole, a copy for a verifier elsewhere.
class AuditPage : public Page {
    Q_OBJECT
public:
    explicit AuditPage(Shell& shell, QWidget* parent = nullptr);
    /// An entry's number.
    void open(const QString& what) override;
    QWidget* first() override;

private:
    QWidget* middle();
    void setUpTable();
    void readFacts();
    void choose(std::int64_t sequence);
    void copyRows() const;
    void verify();
    void askForFile();
    void exportTo(const QString& file);

    QPushButton* m_export;
    QPushButton* m_verify;
    AuditBanner* m_banner;
    AuditFilters* m_filters;
    QWidget* m_progressBox;
    ProgressRow* m_progress = nullptr;
    AuditModel* m_model;
    QTableView* m_table;
    AuditDetails* m_details;
    std::int64_t m_chosen = 0, m_top = 0; // sequences: of the entry shown at the right, and of the topmost row; 0: the list begins there
    std::size_t m_entries = 0;
};

} // namespace danlu::ui
