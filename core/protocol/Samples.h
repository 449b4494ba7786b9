#pragma once

#include "base/Json.h"
#include "protocol/SealedCells.h"

namespace danlu::protocol {

// `run/samples`: what the model said to the same few questions while it learned. A sealed cell of JSON with the questions at the beginning
// of each attempt, then one for each round of answers. Texts of the user's: nothing of it may lie anywhere unsealed.

struct SampleQuestion {
    std::string prompt;   // what was asked, as people read it
    std::string expected; // the row's own answer; may be empty

    bool operator==(const SampleQuestion&) const = default;
};
struct SampleAnswer {
    std::string text;
    std::int64_t tokens = 0;
    bool isCut = false; // it would have gone on

    bool operator==(const SampleAnswer&) const = default;
};
/// The answers of one step, in the order of the questions.
struct SampleRound {
    std::int64_t step = 0; // 0 = before the first: the model the run began with
    std::int64_t time = 0; // UTC milliseconds
    double seconds = 0;    // what it took
    std::vector<SampleAnswer> answers;
};
struct Samples {
    std::string part; // "validation", or "train" where the dataset has no validation part
    std::vector<SampleQuestion> questions;
    std::vector<SampleRound> rounds; // by step, one for each
};

/// The worker's end.
class SampleWriter {
public:
    static Result<SampleWriter> open(const Path& path, const crypto::Key& key);
    Result<> ask(std::string_view part, const std::vector<SampleQuestion>& questions);
    Result<> add(const SampleRound& round);

private:
    explicit SampleWriter(std::unique_ptr<SealedCells> cells) : m_cells(std::move(cells)) {}
    std::unique_ptr<SealedCells> m_cells;
};

/// Everything so far. A step that was done again after a resume counts as it was done last. Empty where there is no file.
Result<Samples> readSamples(const Path& path, const crypto::Key& key);

} // namespace danlu::protocol
