#pragma once

#include "base/StrongId.h"
#include "crypto/KeyDerivation.h"
#include "store/Database.h"

namespace danlu::store {

// The inside of the audit log: what is hashed and how the keys evolve. ProjectFile::act writes, AuditLog reads.

/// One row without its hash. `details` is the sealed cell; its digest is what the entry covers, so that the chain can be checked without a key.
struct ChainRow {
    std::int64_t sequence = 0, utc = 0, monotonic = 0;
    std::string boot, actor, role, session, action, object, outcome;
    Bytes details;
};

/// The canonical bytes: every field with its length before it, numbers in decimal, details as SHA-256.
Bytes canonical(const ChainRow& row);
/// SHA-256(0x00 | previous | entry). The chain starts from 32 zero bytes.
crypto::Digest chainHash(std::string_view previous, std::string_view entry);
/// HMAC(A, "evolve"): the key of the next row; the one before cannot be had from it.
crypto::Key evolve(const crypto::Key& key);

/// Newest row and the key for the next one.
struct ChainHead {
    std::int64_t sequence = 0;
    Bytes hash;
    crypto::Key key;
};

/// Seals and opens the head of one project's chain. The cell is bound to sequence, hash and anchor.
class ChainHeads {
public:
    ChainHeads(const crypto::Key& key, std::string_view project, std::string_view anchor) : m_key(key), m_project(project), m_anchor(anchor) {}
    Result<> start(Database& database, const crypto::Key& first) const;
    Result<ChainHead> read(Database& database) const;
    Result<> write(Database& database, const ChainHead& head) const;

private:
    Bytes place(const ChainHead& head) const;
    const crypto::Key& m_key;
    std::string_view m_project, m_anchor;
};

/// Numbers the row, hashes it, inserts it and moves the head: part of the caller's transaction.
Result<ChainHead> appendRow(Database& database, const ChainHeads& heads, ChainRow row);
/// The columns of ChainRow in the order readRow expects, then hash and mac.
extern const std::string_view kChainColumns;
ChainRow readRow(const Statement& statement);

} // namespace danlu::store
