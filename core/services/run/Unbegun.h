#pragma once

#include "protocol/RunFolder.h"

namespace danlu::services {

/// Writes the end of a run that never began: it was taken out of the queue, or could not begin. One that did begin is left alone.
Result<> endUnbegun(const protocol::RunFolder& folder, protocol::RunEvent end, std::optional<ErrorCode> code);

} // namespace danlu::services
