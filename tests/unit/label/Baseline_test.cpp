#include "support/Suite.h"

#include "label/baselines/Baseline.h"
#include "label/baselines/Lbfgs.h"

#include <random>

using namespace danlu;
using namespace danlu::label;

namespace {

/// Sentences of three classes that share most of their words.
std::vector<LabelledText> sentences(std::size_t count, unsigned seed) {
    const std::vector<std::vector<std::string>> words{
        {"宽带", "掉线", "路由器", "光猫"}, {"账单", "多收", "话费", "退款"}, {"slow", "server", "login", "timeout"}};
    const std::vector<std::string> common{"你好", "请问", "我家", "昨天", "please", "today"};
    std::mt19937 random(seed);
    std::vector<LabelledText> rows;
    for (std::size_t i = 0; i < count; ++i) {
        const auto kind = random() % 3;
        std::string text;
        for (int word = 0; word < 6; ++word)
            text += (random() % 3 == 0 ? words[kind][random() % 4] : common[random() % 6]) + " ";
        rows.push_back({text + words[kind][random() % 4], {"大", std::to_string(kind)}});
    }
    return rows;
}

} // namespace

class BaselineTest : public QObject {
    Q_OBJECT
private slots:
    void majority() {
        const std::vector<LabelledText> rows{{"x", {"b"}}, {"y", {"a"}}, {"z", {"a"}}};
        DANLU_VALUE(const auto baseline, majorityClass(rows));
        QCOMPARE(baseline->predict("anything"), (LabelPath{"a"}));
        QVERIFY(!majorityClass({}));
    }

    /// Sum of (i+1)·(x_i − i)² from a far start.
    void minimisesAQuadratic() {
        const auto objective = [](const std::vector<double>& point) {
            Slope slope{0, std::vector<double>(point.size())};
            for (std::size_t i = 0; i < point.size(); ++i) {
                const double away = point[i] - double(i);
                slope.value += double(i + 1) * away * away;
                slope.gradient[i] = 2 * double(i + 1) * away;
            }
            return slope;
        };
        const auto point = minimise(objective, std::vector<double>(20, 100.0), {200, 1e-9, 5});
        for (std::size_t i = 0; i < point.size(); ++i)
            QVERIFY(std::abs(point[i] - double(i)) < 1e-6);
    }

    void features() {
        QCOMPARE(hashedFeatures("宽带宽", 1 << 18).size(), std::size_t(4)); // 宽 (twice), 带, 宽带, 带宽
        QCOMPARE(hashedFeatures("宽，带", 1 << 18).size(), std::size_t(2)); // no pair across punctuation
        QCOMPARE(hashedFeatures("Slow SLOW slow", 1 << 18).size(), std::size_t(1));
        QCOMPARE(hashedFeatures("Slow SLOW slow", 1 << 18)[0].count, 3.0f);
        QVERIFY(hashedFeatures("", 1 << 18).empty());
        QVERIFY(hashedFeatures("\xff\xe4", 1 << 18).size() <= 2);
    }

    void learns() {
        const auto train = sentences(300, 1), test = sentences(200, 2);
        DANLU_VALUE(const auto baseline, bagOfWords(train));
        DANLU_VALUE(const auto again, bagOfWords(train));
        std::size_t right = 0;
        for (const auto& row : test) {
            right += baseline->predict(row.text) == row.path ? 1 : 0;
            QCOMPARE(baseline->predict(row.text), again->predict(row.text));
        }
        QVERIFY2(right >= 198, std::to_string(right).c_str());
        QVERIFY(baseline->predict("").size() == 2);
    }

    void refusesNonsense() {
        QVERIFY(!bagOfWords({}));
        QVERIFY(!bagOfWords(sentences(10, 1), {.features = 1000}));
        QVERIFY(!bagOfWords(sentences(10, 1), {.penalty = 0}));
    }
};

DANLU_SUITE(BaselineTest)
#include "Baseline_test.moc"
