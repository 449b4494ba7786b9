#pragma once

#include "ui/gallery/Words.h"

#include "ui/style/Icon.h"
#include "ui/style/Kind.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <initializer_list>

namespace danlu::gallery {

/// A block of a page: a title, and lines of parts below it. main.cpp lays them out, one function per block.
QWidget* buttonsSection(const Words& words);
QWidget* inputsSection(const Words& words);
QWidget* chipsSection(const Words& words);
QWidget* metersSection(const Words& words);
QWidget* progressSection(const Words& words);
QWidget* treeSection(const Words& words);
QWidget* tableSection(const Words& words);
QWidget* messagesSection(const Words& words);
QWidget* tabsSection(const Words& words);
QWidget* menuSection(const Words& words);
QWidget* colorsSection(const Words& words);
QWidget* seriesSection(const Words& words);
QWidget* iconsSection(const Words& words);
QWidget* textSection(const Words& words);

QWidget* emptyPage(const Words& words);
QWidget* errorPage(const Words& words);
QWidget* factsPanel(const Words& words);

/// The helpers of the sections.
QWidget* section(const QString& title, std::initializer_list<QWidget*> lines);
QWidget* line(const QString& name, std::initializer_list<QWidget*> parts);
/// A control shown in a state that only a mouse brings about, or with the ring of the keyboard.
enum class Shown { Calm, Hovered, Held, Focused, Disabled };
QPushButton* shownButton(const QString& text, ui::IconName icon, ui::Kind kind, Shown shown);
void surround(QWidget& control);

} // namespace danlu::gallery
