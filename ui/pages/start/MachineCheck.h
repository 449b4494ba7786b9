#pragma once

#include "ui/shell/Job.h"
#include "ui/widgets/Chip.h"

#include "services/telemetry/Doctor.h"

namespace danlu::ui {

/// One thing that was looked at, in the reader's words.
struct CheckRow {
    State state = State::Good;
    IconName icon;
    QString title, sentence;
};

/// What services::examine says of the machine, as a page shows it. Asked for once per page; GUI thread.
class MachineCheck : public QObject {
    Q_OBJECT
public:
    MachineCheck(services::Programs programs, QString folder, QObject* parent = nullptr);
    void start();
    bool isKnown() const { return m_report.has_value(); }
    bool isGood() const;
    const Json& report() const { return *m_report; }
    /// Of the language that holds now.
    std::vector<CheckRow> rows() const;

signals:
    void changed();

private:
    services::Programs m_programs;
    QString m_folder;
    std::optional<Json> m_report;
    QString m_failure;
};

/// The same for a report as it came.
std::vector<CheckRow> checkRows(const Json& report);

} // namespace danlu::ui
