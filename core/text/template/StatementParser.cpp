#include "text/template/Parser.h"

#include <algorithm>

namespace danlu::text::jinja {
namespace {

constexpr std::size_t kBlockDepth = 32;

class StatementParser {
public:
    explicit StatementParser(std::vector<LexToken> tokens) : m_tokens(std::move(tokens)), m_expressions(m_tokens) {}

    Result<Block> run() {
        DANLU_TRY(Block block, blockUntil({}));
        if (m_tokens.peek().kind != TokenKind::End)
            return m_tokens.error("there is nothing to end");
        return block;
    }

private:
    /// Statements up to `{% name %}` of one of the names (which is left to be read) or, without names, up to the end.
    Result<Block> blockUntil(std::initializer_list<std::string_view> names) {
        if (m_depth == kBlockDepth)
            return m_tokens.error("blocks are nested more than " + std::to_string(kBlockDepth) + " deep");
        ++m_depth;
        const int line = m_tokens.line();
        Block block;
        while (m_tokens.peek().kind != TokenKind::End && !endsHere(names)) {
            DANLU_TRY(auto statement, next());
            block.push_back(std::move(statement));
        }
        if (names.size() > 0 && m_tokens.peek().kind == TokenKind::End)
            return templateError("line " + std::to_string(line) + ": \"" + std::string(*std::prev(names.end())) + "\" is missing");
        --m_depth;
        return block;
    }

    bool endsHere(std::initializer_list<std::string_view> names) const {
        const LexToken& name = m_tokens.peek(1);
        return m_tokens.peek().kind == TokenKind::BlockBegin && name.kind == TokenKind::Name && std::find(names.begin(), names.end(), name.text) != names.end();
    }

    Result<std::unique_ptr<Statement>> next() {
        const LexToken token = m_tokens.take();
        if (token.kind == TokenKind::Data)
            return makeText(token.line, token.text);
        if (token.kind == TokenKind::VariableBegin) {
            DANLU_TRY(auto value, m_expressions.tuple());
            DANLU_CHECK(m_tokens.expect(TokenKind::VariableEnd, "\"}}\""));
            return makeOutput(token.line, std::move(value));
        }
        return statement(token.line);
    }

    Result<> blockEnd() { return m_tokens.expect(TokenKind::BlockEnd, "\"%}\""); }

    /// `{% name %}`.
    Result<> endTag(std::string_view name) {
        m_tokens.take();
        DANLU_TRY(const std::string found, m_tokens.expectName("\"" + std::string(name) + "\""));
        if (found != name)
            return m_tokens.error("\"" + std::string(name) + "\" is missing, found \"" + found + "\"");
        return blockEnd();
    }

    Result<std::unique_ptr<Statement>> statement(int line) {
        DANLU_TRY(const std::string name, m_tokens.expectName("the name of a statement"));
        if (name == "if")
            return ifStatement(line);
        if (name == "for")
            return forStatement(line);
        if (name == "set")
            return setStatement(line);
        if (name == "macro")
            return macroStatement(line);
        if (name == "generation")
            return generationStatement(line);
        if (name == "break" || name == "continue")
            return jumpStatement(line, name == "break" ? Jump::Break : Jump::Continue);
        return templateError("line " + std::to_string(line) + ": the statement \"" + name + "\" is not allowed in a chat template");
    }

    Result<std::unique_ptr<Statement>> ifStatement(int line) {
        std::vector<Branch> branches;
        for (bool isElse = false;;) {
            Branch branch;
            if (!isElse) {
                DANLU_TRY(branch.condition, m_expressions.tuple());
            }
            DANLU_CHECK(blockEnd());
            DANLU_TRY(branch.body, isElse ? blockUntil({"endif"}) : blockUntil({"elif", "else", "endif"}));
            branches.push_back(std::move(branch));
            m_tokens.take();
            const std::string name = m_tokens.take().text;
            isElse = name == "else";
            if (name == "endif")
                break;
        }
        DANLU_CHECK(blockEnd());
        return makeIf(line, std::move(branches));
    }

