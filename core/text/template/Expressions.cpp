#include "text/template/Filters.h"
#include "text/template/Nodes.h"
#include "text/template/Operators.h"

namespace danlu::text::jinja {
namespace {

class Literal final : public Expression {
public:
    Literal(int line, Value value) : Expression(line), m_value(std::move(value)) {}

private:
    Result<Value> value(Run&) const override { return m_value; }
    Value m_value;
};

class Name final : public Expression {
public:
    Name(int line, std::string name) : Expression(line), m_name(std::move(name)) {}

private:
    Result<Value> value(Run& run) const override {
        Value found = run.lookUp(m_name);
        return found.isUndefined() ? globalOf(m_name) : found;
    }
    std::string m_name;
};

class ListNode final : public Expression {
public:
    ListNode(int line, std::vector<ExpressionPtr> items) : Expression(line), m_items(std::move(items)) {}

private:
    Result<Value> value(Run& run) const override {
        List list;
        for (const auto& item : m_items) {
            DANLU_TRY(Value one, item->evaluate(run));
            DANLU_CHECK(checkPart(one));
            list.push_back(std::move(one));
        }
        return Value(std::move(list));
    }
    std::vector<ExpressionPtr> m_items;
};

class MapNode final : public Expression {
public:
    MapNode(int line, std::vector<std::pair<ExpressionPtr, ExpressionPtr>> items) : Expression(line), m_items(std::move(items)) {}

private:
    Result<Value> value(Run& run) const override {
        Map map;
        for (const auto& [key, item] : m_items) {
            DANLU_TRY(const Value name, key->evaluate(run));
            if (name.text() == nullptr)
                return templateError("the keys of a map are strings here");
            DANLU_TRY(Value one, item->evaluate(run));
            DANLU_CHECK(checkPart(one));
            const auto isSame = [&name](const auto& entry) { return entry.first.bytes() == name.text()->bytes(); };
            std::erase_if(map, isSame);
            map.emplace_back(*name.text(), std::move(one));
        }
        return Value(std::move(map));
    }
    std::vector<std::pair<ExpressionPtr, ExpressionPtr>> m_items;
};

class Unary final : public Expression {
public:
    Unary(int line, std::string sign, ExpressionPtr operand) : Expression(line), m_sign(std::move(sign)), m_operand(std::move(operand)) {}

private:
    Result<Value> value(Run& run) const override {
        DANLU_TRY(const Value operand, m_operand->evaluate(run));
        if (m_sign == "not")
            return Value(!operand.isTrue());
        if (!operand.isNumber())
            return templateError("\"" + m_sign + "\" needs a number, not " + operand.described());
        return m_sign == "-" ? binary(run, "-", Value(std::int64_t(0)), operand) : operand;
    }
    std::string m_sign;
    ExpressionPtr m_operand;
};

class Binary final : public Expression {
public:
    Binary(int line, std::string sign, ExpressionPtr left, ExpressionPtr right)
        : Expression(line), m_sign(std::move(sign)), m_left(std::move(left)), m_right(std::move(right)) {}

private:
    Result<Value> value(Run& run) const override {
        DANLU_TRY(Value left, m_left->evaluate(run));
        if ((m_sign == "and" && !left.isTrue()) || (m_sign == "or" && left.isTrue()))
            return left;
        DANLU_TRY(Value right, m_right->evaluate(run));
        return m_sign == "and" || m_sign == "or" ? right : binary(run, m_sign, left, right);
    }
    std::string m_sign;
    ExpressionPtr m_left, m_right;
};

class Comparison final : public Expression {
public:
    Comparison(int line, ExpressionPtr first, std::vector<std::pair<std::string, ExpressionPtr>> rest)
        : Expression(line), m_first(std::move(first)), m_rest(std::move(rest)) {}

private:
    Result<Value> value(Run& run) const override {
        DANLU_TRY(Value left, m_first->evaluate(run));
        for (const auto& [sign, operand] : m_rest) {
            DANLU_TRY(Value right, operand->evaluate(run));
            DANLU_TRY(const bool holds, compare(run, sign, left, right));
            if (!holds)
                return Value(false);
            left = std::move(right);
        }
        return Value(true);
    }
    ExpressionPtr m_first;
    std::vector<std::pair<std::string, ExpressionPtr>> m_rest;
};

class Choice final : public Expression {
public:
    Choice(int line, ExpressionPtr condition, ExpressionPtr yes, ExpressionPtr no)
        : Expression(line), m_condition(std::move(condition)), m_yes(std::move(yes)), m_no(std::move(no)) {}

private:
    Result<Value> value(Run& run) const override {
        DANLU_TRY(const Value condition, m_condition->evaluate(run));
        if (condition.isTrue())
            return m_yes->evaluate(run);
        return m_no ? m_no->evaluate(run) : Result<Value>(Value(Undefined{"the value of an if without else"}));
    }
    ExpressionPtr m_condition, m_yes, m_no;
};

class Attribute final : public Expression {
public:
    Attribute(int line, ExpressionPtr object, std::string name) : Expression(line), m_object(std::move(object)), m_name(std::move(name)) {}

private:
    Result<Value> value(Run& run) const override {
        DANLU_TRY(const Value object, m_object->evaluate(run));
        return attribute(run, object, m_name);
    }
    ExpressionPtr m_object;
    std::string m_name;
};

class Item final : public Expression {
public:
    Item(int line, ExpressionPtr object, ExpressionPtr key) : Expression(line), m_object(std::move(object)), m_key(std::move(key)) {}

private:
    Result<Value> value(Run& run) const override {
        DANLU_TRY(const Value object, m_object->evaluate(run));
        DANLU_TRY(const Value key, m_key->evaluate(run));
        return item(run, object, key);
    }
    ExpressionPtr m_object, m_key;
};

class Slice final : public Expression {
public:
    Slice(int line, ExpressionPtr object, std::vector<ExpressionPtr> bounds) : Expression(line), m_object(std::move(object)), m_bounds(std::move(bounds)) {}

private:
    Result<Value> value(Run& run) const override {
        DANLU_TRY(const Value object, m_object->evaluate(run));
        std::vector<Value> bounds(3);
        for (std::size_t i = 0; i < 3; ++i)
            if (m_bounds[i]) {
                DANLU_TRY(bounds[i], m_bounds[i]->evaluate(run));
            }
        return slice(run, object, bounds);
    }
    ExpressionPtr m_object;
    std::vector<ExpressionPtr> m_bounds;
};

class Call final : public Expression {
public:
    Call(int line, ExpressionPtr callee, ArgumentList arguments) : Expression(line), m_callee(std::move(callee)), m_arguments(std::move(arguments)) {}

private:
    Result<Value> value(Run& run) const override {
        DANLU_TRY(const Value callee, m_callee->evaluate(run));
        if (callee.isUndefined())
            return templateError("there is no function \"" + callee.undefinedName() + "\"");
        if (callee.callable() == nullptr)
            return templateError(callee.described() + " cannot be called");
        DANLU_TRY(const Arguments arguments, jinja::evaluate(m_arguments, run));
        return callee.callable()->call(run, arguments);
    }
    ExpressionPtr m_callee;
    ArgumentList m_arguments;
};

class FilterNode final : public Expression {
public:
    FilterNode(int line, ExpressionPtr subject, std::string name, ArgumentList arguments)
        : Expression(line), m_subject(std::move(subject)), m_filter(filterOf(name)), m_arguments(std::move(arguments)) {}

private:
    Result<Value> value(Run& run) const override {
        DANLU_TRY(const Value subject, m_subject->evaluate(run));
        DANLU_TRY(const Arguments arguments, jinja::evaluate(m_arguments, run));
        return m_filter(run, subject, arguments);
    }
    ExpressionPtr m_subject;
    Filter m_filter;
    ArgumentList m_arguments;
};

class TestNode final : public Expression {
public:
    TestNode(int line, ExpressionPtr subject, std::string name, ArgumentList arguments, std::string sign)
        : Expression(line), m_subject(std::move(subject)), m_test(testOf(name)), m_arguments(std::move(arguments)), m_wanted(sign == "is") {}

private:
    Result<Value> value(Run& run) const override {
        DANLU_TRY(const Value subject, m_subject->evaluate(run));
        DANLU_TRY(const Arguments arguments, jinja::evaluate(m_arguments, run));
        DANLU_TRY(const bool holds, m_test(run, subject, arguments));
        return Value(holds == m_wanted);
    }
    ExpressionPtr m_subject;
    Test m_test;
    ArgumentList m_arguments;
    bool m_wanted;
};

} // namespace

Result<Value> Expression::evaluate(Run& run) const {
    const auto level = run.enter();
    auto result = level ? value(run) : Result<Value>(level.error());
    if (!result && !result.error().message().starts_with("line "))
        return templateError("line " + std::to_string(m_line) + ": " + result.error().message());
    return result;
}

Result<Arguments> evaluate(const ArgumentList& list, Run& run) {
    Arguments arguments;
    for (const auto& one : list.positional) {
        DANLU_TRY(Value value, one->evaluate(run));
        arguments.positional.push_back(std::move(value));
    }
    for (const auto& [name, one] : list.named) {
        DANLU_TRY(Value value, one->evaluate(run));
        arguments.named.emplace_back(name, std::move(value));
    }
    return arguments;
}

ExpressionPtr makeLiteral(int line, Value value) { return std::make_unique<Literal>(line, std::move(value)); }
ExpressionPtr makeName(int line, std::string name) { return std::make_unique<Name>(line, std::move(name)); }
ExpressionPtr makeList(int line, std::vector<ExpressionPtr> items) { return std::make_unique<ListNode>(line, std::move(items)); }
ExpressionPtr makeMap(int line, std::vector<std::pair<ExpressionPtr, ExpressionPtr>> items) { return std::make_unique<MapNode>(line, std::move(items)); }
ExpressionPtr makeUnary(int line, std::string sign, ExpressionPtr operand) { return std::make_unique<Unary>(line, std::move(sign), std::move(operand)); }
ExpressionPtr makeBinary(int line, std::string sign, ExpressionPtr left, ExpressionPtr right) {
    return std::make_unique<Binary>(line, std::move(sign), std::move(left), std::move(right));
}
ExpressionPtr makeComparison(int line, ExpressionPtr first, std::vector<std::pair<std::string, ExpressionPtr>> rest) {
    return std::make_unique<Comparison>(line, std::move(first), std::move(rest));
}
ExpressionPtr makeChoice(int line, ExpressionPtr condition, ExpressionPtr yes, ExpressionPtr no) {
    return std::make_unique<Choice>(line, std::move(condition), std::move(yes), std::move(no));
}
ExpressionPtr makeAttribute(int line, ExpressionPtr object, std::string name) { return std::make_unique<Attribute>(line, std::move(object), std::move(name)); }
ExpressionPtr makeItem(int line, ExpressionPtr object, ExpressionPtr key) { return std::make_unique<Item>(line, std::move(object), std::move(key)); }
ExpressionPtr makeSlice(int line, ExpressionPtr object, std::vector<ExpressionPtr> bounds) {
    return std::make_unique<Slice>(line, std::move(object), std::move(bounds));
}
ExpressionPtr makeCall(int line, ExpressionPtr callee, ArgumentList arguments) { return std::make_unique<Call>(line, std::move(callee), std::move(arguments)); }
ExpressionPtr makeFilter(int line, ExpressionPtr subject, std::string name, ArgumentList arguments) {
    return std::make_unique<FilterNode>(line, std::move(subject), std::move(name), std::move(arguments));
}
ExpressionPtr makeTest(int line, ExpressionPtr subject, std::string name, ArgumentList arguments, std::string sign) {
    return std::make_unique<TestNode>(line, std::move(subject), std::move(name), std::move(arguments), std::move(sign));
}

} // namespace danlu::text::jinja
