#include "support/Suite.h"

#include "crypto/Hash.h"
#include "services/audit/Audit.h"
#include "services/chat/Ratings.h"
#include "services/model/Exports.h"
#include "store/Models.h"

#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::services;

namespace {

constexpr crypto::KdfCost kCheapest{46 * 1024, 1, 1};

/// A project with two models: an adapter "lora" and what was quantized from it.
struct ProjectOfModels {
    QTemporaryDir folder;
    Path root = Path(folder.path().toStdString());
    Project project;

    ProjectOfModels() : project(make(root)) {
        (void)project.file().act({"test.models", "p"}, [](store::Transaction& transaction) -> Result<> {
            store::ModelInfo base{{}, "base", "base", "llama", 1000, "b0"};
            DANLU_TRY(base, store::insertModel(transaction, base));
            store::ModelInfo lora{{}, "lora", "adapter", "llama", 1100, "a0"};
            lora.parent = base.id;
            DANLU_TRY(lora, store::insertModel(transaction, lora));
            store::ModelInfo small{{}, "lora-q8", "quantized", "llama", 1000, "c0"};
            small.parent = lora.id;
            small.details = {{"type", "Q8_0"}, {"bytes", 1234}};
            DANLU_CHECK(store::insertModel(transaction, small));
            return ok();
        });
    }

    static Project make(const Path& root) {
        qputenv("XDG_STATE_HOME", (root / "state").string().c_str()); // anchors
        return std::move(Project::create(root / "p.danlu", {"P", "correct horse battery staple", kCheapest}, {}).value().project);
    }
    /// An export as exportModel would have left it, with its audit row.
    Path exportTo(const std::string& name, const std::string& format, const std::string& type) {
        const Path to = root / name;
        (void)makeFolder(to);
        const std::string manifest = toText(Json{{"format", format}, {"type", type}, {"files", {{{"name", "a"}, {"size", 40}}, {{"name", "b"}, {"size", 2}}}}});
        (void)writeFileAtomically(to / "manifest.json", manifest);
        (void)project.file().record(
            {"model.export", "lora", {{"folder", to.string()}, {"format", format}, {"manifest_sha256", crypto::hexText(crypto::sha256(manifest))}}, "ok"});
        return to;
    }
};

Bytes databaseBytes(const Path& root) {
    Bytes all;
    for (const char* file : {"project.db", "project.db-wal"})
        if (const auto bytes = readFile(root / "p.danlu" / file, 1u << 26))
            all += *bytes;
    return all;
}

} // namespace

/// What services keep and tell of what was done: ratings, exports, measurements, the audit log.
class RecordsTest : public QObject {
    Q_OBJECT
private slots:
    void ratingsAreSealedAndAudited() {
        ProjectOfModels p;
        NewRating rating{"lora", Verdict::Better, {}, "a very secret answer", "what was expected", {}};
        rating.prompt.messages = Json::array({Json{{"role", "user"}, {"content", "a very secret question"}}});
        DANLU_VALUE(const Json kept, addRating(p.project, rating));
        rating.verdict = Verdict::Worse;
        QVERIFY_OK(addRating(p.project, rating));
        DANLU_VALUE(const Json list, listRatings(p.project, {}));
        QCOMPARE(list["ratings"].size(), std::size_t(2));
        QVERIFY(list["ratings"][0]["verdict"] == "worse"); // the newest first
        QVERIFY(list["ratings"][1]["answer"] == "a very secret answer");
        QVERIFY(list["ratings"][1]["prompt"][0]["content"] == "a very secret question");
        QVERIFY(list["ratings"][1]["sampling"]["seed"] == 42);
        QVERIFY(list["models"] == Json::array({Json{{"model", "lora"}, {"better", 1}, {"worse", 1}}}));
        QVERIFY(databaseBytes(p.root).find("very secret") == Bytes::npos);
        DANLU_VALUE(const Json audit, listAudit(p.project.file(), {.action = "chat.rate"}));
        QCOMPARE(audit.size(), std::size_t(2));
        QVERIFY(toText(audit).find("secret") == std::string::npos);

        QVERIFY_OK(deleteRating(p.project, kept["rating"].get<std::string>()));
        QCOMPARE(deleteRating(p.project, kept["rating"].get<std::string>()).error().code(), ErrorCode::NotFound);
        DANLU_VALUE(const Json counts, countRatings(p.project));
        QVERIFY(counts["models"][0]["better"] == 0);
        rating.model = "nobody";
        QCOMPARE(addRating(p.project, rating).error().code(), ErrorCode::NotFound);
        QVERIFY(verdictNamed("beter").error().message().find("better") != std::string::npos);
    }

