#pragma once

#include "ui/pages/start/Patience.h"
#include "ui/shell/Shell.h"

#include <QElapsedTimer>
#include <QPointer>

class QPushButton;

namespace danlu::ui {

class Label;
class Meter;
class PassphraseField;

/// The passphrase of the project that is open locked. After a wrong one it waits, and shows how long.
class UnlockForm : public QWidget {
    Q_OBJECT
public:
    explicit UnlockForm(Shell& shell, QWidget* parent = nullptr);
    PassphraseField& field() const { return *m_field; }
    /// Milliseconds until the next try; 0: now.
    qint64 waiting() const;

private:
    void tryIt();
    void take(const Result<std::monostate>& result);
    void look();

    Shell& m_shell;
    Patience m_patience;
    QElapsedTimer m_since;
    QTimer m_tick;
    bool m_isTrying = false;
    PassphraseField* m_field;
    Label *m_verdict, *m_left;
    Meter* m_wait;
    QPushButton* m_unlock;
};

} // namespace danlu::ui
