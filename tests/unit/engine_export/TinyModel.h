#pragma once

#include "engine/exporting/Export.h"
#include "engine/generate/Generator.h"
#include "text/Tokenizer.h"

#include <memory>
#include <string>

namespace danlu::test {

/// A model of 600 tokens, 64 wide, 3 layers, with weights by formula (tests/golden/export/formula.py makes the same in Python).
/// kind: "mha", "gqa", "tied", "llama3" (gqa with scaled rotary frequencies), "biased".
Json tinyConfig(const std::string& kind);
std::unique_ptr<engine::CausalModel> tinyModel(const std::string& kind);
/// 24-bit fractions, as formula.py's values().
void fillByFormula(engine::CausalModel& model);

/// tokenizer.model bytes with 600 pieces at most: control symbols, bytes, newline, and what some Chinese and English sentences teach.
enum class DummyPrefix { No, Yes };
const Bytes& tinyTokenizerBytes(DummyPrefix prefix = DummyPrefix::No);
std::unique_ptr<text::Tokenizer> tinyTokenizer(DummyPrefix prefix = DummyPrefix::No);

/// Everything writeExport needs; `model` must outlive it.
engine::ExportInput tinyInput(engine::CausalModel& model, const std::string& kind, DummyPrefix prefix = DummyPrefix::No);

/// A new empty folder that goes with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    Path operator/(const std::string& name) const { return m_path / name; }

private:
    Path m_path;
};

} // namespace danlu::test
