#pragma once

#include "services/Task.h"

#include <QString>

namespace danlu::ui {

/// What a piece of work is doing, in the reader's words: "importing 1,204 of 3,903". A phase nobody translated is shown as it is called.
QString phaseText(const services::Step& step);

} // namespace danlu::ui
