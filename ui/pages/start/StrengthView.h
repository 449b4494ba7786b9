#pragma once

#include "services/project/Strength.h"

#include <QWidget>

#include <array>

namespace danlu::ui {

class Label;

/// How hard a passphrase is to guess: a bar with the floor marked, a word about it, what guessing would take.
class StrengthView : public QWidget {
    Q_OBJECT
public:
    explicit StrengthView(QWidget* parent = nullptr);
    /// Of a text that is not kept.
    void setText(const QString& passphrase);
    const services::Strength& strength() const { return m_strength; }

private:
    QWidget* makeGuesses();
    void show();
    void showGuesses();

    services::Strength m_strength;
    QWidget* m_bar;
    Label* m_word;
    std::array<std::array<Label*, 3>, 4> m_guesses{}; // heading, 30 bits, the floor, this one
};

/// "20 d", "5,800 years".
QString guessingText(double seconds);

} // namespace danlu::ui
