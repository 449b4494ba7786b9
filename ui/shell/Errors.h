#pragma once

#include "ui/widgets/ErrorPanel.h"

namespace danlu::ui {

/// What happened in one sentence of the reader's language, by the error's code; the error's own words stay in its chain of causes.
QString sentenceOf(const danlu::Error& error);
/// An error as a page shows it; `title` says what did not happen and what is safe.
ErrorPanel* makeErrorPanel(const QString& title, const danlu::Error& error, QWidget* parent = nullptr);

} // namespace danlu::ui
