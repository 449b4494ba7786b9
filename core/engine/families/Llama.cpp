// Llama 1–3, DeepSeek-LLM and -Coder, and everything else that says LlamaForCausalLM (models.md §3).
#include "engine/model/Decoder.h"
#include "engine/model/Family.h"

namespace danlu::engine {

Family makeLlama();

Family makeLlama() { return {"llama", readLlamaKeys, buildDecoder}; }

} // namespace danlu::engine
