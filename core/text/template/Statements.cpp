#include "text/template/Nodes.h"
#include "text/template/Operators.h"
#include "text/template/Printing.h"

#include <algorithm>

namespace danlu::text::jinja {
namespace {

class TextNode final : public Statement {
public:
    TextNode(int line, std::string_view text) : Statement(line), m_text(text) {}

private:
    Result<> act(Run& run) const override { return run.write(m_text); }
    Text m_text;
};

class Output final : public Statement {
public:
    Output(int line, ExpressionPtr value) : Statement(line), m_value(std::move(value)) {}

private:
    Result<> act(Run& run) const override {
        DANLU_TRY(const Value value, m_value->evaluate(run));
        DANLU_TRY(const Text text, printed(run, value));
        return run.write(text);
    }
    ExpressionPtr m_value;
};

class If final : public Statement {
public:
    If(int line, std::vector<Branch> branches) : Statement(line), m_branches(std::move(branches)) {}

private:
    Result<> act(Run& run) const override {
        for (const Branch& branch : m_branches) {
            Value condition(true);
            if (branch.condition) {
                DANLU_TRY(condition, branch.condition->evaluate(run));
            }
            if (condition.isTrue())
                return executeBlock(branch.body, run);
        }
        return ok();
    }
    std::vector<Branch> m_branches;
};

/// Gives one name the value, or each of several names its element.
Result<> assignTo(Run& run, const Names& targets, const Value& value) {
    if (targets.size() == 1) {
        run.assign(targets[0], value);
        return ok();
    }
    DANLU_TRY(const auto items, itemsOf(run, value));
    if (items->size() != targets.size())
        return templateError(std::to_string(items->size()) + " values for " + std::to_string(targets.size()) + " names");
    for (std::size_t i = 0; i < targets.size(); ++i)
        run.assign(targets[i], (*items)[i]);
    return ok();
}

class For final : public Statement {
public:
    For(int line, Names targets, ExpressionPtr items, ExpressionPtr filter, Block body, Block otherwise)
        : Statement(line), m_targets(std::move(targets)), m_items(std::move(items)), m_filter(std::move(filter)), m_body(std::move(body)),
          m_otherwise(std::move(otherwise)) {}

private:
    Result<> act(Run& run) const override {
        DANLU_TRY(const Value value, m_items->evaluate(run));
        DANLU_TRY(auto items, itemsOf(run, value));
        if (m_filter) {
            DANLU_TRY(items, filtered(run, *items));
        }
        if (items->empty())
            return inScope(run, [&] { return executeBlock(m_otherwise, run); });
        ++run.loops;
        auto done = repeat(run, items);
        --run.loops;
        return done;
    }

    template <typename Work>
    static Result<> inScope(Run& run, const Work& work) {
        run.openScope();
        auto done = work();
        run.closeScope();
        return done;
    }

    Result<> repeat(Run& run, const std::shared_ptr<const List>& items) const {
        for (std::size_t i = 0; i < items->size() && run.flow != Run::Flow::Break; ++i) {
            run.flow = Run::Flow::Next;
            DANLU_CHECK(run.spend(1));
            DANLU_CHECK(inScope(run, [&] { return once(run, items, i); }));
        }
        run.flow = Run::Flow::Next;
        return ok();
    }

    Result<> once(Run& run, const std::shared_ptr<const List>& items, std::size_t index) const {
        DANLU_CHECK(assignTo(run, m_targets, (*items)[index]));
        run.assign("loop", Value(std::make_shared<const Loop>(Loop{items, index, run.loops})));
        return executeBlock(m_body, run);
    }

    Result<std::shared_ptr<const List>> filtered(Run& run, const List& items) const {
        auto kept = std::make_shared<List>();
        for (const Value& one : items) {
            DANLU_CHECK(inScope(run, [&]() -> Result<> {
                DANLU_CHECK(assignTo(run, m_targets, one));
                DANLU_TRY(const Value isIn, m_filter->evaluate(run));
                if (isIn.isTrue())
                    kept->push_back(one);
                return ok();
            }));
        }
        return std::shared_ptr<const List>(std::move(kept));
    }

    Names m_targets;
    ExpressionPtr m_items, m_filter;
    Block m_body, m_otherwise;
};

class Set final : public Statement {
public:
    Set(int line, Names targets, ExpressionPtr value) : Statement(line), m_targets(std::move(targets)), m_value(std::move(value)) {}

private:
    Result<> act(Run& run) const override {
        DANLU_TRY(const Value value, m_value->evaluate(run));
        return assignTo(run, m_targets, value);
    }
    Names m_targets;
    ExpressionPtr m_value;
};

class SetMember final : public Statement {
public:
    SetMember(int line, std::string space, std::string member, ExpressionPtr value)
        : Statement(line), m_space(std::move(space)), m_member(std::move(member)), m_value(std::move(value)) {}

private:
    Result<> act(Run& run) const override {
        const auto space = run.lookUp(m_space).space();
        if (!space)
            return templateError("\"" + m_space + "\" is no namespace, so \"" + m_member + "\" cannot be set in it");
        DANLU_TRY(Value value, m_value->evaluate(run));
        DANLU_CHECK(checkPart(value));
        DANLU_CHECK(run.spend(space->members.size() / 16));
        const auto found = std::find_if(space->members.begin(), space->members.end(), [this](const auto& entry) { return entry.first.bytes() == m_member; });
        if (found == space->members.end())
            space->members.emplace_back(Text(m_member), std::move(value));
        else
            found->second = std::move(value);
        return ok();
    }
    std::string m_space, m_member;
    ExpressionPtr m_value;
};

/// Runs a block in a scope of its own and gives what it wrote.
Result<Text> captured(Run& run, const Block& body) {
    run.capture();
    run.openScope();
    auto done = executeBlock(body, run);
    run.closeScope();
    Text text = run.takeCapture();
    if (!done)
        return std::move(done).error();
    return text;
}

class SetBlock final : public Statement {
public:
    SetBlock(int line, std::string target, Block body) : Statement(line), m_target(std::move(target)), m_body(std::move(body)) {}

private:
    Result<> act(Run& run) const override {
        DANLU_TRY(Text text, captured(run, m_body));
        run.assign(m_target, Value(std::move(text)));
        return ok();
    }
    std::string m_target;
    Block m_body;
};

class Macro final : public Statement {
public:
    Macro(int line, std::string name, std::vector<Parameter> parameters, Block body)
        : Statement(line), m_name(std::move(name)), m_parameters(std::move(parameters)), m_body(std::move(body)) {}

private:
    Result<> act(Run& run) const override {
        run.assign(m_name, Value(Callable{m_name, [this](Run& caller, const Arguments& arguments) { return call(caller, arguments); }}));
        return ok();
    }

