#pragma once

#include "ui/style/Icon.h"

#include <QKeySequence>

#include <functional>

namespace danlu::ui {

/// Something that can be done by its name, from the palette. What cannot be done now is not offered.
struct Command {
    IconName icon;
    QString text; // "Lock the project", in the reader's language
    std::function<void()> act;
    QKeySequence keys = {}; // that do the same
};

} // namespace danlu::ui
