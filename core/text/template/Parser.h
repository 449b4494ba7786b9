#pragma once

#include "text/template/Lexer.h"
#include "text/template/Nodes.h"

namespace danlu::text::jinja {

/// Source text → statements. Errors name the line. Unknown filters and tests are found here, not when a message first meets them.
Result<Block> parse(std::string_view source);

/// Walks over tokens; the two parsers share one.
class TokenStream {
public:
    explicit TokenStream(std::vector<LexToken> tokens) : m_tokens(std::move(tokens)) {}
    const LexToken& peek(std::size_t ahead = 0) const { return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)]; }
    LexToken take() { return m_tokens[std::min(m_at++, m_tokens.size() - 1)]; }
    int line() const { return peek().line; }
    bool isOperator(std::string_view text) const { return peek().kind == TokenKind::Operator && peek().text == text; }
    bool isName(std::string_view text) const { return peek().kind == TokenKind::Name && peek().text == text; }
    bool skipOperator(std::string_view text);
    bool skipName(std::string_view text);
    Result<> expectOperator(std::string_view text);
    Result<> expect(TokenKind kind, std::string_view what);
    Result<std::string> expectName(std::string_view what);
    Error error(std::string_view message) const;

private:
    std::vector<LexToken> m_tokens;
    std::size_t m_at = 0;
};

/// Jinja's expression grammar, in its order of precedence (https://jinja.palletsprojects.com/en/3.1.x/templates/#expressions).
class ExpressionParser {
public:
    explicit ExpressionParser(TokenStream& tokens) : m_tokens(&tokens) {}
    /// An expression; `a, b` is a list.
    Result<ExpressionPtr> tuple();
    Result<ExpressionPtr> expression();
    /// An expression without the trailing if of a choice: what a for statement goes through.
    Result<ExpressionPtr> disjunction();
    /// Names separated by commas, the targets of for and set.
    Result<Names> targets();

private:
    using Level = Result<ExpressionPtr> (ExpressionParser::*)();
    Result<ExpressionPtr> leftToRight(Level operand, std::initializer_list<std::string_view> signs);
    Result<ExpressionPtr> conjunction();
    Result<ExpressionPtr> negation();
    Result<ExpressionPtr> comparison();
    std::string comparisonSign();
    Result<ExpressionPtr> sum();
    Result<ExpressionPtr> concatenation();
    Result<ExpressionPtr> product();
    Result<ExpressionPtr> power();
    Result<ExpressionPtr> unary();
    Result<ExpressionPtr> filteredUnary();
    Result<ExpressionPtr> primary();
    Result<ExpressionPtr> literal();
    Result<ExpressionPtr> namedValue();
    Result<ExpressionPtr> list();
    Result<ExpressionPtr> map();
    Result<ExpressionPtr> parenthesised();
    Result<ExpressionPtr> postfix(ExpressionPtr value);
    Result<ExpressionPtr> oneSuffix(ExpressionPtr value);
    Result<ExpressionPtr> member(ExpressionPtr value);
    Result<ExpressionPtr> subscript(ExpressionPtr value);
    Result<ExpressionPtr> call(ExpressionPtr value);
    Result<ExpressionPtr> filters(ExpressionPtr value);
    Result<ExpressionPtr> filter(ExpressionPtr value);
    Result<ExpressionPtr> test(ExpressionPtr value);
    Result<ArgumentList> arguments();
    Result<ArgumentList> testArguments();
    bool startsTestArgument() const;
    /// Counts what makes the tree deeper, so that neither its evaluation nor its destruction runs out of stack.
    Result<> grow();

    TokenStream* m_tokens;
    std::size_t m_size = 0;
    std::size_t m_depth = 0;
};

} // namespace danlu::text::jinja
