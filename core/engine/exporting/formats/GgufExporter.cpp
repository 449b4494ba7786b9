// One GGUF file for llama.cpp and its relatives, and a Modelfile that `ollama create NAME -f Modelfile` takes.
#include "engine/exporting/Exporter.h"
#include "engine/exporting/GgufFile.h"
#include "engine/generate/EndTokens.h"
#include "formats/ModelFolder.h"
#include "text/ChatTemplate.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

#include <algorithm>

namespace danlu::engine {

namespace {

constexpr const char* kSuffix = ".gguf";

/// A file name that is one on every system: letters of any script stay, separators and control characters do not.
std::string fileStem(const std::string& name, const std::string& type) {
    std::string stem = name;
    std::replace_if(
        stem.begin(), stem.end(),
        [](char c) { return static_cast<unsigned char>(c) <= ' ' || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos; }, '-');
    stem.erase(0, std::min(stem.find_first_not_of('.'), stem.size()));
    return (stem.empty() ? "model" : stem) + "-" + type;
}

/// Our own template in Ollama's Go dialect; llama.cpp puts the begin-of-text token itself.
constexpr const char* kOllamaTemplate = "TEMPLATE \"\"\"{{- if .System }}<|system|>{{ .System }}<|end|>\n"
                                        "{{ end }}{{- range .Messages }}{{- if eq .Role \"user\" }}<|user|>{{ .Content }}<|end|>\n"
                                        "{{ else if eq .Role \"assistant\" }}<|assistant|>{{ .Content }}<|end|>\n"
                                        "{{ end }}{{- end }}<|assistant|>\"\"\"\n";

Result<std::string> modelfileOf(const ExportInput& input, const std::string& fileName) {
    DANLU_TRY(const auto tokenizer, text::loadSentencePiece(input.tokenizer));
    std::string text = "FROM ./" + fileName + "\n";
    if (input.chatTemplate.empty() || input.chatTemplate == text::defaultChatTemplate())
        text += kOllamaTemplate;
    for (const auto id : endTokens(input.model->config(), *tokenizer)) {
        if (id < std::int64_t(tokenizer->vocabSize()))
            text += "PARAMETER stop \"" + tokenizer->pieces()[std::size_t(id)].text + "\"\n";
    }
    return text;
}

Result<> writeGgufFolder(const ExportInput& input, const ExportPlan& plan, ExportFolder& folder) {
    const auto stem = fileStem(plan.name, plan.type);
    DANLU_TRY(const auto file, planGguf(input, plan.type, plan.name));
    DANLU_TRY(const auto modelfile, modelfileOf(input, stem + kSuffix));
    FinalWeights weights(*input.model);
    DANLU_CHECK(folder.write(stem + kSuffix, [&](const formats::ByteSink& sink) {
        return streamGguf(file, weights, input.model->config(), sink, [&] { return folder.report(weights.share()); });
    }));
    return folder.write("Modelfile", modelfile);
}

Result<formats::ModelSource> readGgufFolder(const Path& folder, const formats::ModelSource*) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        if (entry.path().extension() == kSuffix)
            return formats::modelSourceOfPath(entry.path());
    }
    return Error(ErrorCode::Corrupt, "the folder has no .gguf file");
}

} // namespace

Exporter makeGgufExporter() { return {"gguf", {"F16", "Q8_0", "Q4_0", "BF16", "F32"}, writeGgufFolder, readGgufFolder}; }

} // namespace danlu::engine
