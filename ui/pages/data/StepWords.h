#pragma once

#include <QString>

namespace danlu::ui {

// Steps and options of recipes in the reader's language; an unknown one keeps its name.
QString stepText(const QString& step);
QString stepHelp(const QString& step, const QString& help);
QString optionText(const QString& key);
QString optionHelp(const QString& help);
QString unitText(const QString& unit);

} // namespace danlu::ui
