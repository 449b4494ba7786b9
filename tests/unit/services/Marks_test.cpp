#include "support/Suite.h"

#include "services/dataset/CleanPreview.h"
#include "services/dataset/Preview.h"
#include "services/dataset/Rows.h"

using namespace danlu;
using namespace danlu::services;

namespace {

std::string marked(const std::string& text) {
    std::string all;
    for (const auto& mark : personalMarks(text))
        all += mark.kind + ":" + text.substr(mark.begin, mark.end - mark.begin) + ";";
    return all;
}

} // namespace

/// What the Data page shows of rows and recipes beside the rows themselves.
class MarksTest : public QObject {
    Q_OBJECT
private slots:
    void personalDataIsFoundWhereItStands() {
        QCOMPARE(marked("客户（13812346021）来电"), std::string("phone:13812346021;"));
        QCOMPARE(marked("13812346021"), std::string("phone:13812346021;"));
        QCOMPARE(marked("138 1234 6021 13912346022 x me@a.com"), std::string("phone:138 1234 6021;phone:13912346022;email:me@a.com;"));
        QCOMPARE(marked("a@b.cn;a@b.cn a@b.cn"), std::string("email:a@b.cn;email:a@b.cn;email:a@b.cn;"));
        QCOMPARE(marked("no one"), std::string());
        QCOMPARE(marked(""), std::string());
    }

    void stepsAreDescribedWithTheirOptions() {
        const Json steps = cleaningSteps();
        const auto length = std::find_if(steps.begin(), steps.end(), [](const Json& step) { return step["step"] == "length"; });
        QVERIFY(length != steps.end());
        const Json& min = (*length)["options"][0];
        QVERIFY(min["key"] == "min" && min["type"] == "whole" && min["value"] == 1 && min["low"] == 0 && min["unit"] == "characters");
    }

    void aRecipeGoesToYamlAndBack() {
        DANLU_VALUE(const Json recipe, readRecipe("- html\n- step: length\n  max: 7\n- step: mask_email\n  replacement: \"a: #b\"\n"));
        QVERIFY(recipe[0]["step"] == "html" && recipe[1]["max"] == 7 && recipe[2]["replacement"] == "a: #b");
        DANLU_VALUE(const Json again, readRecipe(recipeYaml(recipe)));
        QVERIFY(again == recipe);
        DANLU_VALUE(const Json ofJson, readRecipe(toText(recipe))); // JSON is YAML
        QVERIFY(ofJson == recipe);
    }

    void shapesNameTheirFields() {
        const auto fields = importFields("classification");
        QVERIFY(std::find(fields.begin(), fields.end(), "label1") != fields.end());
        QVERIFY(importFields("auto").size() > fields.size());
        QVERIFY(importFields("nothing").empty());
    }
};

DANLU_SUITE(MarksTest)
#include "Marks_test.moc"
