#include "support/Suite.h"

#include "chain/Cli.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace danlu;
using namespace danlu::test;

namespace {

Bytes little(std::uint64_t value, int bytes = 8) {
    Bytes text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i));
    return text;
}

Bytes safetensors(const std::string& header, const Bytes& data = {}) { return little(header.size()) + header + data; }

Bytes gguf(std::uint32_t version, std::uint64_t tensors, std::uint64_t entries, const Bytes& rest = {}) {
    return "GGUF" + little(version, 4) + little(tensors) + little(entries) + rest;
}

Bytes ggufText(const std::string& text) { return little(text.size()) + text; }

/// A model file, what to put in its place, and what the sentence must say besides the file's name.
struct Damage {
    const char* title;
    std::string file;
    std::function<Bytes(Bytes)> make;
    std::string says;
};

std::function<Bytes(Bytes)> instead(Bytes bytes) {
    return [bytes](const Bytes&) { return bytes; };
}

std::function<Bytes(Bytes)> cut(double share) {
    return [share](const Bytes& whole) { return whole.substr(0, std::size_t(double(whole.size()) * share)); };
}

/// config.json with one value changed.
std::function<Bytes(Bytes)> with(const std::string& key, const Json& value) {
    return [key, value](const Bytes& whole) {
        Json json = parseJson(whole, "config.json").value();
        json[key] = value;
        return toText(json);
    };
}

