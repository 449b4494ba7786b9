#include "support/Suite.h"

#include "chain/Cli.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

using namespace danlu;
using namespace danlu::test;

namespace {

bool hasKeys(const Json& json, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        if (!json.contains(key)) {
            qWarning("the key %s is missing in %s", key, toText(json).substr(0, 400).c_str());
            return false;
        }
    return true;
}

} // namespace

/// Every command of the contract on tiny data: keys, exit codes, audit rows.
class ChainTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Cli> m_cli;

private slots:
    void initTestCase() {
        m_cli = std::make_unique<Cli>();
        QCOMPARE(m_cli->create(), 0);
        QCOMPARE(m_cli->prepareModel(), 0);
    }

    void projectsAreMade() {
        const auto info = m_cli->runLocked({"project", "info"});
        QVERIFY_ANSWER(info);
        QCOMPARE(info.json["name"].get<std::string>(), std::string("Test"));
        QVERIFY(info.json["unlocked"] == false);
        QCOMPARE(std::filesystem::status(m_cli->path("recovery")).permissions(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        const auto again = m_cli->run({"project", "create", m_cli->path("q.danlu").string(), "--recovery-file", m_cli->path("recovery").string()});
        QCOMPARE(codeOf(again), std::string("Exists"));
        QVERIFY(!std::filesystem::exists(m_cli->path("q.danlu")));
        const auto verified = m_cli->run({"project", "verify"});
        QVERIFY_ANSWER(verified);
        QVERIFY(verified.json["ok"] == true);
    }

    void passphrasesAreNormalised() {
        Cli cli;
        cli.file("pass", "caf\xC3\xA9 \xE5\x8C\x97\xE4\xBA\xAC 12345\n"); // é as one character
        QCOMPARE(cli.create(), 0);
        cli.file("pass", "cafe\xCC\x81 \xE5\x8C\x97\xE4\xBA\xAC 12345\n"); // e and an accent
        const auto same = cli.run({"data", "list"});
        QVERIFY_ANSWER(same);
        cli.file("pass", "cafe 北京 12345\n");
        const auto wrong = cli.run({"data", "list"});
        QCOMPARE(wrong.status, 4);
        QCOMPARE(codeOf(wrong), std::string("Denied"));
        const auto none = cli.runLocked({"data", "show", "x"});
        QCOMPARE(none.status, 4);
        QCOMPARE(codeOf(none), std::string("Locked"));
        cli.file("new", "a quite different one\n");
        const auto recovered = cli.runLocked({"project", "recover", "--recovery-file", cli.path("recovery").string(), "--new-passphrase-file",
                                              cli.path("new").string(), "--kdf-memory", "46", "--kdf-passes", "1"});
        QVERIFY_ANSWER(recovered);
        cli.file("pass", "a quite different one\n");
        QVERIFY_ANSWER(cli.run({"audit", "verify"}));
    }

    void rowsAreKeptAndRejected() {
        m_cli->file("mixed.jsonl", ticketLines(3) + "{\"text\": \"kaputt\n{\"text\": \"\xFF\", \"label\": \"a/b/c\"}\n");
        const auto imported = m_cli->run({"data", "import", m_cli->path("mixed.jsonl").string(), "--name", "mixed"});
        QVERIFY_ANSWER(imported);
        QVERIFY(hasKeys(imported.json, {"dataset", "version", "rows", "rejected"}));
        QCOMPARE(imported.json["rows"].get<int>(), 3);
        QCOMPARE(imported.json["rejected"].size(), std::size_t(2));
        QVERIFY(hasKeys(imported.json["rejected"][0], {"file", "line", "reason"}));
        QCOMPARE(imported.json["rejected"][0]["line"].get<int>(), 4);
        const auto shown = m_cli->run({"data", "show", "mixed@1", "--from", "1", "--count", "1"});
        QVERIFY_ANSWER(shown);
        QCOMPARE(shown.json["rows"].size(), std::size_t(1));
        QCOMPARE(toText(shown.json["rows"][0]["label"]), std::string("[\"网络\",\"宽带\",\"掉线\"]"));
        const auto rejected = m_cli->run({"data", "rejected", "mixed"});
        QCOMPARE(toText(rejected.json["rejected"]), toText(imported.json["rejected"]));
    }

    void versionsFollowEachOther() {
        const std::string doubled = ticketLines(20) + ticketLines(5);
        m_cli->file("v.jsonl", doubled);
        QVERIFY_ANSWER(m_cli->run({"data", "import", m_cli->path("v.jsonl").string(), "--name", "v"}));
        const auto cleaned = m_cli->run({"data", "clean", "v", "--recipe", m_cli->file("r.yaml", "- step: whitespace\n- step: exact_duplicates\n")});
        QVERIFY_ANSWER(cleaned);
        QCOMPARE(cleaned.json["version"].get<int>(), 2);
        QCOMPARE(cleaned.json["rows"].get<int>(), 20);
        QCOMPARE(cleaned.json["steps"][1]["dropped"].get<int>(), 5);
        const auto split = m_cli->run({"data", "split", "v@2", "--train", "0.5", "--validation", "0.25", "--test", "0.25", "--seed", "1"});
        QVERIFY_ANSWER(split);
        QCOMPARE(split.json["train"].get<int>() + split.json["validation"].get<int>() + split.json["test"].get<int>(), 20);
        const auto exported = m_cli->run({"data", "export", "v@3", "--as", "classification", "--to", m_cli->path("v-out.jsonl").string(), "--split", "test"});
        QVERIFY_ANSWER(exported);
        QCOMPARE(exported.json["rows"].get<int>(), split.json["test"].get<int>());
        const auto twice = m_cli->run({"data", "export", "v@3", "--as", "csv", "--to", m_cli->path("v-out.jsonl").string()});
        QCOMPARE(codeOf(twice), std::string("Exists"));
        QVERIFY_ANSWER(m_cli->run({"data", "rename", "v", "w"}));
        QVERIFY_ANSWER(m_cli->run({"data", "delete", "w"}));
        QCOMPARE(codeOf(m_cli->run({"data", "show", "w"})), std::string("NotFound"));
    }

    void labelsAreCounted() {
        const auto scheme = m_cli->run({"label", "scheme", "tickets", "--from", m_cli->file("s.yaml", "硬件: {打印机: [卡纸]}\n网络: {宽带: [掉线]}\n")});
        QVERIFY_ANSWER(scheme);
        QCOMPARE(scheme.json["unknown"][0]["label"].get<std::string>(), std::string("账号/登录/密码"));
        m_cli->file("anna.jsonl",
                    "{\"row\": 0, \"label\": \"硬件/打印机/卡纸\"}\n{\"row\": 1, \"label\": \"硬件/打印机/卡纸\"}\n{\"row\": 99999, \"label\": \"x\"}\n");
        const auto labels = m_cli->run({"label", "import", "tickets", "--from", m_cli->path("anna.jsonl").string(), "--annotator", "anna"});
        QVERIFY_ANSWER(labels);
        QCOMPARE(labels.json["labelled"].get<int>(), 2);
        QCOMPARE(labels.json["rejected"][0]["line"].get<int>(), 3);
        const auto report = m_cli->run({"label", "report", "tickets"});
        QVERIFY_ANSWER(report);
        QCOMPARE(report.json["scores"][0]["scores"]["levels"][0]["accuracy"].get<double>(), 0.5);
        const auto shown = m_cli->run({"data", "show", "tickets", "--count", "1"});
        QVERIFY(shown.json["rows"][0].contains("split")); // new labels keep the split
    }

    void modelsSpeak() {
        const auto shown = m_cli->run({"model", "show", "tiny"});
        QVERIFY_ANSWER(shown);
        QVERIFY(hasKeys(shown.json, {"name", "family", "parameters", "sha256"}));
        const auto ids = m_cli->run({"model", "tokenize", "tiny"}, "打印机卡纸");
        QVERIFY_ANSWER(ids);
        const auto text = m_cli->run({"model", "detokenize", "tiny"}, toText(ids.json["ids"]));
        QVERIFY_ANSWER(text);
        QCOMPARE(text.json["text"].get<std::string>(), std::string("打印机卡纸"));
        const auto templated = m_cli->run({"model", "template", "tiny"}, "[{\"role\": \"user\", \"content\": \"<|end|>\"}]");
        QVERIFY_ANSWER(templated);
        const auto logits = m_cli->run({"model", "logits", "tiny", "--ids", "1,2,3", "--to", m_cli->path("l.safetensors").string()});
        QVERIFY_ANSWER(logits);
        QCOMPARE(toText(logits.json["shape"]), std::string("[3,512]"));
        const auto wrong = m_cli->run({"model", "show", "tinny"});
        QCOMPARE(codeOf(wrong), std::string("NotFound"));
        QVERIFY(toText(wrong.json).find("tiny") != std::string::npos); // the nearest name
    }

    void trainingMakesAModel() {
        const auto dry = m_cli->run({"train", m_cli->runFile("dry", 10), "--dry-run"});
        QVERIFY_ANSWER(dry);
        QVERIFY(hasKeys(dry.json, {"rows", "plan", "samples", "estimate", "example", "fits"}));
        QVERIFY(dry.json["example"]["text"].get<std::string>().find("工单") != std::string::npos);
        const auto run = m_cli->run({"train", m_cli->runFile("lora", 10), "--set", "learning_rate=2e-2"});
        QVERIFY_ANSWER(run);
        QVERIFY(hasKeys(run.json, {"run", "state", "steps", "final_loss", "model"}));
        QCOMPARE(run.json["state"].get<std::string>(), std::string("finished"));
        QCOMPARE(run.json["steps"].get<int>(), 10);
        QCOMPARE(run.json["model"].get<std::string>(), std::string("lora"));
        const auto metrics = m_cli->runLocked({"run", "metrics", run.json["run"].get<std::string>(), "--telemetry"});
        QVERIFY_ANSWER(metrics);
        QCOMPARE(metrics.json["series"]["loss"].size(), std::size_t(10));
        QVERIFY(metrics.json["series"]["loss"][9][1].get<double>() < metrics.json["series"]["loss"][0][1].get<double>());
        QVERIFY(hasKeys(metrics.json["series"], {"loss", "eval_loss", "learning_rate", "grad_norm", "tokens_per_second"}));
        const auto samples = m_cli->run({"run", "samples", "lora"});
        QVERIFY_ANSWER(samples);
        QVERIFY(hasKeys(samples.json, {"run", "name", "part", "seconds", "samples"}));
        QCOMPARE(samples.json["samples"].size(), std::size_t(3)); // sample_rows, as nobody said otherwise
        const Json& sample = samples.json["samples"][0];
        QVERIFY(hasKeys(sample, {"prompt", "expected", "answers"}) && sample["prompt"].get<std::string>().find("工单") != std::string::npos);
        QCOMPARE(sample["answers"].size(), std::size_t(2));
        QVERIFY(hasKeys(sample["answers"][1], {"step", "time", "text", "tokens", "cut"}));
        QVERIFY(sample["answers"][0]["step"] == 0 && sample["answers"][1]["step"] == 10);
        QCOMPARE(codeOf(m_cli->runLocked({"run", "samples", "lora"})), std::string("Locked")); // they are texts of the dataset
        const auto list = m_cli->runLocked({"run", "list"});
        QVERIFY_ANSWER(list);
        QCOMPARE(list.json["runs"].size(), std::size_t(1));
        const auto refused = m_cli->run({"run", "delete", "lora"});
        QVERIFY(refused.status != 0); // its model lies in it
    }

    void answersAndFigures() {
        const auto answer = m_cli->run({"generate", "--model", "lora", "--prompt", "你好", "--temperature", "0", "--max-new-tokens", "5"});
        QVERIFY_ANSWER(answer);
        QVERIFY(hasKeys(answer.json, {"text", "ids", "prompt_tokens", "completion_tokens", "seconds"}));
        const auto again = m_cli->run({"generate", "--model", "lora", "--prompt", "你好", "--temperature", "0", "--max-new-tokens", "5"});
        QCOMPARE(toText(again.json["ids"]), toText(answer.json["ids"]));
        const auto compared = m_cli->run({"compare", "--models", "tiny,lora", "--prompts",
                                          m_cli->file("prompts.jsonl", "你好\n{\"prompt\": \"打印机\", \"expected\": \"x\"}\n"), "--max-new-tokens", "3"});
        QVERIFY_ANSWER(compared);
        QCOMPARE(compared.json["prompts"].size(), std::size_t(2));
        QVERIFY(hasKeys(compared.json["prompts"][1]["answers"], {"tiny", "lora"}));
        const auto measured = m_cli->run({"evaluate", "--model", "lora", "--dataset", "tickets", "--max-new-tokens", "8"});
        QVERIFY_ANSWER(measured);
        QVERIFY(hasKeys(measured.json, {"perplexity", "scores", "rows"}));
        QCOMPARE(measured.json["split"].get<std::string>(), std::string("test"));
        const auto plain = m_cli->run({"evaluate", "baselines", "--dataset", "tickets"});
        QVERIFY_ANSWER(plain);
        QVERIFY(plain.json["baselines"][1]["scores"]["hierarchical_f1"].get<double>() > 0.9); // three words decide it
    }

    void textsAreMeasuredInBitsPerCharacter() {
        const std::string rows = m_cli->file("texts.jsonl", "{\"text\": \"打印机\"}\n{\"text\": \"a longer one, of 31 characters!\"}\n");
        QVERIFY_ANSWER(m_cli->run({"data", "import", rows, "--name", "texts", "--as", "text"}));
        const auto whole = m_cli->run({"evaluate", "--model", "tiny", "--dataset", "texts"});
        QVERIFY_ANSWER(whole);
        QCOMPARE(whole.json["characters"].get<int>(), 34);
        const double bits = whole.json["loss"].get<double>() * whole.json["tokens"].get<double>() / std::log(2.0) / 34;
        QVERIFY(std::abs(whole.json["bits_per_character"].get<double>() - bits) < 1e-9);
        const auto cut = m_cli->run({"evaluate", "--model", "tiny", "--dataset", "texts", "--max-seq-length", "8"});
        QVERIFY_ANSWER(cut);
        QVERIFY(!cut.json.contains("bits_per_character")); // some characters were never predicted
    }

    void exportsCountWhenTheyAreReadBack() {
        const auto quantized = m_cli->run({"quantize", "--model", "lora", "--to", "q8_0", "--name", "small", "--rows", "4"});
        QVERIFY_ANSWER(quantized);
        QVERIFY(quantized.json["bytes"].get<std::uint64_t>() < quantized.json["source_bytes"].get<std::uint64_t>());
        QVERIFY(hasKeys(quantized.json["quality"], {"before", "after"}));
        for (const std::string format : {"hf", "gguf", "peft"}) {
            const std::string folder = m_cli->path("out-" + format).string();
            const auto exported = m_cli->run({"export", "--model", "lora", "--as", format, "--to", folder});
            QVERIFY_ANSWER(exported);
            const auto verified = m_cli->run({"export", "verify", folder});
            QVERIFY_ANSWER(verified);
            QVERIFY(verified.json["provenance"].contains("base_sha256"));
        }
        const auto stranger = m_cli->runPlain({"--format", "json", "export", "verify", m_cli->path("out-hf").string()}); // no project needed
        QVERIFY_ANSWER(stranger);
        std::filesystem::resize_file(m_cli->path("out-hf") / "tokenizer.model", 100);
        const auto damaged = m_cli->runPlain({"--format", "json", "export", "verify", m_cli->path("out-hf").string()});
        QCOMPARE(damaged.status, 3);
        const auto imported = m_cli->run({"model", "import", m_cli->path("out-gguf").string() + "/lora-F16.gguf", "--name", "back"});
        QVERIFY_ANSWER(imported);
        QVERIFY_ANSWER(m_cli->run({"generate", "--model", "back", "--prompt", "你好", "--max-new-tokens", "2"}));
        QVERIFY_ANSWER(m_cli->run({"model", "import", m_cli->path("out-peft").string(), "--name", "adapter", "--base", "tiny"}));
        const auto answer = m_cli->run({"generate", "--model", "adapter", "--prompt", "你好", "--temperature", "0", "--max-new-tokens", "5"});
        const auto original = m_cli->run({"generate", "--model", "lora", "--prompt", "你好", "--temperature", "0", "--max-new-tokens", "5"});
        QCOMPARE(toText(answer.json["ids"]), toText(original.json["ids"]));
    }

    void pinnedFilesAreChecked() {
        const Path file = m_cli->path("out-peft") / "adapter_model.safetensors";
        std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds(5));
        QVERIFY_ANSWER(m_cli->run({"generate", "--model", "adapter", "--prompt", "x", "--max-new-tokens", "1"})); // the same bytes
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(-1, std::ios::end).put('\x7f');
        bytes.close();
        const auto changed = m_cli->run({"generate", "--model", "adapter", "--prompt", "x"});
        QCOMPARE(codeOf(changed), std::string("Corrupt"));
    }

    void everyActIsInTheLog() {
        const auto log = m_cli->run({"audit", "list", "--limit", "1000"});
        QVERIFY_ANSWER(log);
        std::set<std::string> actions;
        for (const auto& entry : log.json["entries"])
            actions.insert(entry["action"].get<std::string>());
        for (const char* action : {"project.create", "data.import",    "data.clean",      "data.split",   "data.show",     "data.export",  "data.delete",
                                   "label.scheme",   "label.import",   "tokenizer.train", "model.new",    "run.start",     "run.finished", "chat.generate",
                                   "chat.compare",   "model.evaluate", "model.quantize",  "model.export", "export.verify", "model.import"})
            QVERIFY2(actions.contains(action), action);
        const auto verified = m_cli->run({"audit", "verify"});
        QVERIFY_ANSWER(verified);
        QVERIFY(verified.json["macs_checked"] == true);
        const auto exported = m_cli->run({"audit", "export", "--to", m_cli->path("audit.jsonl").string()});
        QVERIFY_ANSWER(exported);
    }

    void wrongUseSaysWhatWouldBeRight() {
        for (const auto& [words, code, status, hint] : std::vector<std::tuple<std::vector<std::string>, std::string, int, std::string>>{
                 {{"data", "imprt", "x"}, "Usage", 2, "data import"},
                 {{"trian", "x"}, "Usage", 2, "train"},
                 {{"data", "show", "tickets", "--cuont", "3"}, "Usage", 2, "--count"},
                 {{"data", "show", "tickets", "--count", "many"}, "Usage", 2, "whole number"},
                 {{"data", "split", "tickets", "--train", "-1"}, "Usage", 2, "0 to"},
                 {{"data", "import", "/nowhere/x.jsonl", "--name", "n"}, "NotFound", 2, "/nowhere/x.jsonl"},
                 {{"data", "show", "tickets@9"}, "NotFound", 2, ""},
                 {{"train", m_cli->file("bad.yaml", "name: x\nmodel: tiny\ndataset: tickets\nlearnig_rate: 1\n")}, "Usage", 2, "learning_rate"},
                 {{"train", m_cli->file("bad2.yaml", "name: x\nmodel: tiny\ndataset: tickets\nmethod: full\nr: 4\n")}, "Usage", 2, "method: full"},
                 {{"data", "clean", "tickets", "--recipe", m_cli->file("bad3.yaml", "- step: whitespce\n")}, "Usage", 2, "whitespace"},
                 {{"model", "import", m_cli->path("pass").string(), "--name", "m"}, "Rejected", 3, ""},
                 {{"export", "--model", "tiny", "--as", "peft", "--to", m_cli->path("no").string()}, "Usage", 2, "adapter"}}) {
            const auto answer = m_cli->run(words);
            QVERIFY2(answer.status == status && codeOf(answer) == code, (words[0] + " " + words[1] + ": " + answer.out + answer.err).c_str());
            QVERIFY2(answer.out.find(hint) != std::string::npos, answer.out.c_str());
            QVERIFY(hasKeys(answer.json["error"], {"code", "message", "hint", "cause"}));
        }
        QCOMPARE(m_cli->runPlain({"--version"}).status, 0);
        QCOMPARE(m_cli->runPlain({"completion", "bash"}).status, 0);
        QVERIFY(m_cli->runPlain({"train", "--help"}).out.find("lora_alpha") != std::string::npos);
    }
};

DANLU_SUITE(ChainTest)
#include "Chain_test.moc"
