#include "protocol/Samples.h"

#include <map>

namespace danlu::protocol {
namespace {

constexpr std::string_view kSamplesPurpose = "danlu/samples/v1";

Result<std::vector<SampleQuestion>> questionsOf(const Json& list) {
    std::vector<SampleQuestion> questions;
    for (const Json& each : list) {
        SampleQuestion question;
        DANLU_TRY(question.prompt, member<std::string>(each, "prompt"));
        DANLU_TRY(question.expected, member<std::string>(each, "expected"));
        questions.push_back(std::move(question));
    }
    return questions;
}

Result<SampleRound> roundOf(const Json& json) {
    SampleRound round;
    DANLU_TRY(round.step, member<std::int64_t>(json, "step"));
    DANLU_TRY(round.time, member<std::int64_t>(json, "time"));
    DANLU_TRY(round.seconds, member<double>(json, "seconds"));
    DANLU_TRY(const auto answers, member<Json>(json, "answers"));
    for (const Json& each : answers) {
        SampleAnswer answer;
        DANLU_TRY(answer.text, member<std::string>(each, "text"));
        DANLU_TRY(answer.tokens, member<std::int64_t>(each, "tokens"));
        DANLU_TRY(answer.isCut, member<bool>(each, "cut"));
        round.answers.push_back(std::move(answer));
    }
    return round;
}

} // namespace

Result<SampleWriter> SampleWriter::open(const Path& path, const crypto::Key& key) {
    DANLU_TRY(auto cells, SealedCells::open(path, key, kSamplesPurpose));
    return SampleWriter(std::move(cells));
}

Result<> SampleWriter::ask(std::string_view part, const std::vector<SampleQuestion>& questions) {
    Json list = Json::array();
    for (const auto& each : questions)
        list.push_back({{"prompt", each.prompt}, {"expected", each.expected}});
    return m_cells->add(toText(Json{{"part", part}, {"questions", std::move(list)}}));
}

Result<> SampleWriter::add(const SampleRound& round) {
    Json list = Json::array();
    for (const auto& each : round.answers)
        list.push_back({{"text", each.text}, {"tokens", each.tokens}, {"cut", each.isCut}});
    return m_cells->add(toText(Json{{"step", round.step}, {"time", round.time}, {"seconds", round.seconds}, {"answers", std::move(list)}}));
}

Result<Samples> readSamples(const Path& path, const crypto::Key& key) {
    Samples samples;
    const auto cells = readSealedCells(path, key, kSamplesPurpose);
    if (!cells && cells.error().code() == ErrorCode::NotFound)
        return samples;
    if (!cells)
        return cells.error();
    std::map<std::int64_t, SampleRound> rounds;
    for (const Bytes& cell : *cells) {
        DANLU_TRY(const Json json, parseJson(cell, "a run's samples"));
        if (json.contains("questions")) {
            DANLU_TRY(samples.part, member<std::string>(json, "part"));
            DANLU_TRY(samples.questions, questionsOf(json["questions"]));
            continue;
        }
        DANLU_TRY(auto round, roundOf(json));
        rounds.insert_or_assign(round.step, std::move(round));
    }
    for (auto& [step, round] : rounds)
        samples.rounds.push_back(std::move(round));
    return samples;
}

} // namespace danlu::protocol
