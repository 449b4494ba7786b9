#include "store/AuditLog.h"

#include "crypto/Aead.h"
#include "store/Anchor.h"
#include "store/ProjectState.h"

#include <ctime>

namespace danlu::store {

using namespace crypto;

namespace {

/// Walks the log once, in order, and keeps what does not fit. `key` is the A of the next row; empty while the project is locked.
struct ChainWalk {
    AuditVerdict verdict = {};
    Bytes hash = Bytes(32, '\0');
    std::optional<Key> key = {};
    std::vector<AnchorPoint> anchors = {};
    std::size_t nextAnchor = 0;
    bool broken = false;

    void fail(std::int64_t sequence, const std::string& what) {
        broken = true; // every later row would fail too
        verdict.problems.push_back("audit entry " + std::to_string(sequence) + " " + what);
    }

    void visit(const ChainRow& row, std::string_view storedHash, std::string_view storedMac) {
        const std::int64_t expected = ++verdict.entries;
        if (broken)
            return;
        if (row.sequence != expected)
            return fail(expected, "is missing: the log goes on with entry " + std::to_string(row.sequence));
        const Digest computed = chainHash(hash, canonical(row));
        hash = Bytes(bytesOf(computed));
        if (hash != storedHash)
            return fail(expected, "was changed: its hash does not fit");
        if (key && !equalSecrets(bytesOf(hmacSha256(key->bytes(), hash)), storedMac))
            return fail(expected, "was not written by this project: its code does not fit");
        if (key)
            key = evolve(*key);
        checkAnchors(expected);
    }

    void checkAnchors(std::int64_t sequence) {
        for (; nextAnchor < anchors.size() && anchors[nextAnchor].size <= sequence; ++nextAnchor)
            if (anchors[nextAnchor].size == sequence && anchors[nextAnchor].root != hexText(hash))
                return fail(sequence, "differs from the anchor outside the project: the log was rewritten or an old copy was put back");
    }
};

constexpr std::int64_t kTellEvery = 1000;

/// "|data.show|data.import|", for instr().
std::string listed(const std::vector<std::string>& words) {
    std::string text = "|";
    for (const auto& word : words)
        text += word + "|";
    return text;
}

} // namespace

/// The lists of a filter as they are bound: they must live as long as the statement.
struct AuditWords {
    explicit AuditWords(const AuditFilter& filter) : meant(listed(filter.meant)), actions(listed(filter.actions)) {}
    std::string meant, actions;
};

namespace {

/// A day of the machine's time zone, in milliseconds since 1970.
struct LocalDay {
    std::int64_t start = 0, end = 0;

