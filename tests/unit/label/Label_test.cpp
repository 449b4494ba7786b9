#include "support/Suite.h"

#include "label/Agreement.h"
#include "label/LabelScheme.h"
#include "label/Scores.h"

using namespace danlu;
using namespace danlu::label;

namespace {

bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

constexpr std::string_view kScheme = "网络:\n  宽带: [掉线, 网速慢]\n  无线:\n    - 信号弱\n费用:\n  账单: [多收]\n投诉:\n";

std::string problemWith(const LabelPath& path) {
    const auto scheme = LabelScheme::fromText(kScheme);
    const auto checked = scheme->check(path);
    return checked ? "" : checked.error().message();
}

} // namespace

class LabelTest : public QObject {
    Q_OBJECT
private slots:
    void readsSchemes() {
        DANLU_VALUE(const auto scheme, LabelScheme::fromText(kScheme));
        QCOMPARE(scheme.depth(), std::size_t(3));
        QCOMPARE(scheme.leaves(), (std::vector<LabelPath>{
                                      {"网络", "宽带", "掉线"}, {"网络", "宽带", "网速慢"}, {"网络", "无线", "信号弱"}, {"费用", "账单", "多收"}, {"投诉"}}));
        DANLU_VALUE(const auto again, LabelScheme::fromText(toText(scheme.toJson())));
        QCOMPARE(again.leaves(), scheme.leaves());
        DANLU_VALUE(const auto paths, LabelScheme::fromPaths({{"a"}, {"a", "b"}, {"a", "b"}, {"c"}}));
        QCOMPARE(paths.leaves(), (std::vector<LabelPath>{{"a", "b"}, {"c"}}));
    }

    void checksPaths() {
        QCOMPARE(problemWith({"网络", "宽带", "掉线"}), std::string());
        QCOMPARE(problemWith({"网络", "宽带"}), std::string());
        QVERIFY(problemWith({"网路", "宽带"}).find("did you mean \"网络\"") != std::string::npos);
        QVERIFY(problemWith({"网络", "宽带", "掉綫"}).find("under \"网络/宽带\"") != std::string::npos);
        QVERIFY(problemWith({"费用", "宽带"}).find("under \"费用\"") != std::string::npos);
        QVERIFY(!problemWith({"投诉", "x"}).empty());
        QVERIFY(!problemWith({}).empty());
    }

    void refusesBadSchemes() {
        for (const char* text : {"a: {b: {c: {d: [e]}}}", "a: [x, x]", "[]", "7", "a: {'': [x]}", "{}"})
            QVERIFY2(!LabelScheme::fromText(text), text);
    }

    /// Computed with scikit-learn 1.x: accuracy_score, f1_score (macro, micro; zero_division=0) on labels cut to the level.
    void scoresLevels() {
        const std::vector<Judgement> judgements{{{{"A", "a", "1"}}, {{"A", "a", "1"}}},
                                                {{{"A", "a", "2"}}, {{"A", "a", "1"}}},
                                                {{{"A", "b", "1"}}, {{"B", "c", "1"}}},
                                                {{{"B", "c", "1"}}, {{"B", "c", "1"}}},
                                                {{{"B", "d", "2"}}, {}}};
        const auto scores = scoresOf(judgements);
        QCOMPARE(scores.levels.size(), std::size_t(3));
        QVERIFY(near(scores.levels[0].accuracy, 0.6));
        QVERIFY(near(scores.levels[1].accuracy, 0.6));
        QVERIFY(near(scores.levels[2].accuracy, 0.4));
        QVERIFY(near(scores.levels[0].microF1, 2 * 3 / 9.0));
        QVERIFY(near(scores.levels[0].macroF1, (0.8 + 0.5) / 2));                     // A: 2 of 2 said, 3 right; B: 1 of 2, 2
        QVERIFY(near(scores.levels[2].macroF1, (2 / 3.0 + 0 + 0 + 2 / 3.0 + 0) / 5)); // five labels
    }

    /// Sets with ancestors: 3 + 2 + 0 + 3 + 0 of 12 said and 15 right.
    void scoresTheHierarchy() {
        const std::vector<Judgement> judgements{{{{"A", "a", "1"}}, {{"A", "a", "1"}}},
                                                {{{"A", "a", "2"}}, {{"A", "a", "1"}}},
                                                {{{"A", "b", "1"}}, {{"B", "c", "1"}}},
                                                {{{"B", "c", "1"}}, {{"B", "c", "1"}}},
                                                {{{"B", "d", "2"}}, {}}};
        const auto scores = scoresOf(judgements);
        QVERIFY(near(scores.hierarchicalPrecision, 8 / 12.0));
        QVERIFY(near(scores.hierarchicalRecall, 8 / 15.0));
        QVERIFY(near(scores.hierarchicalF1, 16 / 27.0));
        QVERIFY(near(scoresOf({}).hierarchicalF1, 0));
    }

    void severalLabels() {
        const std::vector<Judgement> judgements{{{{"A", "a"}, {"B"}}, {{"A", "a"}}}};
        const auto scores = scoresOf(judgements);
        QVERIFY(near(scores.levels[0].accuracy, 0)); // not the whole set
        QVERIFY(near(scores.levels[0].microF1, 2 / 3.0));
        QVERIFY(near(scores.hierarchicalF1, 2 * 2 / 5.0));
    }

    /// Cohen's example: 20 and 15 agreed of 50, marginals 25/25 and 30/20: κ = 0.4.
    void kappa() {
        std::vector<LabelPair> pairs;
        const auto add = [&pairs](int count, const char* first, const char* second) {
            pairs.insert(pairs.end(), std::size_t(count), LabelPair{{first}, {second}});
        };
        add(20, "yes", "yes");
        add(5, "yes", "no");
        add(10, "no", "yes");
        add(15, "no", "no");
        const auto levels = agreementOf(pairs);
        QCOMPARE(levels.size(), std::size_t(1));
        QVERIFY(near(levels[0].observed, 0.7));
        QVERIFY(near(levels[0].expected, 0.5));
        QVERIFY(near(levels[0].kappa, 0.4));
        const std::vector<LabelPair> same{{{"a"}, {"a"}}, {{"a"}, {"a"}}};
        QVERIFY(near(agreementOf(same)[0].kappa, 1));
    }

    void readsAnswers() {
        QCOMPARE(labelPathOf("网络/宽带/掉线"), (LabelPath{"网络", "宽带", "掉线"}));
        QCOMPARE(labelPathOf(" 「网络 > 宽带 > 掉线」。\n因为…"), (LabelPath{"网络", "宽带", "掉线"}));
        QCOMPARE(labelPathOf("\n网络|宽带"), (LabelPath{"网络", "宽带"}));
        QCOMPARE(labelPathOf("a//b/c/d"), (LabelPath{"a", "b", "c"}));
        QVERIFY(labelPathOf(" \n ").empty());
        QVERIFY(labelPathOf("///").empty());
    }
};

DANLU_SUITE(LabelTest)
#include "Label_test.moc"
