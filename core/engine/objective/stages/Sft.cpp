// One row, one example; only the tokens the row's mask names are learned (the answers).
#include "engine/objective/Objective.h"

namespace danlu::engine {

Objective makeSft();

Objective makeSft() { return {"sft", false, nextTokenLoss}; }

} // namespace danlu::engine