    Result<Value> call(Run& run, const Arguments& arguments) const {
        DANLU_CHECK(run.openCall());
        const std::size_t loops = std::exchange(run.loops, 0);
        auto text = bindAndRun(run, arguments);
        run.loops = loops;
        run.closeCall();
        if (!text)
            return std::move(text).error();
        return run.made(std::move(*text));
    }

    Result<Text> bindAndRun(Run& run, const Arguments& arguments) const {
        if (arguments.positional.size() > m_parameters.size())
            return templateError(m_name + " takes " + std::to_string(m_parameters.size()) + " arguments, not " + std::to_string(arguments.positional.size()));
        for (std::size_t i = 0; i < m_parameters.size(); ++i) {
            DANLU_TRY(Value value, argumentFor(run, arguments, i));
            run.assign(m_parameters[i].name, std::move(value));
        }
        for (const auto& entry : arguments.named)
            if (std::none_of(m_parameters.begin(), m_parameters.end(), [&entry](const Parameter& one) { return one.name == entry.first; }))
                return templateError(m_name + " has no argument " + entry.first);
        return captured(run, m_body);
    }

    Result<Value> argumentFor(Run& run, const Arguments& arguments, std::size_t index) const {
        if (index < arguments.positional.size())
            return arguments.positional[index];
        for (const auto& [name, value] : arguments.named)
            if (name == m_parameters[index].name)
                return value;
        const auto& fallback = m_parameters[index].fallback;
        return fallback ? fallback->evaluate(run) : Result<Value>(Value(Undefined{m_parameters[index].name}));
    }

    std::string m_name;
    std::vector<Parameter> m_parameters;
    Block m_body;
};

class Generation final : public Statement {
public:
    Generation(int line, Block body) : Statement(line), m_body(std::move(body)) {}

private:
    Result<> act(Run& run) const override {
        run.openAnswer();
        run.openScope();
        auto done = executeBlock(m_body, run);
        run.closeScope();
        run.closeAnswer();
        return done;
    }
    Block m_body;
};

class JumpNode final : public Statement {
public:
    JumpNode(int line, Jump jump) : Statement(line), m_jump(jump) {}

private:
    Result<> act(Run& run) const override {
        run.flow = m_jump == Jump::Break ? Run::Flow::Break : Run::Flow::Continue;
        return ok();
    }
    Jump m_jump;
};

} // namespace

Result<> Statement::execute(Run& run) const {
    const auto level = run.enter();
    auto done = level ? act(run) : Result<>(level.error());
    if (!done && !done.error().message().starts_with("line "))
        return templateError("line " + std::to_string(m_line) + ": " + done.error().message());
    return done;
}

Result<> executeBlock(const Block& block, Run& run) {
    for (const auto& statement : block) {
        DANLU_CHECK(statement->execute(run));
        if (run.flow != Run::Flow::Next)
            break;
    }
    return ok();
}

std::unique_ptr<Statement> makeText(int line, std::string text) { return std::make_unique<TextNode>(line, text); }
std::unique_ptr<Statement> makeOutput(int line, ExpressionPtr value) { return std::make_unique<Output>(line, std::move(value)); }
std::unique_ptr<Statement> makeIf(int line, std::vector<Branch> branches) { return std::make_unique<If>(line, std::move(branches)); }
std::unique_ptr<Statement> makeFor(int line, Names targets, ExpressionPtr items, ExpressionPtr filter, Block body, Block otherwise) {
    return std::make_unique<For>(line, std::move(targets), std::move(items), std::move(filter), std::move(body), std::move(otherwise));
}
std::unique_ptr<Statement> makeSet(int line, Names targets, ExpressionPtr value) { return std::make_unique<Set>(line, std::move(targets), std::move(value)); }
std::unique_ptr<Statement> makeSetMember(int line, std::string space, std::string member, ExpressionPtr value) {
    return std::make_unique<SetMember>(line, std::move(space), std::move(member), std::move(value));
}
std::unique_ptr<Statement> makeSetBlock(int line, std::string target, Block body) {
    return std::make_unique<SetBlock>(line, std::move(target), std::move(body));
}
std::unique_ptr<Statement> makeMacro(int line, std::string name, std::vector<Parameter> parameters, Block body) {
    return std::make_unique<Macro>(line, std::move(name), std::move(parameters), std::move(body));
}
std::unique_ptr<Statement> makeGeneration(int line, Block body) { return std::make_unique<Generation>(line, std::move(body)); }
std::unique_ptr<Statement> makeJump(int line, Jump jump) { return std::make_unique<JumpNode>(line, jump); }

} // namespace danlu::text::jinja
