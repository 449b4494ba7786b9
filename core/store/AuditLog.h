#pragma once

#include "store/ProjectFile.h"

namespace danlu::store {

/// One row of the log. `details` is empty while the project is locked.
struct AuditEntry {
    std::int64_t sequence = 0; // from 1
    std::int64_t utcMillis = 0;
    std::string bootId, actor, role, session;
    std::string action, object, outcome;
    Json details;
    std::string hash, mac; // hex; the hash is of the chain up to here
};

enum class AuditOrder { OldestFirst, NewestFirst };
enum class AuditOutcomes { All, Troubles }; // Troubles: refused, failed, broken off

struct AuditFilter {
    std::string action = {}; // "data." matches every action of data
    std::string object = {}; // exact
    std::int64_t fromMillis = 0;
    std::int64_t toMillis = INT64_MAX;
    std::int64_t after = 0; // sequence
    std::int64_t limit = 1000;
    std::string actor = {};                // exact
    std::string text = {};                 // somewhere in actor, action, object or outcome
    std::vector<std::string> meant = {};   // actions that `text` finds too: what it means in the reader's language
    std::vector<std::string> actions = {}; // only these; empty = all
    AuditOutcomes outcomes = AuditOutcomes::All;
    std::int64_t upTo = INT64_MAX; // sequence, included
    AuditOrder order = AuditOrder::OldestFirst;
};

/// What a filter leaves, without reading it: the layout of a list of any length.
struct AuditIndex {
    /// A day of local time with the entries that it has in the list.
    struct Day {
        std::int64_t startMillis = 0;
        std::size_t entries = 0;
    };
    std::vector<std::int64_t> sequences; // the newest first
    std::vector<Day> days;               // the same
};

/// How often something was done with that outcome.
struct AuditTally {
    std::string actor, action, outcome;
    std::int64_t entries = 0;
};

struct AuditVerdict {
    std::int64_t entries = 0;
    std::string root;                  // hex: the newest hash
    std::int64_t anchored = 0;         // entries vouched for by the anchor file; 0 = no anchor
    bool macsChecked = false;          // false while locked: then only the hash chain and the anchor were
    std::vector<std::string> problems; // sentences, in order of the log; empty = unbroken
};

/// The append-only log of a project: h = SHA-256(0x00 | previous h | entry), mac = HMAC(A, h), then A = HMAC(A, "evolve").
/// The first A is kept sealed for verification, the current one sealed and replaced in the same transaction as the row; anchors
/// (size and root) are appended to a file outside the project. Rows are written by ProjectFile::act alone.
class AuditLog {
public:
    explicit AuditLog(const ProjectFile& project) : m_project(project) {}

    Result<std::vector<AuditEntry>> list(const AuditFilter& filter = {}) const;
    Result<AuditIndex> index(const AuditFilter& filter) const;
    Result<std::vector<AuditTally>> tallies() const;
    /// `progress` hears how many entries were checked, now and then; false ends it (Cancelled).
    Result<AuditVerdict> verify(const std::function<bool(std::int64_t)>& progress = {}) const;
    /// One JSON object per line, every column, with hash and mac; details opened.
    Result<std::int64_t> exportTo(const Path& file) const;
    Path anchorFile() const;

private:
    Result<Statement> select(std::string_view columns, const AuditFilter& filter, const struct AuditWords& words) const;
    const ProjectFile& m_project;
};

} // namespace danlu::store