const std::vector<Damage>& damages() {
    static const std::vector<Damage> list{
        {"weights, empty", "model.safetensors", instead(""), ""},
        {"weights, cut in the header", "model.safetensors", cut(0.001), ""},
        {"weights, cut in the data", "model.safetensors", cut(0.5), ""},
        {"weights, one byte short", "model.safetensors", [](Bytes whole) { return whole.substr(0, whole.size() - 1); }, ""},
        {"weights, one byte long", "model.safetensors", [](Bytes whole) { return whole + "x"; }, ""},
        {"weights, header of 2^63 bytes", "model.safetensors", instead(little(1ull << 63) + "{}"), ""},
        {"weights, header of 99 MB in a small file", "model.safetensors", instead(little(99'000'000) + "{}"), ""},
        {"weights, header is no JSON", "model.safetensors", instead(safetensors("{\"a\": ")), ""},
        {"weights, deep header", "model.safetensors", instead(safetensors(std::string(100'000, '['))), ""},
        {"weights, tensor behind the end", "model.safetensors",
         instead(safetensors(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,1000000]}})", Bytes(16, 'x'))), ""},
        {"weights, tensors on top of each other", "model.safetensors",
         instead(
             safetensors(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"b":{"dtype":"F32","shape":[4],"data_offsets":[8,24]}})", Bytes(24, 'x'))),
         ""},
        {"weights, shape that overflows", "model.safetensors",
         instead(safetensors(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,16]}})", Bytes(16, 'x'))), ""},
        {"weights, unknown type", "model.safetensors", instead(safetensors(R"({"a":{"dtype":"Q9","shape":[4],"data_offsets":[0,16]}})", Bytes(16, 'x'))), "Q9"},
        {"config, empty", "config.json", instead(""), ""},
        {"config, cut", "config.json", cut(0.5), ""},
        {"config, deep", "config.json", instead(std::string(100'000, '[')), ""},
        {"config, no object", "config.json", instead("[1, 2]"), ""},
        {"config, width 0", "config.json", with("hidden_size", 0), "hidden_size"},
        {"config, heads that do not divide", "config.json", with("num_attention_heads", 5), "num_attention_heads"},
        {"config, two billion layers", "config.json", with("num_hidden_layers", 2'000'000'000), "num_hidden_layers"},
        {"config, text for a number", "config.json", with("vocab_size", "many"), "vocab_size"},
        {"config, another family", "config.json", with("model_type", "mamba"), "mamba"},
        {"config, more layers than the weights have", "config.json", with("num_hidden_layers", 9), "the weights lack"},
        {"config, wider than the weights", "config.json", with("intermediate_size", 2048), "the config needs"},
        {"tokenizer, empty", "tokenizer.model", instead(""), ""},
        {"tokenizer, cut", "tokenizer.model", cut(0.5), ""},
        {"tokenizer, a length of 4 GB", "tokenizer.model", instead("\x0a\xff\xff\xff\xff\x0f"), ""},
        {"tokenizer, text", "tokenizer.model", instead("this is no tokenizer, it is a sentence"), ""},
        {"gguf, empty", "m.gguf", instead(""), ""},
        {"gguf, another magic", "m.gguf", [](Bytes whole) { return "GGML" + whole.substr(4); }, ""},
        {"gguf, version 99", "m.gguf", instead(gguf(99, 0, 0)), "99"},
        {"gguf, cut in the header", "m.gguf", cut(0.01), ""},
        {"gguf, cut in the data", "m.gguf", cut(0.9), "passes the end"},
        {"gguf, 2^60 tensors", "m.gguf", instead(gguf(3, 1ull << 60, 0)), ""},
        {"gguf, 2^60 entries", "m.gguf", instead(gguf(3, 0, 1ull << 60)), ""},
        {"gguf, a text of 2^63 bytes", "m.gguf", instead(gguf(3, 0, 1, little(1ull << 63) + "x")), ""},
        {"gguf, an array of 2^61 numbers", "m.gguf", instead(gguf(3, 0, 1, ggufText("a") + little(9, 4) + little(10, 4) + little(1ull << 61))), ""},
        {"gguf, a shape that overflows", "m.gguf",
         instead(gguf(3, 1, 0, ggufText("a") + little(2, 4) + little(1ull << 40) + little(1ull << 40) + little(0, 4) + little(0))), ""},
    };
    return list;
}

/// Lines with holes instead of text: they cost no room and no time to write.
bool writeSparse(const Path& path, const std::vector<std::pair<std::string, std::uint64_t>>& partsAndHoles) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    for (const auto& [part, hole] : partsAndHoles)
        if (!writeAll(file.fd(), part, path) || ::lseek(file.fd(), off_t(hole), SEEK_CUR) < 0)
            return false;
    return true;
}

} // namespace

/// What strangers send, through the command line: a sentence with file and reason, the right exit code, and a project that is as it was.
class BadInputTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Cli> m_cli;
    std::string m_before;

    std::string contents() const {
        return toText(m_cli->runLocked({"model", "list"}).json) + toText(m_cli->run({"data", "list"}).json) +
               std::to_string(std::distance(std::filesystem::directory_iterator(m_cli->project() / "models"), {}));
    }

    Answer import(const std::string& file, std::string_view bytes) const {
        return m_cli->run({"data", "import", m_cli->file(file, bytes), "--name", Path(file).stem().string()});
    }
    static std::string rejectedLines(const Answer& answer) {
        std::string lines;
        for (const auto& row : answer.json["rejected"])
            lines += row["line"].dump() + ":" + row["reason"].get<std::string>() + "\n";
        return lines;
    }

    static bool isHeldByUs(const Answer& answer) {
        const bool told = answer.status == 4 && codeOf(answer) == "Locked" && sentenceOf(answer).find("in use by chain.bad (process ") != std::string::npos;
        if (!told)
            qWarning("%d: %s%s", answer.status, answer.out.c_str(), answer.err.c_str());
        return told;
    }

private slots:
    void initTestCase() {
        m_cli = std::make_unique<Cli>();
        QCOMPARE(m_cli->create(), 0);
        QCOMPARE(m_cli->prepareModel(), 0);
        for (const std::string format : {"hf", "gguf"})
            QCOMPARE(m_cli->run({"export", "--model", "tiny", "--as", format, "--to", m_cli->path(format).string()}).status, 0);
        for (const auto& entry : std::filesystem::directory_iterator(m_cli->path("gguf")))
            if (entry.path().extension() == ".gguf")
                std::filesystem::rename(entry.path(), m_cli->path("gguf") / "m.gguf");
        m_before = contents();
    }

    void modelsAreRefusedByNameAndReason_data() {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < damages().size(); ++i)
            QTest::newRow(damages()[i].title) << int(i);
    }

    void modelsAreRefusedByNameAndReason() {
        QFETCH(int, number);
        const Damage& damage = damages()[std::size_t(number)];
        const bool isGguf = damage.file == "m.gguf";
        const Path folder = m_cli->path("bad");
        std::filesystem::remove_all(folder);
        std::filesystem::copy(m_cli->path(isGguf ? "gguf" : "hf"), folder);
        DANLU_VALUE(const Bytes whole, readFile(folder / damage.file, 64u << 20));
        m_cli->file("bad/" + damage.file, damage.make(whole));
        const auto answer = m_cli->run({"model", "import", (isGguf ? folder / damage.file : folder).string(), "--name", "bad-" + std::to_string(number)});
        const std::string sentence = sentenceOf(answer);
        qInfo("%s", sentence.c_str());
        QVERIFY2(answer.status == 3, (answer.out + answer.err).c_str());
        QVERIFY2(sentence.find(damage.file) != std::string::npos && sentence.find(damage.says) != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.size() < 400 && sentence.find('\n') == std::string::npos, sentence.c_str());
    }

    void theProjectIsAsItWas() { QCOMPARE(contents(), m_before); }

    void rowsThatCannotBeReadCostThemselvesOnly_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<int>("rows");
        QTest::addColumn<std::string>("rejected"); // the line of the one rejected row
        QTest::newRow("a quote that is never closed") << std::string("a.csv") << std::string("text,label\none,a/b/c\n\"two,a/b/c\nthree,a/b/c\n") << 2
                                                      << std::string("3:");
        QTest::newRow("a quote inside a cell") << std::string("b.csv") << std::string("text,label\none,a/b/c\nt\"wo,a/b/c\nthree,a/b/c\n") << 3
                                               << std::string();
        QTest::newRow("a cell too many") << std::string("c.csv") << std::string("text,label\none,a/b/c\ntwo,a/b/c,more\nthree,a/b/c\n") << 2
                                         << std::string("3:");
        QTest::newRow("invalid UTF-8") << std::string("d.jsonl") << std::string("{\"text\": \"one\"}\n{\"text\": \"\xC3\x28\"}\n{\"text\": \"three\"}\n") << 2
                                       << std::string("2:");
        QTest::newRow("half a line") << std::string("e.jsonl") << std::string("{\"text\": \"one\"}\n{\"text\": \"tw\n{\"text\": \"three\"}\n") << 2
                                     << std::string("2:");
    }

    void rowsThatCannotBeReadCostThemselvesOnly() {
        QFETCH(std::string, file);
        QFETCH(std::string, bytes);
        QFETCH(int, rows);
        QFETCH(std::string, rejected);
        const auto answer = import(file, bytes);
        QVERIFY2(answer.status == 0, (answer.out + answer.err).c_str());
        qInfo("%s", rejectedLines(answer).c_str());
        QCOMPARE(answer.json["rows"].get<int>(), rows);
        QCOMPARE(answer.json["rejected"].size(), std::size_t(rejected.empty() ? 0 : 1));
        QVERIFY(rejectedLines(answer).starts_with(rejected));
        QCOMPARE(m_cli->run({"data", "delete", Path(file).stem().string()}).status, 0);
    }

    void linesOverTheCapCostThemselvesOnly() {
        const std::string first = R"({"text": "one"})", open = "\n{\"text\": \"", close = "\"}\n";
        const Path file = m_cli->path("long.jsonl");
        QVERIFY(
            writeSparse(file, {{first + open, 65u << 20}, {close + R"({"text": "three"})" + open, 100'000'000}, {close + R"({"text": "five"})" + "\n", 0}}));
        const auto answer = m_cli->run({"data", "import", file.string(), "--name", "long", "--encoding", "UTF-8"});
        QVERIFY2(answer.status == 0, (answer.out + answer.err).c_str());
        QCOMPARE(answer.json["rows"].get<int>(), 3);
        const auto lines = rejectedLines(answer);
        qInfo("%s", lines.c_str());
        QVERIFY2(lines.starts_with("2:") && lines.find("\n4:") != std::string::npos && lines.find("64 MiB") != std::string::npos, lines.c_str());
        std::filesystem::remove(file);
        QCOMPARE(m_cli->run({"data", "delete", "long"}).status, 0);
    }

    void whatHoldsNothingIsRefusedByName_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("says");
        QTest::newRow("nothing") << std::string("nothing.jsonl") << std::string() << std::string("no rows");
        QTest::newRow("a ZIP archive") << std::string("zip.csv") << std::string("PK\x03\x04rest") << std::string("ZIP");
        QTest::newRow("columns nobody knows") << std::string("foreign.csv") << std::string("x,y\n1,2\n") << std::string("\"x\"");
        QTest::newRow("only broken lines") << std::string("broken.jsonl") << std::string("{\"text\": \n{\"text\": \n") << std::string("line 1");
    }

    void whatHoldsNothingIsRefusedByName() {
        QFETCH(std::string, file);
        QFETCH(std::string, bytes);
        QFETCH(std::string, says);
        const auto answer = import(file, bytes);
        qInfo("%s", sentenceOf(answer).c_str());
        QCOMPARE(answer.status, 3);
        QVERIFY2(sentenceOf(answer).find(file) != std::string::npos && sentenceOf(answer).find(says) != std::string::npos, answer.out.c_str());
    }

    void runFilesAreCheckedKeyByKey_data() {
        QTest::addColumn<std::string>("lines");
        QTest::addColumn<std::string>("says");
        QTest::addColumn<std::string>("alsoSays");
        const auto row = [](const char* title, const char* lines, const char* says, const char* also) {
            QTest::newRow(title) << std::string(lines) << std::string(says) << std::string(also);
        };
        row("unknown key", "learnig_rate: 1\n", "learnig_rate", "learning_rate");
        row("doubled key", "learning_rate: 1.0e-3\nlearning_rate: 2.0e-3\n", "learning_rate", "twice");
        row("one key under two names", "max_seq_length: 64\nmax_length: 128\n", "max_seq_length", "max_length");
        row("keys that exclude each other", "method: full\nlora_alpha: 4\n", "method: full", "lora_alpha");
        row("value out of range", "lora_dropout: 1.5\n", "lora_dropout", "1.5");
        row("word for a number", "max_steps: many\n", "max_steps", "many");
        row("unknown choice", "method: lorra\n", "lorra", "lora");
        row("no mapping", "- a\n- b\n", "bad.yaml", "");
        row("no YAML", "a: [1, 2\n", "bad.yaml", "line");
    }

    void runFilesAreCheckedKeyByKey() {
        QFETCH(std::string, lines);
        QFETCH(std::string, says);
        QFETCH(std::string, alsoSays);
        const std::string head = lines.starts_with("- ") ? "" : "name: bad\nmodel: tiny\ndataset: tickets\n";
        const auto answer = m_cli->run({"train", m_cli->file("bad.yaml", head + lines)});
        const std::string sentence = sentenceOf(answer);
        qInfo("%s", sentence.c_str());
        QCOMPARE(answer.status, 2);
        QVERIFY2(sentence.find(says) != std::string::npos && sentence.find(alsoSays) != std::string::npos, answer.out.c_str());
        QCOMPARE(m_cli->runLocked({"run", "list"}).json["runs"].size(), std::size_t(0));
    }

    void aWrongPassphraseOpensNothing() {
        m_cli->file("pass", "another one altogether\n");
        const auto answer = m_cli->run({"data", "show", "tickets"});
        m_cli->file("pass", "correct horse battery staple\n");
        QCOMPARE(answer.status, 4);
        QCOMPARE(codeOf(answer), std::string("Denied"));
        qInfo("%s", sentenceOf(answer).c_str());
        QVERIFY(sentenceOf(answer).find("passphrase") != std::string::npos);
        const auto log = m_cli->run({"audit", "list"});
        QVERIFY(toText(log.json).find("\"denied\"") != std::string::npos); // noted, and told at the next unlock
    }

    /// Migrate, rekey and delete take the project alone. The lock is held here as another Danlu would hold it.
    void whoNeedsTheProjectAloneIsToldWhoHasIt() {
        DANLU_VALUE(const Descriptor other, openForReading(m_cli->project() / "lock"));
        QCOMPARE(::flock(other.fd(), LOCK_SH), 0);
        for (const auto& words : std::vector<std::vector<std::string>>{{"data", "delete", "tickets"}, {"model", "delete", "tiny"}})
            QVERIFY(isHeldByUs(m_cli->run(words)));
        QCOMPARE(m_cli->run({"data", "show", "tickets", "--count", "1"}).status, 0); // what is shared goes on
        QCOMPARE(::flock(other.fd(), LOCK_EX), 0);
        for (const auto& words : std::vector<std::vector<std::string>>{{"data", "show", "tickets"}, {"model", "list"}, {"project", "info"}})
            QVERIFY(isHeldByUs(m_cli->run(words)));
        QCOMPARE(m_cli->runLocked({"run", "list"}).status, 0); // runs need no database
    }

    void backupsNeverReplaceAProject() {
        QCOMPARE(m_cli->run({"project", "backup", m_cli->path("p.backup").string()}).status, 0);
        const auto answer = m_cli->run({"project", "restore", m_cli->path("p.backup").string(), m_cli->project().string()});
        QCOMPARE(codeOf(answer), std::string("Exists"));
        m_cli->file("cut.backup", readFile(m_cli->path("p.backup"), 64u << 20).value().substr(0, 50'000));
        const auto damaged = m_cli->run({"project", "restore", m_cli->path("cut.backup").string(), m_cli->path("new.danlu").string()});
        qInfo("%s", sentenceOf(damaged).c_str());
        QCOMPARE(damaged.status, 3);
        QVERIFY(sentenceOf(damaged).find("cut.backup") != std::string::npos && !std::filesystem::exists(m_cli->path("new.danlu")));
    }

    void nothingOfAllThisIsLeft() {
        QCOMPARE(contents(), m_before);
        QCOMPARE(m_cli->run({"project", "verify"}).status, 0);
        QCOMPARE(m_cli->run({"audit", "verify"}).status, 0);
    }
};

DANLU_SUITE(BadInputTest)
#include "BadInput_test.moc"
