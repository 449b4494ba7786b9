#pragma once

#include "text/Tokenizer.h"

#include <memory>

namespace danlu::text {

/// Loads a SentencePiece tokenizer.model (BPE, identity normaliser: the Llama-2 and Mistral kind) from its bytes.
/// The file is walked by readSentencePieceFile first, so truncated and hostile files get a clear error and never reach libsentencepiece.
Result<std::unique_ptr<Tokenizer>> loadSentencePiece(std::string_view bytes);

} // namespace danlu::text
