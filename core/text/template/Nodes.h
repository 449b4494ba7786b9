#pragma once

#include "text/template/Run.h"

#include <memory>

namespace danlu::text::jinja {

/// A part of a template that has a value.
class Expression {
public:
    explicit Expression(int line) : m_line(line) {}
    virtual ~Expression() = default;
    /// One step; errors name the line of the innermost node that fails.
    Result<Value> evaluate(Run& run) const;
    int line() const { return m_line; }

private:
    virtual Result<Value> value(Run& run) const = 0;
    int m_line;
};
using ExpressionPtr = std::unique_ptr<Expression>;

/// A part of a template that does something.
class Statement {
public:
    explicit Statement(int line) : m_line(line) {}
    virtual ~Statement() = default;
    Result<> execute(Run& run) const;
    int line() const { return m_line; }

private:
    virtual Result<> act(Run& run) const = 0;
    int m_line;
};
using Block = std::vector<std::unique_ptr<Statement>>;

/// Statements in order, until one of them breaks or continues a loop.
Result<> executeBlock(const Block& block, Run& run);

/// Arguments as written at a call.
struct ArgumentList {
    std::vector<ExpressionPtr> positional;
    std::vector<std::pair<std::string, ExpressionPtr>> named;
};
Result<Arguments> evaluate(const ArgumentList& list, Run& run);

// The factories the parser calls.
ExpressionPtr makeLiteral(int line, Value value);
ExpressionPtr makeName(int line, std::string name);
ExpressionPtr makeList(int line, std::vector<ExpressionPtr> items);
ExpressionPtr makeMap(int line, std::vector<std::pair<ExpressionPtr, ExpressionPtr>> items);
ExpressionPtr makeUnary(int line, std::string sign, ExpressionPtr operand);
ExpressionPtr makeBinary(int line, std::string sign, ExpressionPtr left, ExpressionPtr right);
/// `first sign1 operand1 sign2 operand2 …`, as in a < b < c; signs include "in" and "not in".
ExpressionPtr makeComparison(int line, ExpressionPtr first, std::vector<std::pair<std::string, ExpressionPtr>> rest);
ExpressionPtr makeChoice(int line, ExpressionPtr condition, ExpressionPtr yes, ExpressionPtr no); // no `no`: undefined
ExpressionPtr makeAttribute(int line, ExpressionPtr object, std::string name);
ExpressionPtr makeItem(int line, ExpressionPtr object, ExpressionPtr key);
ExpressionPtr makeSlice(int line, ExpressionPtr object, std::vector<ExpressionPtr> bounds); // three, null where absent
ExpressionPtr makeCall(int line, ExpressionPtr callee, ArgumentList arguments);
ExpressionPtr makeFilter(int line, ExpressionPtr subject, std::string name, ArgumentList arguments);
ExpressionPtr makeTest(int line, ExpressionPtr subject, std::string name, ArgumentList arguments, std::string sign); // sign "is" or "is not"

using Names = std::vector<std::string>;
struct Branch {
    ExpressionPtr condition; // null: else
    Block body;
};
struct Parameter {
    std::string name;
    ExpressionPtr fallback; // null: none
};
std::unique_ptr<Statement> makeText(int line, std::string text);
std::unique_ptr<Statement> makeOutput(int line, ExpressionPtr value);
std::unique_ptr<Statement> makeIf(int line, std::vector<Branch> branches);
std::unique_ptr<Statement> makeFor(int line, Names targets, ExpressionPtr items, ExpressionPtr filter, Block body, Block otherwise);
std::unique_ptr<Statement> makeSet(int line, Names targets, ExpressionPtr value);
std::unique_ptr<Statement> makeSetMember(int line, std::string space, std::string member, ExpressionPtr value);
std::unique_ptr<Statement> makeSetBlock(int line, std::string target, Block body);
std::unique_ptr<Statement> makeMacro(int line, std::string name, std::vector<Parameter> parameters, Block body);
std::unique_ptr<Statement> makeGeneration(int line, Block body);
enum class Jump { Break, Continue };
std::unique_ptr<Statement> makeJump(int line, Jump jump);

} // namespace danlu::text::jinja
