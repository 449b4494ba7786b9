#pragma once

#include "ui/pages/home/HomeFacts.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Panel.h"

class QPushButton;
class QVBoxLayout;

namespace danlu::ui {

class NoteRow;

/// The right side of Home: other projects, the sample, the machine, and what keeps the project safe.
class HomeSide : public Panel {
    Q_OBJECT
public:
    static constexpr int kWidth = 316;
    explicit HomeSide(Shell& shell, QWidget* parent = nullptr);
    /// Nothing before the project was read.
    void setFacts(const std::optional<HomeFacts>& facts);

signals:
    /// The audit log was: there is something new to be known of it.
    void verified();

private:
    void addProjects(QVBoxLayout& column);
    void addSample(QVBoxLayout& column);
    void addSafety(QVBoxLayout& column);
    void sayAudit();
    void sayBackup();
    void verify();
    void askForBackup();
    void backUp(const QString& file);

    Shell& m_shell;
    std::optional<HomeFacts> m_facts;
    NoteRow *m_audit, *m_backup, *m_sampleNote;
    QPushButton* m_verify;
};

} // namespace danlu::ui
