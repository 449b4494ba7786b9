#include "store/AuditChain.h"

#include "crypto/Aead.h"

namespace danlu::store {

using namespace crypto;

const std::string_view kChainColumns = "sequence, utc, monotonic, boot, actor, role, session, action, object, outcome, details, hash, mac";

Bytes canonical(const ChainRow& row) {
    const Digest details = sha256(row.details);
    return fields({std::to_string(row.sequence), std::to_string(row.utc), std::to_string(row.monotonic), row.boot, row.actor, row.role, row.session, row.action,
                   row.object, row.outcome, bytesOf(details)});
}

Digest chainHash(std::string_view previous, std::string_view entry) {
    Sha256 hash;
    hash.add(std::string_view("\0", 1));
    hash.add(previous);
    hash.add(entry);
    return hash.finish();
}

Key evolve(const Key& key) { return Key::of(bytesOf(hmacSha256(key.bytes(), "evolve"))).value(); }

Bytes ChainHeads::place(const ChainHead& head) const { return fields({"audit-head/v1", m_project, m_anchor, std::to_string(head.sequence), head.hash}); }

Result<> ChainHeads::start(Database& database, const Key& first) const { return write(database, {0, Bytes(32, '\0'), first.clone()}); }

Result<ChainHead> ChainHeads::read(Database& database) const {
    DANLU_TRY(Statement statement, database.prepare("SELECT sequence, hash, sealed FROM audit_head"));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return Error(ErrorCode::Corrupt, "the audit log has lost its head");
    ChainHead head{statement.integer(0), statement.text(1), m_key.clone()};
    auto key = unwrapKey(m_key, place(head), statement.view(2));
    if (!key)
        return std::move(key).error().wrap("the head of the audit log was changed from outside");
    head.key = std::move(*key);
    return head;
}

Result<> ChainHeads::write(Database& database, const ChainHead& head) const {
    DANLU_TRY(const Bytes sealed, wrapKey(m_key, place(head), head.key));
    return database.run("INSERT OR REPLACE INTO audit_head VALUES(1, ?, ?, ?)", {head.sequence, Blob{head.hash}, Blob{sealed}});
}

Result<ChainHead> appendRow(Database& database, const ChainHeads& heads, ChainRow row) {
    DANLU_TRY(ChainHead head, heads.read(database));
    row.sequence = ++head.sequence;
    const Digest hash = chainHash(head.hash, canonical(row));
    const Digest mac = hmacSha256(head.key.bytes(), bytesOf(hash));
    DANLU_CHECK(database.run("INSERT INTO audit VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             {row.sequence, row.utc, row.monotonic, row.boot, row.actor, row.role, row.session, row.action, row.object, row.outcome,
                              Blob{row.details}, Blob{bytesOf(hash)}, Blob{bytesOf(mac)}}));
    head.hash = Bytes(bytesOf(hash));
    head.key = evolve(head.key);
    DANLU_CHECK(heads.write(database, head));
    return head;
}

ChainRow readRow(const Statement& statement) {
    ChainRow row;
    row.sequence = statement.integer(0);
    row.utc = statement.integer(1);
    row.monotonic = statement.integer(2);
    std::string* const texts[] = {&row.boot, &row.actor, &row.role, &row.session, &row.action, &row.object, &row.outcome, &row.details};
    for (int i = 0; i < 8; ++i)
        *texts[i] = statement.text(3 + i);
    return row;
}

} // namespace danlu::store
