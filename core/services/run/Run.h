#pragma once

#include "protocol/Control.h"
#include "services/project/Project.h"
#include "spec/TrainSpec.h"

namespace danlu::services {

enum class Follow { ToTheEnd, Detach }; // Detach: return when the worker has begun; it outlives this program

/// Freezes dataset version, base model and spec into a run folder, seals the shards and starts the worker.
/// {run, name, state, steps, total_steps, final_loss, eval_loss, model, …} as `run show`.
Result<Json> startRun(Project& project, const spec::TrainSpec& spec, Follow follow, const Task& task);
/// Freezes a run and puts it at the end of the queue (Queue.h): as showRun.
Result<Json> queueRun(Project& project, const spec::TrainSpec& spec, const Task& task);
/// Starts the worker again on the newest checkpoint, or for the first time on a run that waits in the queue. A run that is only paused goes on (resumePaused).
Result<Json> resumeRun(Project& project, std::string_view idOrName, Follow follow, const Task& task);
/// Checks, memory and disk estimate, steps, and the first rendered example with its loss mask. Nothing is written.
Result<Json> dryRun(Project& project, const spec::TrainSpec& spec, const Task& task);

/// Deletes the run's folder and key. Refused while its model is registered: the model lies in it.
Result<Json> deleteRun(Project& project, std::string_view name);
Result<Json> renameRun(Project& project, std::string_view oldName, std::string_view newName);
/// The sealed log of a run: {run, lines:[{time, level, text}]}.
Result<Json> runLog(Project& project, std::string_view idOrName);
/// What the model said to the same questions while it learned: {run, name, part, seconds, samples:[{prompt, expected, answers:[{step, time, text,
/// tokens, cut}]}]}, steps ascending; step 0 is the model the run began with. Masked: personal data found in any of the texts is dots.
enum class PersonalData { Shown, Masked };
Result<Json> runSamples(Project& project, std::string_view idOrName, PersonalData personal);

} // namespace danlu::services
