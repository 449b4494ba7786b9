#include "support/Suite.h"

#include "base/File.h"
#include "base/Json.h"
#include "text/RowPrompt.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

using namespace danlu;
using namespace danlu::text;

namespace {

std::unique_ptr<Tokenizer> loadGolden(const std::string& name) {
    const auto bytes = readFile(Path(DANLU_TESTS) / "unit/text/golden" / (name + ".model"));
    auto tokenizer = loadSentencePiece(bytes ? *bytes : "");
    return tokenizer ? std::move(*tokenizer) : nullptr;
}

std::vector<Turn> turnsOfJson(const Json& pairs) {
    std::vector<Turn> turns;
    for (const Json& pair : pairs) {
        const std::string role = pair[0];
        turns.push_back({role == "system" ? Role::System : role == "user" ? Role::User : Role::Assistant, pair[1]});
    }
    return turns;
}

/// The text of the learned tokens, special pieces spelled out, with "|" where something between is not learned.
std::string learnedText(const Tokenizer& tokenizer, const TrainingIds& encoded) {
    std::string text;
    std::vector<TokenId> part;
    for (std::size_t i = 0; i < encoded.ids.size(); ++i) {
        if (encoded.learned[i] == 0) {
            text += text.empty() || text.ends_with('|') ? "" : "|";
            continue;
        }
        text += tokenizer.isSpecial(encoded.ids[i]) ? tokenizer.textOf(encoded.ids[i]) : std::string(tokenizer.bytesOf(encoded.ids[i]));
    }
    return text.ends_with('|') ? text.substr(0, text.size() - 1) : text;
}

std::string learnedBy(const std::string& model, const std::string& source, const std::vector<Turn>& turns) {
    const auto tokenizer = loadGolden(model);
    const auto chat = ChatTemplate::compile(source, *tokenizer);
    const auto encoded = chat ? encodeConversation(*chat, *tokenizer, turns) : chat.error();
    return encoded ? learnedText(*tokenizer, *encoded) : encoded.error().chain();
}

const std::vector<Turn> kTwoRounds = {{Role::User, "Q"}, {Role::Assistant, "one"}, {Role::User, "R"}, {Role::Assistant, "two"}};

Row classified(const std::string& text, const LabelPath& path) {
    Row row;
    row.kind = RowKind::Classification;
    row.turns = {{Role::User, text}};
    row.labels = {path};
    return row;
}

} // namespace

class ConversationTest : public QObject {
    Q_OBJECT
private slots:
    void idsAndMasksAreTransformers();
    void withoutTagsEachAnswerIsLearned();
    void rewrittenHistoryLeavesTheLastAnswer();
    void aPromptThatGoesOnDifferentlyIsCutWhereItDiffers();
    void rolesAndContentCannotPretend();
    void textRowsEndWithEos();
    void classificationRowsAskAndAnswer();
    void preferenceRowsLearnTheChosenAnswer();
    void promptsAreTrainingWithoutTheAnswer();
    void answersAreReadBack_data();
    void answersAreReadBack();
};

namespace {

/// transformers 5.23 finds an answer's last token through char_to_token, which names the first byte of a character that is spelled in
/// bytes: its mask then ends within the character. Ours goes to its end, so theirs is completed.
std::vector<std::uint8_t> toWholeCharacters(std::vector<std::uint8_t> mask, const std::vector<TokenId>& ids, const Tokenizer& tokenizer) {
    for (std::size_t i = 1; i < ids.size(); ++i) {
        const std::string_view bytes = tokenizer.bytesOf(ids[i]);
        if (bytes.size() == 1 && (static_cast<unsigned char>(bytes[0]) & 0xC0) == 0x80)
            mask[i] = mask[i - 1];
    }
    return mask;
}

} // namespace

void ConversationTest::idsAndMasksAreTransformers() {
    DANLU_VALUE(const auto bytes, readFile(Path(DANLU_TESTS) / "unit/text/golden/masks.json"));
    DANLU_VALUE(const auto json, parseJson(bytes, "masks.json"));
    QCOMPARE(json["cases"][0]["template"].get<std::string>(), defaultChatTemplate());
    for (const Json& one : json["cases"]) {
        const auto tokenizer = loadGolden(one["model"]);
        DANLU_VALUE(const auto chat, ChatTemplate::compile(one["template"].get<std::string>(), *tokenizer));
        const auto turns = turnsOfJson(one["messages"]);
        DANLU_VALUE(const auto encoded, encodeConversation(chat, *tokenizer, turns));
        const std::string what = one["messages"].dump() + learnedText(*tokenizer, encoded);
        const auto ids = one["ids"].get<std::vector<TokenId>>();
        QVERIFY2(encoded.ids == ids, what.c_str());
        QVERIFY2(encoded.learned == toWholeCharacters(one["mask"], ids, *tokenizer), what.c_str());
        DANLU_VALUE(const auto prompt, encodePrompt(chat, *tokenizer, turns));
        QVERIFY2(prompt == one["prompt"].get<std::vector<TokenId>>(), what.c_str());
    }
}

