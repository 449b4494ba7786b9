#pragma once

#include "crypto/KeyDerivation.h"
#include "crypto/SecretBuffer.h"
#include "store/Database.h"

namespace danlu::store {

/// Which project and which generation of its master key a wrapped key belongs to; both are bound into every wrap.
struct KeyScope {
    std::string project;
    std::int64_t epoch = 1;
};

// The table `keys`: random keys wrapped under the master key, one per purpose and subject.
Result<> putKey(Database& database, const KeyScope& scope, const crypto::Key& master, std::string_view purpose, std::string_view subject,
                const crypto::Key& key, std::int64_t now);
/// NotFound where there is none.
Result<crypto::Key> takeKey(Database& database, const KeyScope& scope, const crypto::Key& master, std::string_view purpose, std::string_view subject);
/// Wraps every key again, under another master of the next epoch.
Result<> rewrapKeys(Database& database, const KeyScope& scope, const crypto::Key& master, const crypto::Key& next);

// The table `slots`: the master key wrapped under what a person holds. One slot each for the passphrase and the recovery code.
Result<> putPassphraseSlot(Database& database, const KeyScope& scope, const crypto::Key& master, std::string_view passphrase, const crypto::KdfCost& cost,
                           std::int64_t now);
Result<> putRecoverySlot(Database& database, const KeyScope& scope, const crypto::Key& master, std::string_view secret, std::int64_t now);
/// Denied when the passphrase is wrong, Corrupt when it is right and the slot was changed.
Result<crypto::Key> openPassphraseSlot(Database& database, const KeyScope& scope, std::string_view passphrase);
Result<crypto::Key> openRecoverySlot(Database& database, const KeyScope& scope, std::string_view secret);

} // namespace danlu::store
