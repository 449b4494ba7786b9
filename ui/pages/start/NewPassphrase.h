#pragma once

#include <QWidget>

namespace danlu::ui {

class Label;
class PassphraseField;
class StrengthView;

/// A passphrase that is being chosen: twice, with an estimate of what it is worth.
class NewPassphrase : public QWidget {
    Q_OBJECT
public:
    explicit NewPassphrase(QWidget* parent = nullptr);
    QString text() const;
    /// What is still missing, in words; empty when it can be used.
    QString missing() const;
    void clear();
    PassphraseField& first() const { return *m_once; }
    PassphraseField& second() const { return *m_again; }
    double bits() const;

signals:
    void changed();
    void entered();

private:
    PassphraseField *m_once, *m_again;
    Label* m_same;
    StrengthView* m_strength;
};

} // namespace danlu::ui
