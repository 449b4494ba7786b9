#pragma once

#include "base/Json.h"

#include <QString>

#include <optional>
#include <vector>

namespace danlu::ui {

/// What a model reached on some rows.
struct Measured {
    double perplexity = 0, tokensPerSecond = 0;
    std::vector<double> levels; // macro F1, the outermost first; empty where rows have no labels
    std::int64_t rows = 0;
};

/// One form a model can be exported in, with what is known of it.
struct FormFace {
    QString format, type; // "gguf", "Q8_0": the services' words
    std::optional<std::uint64_t> bytes;
    std::uint64_t aboutBytes = 0;
    bool isSizeOfExport = false; // else of a quantized model in the project
    QString measuredAs;          // the model whose measurements these are; empty: none yet
    std::optional<Measured> measured;
    bool isOriginal = false; // nothing is changed in this form

    QString title() const { return format == QStringLiteral("peft") ? QStringLiteral("PEFT") : type; }
    QString family() const;
};

/// What is asked of a form before it is given away, and what came of it.
struct GateRow {
    enum class What { Perplexity, Outer, Inner };
    What what;
    double limit, value;
    bool passes() const { return value <= limit; }
};

/// Everything the page knows of a model's forms. A value, made from the services' answers.
struct FormTable {
    QString model, kind;
    QString dataset; // measurements are on this one: NAME@V; empty: nothing was measured
    std::optional<Measured> original;
    std::vector<FormFace> forms;

    /// `forms`: services::exportForms; `measurements`: services::listMeasurements. `wanted`: the dataset to compare on, NAME@V, or empty: the one
    /// that the model was measured on last.
    static FormTable of(const Json& forms, const Json& measurements, const QString& wanted);
    std::vector<GateRow> gate(const FormFace& form) const;
    /// The highest perplexity that passes; 0 where the original was not measured.
    double limit() const;
    /// The smallest that passes the gate; −1: none was measured.
    int recommended() const;
};

} // namespace danlu::ui