    Result<std::unique_ptr<Statement>> forStatement(int line) {
        DANLU_TRY(Names targets, m_expressions.targets());
        if (!m_tokens.skipName("in"))
            return m_tokens.error("\"in\" is missing");
        DANLU_TRY(auto items, m_expressions.disjunction());
        ExpressionPtr filter;
        if (m_tokens.skipName("if")) {
            DANLU_TRY(filter, m_expressions.tuple());
        }
        if (m_tokens.isName("recursive"))
            return m_tokens.error("recursive loops are not allowed in a chat template");
        DANLU_CHECK(blockEnd());
        ++m_loops;
        DANLU_TRY(Block body, blockUntil({"else", "endfor"}));
        --m_loops;
        Block otherwise;
        if (m_tokens.peek(1).text == "else") {
            DANLU_CHECK(endTag("else"));
            DANLU_TRY(otherwise, blockUntil({"endfor"}));
        }
        DANLU_CHECK(endTag("endfor"));
        return makeFor(line, std::move(targets), std::move(items), std::move(filter), std::move(body), std::move(otherwise));
    }

    Result<std::unique_ptr<Statement>> setStatement(int line) {
        DANLU_TRY(Names targets, m_expressions.targets());
        std::string member;
        if (targets.size() == 1 && m_tokens.skipOperator(".")) {
            DANLU_TRY(member, m_tokens.expectName("a name"));
        }
        if (targets.size() == 1 && member.empty() && m_tokens.peek().kind == TokenKind::BlockEnd)
            return setBlock(line, targets[0]);
        DANLU_CHECK(m_tokens.expectOperator("="));
        DANLU_TRY(auto value, m_expressions.tuple());
        DANLU_CHECK(blockEnd());
        return member.empty() ? makeSet(line, std::move(targets), std::move(value)) : makeSetMember(line, targets[0], member, std::move(value));
    }

    Result<std::unique_ptr<Statement>> setBlock(int line, const std::string& target) {
        DANLU_CHECK(blockEnd());
        DANLU_TRY(Block body, blockUntil({"endset"}));
        DANLU_CHECK(endTag("endset"));
        return makeSetBlock(line, target, std::move(body));
    }

    Result<std::vector<Parameter>> parameters() {
        std::vector<Parameter> all;
        DANLU_CHECK(m_tokens.expectOperator("("));
        while (!m_tokens.isOperator(")")) {
            Parameter one;
            DANLU_TRY(one.name, m_tokens.expectName("a parameter"));
            if (m_tokens.skipOperator("=")) {
                DANLU_TRY(one.fallback, m_expressions.expression());
            }
            all.push_back(std::move(one));
            if (!m_tokens.skipOperator(","))
                break;
        }
        DANLU_CHECK(m_tokens.expectOperator(")"));
        return all;
    }

    Result<std::unique_ptr<Statement>> macroStatement(int line) {
        DANLU_TRY(const std::string name, m_tokens.expectName("the macro's name"));
        DANLU_TRY(auto taken, parameters());
        DANLU_CHECK(blockEnd());
        const std::size_t loops = std::exchange(m_loops, 0);
        DANLU_TRY(Block body, blockUntil({"endmacro"}));
        m_loops = loops;
        DANLU_CHECK(endTag("endmacro"));
        return makeMacro(line, name, std::move(taken), std::move(body));
    }

    Result<std::unique_ptr<Statement>> generationStatement(int line) {
        DANLU_CHECK(blockEnd());
        DANLU_TRY(Block body, blockUntil({"endgeneration"}));
        DANLU_CHECK(endTag("endgeneration"));
        return makeGeneration(line, std::move(body));
    }

    Result<std::unique_ptr<Statement>> jumpStatement(int line, Jump jump) {
        if (m_loops == 0)
            return m_tokens.error("break and continue need a loop around them");
        DANLU_CHECK(blockEnd());
        return makeJump(line, jump);
    }

    TokenStream m_tokens;
    ExpressionParser m_expressions;
    std::size_t m_depth = 0;
    std::size_t m_loops = 0;
};

} // namespace

Result<Block> parse(std::string_view source) {
    DANLU_TRY(auto tokens, lex(source));
    return StatementParser(std::move(tokens)).run();
}

} // namespace danlu::text::jinja
