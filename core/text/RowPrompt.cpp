#include "text/RowPrompt.h"

#include "text/Utf8.h"

#include <algorithm>

namespace danlu::text {
namespace {

// Short: it stands before every row and is computed each time. A model that was tuned knows what is meant; others are told the form.
constexpr std::string_view kChinese = "归入大类/中类/小类：\n";
constexpr std::string_view kEnglish = "Classify as major/middle/minor:\n";

bool hasChinese(std::string_view text) {
    for (std::size_t length = 0; !text.empty(); text.remove_prefix(std::max<std::size_t>(1, length))) {
        length = characterLength(text);
        if (length == 3 && codePoint(text, 3) >= 0x3400 && codePoint(text, 3) <= 0x9FFF)
            return true;
    }
    return false;
}

std::string answerOf(const Row& row) {
    std::string answer;
    for (const LabelPath& path : row.labels)
        answer += (answer.empty() ? "" : "\n") + labelText(path);
    return answer;
}

Result<> checkTurns(const Row& row) {
    if (row.kind == RowKind::Text)
        return Error(ErrorCode::Rejected, "a row of plain text has no conversation; train it with stage: pretrain");
    if (row.turns.empty())
        return Error(ErrorCode::Rejected, "a row has no turns");
    return ok();
}

std::string_view trimmed(std::string_view text, std::string_view set) {
    const auto first = text.find_first_not_of(set);
    return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(set) - first + 1);
}

/// White space and the quotes people and models put around names.
std::string cleanName(std::string_view name) {
    for (bool changed = true; changed;) {
        const std::size_t before = name.size();
        name = trimmed(name, " \t\r\"'*`");
        for (const std::string_view mark : {"“", "”", "「", "」", "《", "》", "　", "。"}) {
            if (name.starts_with(mark))
                name.remove_prefix(mark.size());
            if (name.ends_with(mark))
                name.remove_suffix(mark.size());
        }
        changed = name.size() != before;
    }
    return std::string(name);
}

std::string_view firstLine(std::string_view text) {
    text = trimmed(text, " \t\r\n");
    return text.substr(0, text.find('\n'));
}

/// Bytes of the separator between two levels at the start of the text, 0 = none.
std::size_t separatorLength(std::string_view text) {
    for (const std::string_view separator : {"/", "／", ">", "＞"})
        if (text.starts_with(separator))
            return separator.size();
    return 0;
}

} // namespace

std::string classificationInstruction(const Row& row) {
    const bool isChinese = (!row.turns.empty() && hasChinese(row.turns[0].text)) || hasChinese(answerOf(row));
    return std::string(isChinese ? kChinese : kEnglish);
}

Result<std::vector<Turn>> trainingTurns(const Row& row) {
    DANLU_CHECK(checkTurns(row));
    if (row.kind != RowKind::Classification)
        return row.turns;
    if (row.labels.empty())
        return Error(ErrorCode::Rejected, "a row has no label to learn");
    DANLU_TRY(auto turns, promptTurns(row));
    turns.push_back({Role::Assistant, answerOf(row)});
    return turns;
}

Result<std::vector<Turn>> promptTurns(const Row& row) {
    DANLU_CHECK(checkTurns(row));
    std::vector<Turn> turns = row.turns;
    if (row.kind == RowKind::Classification)
        turns[0].text.insert(0, classificationInstruction(row));
    else if (turns.back().role == Role::Assistant)
        turns.pop_back();
    return turns;
}

Result<std::string> expectedAnswer(const Row& row) {
    DANLU_CHECK(checkTurns(row));
    if (row.kind == RowKind::Classification)
        return answerOf(row);
    return row.turns.back().role == Role::Assistant ? row.turns.back().text : std::string();
}

std::optional<LabelPath> labelPathOf(std::string_view answer) {
    LabelPath path;
    std::string name;
    for (std::string_view rest = firstLine(answer);;) {
        const std::size_t separator = separatorLength(rest);
        if (separator == 0 && !rest.empty()) {
            name += rest[0];
            rest.remove_prefix(1);
            continue;
        }
        if (std::string clean = cleanName(name); !clean.empty() && path.size() < kLabelLevels)
            path.push_back(std::move(clean));
        if (rest.empty())
            break;
        name.clear();
        rest.remove_prefix(separator);
    }
    return path.empty() ? std::nullopt : std::optional(std::move(path));
}

std::vector<TokenId> encodeTextPrompt(std::string_view text, const Tokenizer& tokenizer) {
    std::vector<TokenId> ids = tokenizer.encode(text);
    if (const auto bos = tokenizer.bosId())
        ids.insert(ids.begin(), *bos);
    return ids;
}

Result<TrainingIds> encodeForTraining(const Row& row, const ChatTemplate& chat, const Tokenizer& tokenizer) {
    if (row.kind != RowKind::Text) {
        DANLU_TRY(const auto turns, trainingTurns(row));
        return encodeConversation(chat, tokenizer, turns);
    }
    TrainingIds result{encodeTextPrompt(row.turns.empty() ? "" : row.turns[0].text, tokenizer), {}};
    if (const auto eos = tokenizer.eosId())
        result.ids.push_back(*eos);
    result.learned.assign(result.ids.size(), 1);
    return result;
}

Result<std::vector<TokenId>> encodeForPrompt(const Row& row, const ChatTemplate& chat, const Tokenizer& tokenizer) {
    if (row.kind == RowKind::Text)
        return encodeTextPrompt(row.turns.empty() ? "" : row.turns[0].text, tokenizer);
    DANLU_TRY(const auto turns, promptTurns(row));
    return encodePrompt(chat, tokenizer, turns);
}

} // namespace danlu::text
