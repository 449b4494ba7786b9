#include "protocol/Jobs.h"

#include "crypto/SealedStream.h"
#include "protocol/Shard.h"

namespace danlu::protocol {

Result<Json> readOutcome(const RunFolder& folder, const crypto::Key& key) {
    DANLU_TRY(const auto text, crypto::readSealedFile(key, runFileContext("outcome"), folder.outcome()));
    return parseJson(text, "the run's outcome");
}

Result<> writeOutcome(const RunFolder& folder, const crypto::Key& key, const Json& outcome) {
    return crypto::writeSealedFile(key, runFileContext("outcome"), folder.outcome(), toText(outcome));
}

} // namespace danlu::protocol
