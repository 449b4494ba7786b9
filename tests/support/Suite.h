#pragma once

#include "base/Result.h"

#include <QObject>
#include <QTest>

#include <functional>
#include <memory>

namespace danlu::test {

/// The Qt Test classes of one executable. A file ends with `DANLU_SUITE(JsonTest)` and `#include "Json_test.moc"`.
bool addSuite(std::function<std::unique_ptr<QObject>()> make);

} // namespace danlu::test

#define DANLU_SUITE(type)                                                                                                                                      \
    [[maybe_unused]] static const bool s_added##type = danlu::test::addSuite([]() -> std::unique_ptr<QObject> { return std::make_unique<type>(); });

/// Fails the test with the whole chain of the error: `QVERIFY_OK(project.close());`
#define QVERIFY_OK(expression)                                                                                                                                 \
    do {                                                                                                                                                       \
        const auto danluResult = (expression);                                                                                                                 \
        QVERIFY2(danluResult, danluResult ? "" : danluResult.error().chain().c_str());                                                                         \
    } while (false)

/// Declares the value, or fails the test: `DANLU_VALUE(auto json, parseJson(text, "case"));` may be used in functions that return void.
#define DANLU_VALUE(declaration, expression) DANLU_VALUE_NUMBERED(declaration, expression, __COUNTER__)
#define DANLU_VALUE_NUMBERED(declaration, expression, number) DANLU_VALUE_JOINED(declaration, expression, number)
#define DANLU_VALUE_JOINED(declaration, expression, number) DANLU_VALUE_NAMED(declaration, expression, danluValue##number)
#define DANLU_VALUE_NAMED(declaration, expression, name)                                                                                                       \
    auto name = (expression);                                                                                                                                  \
    QVERIFY2(name, name ? "" : name.error().chain().c_str());                                                                                                  \
    declaration = std::move(name).value()
