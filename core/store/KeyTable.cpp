#include "store/KeyTable.h"

#include "crypto/Aead.h"
#include "crypto/Random.h"

namespace danlu::store {

using namespace crypto;

namespace {

constexpr std::size_t kSaltBytes = 32;
constexpr std::string_view kOwner = "owner";

Bytes wrapPlace(const KeyScope& scope, std::string_view purpose, std::string_view subject) {
    return fields({"wrap/v1", scope.project, std::to_string(scope.epoch), purpose, subject});
}

Bytes slotPlace(const KeyScope& scope, std::string_view kind, const KdfCost& cost) {
    return fields({"slot/v1", scope.project, std::to_string(scope.epoch), kind, kOwner, std::to_string(cost.memoryKiB), std::to_string(cost.passes),
                   std::to_string(cost.lanes)});
}

/// Key-encryption key and commitment: 64 bytes of HKDF over what the person holds. The commitment tells a wrong passphrase from a changed slot.
SecretBuffer slotSecret(const KeyScope& scope, std::string_view kind, std::string_view held, std::string_view salt) {
    return hkdfSha512(held, salt, fields({"kek/v1", scope.project, kind, kOwner}), 2 * kKeyBytes);
}

Result<> putSlot(Database& database, const KeyScope& scope, std::string_view kind, const KdfCost& cost, std::string_view held, std::string_view salt,
                 const Key& master, std::int64_t now) {
    const SecretBuffer secret = slotSecret(scope, kind, held, salt);
    DANLU_TRY(const Key kek, Key::of(secret.bytes().substr(0, kKeyBytes)));
    DANLU_TRY(const Bytes wrapped, wrapKey(kek, slotPlace(scope, kind, cost), master));
    return database.run("INSERT OR REPLACE INTO slots VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        {kind, kOwner, std::int64_t{cost.memoryKiB}, std::int64_t{cost.passes}, std::int64_t{cost.lanes}, Blob{salt},
                         Blob{secret.bytes().substr(kKeyBytes)}, Blob{wrapped}, scope.epoch, now});
}

struct Slot {
    KdfCost cost;
    Bytes salt, commitment, wrapped;
};

/// A figure of the file as u32; what does not fit becomes the largest, which checkCost refuses.
std::uint32_t clamped(std::int64_t value) { return value < 0 || value > UINT32_MAX ? UINT32_MAX : static_cast<std::uint32_t>(value); }

Result<Slot> readSlot(Database& database, std::string_view kind) {
    DANLU_TRY(Statement statement, database.prepare("SELECT memory_kib, passes, lanes, salt, commitment, wrapped FROM slots WHERE kind = ?", {kind}));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return Error(ErrorCode::Corrupt, "the project has lost its " + std::string(kind) + " slot").withHint("Restore a backup.");
    return Slot{
        {clamped(statement.integer(0)), clamped(statement.integer(1)), clamped(statement.integer(2))}, statement.text(3), statement.text(4), statement.text(5)};
}

Result<Key> openSlot(const KeyScope& scope, std::string_view kind, const Slot& slot, std::string_view held, const char* wrong) {
    const SecretBuffer secret = slotSecret(scope, kind, held, slot.salt);
    if (!equalSecrets(secret.bytes().substr(kKeyBytes), slot.commitment))
        return Error(ErrorCode::Denied, wrong);
    DANLU_TRY(const Key kek, Key::of(secret.bytes().substr(0, kKeyBytes)));
    auto master = unwrapKey(kek, slotPlace(scope, kind, slot.cost), slot.wrapped);
    if (!master)
        return std::move(master).error().wrap("the project's " + std::string(kind) + " slot was changed from outside");
    return master;
}

} // namespace

Result<> putKey(Database& database, const KeyScope& scope, const Key& master, std::string_view purpose, std::string_view subject, const Key& key,
                std::int64_t now) {
    DANLU_TRY(const Bytes wrapped, wrapKey(master, wrapPlace(scope, purpose, subject), key));
    return database.run("INSERT OR REPLACE INTO keys VALUES(?, ?, ?, ?, ?)", {purpose, subject, Blob{wrapped}, scope.epoch, now});
}

Result<Key> takeKey(Database& database, const KeyScope& scope, const Key& master, std::string_view purpose, std::string_view subject) {
    DANLU_TRY(Statement statement, database.prepare("SELECT wrapped FROM keys WHERE purpose = ? AND subject = ?", {purpose, subject}));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return Error(ErrorCode::NotFound, "the project has no " + std::string(purpose) + " key" + (subject.empty() ? "" : " for " + std::string(subject)));
    return unwrapKey(master, wrapPlace(scope, purpose, subject), statement.view(0));
}

Result<> rewrapKeys(Database& database, const KeyScope& scope, const Key& master, const Key& next) {
    struct Wrapped {
        std::string purpose, subject;
        std::int64_t created;
    };
    std::vector<Wrapped> all;
    {
        DANLU_TRY(Statement statement, database.prepare("SELECT purpose, subject, created FROM keys"));
        for (;;) {
            DANLU_TRY(const bool row, statement.step());
            if (!row)
                break;
            all.push_back({statement.text(0), statement.text(1), statement.integer(2)});
        }
    }
    const KeyScope after{scope.project, scope.epoch + 1};
    for (const auto& one : all) {
        DANLU_TRY(const Key key, takeKey(database, scope, master, one.purpose, one.subject));
        DANLU_CHECK(putKey(database, after, next, one.purpose, one.subject, key, one.created));
    }
    return ok();
}

Result<> putPassphraseSlot(Database& database, const KeyScope& scope, const Key& master, std::string_view passphrase, const KdfCost& cost, std::int64_t now) {
    if (passphrase.empty())
        return Error(ErrorCode::Usage, "a project needs a passphrase; this one is empty");
    DANLU_TRY(const Bytes salt, randomBytes(kSaltBytes));
    DANLU_TRY(const Key stretched, keyOfPassphrase(passphrase, salt, cost));
    return putSlot(database, scope, "passphrase", cost, stretched.bytes(), salt, master, now);
}

Result<> putRecoverySlot(Database& database, const KeyScope& scope, const Key& master, std::string_view secret, std::int64_t now) {
    DANLU_TRY(const Bytes salt, randomBytes(kSaltBytes));
    return putSlot(database, scope, "recovery", {0, 0, 0}, secret, salt, master, now); // 256 random bits need no stretching
}

Result<Key> openPassphraseSlot(Database& database, const KeyScope& scope, std::string_view passphrase) {
    DANLU_TRY(const Slot slot, readSlot(database, "passphrase"));
    DANLU_TRY(const Key stretched, keyOfPassphrase(passphrase, slot.salt, slot.cost));
    auto master = openSlot(scope, "passphrase", slot, stretched.bytes(), "the passphrase is wrong");
    if (!master && master.error().code() == ErrorCode::Denied)
        return std::move(master).error().withHint("Mind capitals and keyboard layout; where it is lost, the recovery code opens the project.");
    return master;
}

Result<Key> openRecoverySlot(Database& database, const KeyScope& scope, std::string_view secret) {
    DANLU_TRY(const Slot slot, readSlot(database, "recovery"));
    return openSlot(scope, "recovery", slot, secret, "the recovery code is not this project's");
}

} // namespace danlu::store