    void exportsAreFoundWhereTheyLie() {
        ProjectOfModels p;
        p.exportTo("gone", "gguf", "Q4_0");
        const Path changed = p.exportTo("changed", "hf", "BF16"), there = p.exportTo("there", "gguf", "F16");
        std::filesystem::remove_all(p.root / "gone");
        QVERIFY_OK(writeFileAtomically(changed / "manifest.json", "{}"));
        QVERIFY_OK(p.project.file().record({"export.verify", "lora", {{"folder", there.string()}}, "ok"}));
        DANLU_VALUE(const Json list, listExports(p.project));
        const Json& exports = list["exports"];
        QCOMPARE(exports.size(), std::size_t(3));
        QVERIFY(exports[0]["state"] == "present" && exports[0]["type"] == "F16" && exports[0]["bytes"] == 42);
        QVERIFY(exports[0]["verified"].is_string());
        QVERIFY(exports[1]["state"] == "changed" && exports[1]["verified"].is_null());
        QVERIFY(exports[2]["state"] == "gone" && exports[2]["format"] == "gguf");
        DANLU_VALUE(const Json forms, exportForms(p.project, "lora"));
        const auto form = [&](const char* type) -> Json {
            for (const Json& each : forms["forms"])
                if (each["type"] == type)
                    return each;
            return {};
        };
        QVERIFY(form("F16")["bytes"] == 42 && form("F16")["bytes_of"] == "export");
        QVERIFY(form("Q8_0")["bytes"] == 1234 && form("Q8_0")["measured_as"] == "lora-q8");
        QVERIFY(form("Q4_0")["bytes"].is_null() && form("Q4_0")["measured_as"].is_null());
        QVERIFY(form("F32")["format"] == "peft" && form("F32")["about_bytes"] == 400 && form("F32")["measured_as"] == "lora");
        DANLU_VALUE(const Json ofBase, exportForms(p.project, "base"));
        QCOMPARE(ofBase["forms"].size(), std::size_t(4)); // no adapter, no PEFT
    }

    void theNewestMeasurementCounts() {
        ProjectOfModels p;
        const auto measure = [&](const char* model, double perplexity, int rows) {
            return p.project.file().record(
                {"model.evaluate", model, {{"dataset", "t"}, {"version", 1}, {"split", "test"}, {"rows", rows}, {"perplexity", perplexity}}, "ok"});
        };
        QVERIFY_OK(measure("lora", 3, 10));
        QVERIFY_OK(measure("lora", 2, 10));
        QVERIFY_OK(measure("lora", 4, 20));
        QVERIFY_OK(measure("base", 9, 10));
        DANLU_VALUE(const Json list, listMeasurements(p.project));
        QCOMPARE(list["measurements"].size(), std::size_t(3));
        QVERIFY(list["measurements"][0]["model"] == "base" && list["measurements"][0]["dataset"] == "t@1");
        QVERIFY(list["measurements"][2]["perplexity"] == 2);
    }

    void entriesAreShownWithTheirChain() {
        ProjectOfModels p;
        DANLU_VALUE(const Json first, showAudit(p.project.file(), 1));
        DANLU_VALUE(const Json second, showAudit(p.project.file(), 2));
        QVERIFY(first["previous"].is_null());
        QVERIFY(second["previous"] == first["hash"]);
        QCOMPARE(second["mac"].get<std::string>().size(), std::size_t(64));
        QCOMPARE(showAudit(p.project.file(), 99).error().code(), ErrorCode::NotFound);
        DANLU_VALUE(const Json before, auditFacts(p.project.file()));
        QVERIFY(before["checked"].is_null());
        QVERIFY_OK(verifyAudit(p.project.file()));
        DANLU_VALUE(const Json facts, auditFacts(p.project.file()));
        QVERIFY(facts["entries"] == before["entries"].get<int>() + 1);
        QVERIFY(facts["checked"]["details"]["problems"] == 0);
        QVERIFY(facts["anchor"]["points"].get<int>() > 0);
    }
};

DANLU_SUITE(RecordsTest)
#include "Records_test.moc"
