#include "ui/pages/export/Forms.h"

#include "ui/shell/Facts.h"

#include <algorithm>

namespace danlu::ui {
namespace {

constexpr double kPerplexityRise = 0.03; // share of the original's
constexpr double kOuterDrop = 0.005;     // of F1
constexpr double kInnerDrop = 0.010;

double formReal(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? found->get<double>() : 0;
}

Measured formMeasuredOf(const Json& json) {
    Measured measured{formReal(json, "perplexity"), formReal(json, "tokens_per_second"), {}, std::int64_t(formReal(json, "rows"))};
    if (const auto scores = json.find("scores"); scores != json.end() && scores->is_object())
        for (const Json& level : scores->value("levels", Json::array()))
            measured.levels.push_back(formReal(level, "macro_f1"));
    return measured;
}

/// The newest of a model on a dataset, on so many rows where that is asked for.
const Json* newestMeasurement(const Json& measurements, const QString& model, const QString& dataset, std::int64_t rows = 0) {
    for (const Json& each : measurements["measurements"])
        if (textAt(each, "model") == model && (dataset.isEmpty() || textAt(each, "dataset") == dataset) &&
            (rows == 0 || std::int64_t(formReal(each, "rows")) == rows))
            return &each;
    return nullptr;
}

FormFace formFaceOf(const Json& json) {
    FormFace face;
    face.format = textAt(json, "format");
    face.type = textAt(json, "type");
    if (json["bytes"].is_number())
        face.bytes = json["bytes"].get<std::uint64_t>();
    face.aboutBytes = std::uint64_t(formReal(json, "about_bytes"));
    face.isSizeOfExport = textAt(json, "bytes_of") == QStringLiteral("export");
    face.measuredAs = textAt(json, "measured_as");
    return face;
}

} // namespace

QString FormFace::family() const {
    return format == QStringLiteral("hf") ? QStringLiteral("Hugging Face") : format == QStringLiteral("peft") ? type : QStringLiteral("GGUF");
}

FormTable FormTable::of(const Json& forms, const Json& measurements, const QString& wanted) {
    FormTable table{textAt(forms, "model"), textAt(forms, "kind"), wanted, {}, {}};
    const Json* original = newestMeasurement(measurements, table.model, wanted);
    if (original) {
        table.dataset = textAt(*original, "dataset");
        table.original = formMeasuredOf(*original);
    }
    for (const Json& json : forms["forms"]) {
        FormFace face = formFaceOf(json);
        face.isOriginal = face.measuredAs == table.model;
        const std::int64_t rows = table.original ? table.original->rows : 0;
        if (const Json* found = face.measuredAs.isEmpty() ? nullptr : newestMeasurement(measurements, face.measuredAs, table.dataset, rows))
            face.measured = formMeasuredOf(*found);
        table.forms.push_back(std::move(face));
    }
    return table;
}

std::vector<GateRow> FormTable::gate(const FormFace& form) const {
    if (!original || !form.measured)
        return {};
    std::vector<GateRow> rows{{GateRow::What::Perplexity, kPerplexityRise, form.measured->perplexity / original->perplexity - 1}};
    if (const auto levels = std::min(original->levels.size(), form.measured->levels.size()); levels > 0) {
        rows.push_back({GateRow::What::Outer, kOuterDrop, original->levels.front() - form.measured->levels.front()});
        rows.push_back({GateRow::What::Inner, kInnerDrop, original->levels[levels - 1] - form.measured->levels[levels - 1]});
    }
    return rows;
}

double FormTable::limit() const { return original ? original->perplexity * (1 + kPerplexityRise) : 0; }

int FormTable::recommended() const {
    int best = -1;
    for (int i = 0; i < int(forms.size()); ++i) {
        const FormFace& form = forms[std::size_t(i)];
        const auto rows = gate(form);
        if (form.format != QStringLiteral("gguf") || rows.empty() || !std::ranges::all_of(rows, &GateRow::passes))
            continue;
        const auto size = [&](int at) { return forms[std::size_t(at)].bytes.value_or(forms[std::size_t(at)].aboutBytes); };
        if (best < 0 || size(i) < size(best))
            best = i;
    }
    return best;
}

} // namespace danlu::ui
