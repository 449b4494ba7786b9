#pragma once

#include "ui/style/Icon.h"
#include "ui/style/Kind.h"

#include <QPushButton>

namespace danlu::ui {

/// What is written on a button. One without a text needs a name, which is its tool tip too.
struct ButtonTexts {
    QString text;
    IconName icon = {};
    QString name = {};
};

/// A button of one of the kinds. The caller connects it; it never is a dialog's default of its own accord.
QPushButton* makeButton(const ButtonTexts& face, Kind kind = Kind::Normal, ControlSize size = ControlSize::Normal, QWidget* parent = nullptr);
/// The small quiet button with nothing but an icon, as at the right of a panel's header.
QPushButton* makeIconButton(IconName icon, const QString& name, QWidget* parent = nullptr);

/// The caps of a shortcut in the reader's words: "Ctrl", "↵".
QStringList keyCaps(const QKeySequence& keys);

} // namespace danlu::ui
