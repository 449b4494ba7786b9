#pragma once

#include "ui/shell/RunsWatch.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/SpecForm.h"

namespace danlu::ui {

/// The words of a run's file as people read them; one not in the table is shown by its key.
SpecWords trainWords();
/// A key of TrainSpec in the reader's language.
QString trainLabel(std::string_view key);

/// "Running", "Paused", "Failed" …, with its colour.
ChipFace chipOf(const RunFace& run);
/// The second line of a run in a list: how far it is, how it ended.
QString lineOf(const RunFace& run);
/// Why a run ended badly, by its error's code.
QString reasonOf(const RunFace& run);
bool isPaused(const RunFace& run);
bool isWaiting(const RunFace& run);
bool hasEnded(const RunFace& run);
bool canResume(const RunFace& run);

} // namespace danlu::ui
