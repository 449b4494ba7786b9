#include "support/Suite.h"

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using TestApplication = QApplication;
#else
#include <QCoreApplication>
using TestApplication = QCoreApplication;
#endif

#include <algorithm>
#include <csignal>
#include <vector>

namespace danlu::test {
namespace {

std::vector<std::function<std::unique_ptr<QObject>()>>& suites() {
    static std::vector<std::function<std::unique_ptr<QObject>()>> list;
    return list;
}

/// "function" or "function:data tag".
bool hasFunction(const QObject& suite, std::string_view argument) {
    const std::string name(argument.substr(0, argument.find(':')));
    return suite.metaObject()->indexOfMethod((name + "()").c_str()) >= 0;
}

} // namespace

bool addSuite(std::function<std::unique_ptr<QObject>()> make) {
    suites().push_back(std::move(make));
    return true;
}

} // namespace danlu::test

int main(int argc, char** argv) {
    using danlu::test::hasFunction;
    std::signal(SIGPIPE, SIG_IGN); // as every program of ours does: a worker that died is an error value
    TestApplication application(argc, argv);
    std::vector<std::unique_ptr<QObject>> suites;
    for (const auto& make : danlu::test::suites())
        suites.push_back(make());
    const auto isFunction = [&](const char* argument) {
        return std::any_of(suites.begin(), suites.end(), [&](const auto& suite) { return hasFunction(*suite, argument); });
    };
    const bool some = std::any_of(argv + 1, argv + argc, isFunction);
    int failed = 0;
    for (const auto& suite : suites) { // a function that was named runs in the suites that have it
        std::vector<char*> arguments;
        std::copy_if(argv, argv + argc, std::back_inserter(arguments),
                     [&](const char* argument) { return !isFunction(argument) || hasFunction(*suite, argument); });
        if (!some || std::any_of(arguments.begin(), arguments.end(), isFunction))
            failed += QTest::qExec(suite.get(), static_cast<int>(arguments.size()), arguments.data());
    }
    return failed == 0 ? 0 : 1;
}
