#include "support/Suite.h"

#include "data/cleaning/Cleaner.h"
#include "spec/Document.h"

using namespace danlu;
using namespace danlu::data;

namespace {

std::string cleaned(const std::string& recipe, std::string text) {
    auto cleaner = Cleaner::fromYaml(recipe);
    Row row;
    row.turns.push_back({Role::User, std::move(text)});
    return cleaner && cleaner->apply(row) == Verdict::Kept ? row.turns[0].text : "";
}

std::string repeated(std::string_view part, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes)
        text += part;
    return text;
}

} // namespace

class CleaningTest : public QObject {
    Q_OBJECT
private slots:
    void everyTextOfARow() {
        DANLU_VALUE(auto cleaner, Cleaner::fromYaml("- mask_email\n"));
        Row row;
        row.kind = RowKind::Preference;
        row.turns = {{Role::System, "s a@b.cn"}, {Role::User, "u a@b.cn"}, {Role::Assistant, "c a@b.cn"}};
        row.rejected = "r a@b.cn";
        row.labels = {{"a@b.cn"}};
        QCOMPARE(cleaner.apply(row), Verdict::Kept);
        QCOMPARE(row.turns[0].text + row.turns[1].text + row.turns[2].text + row.rejected, std::string("s [邮箱]u [邮箱]c [邮箱]r [邮箱]"));
        QCOMPARE(row.labels[0][0], std::string("a@b.cn"));
        QCOMPARE(cleaner.counts()[0].changed, std::uint64_t(1));
    }

    void emptySystemTurnsAreNoReasonToDrop() {
        DANLU_VALUE(auto cleaner, Cleaner::fromYaml("- whitespace\n"));
        Row row;
        row.turns = {{Role::System, "  "}, {Role::User, "a"}};
        QCOMPARE(cleaner.apply(row), Verdict::Kept);
        row.turns = {{Role::User, "a"}, {Role::Assistant, " "}};
        QCOMPARE(cleaner.apply(row), Verdict::Dropped);
    }

    void recipeSpellsEverythingOut() {
        DANLU_VALUE(auto cleaner, Cleaner::fromYaml("- step: length\n  max: 10\n- urls\n"));
        QCOMPARE(toText(cleaner.recipe()), std::string("[{\"step\":\"length\",\"min\":1,\"max\":10},{\"step\":\"urls\",\"replacement\":\"\"}]"));
        DANLU_VALUE(auto again, Cleaner::fromYaml(toText(cleaner.recipe())));
        QCOMPARE(toText(again.recipe()), toText(cleaner.recipe()));
    }

    void helpNamesEveryStepAndOption() {
        const auto help = cleaningHelp();
        for (const auto& rule : cleaningRules()) {
            QVERIFY(help.find("- step: " + std::string(rule->name())) != std::string::npos);
            for (const auto& field : rule->options())
                QVERIFY(help.find(field.key()) != std::string::npos);
        }
        QCOMPARE(cleaningRules().size(), std::size_t(9));
    }

    /// Every one of the 10 or 11 possible check characters: exactly one is an identity number.
    void oneCheckCharacterIsRight() {
        for (int serial = 0; serial < 1000; ++serial) {
            char body[18];
            std::snprintf(body, sizeof body, "11010519900307%03d", serial);
            int masked = 0;
            for (const char check : std::string("0123456789X"))
                masked += cleaned("- mask_id\n", std::string("号") + body + check + "。") == "号[身份证号]。" ? 1 : 0;
            QCOMPARE(masked, 1);
        }
    }

    void mobilePrefixes() {
        for (int prefix = 100; prefix < 200; ++prefix) {
            const auto number = std::to_string(prefix) + "12345678";
            const bool isMobile = prefix >= 130;
            QCOMPARE(cleaned("- mask_phone\n", "打" + number), isMobile ? std::string("打[手机号]") : "打" + number);
        }
    }

    /// Texts made to cost quadratic time finish at once; a hang is the failure.
    void hostileTextsAreLinear() {
        const std::string all = "- html\n- urls\n- control_characters\n- mask_phone\n- mask_id\n- mask_email\n- whitespace\n- exact_duplicates\n";
        for (const char* part :
             {"<script>", "<style></b>", "<!--", "<a ", "<a \x22\x27", "&", "&#1", "www.", "http://,", "a@", "@a.", "1 ", "138-", " \n", "\x22<", "<!DOCTYPE"})
            (void)cleaned(all, repeated(part, 1u << 20));
    }
};

DANLU_SUITE(CleaningTest)
#include "Cleaning_test.moc"
