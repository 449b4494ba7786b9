#include "support/Cases.h"

#include "base/File.h"

#include <algorithm>
#include <cstdlib>
#include <regex>

namespace danlu::test {
namespace {

constexpr std::string_view kRule = "\n----\n";

struct Case {
    std::string comment, input, expected;
};

Case parse(std::string text) {
    Case one;
    while (text.starts_with('#')) {
        const auto end = text.find('\n') + 1;
        one.comment += text.substr(0, end);
        text.erase(0, end);
    }
    if (text.starts_with("----\n"))
        text.insert(0, "\n");
    const auto rule = text.find(kRule);
    one.input = text.substr(0, rule);
    one.expected = rule == std::string::npos ? "" : text.substr(rule + kRule.size());
    return one;
}

std::string outcomeOf(const Result<std::string>& result) {
    std::string text = result ? *result : "error " + result.error().chain();
    return text.empty() || text.ends_with('\n') ? text : text + "\n";
}

bool matches(const std::string& expected, const std::string& actual, bool failed) {
    if (!failed || !expected.starts_with("error "))
        return expected == actual;
    const auto pattern = expected.substr(6, expected.find_last_not_of('\n') - 5);
    return std::regex_search(actual, std::regex(pattern));
}

} // namespace

std::vector<std::string> runCases(std::string_view folder, const std::function<Result<std::string>(std::string_view)>& run) {
    std::vector<Path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(Path(DANLU_TESTS) / "cases" / folder))
        if (entry.path().extension() == ".case")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> differing;
    if (files.empty())
        differing.push_back("no case files in tests/cases/" + std::string(folder));
    for (const auto& file : files) {
        auto text = readFile(file);
        const Case one = parse(text ? *text : "");
        const auto result = run(one.input);
        const auto actual = outcomeOf(result);
        if (matches(one.expected, actual, !result))
            continue;
        if (std::getenv("DANLU_REBASE"))
            (void)writeFileAtomically(file, one.comment + one.input + std::string(kRule) + actual);
        differing.push_back(file.filename().string() + ": expected\n" + one.expected + "got\n" + actual);
    }
    return differing;
}

} // namespace danlu::test
