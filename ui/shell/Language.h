#pragma once

#include "ui/shell/Preferences.h"

#include <QLocale>
#include <QTranslator>

namespace danlu::ui {

/// Speaks the language that is preferred: translations of our texts and Qt's, and the locale of numbers and dates. One for the program.
class LanguageSwitch : public QObject {
    Q_OBJECT
public:
    explicit LanguageSwitch(const Preferences& preferences, QObject* parent = nullptr);

private:
    void apply();

    const Preferences& m_preferences;
    QTranslator m_ours, m_qts;
};

} // namespace danlu::ui
