#include "support/Faults.h"

namespace danlu::test {

constexpr long kMostRounds = 100'000; // an act that never comes through clean is a fault of the test

Faults::Faults(const FaultPlan& plan) {
    const std::string below = plan.below.string();
    const DanluFaultPlan raw{.below = below.c_str(),
                             .operations = plan.operations,
                             .error = plan.error,
                             .at = plan.at,
                             .bytes = plan.bytes,
                             .sticky = plan.lasting == Lasting::Forever};
    danluFaultsArm(&raw);
}

Faults::~Faults() { danluFaultsDisarm(); }

long failEachInTurn(FaultPlan plan, const std::function<void(const FaultPlan&)>& round) {
    for (plan.at = 1; plan.at < kMostRounds; ++plan.at) {
        round(plan);
        if (danluFaultsFailed() == 0)
            return plan.at - 1;
    }
    return -1;
}

std::string faultLibrary() { return DANLU_FAULT_LIBRARY; }

std::string faultText(const FaultPlan& plan, const Path& count) {
    return "below=" + plan.below.string() + ";operations=" + std::to_string(plan.operations) + ";error=" + std::to_string(plan.error) +
           ";at=" + std::to_string(plan.at) + ";bytes=" + std::to_string(plan.bytes) + ";sticky=" + (plan.lasting == Lasting::Forever ? "1" : "0") +
           ";count=" + count.string();
}

} // namespace danlu::test
