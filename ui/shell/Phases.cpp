#include "ui/shell/Phases.h"

#include "ui/shell/Figures.h"

#include <QCoreApplication>

#include <array>

namespace danlu::ui {
namespace {

struct PhaseWord {
    const char* phase; // the services' and the protocol's word
    const char* text;
};

constexpr const char* kContext = "Phases";

constexpr std::array kPhaseWords{
    PhaseWord{"importing", QT_TRANSLATE_NOOP("Phases", "importing")},
    PhaseWord{"cleaning", QT_TRANSLATE_NOOP("Phases", "cleaning")},
    PhaseWord{"splitting", QT_TRANSLATE_NOOP("Phases", "splitting")},
    PhaseWord{"labelling", QT_TRANSLATE_NOOP("Phases", "labelling")},
    PhaseWord{"checking labels", QT_TRANSLATE_NOOP("Phases", "checking labels")},
    PhaseWord{"counting labels", QT_TRANSLATE_NOOP("Phases", "counting labels")},
    PhaseWord{"exporting labels", QT_TRANSLATE_NOOP("Phases", "exporting labels")},
    PhaseWord{"exporting", QT_TRANSLATE_NOOP("Phases", "exporting")},
    PhaseWord{"hashing", QT_TRANSLATE_NOOP("Phases", "hashing")},
    PhaseWord{"sealing rows", QT_TRANSLATE_NOOP("Phases", "encrypting rows")},
    PhaseWord{"learning baselines", QT_TRANSLATE_NOOP("Phases", "learning baselines")},
    PhaseWord{"waiting for the run to end", QT_TRANSLATE_NOOP("Phases", "waiting for the run to end")},
    PhaseWord{"loading", QT_TRANSLATE_NOOP("Phases", "loading the model")},
    PhaseWord{"tokenizing", QT_TRANSLATE_NOOP("Phases", "tokenizing")},
    PhaseWord{"training", QT_TRANSLATE_NOOP("Phases", "training")},
    PhaseWord{"evaluating", QT_TRANSLATE_NOOP("Phases", "evaluating")},
    PhaseWord{"saving", QT_TRANSLATE_NOOP("Phases", "saving a checkpoint")},
    PhaseWord{"paused", QT_TRANSLATE_NOOP("Phases", "paused")},
    PhaseWord{"merging", QT_TRANSLATE_NOOP("Phases", "merging the adapter")},
    PhaseWord{"quantizing", QT_TRANSLATE_NOOP("Phases", "quantizing")},
    PhaseWord{"writing", QT_TRANSLATE_NOOP("Phases", "writing")},
    PhaseWord{"verifying", QT_TRANSLATE_NOOP("Phases", "verifying")},
    PhaseWord{"generating", QT_TRANSLATE_NOOP("Phases", "generating")},
};

/// Files are read by the byte; everything else by rows, steps or tensors.
bool countsBytes(std::string_view phase) { return phase.starts_with("importing ") || phase.starts_with("hashing"); }

/// What follows the word is a file's name.
QString translated(std::string_view phase) {
    for (const PhaseWord& word : kPhaseWords) {
        const std::string_view known = word.phase;
        if (!phase.starts_with(known) || (phase.size() > known.size() && phase[known.size()] != ' '))
            continue;
        const auto rest = phase.substr(known.size());
        return QCoreApplication::translate(kContext, word.text) + QString::fromUtf8(rest.data(), qsizetype(rest.size()));
    }
    return QString::fromUtf8(phase.data(), qsizetype(phase.size()));
}

} // namespace

QString phaseText(const services::Step& step) {
    const QString phase = translated(step.phase);
    if (step.total <= 0)
        return phase;
    const auto figure = [isBytes = countsBytes(step.phase)](std::int64_t value) { return isBytes ? bytesText(std::uint64_t(value)) : countText(value); };
    return QCoreApplication::translate("Phases", "%1, %2 of %3", "a phase and how far it is").arg(phase, figure(step.done), figure(step.total));
}

} // namespace danlu::ui