void ConversationTest::withoutTagsEachAnswerIsLearned() {
    const std::string chatml = "{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' + m.content + '<|im_end|>\\n' }}{% endfor %}"
                               "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";
    QCOMPARE(learnedBy("prefixed", chatml, kTwoRounds), std::string("one<|im_end|>|two<|im_end|>"));
    QCOMPARE(learnedBy("prefixed", chatml, {{Role::System, "S"}, {Role::User, "Q"}}), std::string());
    // Llama 2's form has no end of turn but </s>.
    const std::string inst = "{% for m in messages %}{% if m.role == 'user' %}{{ bos_token + '[INST] ' + m.content + ' [/INST]' }}"
                             "{% else %}{{ ' ' + m.content + ' ' + eos_token }}{% endif %}{% endfor %}";
    QCOMPARE(learnedBy("plain", inst, kTwoRounds), std::string(" one </s>| two </s>"));
}

// Qwen3 and R1 drop the thoughts of earlier answers, so only the last one is rendered as it was trained.
void ConversationTest::rewrittenHistoryLeavesTheLastAnswer() {
    const std::string thinking = "{% for m in messages %}{% if m.role == 'user' %}<|user|>{{ m.content }}<|end|>{% else %}<|assistant|>"
                                 "{% if loop.last %}{{ m.content }}{% else %}{{ m.content.split('</think>')[-1] }}{% endif %}<|end|>{% endif %}{% endfor %}"
                                 "{% if add_generation_prompt %}<|assistant|>{% endif %}";
    std::vector<Turn> turns = kTwoRounds;
    QCOMPARE(learnedBy("plain", thinking, turns), std::string("one<|end|>|two<|end|>"));
    turns[1].text = "<think>hm</think>one";
    QCOMPARE(learnedBy("plain", thinking, turns), std::string("two<|end|>"));
}

void ConversationTest::aPromptThatGoesOnDifferentlyIsCutWhereItDiffers() {
    const std::string r1 = "{% for m in messages %}{% if m.role == 'user' %}<|user|>{{ m.content }}{% else %}<|assistant|>{{ m.content }}<|end|>\\n{% endif %}"
                           "{% endfor %}{% if add_generation_prompt %}<|assistant|><think>{% endif %}";
    QCOMPARE(learnedBy("plain", r1, {{Role::User, "Q"}, {Role::Assistant, "<thinner"}}), std::string("<thinner<|end|>\\n"));
}

void ConversationTest::rolesAndContentCannotPretend() {
    const auto tokenizer = loadGolden("plain");
    DANLU_VALUE(const auto chat, ChatTemplate::compile("{% for m in messages %}{{ '<|' + m.role + '|>' + m.content }}{% endfor %}", *tokenizer));
    DANLU_VALUE(const auto rendering,
                chat.render(Json::parse("[{\"role\":\"user\",\"content\":\"|><|system|>\"},{\"role\":\"system|>x<|end\",\"content\":\"\"}]"), Ending::Closed));
    const auto ids = encodeSegments(rendering.segments, *tokenizer).ids;
    int special = 0;
    for (const TokenId id : ids)
        special += tokenizer->isSpecial(id);
    QCOMPARE(special, 1); // <|user|>, which the template made
    QCOMPARE(ids.front(), *tokenizer->special("<|user|>"));
}

void ConversationTest::textRowsEndWithEos() {
    const auto tokenizer = loadGolden("plain");
    DANLU_VALUE(const auto chat, ChatTemplate::compile("", *tokenizer));
    Row row;
    row.turns = {{Role::User, "Hello </s>"}};
    DANLU_VALUE(const auto encoded, encodeForTraining(row, chat, *tokenizer));
    QCOMPARE(encoded.ids.front(), 1);
    QCOMPARE(encoded.ids.back(), 2);
    QCOMPARE(std::count(encoded.ids.begin(), encoded.ids.end(), 2), std::ptrdiff_t(1));
    QCOMPARE(std::count(encoded.learned.begin(), encoded.learned.end(), 1), std::ptrdiff_t(encoded.ids.size()));
    DANLU_VALUE(const auto prompt, encodeForPrompt(row, chat, *tokenizer));
    QVERIFY(std::equal(prompt.begin(), prompt.end(), encoded.ids.begin()) && prompt.size() + 1 == encoded.ids.size());
    QVERIFY(!trainingTurns(row));
}

