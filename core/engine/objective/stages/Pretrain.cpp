// Every token of a text is learned; texts are joined, each with its end-of-text token, and cut into blocks ("wrapped" packing):
// attention crosses the border between two texts inside a block, as in GPT-2's and Llama's pretraining.
#include "engine/objective/Objective.h"

namespace danlu::engine {

Objective makePretrain();

Objective makePretrain() { return {"pretrain", true, nextTokenLoss}; }

} // namespace danlu::engine
