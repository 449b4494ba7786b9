#pragma once

#include "text/ChatTemplate.h"

namespace danlu::text {

/// A row as a conversation that ends with its answer. Chat and Preference (chosen answer): their turns. Classification: a user turn
/// (fixed instruction in the row's language, then the text) and an assistant turn "大类/中类/小类" (several paths: one per line).
/// Text has no conversation and is refused.
Result<std::vector<Turn>> trainingTurns(const Row& row);
/// The same without the final answer: what a model is asked.
Result<std::vector<Turn>> promptTurns(const Row& row);
/// The final answer alone: what the model should say.
Result<std::string> expectedAnswer(const Row& row);

/// The instruction put before a text that is to be classified: Chinese where the text or its labels have Chinese characters.
std::string classificationInstruction(const Row& row);
/// The label path a model's answer names: first line that is not empty, "/" (or "／", ">") between levels, spaces and quotes around names
/// dropped, three levels at most. Nothing where no name is left. Whether the path exists is the label scheme's to say.
std::optional<LabelPath> labelPathOf(std::string_view answer);

/// Row → tokens for training: Text is bos + text + eos (bos where the vocabulary has one), all learned; the others are encodeConversation.
Result<TrainingIds> encodeForTraining(const Row& row, const ChatTemplate& chat, const Tokenizer& tokenizer);
/// Row → tokens that ask for the answer.
Result<std::vector<TokenId>> encodeForPrompt(const Row& row, const ChatTemplate& chat, const Tokenizer& tokenizer);
/// A plain text to continue: bos + text.
std::vector<TokenId> encodeTextPrompt(std::string_view text, const Tokenizer& tokenizer);

} // namespace danlu::text