    bool holds(std::int64_t millis) const { return millis >= start && millis < end; }
    static LocalDay of(std::int64_t millis) {
        const std::time_t seconds = millis / 1000;
        std::tm local{};
        ::localtime_r(&seconds, &local);
        local.tm_hour = local.tm_min = local.tm_sec = 0;
        local.tm_isdst = -1;
        std::tm next = local;
        ++next.tm_mday;
        return {std::int64_t(std::mktime(&local)) * 1000, std::int64_t(std::mktime(&next)) * 1000};
    }
};

} // namespace

Path AuditLog::anchorFile() const { return m_project.m_state->anchorFile(); }

Result<Statement> AuditLog::select(std::string_view columns, const AuditFilter& filter, const AuditWords& words) const {
    constexpr std::string_view kWhere =
        " FROM audit WHERE sequence > ?1 AND sequence <= ?7 AND utc BETWEEN ?2 AND ?3 AND (?4 = '' OR object = ?4) AND "
        "(?5 = '' OR action = ?5 OR (?6 AND substr(action, 1, length(?5)) = ?5)) AND (?8 = '' OR actor = ?8) AND "
        "(?9 = '' OR instr(lower(actor || ' ' || action || ' ' || object || ' ' || outcome), lower(?9)) > 0 OR instr(?10, '|' || action || '|') > 0) AND "
        "(?11 = '|' OR instr(?11, '|' || action || '|') > 0) AND "
        "(NOT ?12 OR outcome NOT IN ('ok', 'begun', 'written')) ORDER BY sequence ";
    const std::string sql = std::string(columns) + std::string(kWhere) + (filter.order == AuditOrder::NewestFirst ? "DESC" : "ASC") + " LIMIT ?13";
    return m_project.query(sql, {filter.after, filter.fromMillis, filter.toMillis, filter.object, filter.action, std::int64_t{filter.action.ends_with('.')},
                                 filter.upTo, filter.actor, filter.text, words.meant, words.actions, std::int64_t{filter.outcomes == AuditOutcomes::Troubles},
                                 filter.limit});
}

Result<std::vector<AuditEntry>> AuditLog::list(const AuditFilter& filter) const {
    const AuditWords words(filter);
    DANLU_TRY(Statement statement, select("SELECT " + std::string(kChainColumns), filter, words));
    std::vector<AuditEntry> entries;
    for (;;) {
        DANLU_TRY(const bool more, statement.step());
        if (!more)
            return entries;
        ChainRow row = readRow(statement);
        Json details;
        if (m_project.isUnlocked())
            if (const auto text = m_project.openCell("audit", "", "details", row.details); text)
                details = Json::parse(*text, nullptr, false);
        entries.push_back({row.sequence, row.utc, row.boot, row.actor, row.role, row.session, row.action, row.object, row.outcome, std::move(details),
                           hexText(statement.view(11)), hexText(statement.view(12))});
    }
}

Result<AuditIndex> AuditLog::index(const AuditFilter& filter) const {
    AuditFilter all = filter;
    all.order = AuditOrder::NewestFirst;
    all.limit = INT64_MAX;
    const AuditWords words(all);
    DANLU_TRY(Statement statement, select("SELECT sequence, utc", all, words));
    AuditIndex index;
    LocalDay day;
    for (;;) {
        DANLU_TRY(const bool more, statement.step());
        if (!more)
            return index;
        index.sequences.push_back(statement.integer(0));
        if (!day.holds(statement.integer(1))) { // a clock that was set back makes a day come twice, which is what the log says
            day = LocalDay::of(statement.integer(1));
            index.days.push_back({day.start, 0});
        }
        ++index.days.back().entries;
    }
}

Result<std::vector<AuditTally>> AuditLog::tallies() const {
    DANLU_TRY(Statement statement, m_project.query("SELECT actor, action, outcome, count(*) FROM audit GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"));
    std::vector<AuditTally> all;
    for (;;) {
        DANLU_TRY(const bool more, statement.step());
        if (!more)
            return all;
        all.push_back({statement.text(0), statement.text(1), statement.text(2), statement.integer(3)});
    }
}

Result<AuditVerdict> AuditLog::verify(const std::function<bool(std::int64_t)>& progress) const {
    auto& state = *m_project.m_state;
    ChainWalk walk;
    walk.anchors = readAnchors(anchorFile());
    walk.verdict.anchored = walk.anchors.empty() ? 0 : walk.anchors.back().size;
    if (state.keys) {
        DANLU_TRY(Key first, takeKey(state.database, state.scope, state.keys->master, "audit-first", ""));
        walk.key = std::move(first);
        walk.verdict.macsChecked = true;
    }
    DANLU_CHECK(state.database.run("BEGIN")); // rows and head as of one moment
    const auto read = [&]() -> Result<> {
        DANLU_TRY(Statement statement, state.database.query("SELECT " + std::string(kChainColumns) + " FROM audit ORDER BY sequence"));
        for (;;) {
            DANLU_TRY(const bool more, statement.step());
            if (!more)
                break;
            walk.visit(readRow(statement), statement.view(11), statement.view(12));
            if (progress && walk.verdict.entries % kTellEvery == 0 && !progress(walk.verdict.entries))
                return Error(ErrorCode::Cancelled, "checking the audit log was cancelled");
        }
        DANLU_TRY(Statement head, state.database.query("SELECT sequence, hash FROM audit_head"));
        DANLU_TRY(const bool found, head.step());
        if (!found || head.integer(0) != walk.verdict.entries || head.view(1) != walk.hash)
            walk.fail(walk.verdict.entries, "is not the one the log's head names: entries were cut off or added at the end");
        return ok();
    }();
    if (read && state.keys) {
        const auto head = state.heads().read(state.database);
        if (!head)
            walk.verdict.problems.push_back(head.error().chain());
        else if (!walk.broken && head->key.bytes() != walk.key->bytes())
            walk.fail(walk.verdict.entries, "does not lead to the key in the log's head");
    }
    DANLU_CHECK(state.database.run("COMMIT"));
    DANLU_CHECK(read);
    if (walk.verdict.anchored > walk.verdict.entries)
        walk.verdict.problems.push_back("the anchor outside the project vouches for " + std::to_string(walk.verdict.anchored) + " entries, the log has " +
                                        std::to_string(walk.verdict.entries) + ": an old copy was put back or entries were cut off");
    walk.verdict.root = hexText(walk.hash);
    return walk.verdict;
}

Result<std::int64_t> AuditLog::exportTo(const Path& file) const {
    std::int64_t written = 0;
    auto done = writeFileAtomically(file, [&](int fd) -> Result<> {
        DANLU_TRY(Statement statement, m_project.query("SELECT " + std::string(kChainColumns) + " FROM audit ORDER BY sequence"));
        for (;;) {
            DANLU_TRY(const bool more, statement.step());
            if (!more)
                return ok();
            const ChainRow row = readRow(statement);
            Json line{{"sequence", row.sequence}, {"utc", isoTime(row.utc)}, {"utc_ms", row.utc},     {"monotonic_ms", row.monotonic},
                      {"boot", row.boot},         {"actor", row.actor},      {"role", row.role},      {"session", row.session},
                      {"action", row.action},     {"object", row.object},    {"outcome", row.outcome}};
            if (m_project.isUnlocked()) {
                DANLU_TRY(const Bytes details, m_project.openCell("audit", "", "details", row.details));
                DANLU_TRY(line["details"], parseJson(details, "audit details"));
            }
            line["details_sha256"] = hexText(sha256(row.details));
            line["hash"] = hexText(statement.view(11));
            line["mac"] = hexText(statement.view(12));
            DANLU_CHECK(writeAll(fd, toText(line) + "\n", file));
            ++written;
        }
    });
    DANLU_CHECK(done);
    return written;
}

} // namespace danlu::store
