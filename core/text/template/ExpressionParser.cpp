#include "text/template/Filters.h"
#include "text/template/Parser.h"

#include "base/Names.h"

#include <algorithm>

namespace danlu::text::jinja {
namespace {

constexpr std::size_t kExpressionSize = 300; // operators and suffixes in one expression
constexpr std::size_t kExpressionDepth = 32; // brackets within brackets

Error unknown(int line, std::string_view what, const std::string& name, const std::vector<std::string>& known) {
    return templateError("line " + std::to_string(line) + ": " + unknownName(what, name, known).message());
}

} // namespace

bool TokenStream::skipOperator(std::string_view text) {
    const bool is = isOperator(text);
    m_at += is;
    return is;
}

bool TokenStream::skipName(std::string_view text) {
    const bool is = isName(text);
    m_at += is;
    return is;
}

Result<> TokenStream::expectOperator(std::string_view text) { return skipOperator(text) ? ok() : error("\"" + std::string(text) + "\" is missing"); }

Result<> TokenStream::expect(TokenKind kind, std::string_view what) {
    if (peek().kind != kind)
        return error(std::string(what) + " is missing");
    ++m_at;
    return ok();
}

Result<std::string> TokenStream::expectName(std::string_view what) {
    if (peek().kind != TokenKind::Name)
        return error(std::string(what) + " is missing");
    return take().text;
}

Error TokenStream::error(std::string_view message) const {
    const std::string near = peek().text.empty() || peek().kind == TokenKind::Data ? "" : " before \"" + peek().text.substr(0, 40) + "\"";
    return templateError("line " + std::to_string(line()) + ": " + std::string(message) + near);
}

Result<> ExpressionParser::grow() {
    return ++m_size <= kExpressionSize ? ok() : m_tokens->error("an expression has more than " + std::to_string(kExpressionSize) + " operators");
}

Result<ExpressionPtr> ExpressionParser::tuple() {
    const int line = m_tokens->line();
    m_size = 0;
    DANLU_TRY(auto first, expression());
    if (!m_tokens->isOperator(","))
        return first;
    std::vector<ExpressionPtr> items;
    items.push_back(std::move(first));
    while (m_tokens->skipOperator(",") && m_tokens->peek().kind != TokenKind::BlockEnd && m_tokens->peek().kind != TokenKind::VariableEnd) {
        DANLU_TRY(auto next, expression());
        items.push_back(std::move(next));
    }
    return makeList(line, std::move(items));
}

Result<ExpressionPtr> ExpressionParser::expression() {
    if (m_depth == kExpressionDepth)
        return m_tokens->error("an expression is nested more than " + std::to_string(kExpressionDepth) + " deep");
    ++m_depth;
    const int line = m_tokens->line();
    DANLU_TRY(auto value, disjunction());
    while (m_tokens->skipName("if")) {
        DANLU_CHECK(grow());
        DANLU_TRY(auto condition, disjunction());
        ExpressionPtr no;
        if (m_tokens->skipName("else")) {
            DANLU_TRY(no, expression());
        }
        value = makeChoice(line, std::move(condition), std::move(value), std::move(no));
    }
    --m_depth;
    return value;
}

Result<Names> ExpressionParser::targets() {
    const bool isBracketed = m_tokens->skipOperator("(");
    Names names;
    do {
        DANLU_TRY(auto name, m_tokens->expectName("a name"));
        names.push_back(std::move(name));
    } while (m_tokens->skipOperator(","));
    if (isBracketed)
        DANLU_CHECK(m_tokens->expectOperator(")"));
    return names;
}

Result<ExpressionPtr> ExpressionParser::leftToRight(Level operand, std::initializer_list<std::string_view> signs) {
    DANLU_TRY(auto left, (this->*operand)());
    for (;;) {
        const int line = m_tokens->line();
        const LexToken& next = m_tokens->peek();
        const bool isSign = next.kind == TokenKind::Operator || next.kind == TokenKind::Name;
        if (!isSign || std::find(signs.begin(), signs.end(), next.text) == signs.end())
            return left;
        const std::string sign = m_tokens->take().text;
        DANLU_CHECK(grow());
        DANLU_TRY(auto right, (this->*operand)());
        left = makeBinary(line, sign, std::move(left), std::move(right));
    }
}

Result<ExpressionPtr> ExpressionParser::disjunction() { return leftToRight(&ExpressionParser::conjunction, {"or"}); }
Result<ExpressionPtr> ExpressionParser::conjunction() { return leftToRight(&ExpressionParser::negation, {"and"}); }
Result<ExpressionPtr> ExpressionParser::sum() { return leftToRight(&ExpressionParser::concatenation, {"+", "-"}); }
Result<ExpressionPtr> ExpressionParser::concatenation() { return leftToRight(&ExpressionParser::product, {"~"}); }
Result<ExpressionPtr> ExpressionParser::product() { return leftToRight(&ExpressionParser::power, {"*", "/", "//", "%"}); }
Result<ExpressionPtr> ExpressionParser::power() { return leftToRight(&ExpressionParser::filteredUnary, {"**"}); }

Result<ExpressionPtr> ExpressionParser::negation() {
    const int line = m_tokens->line();
    if (!m_tokens->skipName("not"))
        return comparison();
    DANLU_CHECK(grow());
    DANLU_TRY(auto operand, negation());
    return makeUnary(line, "not", std::move(operand));
}

std::string ExpressionParser::comparisonSign() {
    for (const std::string_view sign : {"==", "!=", "<=", ">=", "<", ">"})
        if (m_tokens->skipOperator(sign))
            return std::string(sign);
    if (m_tokens->skipName("in"))
        return "in";
    if (!m_tokens->isName("not") || m_tokens->peek(1).kind != TokenKind::Name || m_tokens->peek(1).text != "in")
        return {};
    m_tokens->take();
    m_tokens->take();
    return "not in";
}

Result<ExpressionPtr> ExpressionParser::comparison() {
    const int line = m_tokens->line();
    DANLU_TRY(auto first, sum());
    std::vector<std::pair<std::string, ExpressionPtr>> rest;
    for (std::string sign = comparisonSign(); !sign.empty(); sign = comparisonSign()) {
        DANLU_CHECK(grow());
        DANLU_TRY(auto operand, sum());
        rest.emplace_back(sign, std::move(operand));
    }
    return rest.empty() ? std::move(first) : makeComparison(line, std::move(first), std::move(rest));
}

Result<ExpressionPtr> ExpressionParser::unary() {
    const int line = m_tokens->line();
    if (!m_tokens->isOperator("-") && !m_tokens->isOperator("+")) {
        DANLU_TRY(auto value, primary());
        return postfix(std::move(value));
    }
    const std::string sign = m_tokens->take().text;
    DANLU_CHECK(grow());
    DANLU_TRY(auto operand, unary());
    return makeUnary(line, sign, std::move(operand));
}

Result<ExpressionPtr> ExpressionParser::filteredUnary() {
    DANLU_TRY(auto value, unary());
    return filters(std::move(value));
}

Result<ExpressionPtr> ExpressionParser::primary() {
    const LexToken& next = m_tokens->peek();
    if (next.kind == TokenKind::Name)
        return namedValue();
    if (next.kind == TokenKind::String || next.kind == TokenKind::Integer || next.kind == TokenKind::Float)
        return literal();
    if (m_tokens->skipOperator("("))
        return parenthesised();
    if (m_tokens->skipOperator("["))
        return list();
    if (m_tokens->skipOperator("{"))
        return map();
    return m_tokens->error("a value is missing");
}

Result<ExpressionPtr> ExpressionParser::namedValue() {
    const int line = m_tokens->line();
    const std::string name = m_tokens->take().text;
    if (name == "true" || name == "True" || name == "false" || name == "False")
        return makeLiteral(line, Value(name == "true" || name == "True"));
    if (name == "none" || name == "None")
        return makeLiteral(line, Value(None{}));
    for (const std::string_view word : {"if", "else", "elif", "in", "is", "and", "or", "not", "for"})
        if (name == word)
            return templateError("line " + std::to_string(line) + ": \"" + name + "\" is no value");
    return makeName(line, name);
}

Result<ExpressionPtr> ExpressionParser::literal() {
    const LexToken token = m_tokens->take();
    if (token.kind == TokenKind::Integer)
        return makeLiteral(token.line, Value(std::int64_t(std::stoll(token.text))));
    if (token.kind == TokenKind::Float)
        return makeLiteral(token.line, Value(std::strtod(token.text.c_str(), nullptr)));
    std::string text = token.text;
    while (m_tokens->peek().kind == TokenKind::String) // neighbours are one string
        text += m_tokens->take().text;
    return makeLiteral(token.line, Value(Text(text)));
}

Result<ExpressionPtr> ExpressionParser::parenthesised() {
    const int line = m_tokens->line();
    std::vector<ExpressionPtr> items;
    bool isTuple = m_tokens->isOperator(")");
    while (!m_tokens->isOperator(")")) {
        DANLU_CHECK(grow());
        DANLU_TRY(auto value, expression());
        items.push_back(std::move(value));
        if (!m_tokens->skipOperator(","))
            break;
        isTuple = true;
    }
    DANLU_CHECK(m_tokens->expectOperator(")"));
    return isTuple ? makeList(line, std::move(items)) : std::move(items[0]);
}

Result<ExpressionPtr> ExpressionParser::list() {
    const int line = m_tokens->line();
    std::vector<ExpressionPtr> items;
    while (!m_tokens->isOperator("]")) {
        DANLU_TRY(auto value, expression());
        items.push_back(std::move(value));
        if (!m_tokens->skipOperator(","))
            break;
    }
    DANLU_CHECK(m_tokens->expectOperator("]"));
    return makeList(line, std::move(items));
}

Result<ExpressionPtr> ExpressionParser::map() {
    const int line = m_tokens->line();
    std::vector<std::pair<ExpressionPtr, ExpressionPtr>> items;
    while (!m_tokens->isOperator("}")) {
        DANLU_TRY(auto key, expression());
        DANLU_CHECK(m_tokens->expectOperator(":"));
        DANLU_TRY(auto value, expression());
        items.emplace_back(std::move(key), std::move(value));
        if (!m_tokens->skipOperator(","))
            break;
    }
    DANLU_CHECK(m_tokens->expectOperator("}"));
    return makeMap(line, std::move(items));
}

Result<ExpressionPtr> ExpressionParser::postfix(ExpressionPtr value) {
    while (m_tokens->isOperator(".") || m_tokens->isOperator("[") || m_tokens->isOperator("(")) {
        DANLU_CHECK(grow());
        DANLU_TRY(value, oneSuffix(std::move(value)));
    }
    return value;
}

Result<ExpressionPtr> ExpressionParser::oneSuffix(ExpressionPtr value) {
    if (m_tokens->skipOperator("."))
        return member(std::move(value));
    if (m_tokens->skipOperator("["))
        return subscript(std::move(value));
    m_tokens->take();
    return call(std::move(value));
}

Result<ExpressionPtr> ExpressionParser::member(ExpressionPtr value) {
    const int line = m_tokens->line();
    const LexToken name = m_tokens->take();
    if (name.kind == TokenKind::Integer)
        return makeItem(line, std::move(value), makeLiteral(line, Value(std::int64_t(std::stoll(name.text)))));
    if (name.kind != TokenKind::Name)
        return templateError("line " + std::to_string(line) + ": a name is missing after \".\"");
    if (name.text.starts_with("__"))
        return templateError("line " + std::to_string(line) + ": \"" + name.text + "\" is not allowed");
    return makeAttribute(line, std::move(value), name.text);
}

Result<ExpressionPtr> ExpressionParser::subscript(ExpressionPtr value) {
    const int line = m_tokens->line();
    std::vector<ExpressionPtr> bounds(3);
    std::size_t colons = 0;
    while (!m_tokens->isOperator("]")) {
        if (m_tokens->skipOperator(":") && ++colons <= 2)
            continue;
        if (colons > 2 || bounds[colons])
            return m_tokens->error("a subscript has too many parts");
        DANLU_TRY(bounds[colons], expression());
    }
    DANLU_CHECK(m_tokens->expectOperator("]"));
    if (colons > 0)
        return makeSlice(line, std::move(value), std::move(bounds));
    if (!bounds[0])
        return templateError("line " + std::to_string(line) + ": a subscript is empty");
    return makeItem(line, std::move(value), std::move(bounds[0]));
}

Result<ArgumentList> ExpressionParser::arguments() {
    ArgumentList list;
    while (!m_tokens->isOperator(")")) {
        const bool isNamed = m_tokens->peek().kind == TokenKind::Name && m_tokens->peek(1).kind == TokenKind::Operator && m_tokens->peek(1).text == "=";
        const std::string name = isNamed ? m_tokens->take().text : "";
        if (isNamed)
            m_tokens->take();
        DANLU_TRY(auto value, expression());
        if (isNamed)
            list.named.emplace_back(name, std::move(value));
        else if (!list.named.empty())
            return m_tokens->error("an argument without name comes after one with a name");
        else
            list.positional.push_back(std::move(value));
        if (!m_tokens->skipOperator(","))
            break;
    }
    DANLU_CHECK(m_tokens->expectOperator(")"));
    return list;
}

Result<ExpressionPtr> ExpressionParser::call(ExpressionPtr value) {
    const int line = m_tokens->line();
    DANLU_TRY(auto list, arguments());
    return makeCall(line, std::move(value), std::move(list));
}

Result<ExpressionPtr> ExpressionParser::filters(ExpressionPtr value) {
    for (;;) {
        DANLU_CHECK(grow());
        if (m_tokens->skipOperator("|")) {
            DANLU_TRY(value, filter(std::move(value)));
        } else if (m_tokens->skipName("is")) {
            DANLU_TRY(value, test(std::move(value)));
        } else if (m_tokens->isOperator("(")) {
            DANLU_TRY(value, oneSuffix(std::move(value)));
        } else
            return value;
    }
}

Result<ExpressionPtr> ExpressionParser::filter(ExpressionPtr value) {
    const int line = m_tokens->line();
    DANLU_TRY(const std::string name, m_tokens->expectName("a filter"));
    if (filterOf(name) == nullptr)
        return unknown(line, "filter", name, filterNames());
    ArgumentList list;
    if (m_tokens->skipOperator("(")) {
        DANLU_TRY(list, arguments());
    }
    return makeFilter(line, std::move(value), name, std::move(list));
}

bool ExpressionParser::startsTestArgument() const {
    const LexToken& next = m_tokens->peek();
    if (next.kind == TokenKind::Name)
        return next.text != "else" && next.text != "or" && next.text != "and" && next.text != "is" && next.text != "if" && next.text != "not" &&
               next.text != "in";
    return next.kind == TokenKind::String || next.kind == TokenKind::Integer || next.kind == TokenKind::Float || m_tokens->isOperator("[") ||
           m_tokens->isOperator("{");
}

Result<ArgumentList> ExpressionParser::testArguments() {
    if (m_tokens->skipOperator("("))
        return arguments();
    ArgumentList list;
    if (startsTestArgument()) {
        DANLU_TRY(auto value, primary());
        DANLU_TRY(value, postfix(std::move(value)));
        list.positional.push_back(std::move(value));
    }
    return list;
}

Result<ExpressionPtr> ExpressionParser::test(ExpressionPtr value) {
    const int line = m_tokens->line();
    const std::string sign = m_tokens->skipName("not") ? "is not" : "is";
    DANLU_TRY(const std::string name, m_tokens->expectName("a test"));
    if (testOf(name) == nullptr)
        return unknown(line, "test", name, testNames());
    DANLU_TRY(auto list, testArguments());
    return makeTest(line, std::move(value), name, std::move(list), sign);
}

} // namespace danlu::text::jinja