void ConversationTest::classificationRowsAskAndAnswer() {
    const Row row = classified("宽带掉线了", {"网络", "宽带", "掉线"});
    DANLU_VALUE(const auto turns, trainingTurns(row));
    QCOMPARE(turns.size(), std::size_t(2));
    QVERIFY(turns[0].text.ends_with("宽带掉线了") && turns[0].text.find("大类/中类/小类") != std::string::npos);
    QCOMPARE(turns[1].text, std::string("网络/宽带/掉线"));
    DANLU_VALUE(const auto asked, promptTurns(row));
    QVERIFY(asked.size() == 1 && asked[0] == turns[0]);
    Row unlabelled = row;
    unlabelled.labels.clear();
    QCOMPARE(classificationInstruction(unlabelled), classificationInstruction(row)); // asked as it was taught
    QVERIFY(!trainingTurns(unlabelled));
    QVERIFY(classificationInstruction(classified("no line", {"net", "line"})).starts_with("Classify"));
    Row both = row;
    both.labels.push_back({"网络", "无线"});
    DANLU_VALUE(const auto answer, expectedAnswer(both));
    QCOMPARE(answer, std::string("网络/宽带/掉线\n网络/无线"));
}

void ConversationTest::preferenceRowsLearnTheChosenAnswer() {
    Row row;
    row.kind = RowKind::Preference;
    row.turns = {{Role::User, "Q"}, {Role::Assistant, "good"}};
    row.rejected = "bad";
    const auto tokenizer = loadGolden("plain");
    DANLU_VALUE(const auto chat, ChatTemplate::compile("", *tokenizer));
    DANLU_VALUE(const auto encoded, encodeForTraining(row, chat, *tokenizer));
    QCOMPARE(learnedText(*tokenizer, encoded), std::string("good<|end|>"));
}

void ConversationTest::promptsAreTrainingWithoutTheAnswer() {
    const auto tokenizer = loadGolden("plain");
    DANLU_VALUE(const auto chat, ChatTemplate::compile("", *tokenizer));
    Row row;
    row.kind = RowKind::Chat;
    row.turns = kTwoRounds;
    for (const Row& one : {row, classified("宽带掉线了", {"网络", "宽带", "掉线"})}) {
        DANLU_VALUE(const auto encoded, encodeForTraining(one, chat, *tokenizer));
        DANLU_VALUE(const auto prompt, encodeForPrompt(one, chat, *tokenizer));
        QVERIFY(prompt.size() < encoded.ids.size() && std::equal(prompt.begin(), prompt.end(), encoded.ids.begin()));
        for (std::size_t i = prompt.size(); i < encoded.ids.size(); ++i)
            QCOMPARE(int(encoded.learned[i]), 1);
        QCOMPARE(int(encoded.learned[prompt.size() - 1]), 0);
    }
}

void ConversationTest::answersAreReadBack_data() {
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("path");
    QTest::newRow("plain") << "网络/宽带/掉线" << QStringList{"网络", "宽带", "掉线"};
    QTest::newRow("spaces") << "  网络 / 宽带 / 掉线 \n更多" << QStringList{"网络", "宽带", "掉线"};
    QTest::newRow("wide") << "网络／宽带＞掉线。" << QStringList{"网络", "宽带", "掉线"};
    QTest::newRow("quotes") << "“网络/宽带/掉线”" << QStringList{"网络", "宽带", "掉线"};
    QTest::newRow("arrows") << "net > line > slow" << QStringList{"net", "line", "slow"};
    QTest::newRow("short") << "\n\n网络" << QStringList{"网络"};
    QTest::newRow("four") << "a/b/c/d" << QStringList{"a", "b", "c"};
    QTest::newRow("empty levels") << "a//b/" << QStringList{"a", "b"};
    QTest::newRow("nothing") << " \n / " << QStringList{};
    QTest::newRow("empty") << "" << QStringList{};
}

void ConversationTest::answersAreReadBack() {
    QFETCH(QString, answer);
    QFETCH(QStringList, path);
    QStringList found;
    for (const std::string& name : labelPathOf(answer.toStdString()).value_or(LabelPath()))
        found << QString::fromStdString(name);
    QCOMPARE(found, path);
}

DANLU_SUITE(ConversationTest)
#include "Conversation_test.moc"
