#include "crypto/Random.h"

#include <openssl/rand.h>

namespace danlu::crypto {

Result<> fillRandom(std::span<char> bytes) {
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size())) != 1)
        return Error(ErrorCode::Failed, "the operating system gave no random bytes");
    return ok();
}

Result<Bytes> randomBytes(std::size_t count) {
    Bytes bytes(count, '\0');
    DANLU_CHECK(fillRandom(bytes));
    return bytes;
}

} // namespace danlu::crypto
