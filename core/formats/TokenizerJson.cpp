#include "formats/TokenizerJson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace danlu::formats {
namespace {

using SortedJson = nlohmann::json; // objects sorted by key: building a vocabulary stays fast

constexpr const char* kSpaceMark = "\xe2\x96\x81"; // ▁

using PieceIds = std::unordered_map<std::string_view, std::size_t>;

struct Merge {
    float score;
    std::size_t left, right;
};

bool isAdded(const Piece& piece) { return piece.type == PieceType::Control || piece.type == PieceType::UserDefined || piece.type == PieceType::Unknown; }

/// All ways to make piece `id` out of two normal pieces.
void addMerges(const SentencePieceModel& model, const PieceIds& ids, std::size_t id, std::vector<Merge>& merges) {
    const std::string_view text = model.pieces[id].text;
    for (std::size_t cut = 1; cut < text.size(); ++cut) {
        if ((static_cast<unsigned char>(text[cut]) & 0xc0) == 0x80)
            continue; // inside a character
        const auto left = ids.find(text.substr(0, cut)), right = ids.find(text.substr(cut));
        if (left != ids.end() && right != ids.end())
            merges.push_back({model.pieces[id].score, left->second, right->second});
    }
}

SortedJson addedTokens(const SentencePieceModel& model) {
    SortedJson tokens = SortedJson::array();
    for (std::size_t id = 0; id < model.pieces.size(); ++id) {
        const auto& piece = model.pieces[id];
        if (isAdded(piece))
            tokens.push_back({{"id", id},
                              {"content", piece.text},
                              {"single_word", false},
                              {"lstrip", false},
                              {"rstrip", false},
                              {"normalized", false},
                              {"special", piece.type != PieceType::UserDefined}});
    }
    return tokens;
}

SortedJson replaceStep(const char* from, const char* to) { return {{"type", "Replace"}, {"pattern", {{"String", from}}}, {"content", to}}; }

SortedJson normalizerOf(const SentencePieceModel& model) {
    SortedJson steps = SortedJson::array();
    if (model.addDummyPrefix)
        steps.push_back({{"type", "Prepend"}, {"prepend", kSpaceMark}});
    steps.push_back(replaceStep(" ", kSpaceMark));
    return {{"type", "Sequence"}, {"normalizers", std::move(steps)}};
}

SortedJson decoderOf(const SentencePieceModel& model) {
    SortedJson steps = {replaceStep(kSpaceMark, " "), {{"type", "ByteFallback"}}, {{"type", "Fuse"}}};
    if (model.addDummyPrefix)
        steps.push_back({{"type", "Strip"}, {"content", " "}, {"start", 1}, {"stop", 0}});
    return {{"type", "Sequence"}, {"decoders", std::move(steps)}};
}

/// Begin-of-text before each text that is encoded with special tokens.
SortedJson postProcessorOf(const SentencePieceModel& model, bool addBos) {
    if (!addBos || model.bosId < 0)
        return nullptr;
    const auto bos = model.pieces[static_cast<std::size_t>(model.bosId)].text;
    const auto token = [&](int type) -> SortedJson { return {{"SpecialToken", {{"id", bos}, {"type_id", type}}}}; };
    const auto sequence = [](const char* id, int type) -> SortedJson { return {{"Sequence", {{"id", id}, {"type_id", type}}}}; };
    return {{"type", "TemplateProcessing"},
            {"single", {token(0), sequence("A", 0)}},
            {"pair", {token(0), sequence("A", 0), token(1), sequence("B", 1)}},
            {"special_tokens", {{bos, {{"id", bos}, {"ids", {model.bosId}}, {"tokens", {bos}}}}}}};
}

SortedJson bpeOf(const SentencePieceModel& model) {
    SortedJson vocabulary = SortedJson::object(), merges = SortedJson::array();
    bool hasBytes = false;
    for (std::size_t id = 0; id < model.pieces.size(); ++id) {
        vocabulary[model.pieces[id].text] = id;
        hasBytes = hasBytes || model.pieces[id].type == PieceType::Byte;
    }
    for (const auto& [left, right] : mergesOf(model))
        merges.push_back(SortedJson::array({left, right}));
    return {{"type", "BPE"},
            {"dropout", nullptr},
            {"unk_token", model.unkId < 0 ? SortedJson() : SortedJson(model.pieces[static_cast<std::size_t>(model.unkId)].text)},
            {"continuing_subword_prefix", nullptr},
            {"end_of_word_suffix", nullptr},
            {"fuse_unk", true},
            {"byte_fallback", hasBytes},
            {"ignore_merges", false},
            {"vocab", std::move(vocabulary)},
            {"merges", std::move(merges)}};
}

} // namespace

std::vector<std::pair<std::string, std::string>> mergesOf(const SentencePieceModel& model) {
    PieceIds ids;
    for (std::size_t id = 0; id < model.pieces.size(); ++id) {
        if (model.pieces[id].type == PieceType::Normal)
            ids.emplace(model.pieces[id].text, id);
    }
    std::vector<Merge> merges;
    for (std::size_t id = 0; id < model.pieces.size(); ++id) {
        if (model.pieces[id].type == PieceType::Normal)
            addMerges(model, ids, id, merges);
    }
    std::stable_sort(merges.begin(), merges.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& merge : merges)
        pairs.emplace_back(model.pieces[merge.left].text, model.pieces[merge.right].text);
    return pairs;
}

std::string tokenizerJsonOf(const SentencePieceModel& model, bool addBos) {
    const SortedJson document = {{"version", "1.0"},
                                 {"truncation", nullptr},
                                 {"padding", nullptr},
                                 {"added_tokens", addedTokens(model)},
                                 {"normalizer", normalizerOf(model)},
                                 {"pre_tokenizer", nullptr},
                                 {"post_processor", postProcessorOf(model, addBos)},
                                 {"decoder", decoderOf(model)},
                                 {"model", bpeOf(model)}};
    return document.dump(-1, ' ', false, SortedJson::error_handler_t::replace);
}

} // namespace danlu::formats
