#include "chain/Cli.h"

namespace danlu::test {
namespace {

constexpr int kPatience = 240'000; // milliseconds; a hang fails the test, a slow machine does not

constexpr const char* kConfig = R"({"model_type":"llama","architectures":["LlamaForCausalLM"],"hidden_size":32,"intermediate_size":64,
"num_hidden_layers":2,"num_attention_heads":4,"num_key_value_heads":2,"max_position_embeddings":256,"rms_norm_eps":1e-5,
"rope_theta":10000.0,"tie_word_embeddings":true})";

QStringList listOf(const std::vector<std::string>& words) {
    QStringList list;
    for (const auto& word : words)
        list << QString::fromStdString(word);
    return list;
}

QProcessEnvironment environmentIn(const Path& folder, const std::map<std::string, std::string>& more) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_STATE_HOME", QString::fromStdString((folder / "state").string()));
    environment.insert("TMPDIR", QString::fromStdString((folder / "tmp").string()));
    environment.insert("OMP_WAIT_POLICY", "passive"); // two threads on two busy cores must not spin
    environment.remove("DANLU_PROJECT");
    for (const auto& [name, value] : more)
        environment.insert(QString::fromStdString(name), QString::fromStdString(value));
    return environment;
}

} // namespace

Cli::Cli() {
    std::filesystem::create_directories(path("tmp"));
    file("pass", "correct horse battery staple\n");
}

std::string Cli::file(const std::string& name, std::string_view content) const {
    const auto written = writeFileAtomically(path(name), content);
    return written ? path(name).string() : std::string();
}

void Cli::setEnvironment(const std::string& name, const std::string& value) {
    if (value.empty())
        m_environment.erase(name);
    else
        m_environment[name] = value;
}

std::vector<std::string> Cli::withProject(const std::vector<std::string>& words) const {
    std::vector<std::string> all{"--format", "json", "--project", project().string(), "--passphrase-file", path("pass").string()};
    all.insert(all.end(), words.begin(), words.end());
    return all;
}

Answer Cli::run(const std::vector<std::string>& words, std::string_view input) const { return runPlain(withProject(words), input); }

Answer Cli::runLocked(const std::vector<std::string>& words) const {
    std::vector<std::string> all{"--format", "json", "--project", project().string()};
    all.insert(all.end(), words.begin(), words.end());
    return runPlain(all);
}

Answer Cli::runPlain(const std::vector<std::string>& words, std::string_view input) const {
    QProcess process;
    process.setProcessEnvironment(environmentIn(path(""), m_environment));
    process.start(DANLU_BIN "/danlu-cli", listOf(words));
    process.write(input.data(), qint64(input.size()));
    process.closeWriteChannel();
    Answer answer;
    if (!process.waitForFinished(kPatience)) {
        process.kill();
        process.waitForFinished();
        answer.err = "it did not end";
        return answer;
    }
    answer.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    answer.out = process.readAllStandardOutput().toStdString();
    answer.err = process.readAllStandardError().toStdString();
    if (auto json = parseJson(answer.out, "stdout"))
        answer.json = std::move(*json);
    return answer;
}

std::unique_ptr<QProcess> Cli::start(const std::vector<std::string>& words) const {
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environmentIn(path(""), m_environment));
    process->setStandardInputFile(QProcess::nullDevice());
    process->start(DANLU_BIN "/danlu-cli", listOf(withProject(words)));
    process->waitForStarted();
    return process;
}

int Cli::create() const {
    return run({"project", "create", project().string(), "--name", "Test", "--recovery-file", path("recovery").string(), "--kdf-memory", "46", "--kdf-passes",
                "1"})
        .status;
}

int Cli::prepareModel() const {
    file("tickets.jsonl", ticketLines(300));
    for (const auto& words : std::vector<std::vector<std::string>>{
             {"data", "import", path("tickets.jsonl").string(), "--name", "tickets"},
             {"data", "split", "tickets", "--train", "0.8", "--validation", "0.1", "--test", "0.1", "--seed", "3"},
             {"tokenizer", "train", "tickets", "--vocab-size", "512", "--to", path("tokenizer.model").string()},
             {"model", "new", "--config", file("config.json", kConfig), "--tokenizer", path("tokenizer.model").string(), "--seed", "5", "--name", "tiny"}})
        if (const auto answer = run(words); answer.status != 0) {
            qWarning("%s: %s%s", words[0].c_str(), answer.out.c_str(), answer.err.c_str());
            return answer.status;
        }
    return 0;
}

std::string Cli::runFile(const std::string& name, int steps) const {
    return file(name + ".yaml",
                "name: " + name +
                    "\nmodel: tiny\ndataset: tickets\nr: 4\nlora_alpha: 8\nlora_dropout: 0\ntarget_modules: [q_proj, v_proj]\n"
                    "per_device_train_batch_size: 4\ngradient_accumulation_steps: 1\nlearning_rate: 1.0e-2\nmax_seq_length: 96\ndtype: fp32\nthreads: 1\n"
                    "logging_steps: 1\nsave_steps: 5\nmax_steps: " +
                    std::to_string(steps) + "\n");
}

std::string codeOf(const Answer& answer) { return answer.json.is_object() && answer.json.contains("error") ? answer.json["error"].value("code", "") : ""; }

std::string sentenceOf(const Answer& answer) {
    if (codeOf(answer).empty())
        return {};
    const Json& error = answer.json["error"];
    std::string text = error.value("message", "");
    for (const auto& cause : error["cause"])
        text += "; " + (cause.is_string() ? cause.get<std::string>() : cause.value("message", ""));
    return text + " | " + error.value("hint", "");
}

std::string ticketLines(int count, const std::string& mark) {
    struct Kind {
        const char* text;
        const char* label;
    };
    const std::vector<Kind> kinds{
        {"打印机卡纸", R"(["硬件","打印机","卡纸"])"}, {"宽带掉线", R"(["网络","宽带","掉线"])"}, {"忘记密码", R"(["账号","登录","密码"])"}};
    const std::vector<std::string> who{"市场部王经理", "财务科李会计", "仓库老张",   "前台小陈",   "研发中心赵工",
                                       "客服组刘主管", "法务孙律师",   "后勤周师傅", "行政吴助理", "采购郑专员"};
    const std::vector<std::string> when{"今天早晨八点", "昨天傍晚",         "上周五午休时", "开会之前",
                                        "重新启动以后", "搬到新办公室以来", "升级系统那天", "下雨停电之后"};
    const std::vector<std::string> ask{"请尽快处理", "麻烦安排人员上门", "希望电话回复", "等待技术支持", "需要更换零件", "已经影响全组工作"};
    std::string lines;
    for (std::size_t i = 0; i < std::size_t(count); ++i) {
        const auto& kind = kinds[i % kinds.size()];
        lines += "{\"text\": \"第" + std::to_string(i) + "号工单：" + who[i / 3 % who.size()] + when[i / 7 % when.size()] + kind.text + "，" +
                 ask[i / 5 % ask.size()] + "。" + mark + "\", \"label\": " + kind.label + "}\n";
    }
    return lines;
}

} // namespace danlu::test
