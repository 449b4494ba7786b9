#pragma once

#include "data/shapes/Shape.h"

namespace danlu::data {

/// The turns in a list of messages: `{"role","content"}` (OpenAI) or `{"from","value"}` (ShareGPT), by exact keys. `content` may be text
/// or a list of `{"type":"text","text"}` parts.
Result<std::vector<Turn>> turnsOf(const Value& list, std::string_view column);
/// One such message.
Result<Turn> turnOf(const Value& message);
/// Whether the list's messages have the keys role and content, or from and value.
bool hasRoleKeys(const Value& list);
bool hasFromKeys(const Value& list);

/// Rejects what cannot be learned: no turn of the user, or an end that is not the assistant's.
Result<> checkConversation(const std::vector<Turn>& turns);
/// A conversation in which only the last answer is still missing.
Result<> checkPrompt(const std::vector<Turn>& turns);

/// alpaca's prompt: instruction and input joined by a newline.
std::string joined(std::string instruction, std::string_view input);

} // namespace danlu::data
