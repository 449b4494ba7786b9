<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TrainParameters</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the run and of the model it makes.</source>
        <translation>训练任务的名称，也是它产出的模型的名称。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model to start from.</source>
        <translation>以哪个模型为起点。</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Dataset, NAME or NAME@VERSION; its train part is learned, its validation part evaluated.</source>
        <translation>数据集，写作 名称 或 名称@版本；训练部分用来学习，验证部分用来评估。</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>学习内容</translation>
    </message>
    <message>
        <source>What is learned: every token (pretrain) or the answers (sft).</source>
        <translation>学习什么：每个 token（pretrain）还是只学回答（sft）。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>All weights (full) or a low-rank adapter (lora).</source>
        <translation>训练全部权重（full）或低秩适配器（lora）。</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Width of the adapter: more can learn more and costs memory.</source>
        <translation>适配器的宽度：越大能学得越多，也越占内存。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Strength of the adapter; its update is scaled by lora_alpha / r.</source>
        <translation>适配器的强度；更新量按 lora_alpha / r 缩放。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>丢弃率</translation>
    </message>
    <message>
        <source>Share of adapter inputs dropped while training.</source>
        <translation>训练时随机丢弃的适配器输入比例。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>作用的层</translation>
    </message>
    <message>
        <source>Linear layers that get an adapter; all-linear = every one but the output head.</source>
        <translation>加适配器的线性层；all-linear 表示除输出层外的全部线性层。</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Which biases train along with the adapter.</source>
        <translation>哪些偏置与适配器一起训练。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Rows per forward pass.</source>
        <translation>每次前向计算的条数。</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>条</translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation>梯度累积</translation>
    </message>
    <message>
        <source>Forward passes per optimizer step.</source>
        <translation>每个优化步包含的前向次数。</translation>
    </message>
    <message>
        <source>times</source>
        <translation>次</translation>
    </message>
    <message>
        <source>Longest row</source>
        <translation>最大长度</translation>
    </message>
    <message>
        <source>Longer rows are cut at the end.</source>
        <translation>超出的部分从末尾截断。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Passes over the train part.</source>
        <translation>训练部分学习几遍。</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Most steps</source>
        <translation>最多步数</translation>
    </message>
    <message>
        <source>Optimizer steps; overrides the epochs unless -1.</source>
        <translation>优化步数；不为 -1 时取代轮数。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Peak step size; 0 takes 2e-5 for full and 3e-5 for LoRA.</source>
        <translation>每一步更新幅度的峰值；填 0 时全参取 2e-5，LoRA 取 3e-5。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Course of the learning rate.</source>
        <translation>学习率随步数的变化方式。</translation>
    </message>
    <message>
        <source>Warm-up share</source>
        <translation>预热比例</translation>
    </message>
    <message>
        <source>Share of the steps in which the learning rate rises from 0.</source>
        <translation>学习率从 0 升到峰值所占的步数比例。</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>The same as a number of steps; wins over the ratio unless 0.</source>
        <translation>同上，以步数表示；不为 0 时优先于比例。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Decoupled decay of weights; norms and biases are exempt.</source>
        <translation>解耦的权重衰减；归一化层和偏置除外。</translation>
    </message>
    <message>
        <source>Adam, first decay</source>
        <translation>Adam 一阶衰减</translation>
    </message>
    <message>
        <source>Decay of the gradient&apos;s mean.</source>
        <translation>梯度均值的衰减系数。</translation>
    </message>
    <message>
        <source>Adam, second decay</source>
        <translation>Adam 二阶衰减</translation>
    </message>
    <message>
        <source>Decay of the gradient&apos;s square.</source>
        <translation>梯度平方的衰减系数。</translation>
    </message>
    <message>
        <source>Adam, epsilon</source>
        <translation>Adam 平滑项</translation>
    </message>
    <message>
        <source>Added to the root of the square.</source>
        <translation>加在平方根上的小量。</translation>
    </message>
    <message>
        <source>Gradient limit</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Gradients are scaled down to this norm; 0 = never.</source>
        <translation>梯度范数超过此值时按比例缩小；0 表示不裁剪。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Number format of the forward and backward pass.</source>
        <translation>前向和反向计算的数值格式。</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱顺序</translation>
    </message>
    <message>
        <source>Whether rows come in a new order each epoch.</source>
        <translation>每一轮是否重新打乱顺序。</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Start of every random choice.</source>
        <translation>一切随机选择的起点。</translation>
    </message>
    <message>
        <source>Points of the curves</source>
        <translation>曲线间隔</translation>
    </message>
    <message>
        <source>Steps between two points of the curves.</source>
        <translation>曲线上相邻两点之间的步数。</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>Steps between two evaluations; 0 = only at the end.</source>
        <translation>相邻两次评估之间的步数；0 表示只在结束时评估。</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <source>Steps between two checkpoints; 0 = only at the end.</source>
        <translation>相邻两个检查点之间的步数；0 表示只在结束时保存。</translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation>保留检查点数</translation>
    </message>
    <message>
        <source>Checkpoints kept; older ones are deleted. 0 = all.</source>
        <translation>保留的检查点个数，更早的会被删除；0 表示全部保留。</translation>
    </message>
    <message>
        <source>Encrypt checkpoints</source>
        <translation>加密检查点</translation>
    </message>
    <message>
        <source>Whether checkpoints are encrypted; switching it off is written to the audit log.</source>
        <translation>检查点是否加密；关闭时会记入审计日志。</translation>
    </message>
    <message>
        <source>When the window closes</source>
        <translation>窗口关闭时</translation>
    </message>
    <message>
        <source>What a run does when the program that watches it ends.</source>
        <translation>观察它的程序结束后，训练任务怎么办。</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 线程数</translation>
    </message>
    <message>
        <source>CPU threads; 0 = all cores.</source>
        <translation>使用的 CPU 线程数；0 表示全部核心。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where to compute; auto takes a GPU when there is one.</source>
        <translation>在哪里计算；auto 表示有 GPU 就用 GPU。</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Constant, with warm-up</source>
        <translation>恒定（带预热）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Of adapted layers</source>
        <translation>仅适配的层</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Every token</source>
        <translation>每个 token</translation>
    </message>
    <message>
        <source>The answers</source>
        <translation>只学回答</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Batch and length</source>
        <translation>批与长度</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation>样例回答</translation>
    </message>
    <message>
        <source>First rows of the validation part that the model answers as it learns; 0 = none.</source>
        <translation>训练过程中让模型回答验证集最前面的若干条；0 表示不回答。</translation>
    </message>
    <message>
        <source>Answer every</source>
        <translation>样例间隔</translation>
    </message>
    <message>
        <source>Steps between two rounds of sample answers; 0 = with each evaluation. The first and the last step always have one.</source>
        <translation>两轮样例回答之间的步数；0 表示随每次评估进行。训练前和最后一步总会各有一轮。</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>回答最长</translation>
    </message>
    <message>
        <source>Longest sample answer.</source>
        <translation>样例回答的最大长度。</translation>
    </message>
    <message>
        <source>Trained whole</source>
        <translation>整体训练的矩阵</translation>
    </message>
    <message>
        <source>Matrices that train whole beside the adapter: for words the base model hardly met. Costs memory.</source>
        <translation>与适配器一起整体训练的矩阵：用于基座模型很少见过的词语，会占用更多内存。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::CheckpointsModel</name>
    <message>
        <source>Written %1</source>
        <translation>写于 %1</translation>
    </message>
    <message>
        <source>%1 · best</source>
        <comment>step</comment>
        <translation>%1 · 最佳</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ConfigModel</name>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
</context>
<context>
    <name>danlu::ui::EstimatePane</name>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>What the model really sees</source>
        <translation>模型实际看到的内容</translation>
    </message>
    <message>
        <source>The first example as the model sees it</source>
        <translation>模型看到的第一条样例</translation>
    </message>
    <message>
        <source>Memory by purpose</source>
        <translation>各用途的内存</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>总步数</translation>
    </message>
    <message>
        <source>Effective batch</source>
        <translation>有效批大小</translation>
    </message>
    <message>
        <source>Tokens an epoch</source>
        <translation>每轮 token</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>%1, %2 free</source>
        <translation>%1，空闲 %2</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Fits, %1 to spare</source>
        <translation>放得下，余 %1</translation>
    </message>
    <message>
        <source>Too much by %1</source>
        <translation>放不下，差 %1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型权重</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>%1 expected at the peak, %2 of what is free</source>
        <translation>预计峰值 %1，占空闲的 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>row 1 of %1 · %2 tokens</source>
        <translation>第 1 条，共 %1 条 · %2 token</translation>
    </message>
    <message>
        <source>learned %1</source>
        <translation>计入损失 %1</translation>
    </message>
    <message>
        <source>only read %1</source>
        <translation>不计损失 %1</translation>
    </message>
    <message>
        <source>template %1</source>
        <translation>模板 %1</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>running, %1 left</source>
        <translation>运行中，剩余 %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Move %1 up</source>
        <translation>将 %1 上移</translation>
    </message>
    <message>
        <source>Take %1 out of the queue</source>
        <translation>将 %1 移出队列</translation>
    </message>
    <message>
        <source>one after the other</source>
        <translation>依次进行</translation>
    </message>
</context>
<context>
    <name>danlu::ui::MissingParts</name>
    <message>
        <source>Before it can start</source>
        <translation>开始之前还缺</translation>
    </message>
    <message>
        <source>A model to start from</source>
        <translation>出发的模型</translation>
    </message>
    <message>
        <source>Use the small model that comes with Danlu</source>
        <translation>使用丹炉自带的小模型</translation>
    </message>
    <message>
        <source>A folder from Hugging Face…</source>
        <translation>Hugging Face 文件夹…</translation>
    </message>
    <message>
        <source>A GGUF file…</source>
        <translation>GGUF 文件…</translation>
    </message>
    <message>
        <source>A dataset to learn from</source>
        <translation>用来学习的数据集</translation>
    </message>
    <message>
        <source>Texts with labels, questions with answers, or plain texts.</source>
        <translation>带标签的文本、问与答，或纯文本。</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>One that lies on this machine is registered; nothing is downloaded.</source>
        <translation>登记这台机器上已有的模型；不会下载任何东西。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ModelList</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>LoRA of %1</source>
        <translation>%1 的 LoRA</translation>
    </message>
    <message>
        <source>trained here</source>
        <translation>在本项目训练</translation>
    </message>
    <message>
        <source>base</source>
        <translation>基座</translation>
    </message>
    <message>
        <source>%1 M parameters · %2 · %3</source>
        <translation>%1 M 参数 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ModelSources</name>
    <message>
        <source>Folder of a model (config.json, safetensors)</source>
        <translation>模型文件夹（config.json、safetensors）</translation>
    </message>
    <message>
        <source>A model in one file</source>
        <translation>单个文件的模型</translation>
    </message>
    <message>
        <source>GGUF files (*.gguf)</source>
        <translation>GGUF 文件 (*.gguf)</translation>
    </message>
    <message>
        <source>The small model that comes with Danlu</source>
        <translation>丹炉自带的小模型</translation>
    </message>
    <message>
        <source>A folder from Hugging Face…</source>
        <translation>Hugging Face 文件夹…</translation>
    </message>
    <message>
        <source>A GGUF file…</source>
        <translation>GGUF 文件…</translation>
    </message>
    <message>
        <source>Registering %1</source>
        <translation>登记 %1</translation>
    </message>
    <message>
        <source>“%1” was not registered; nothing was changed</source>
        <translation>“%1”没有登记；什么都没有改动</translation>
    </message>
    <message>
        <source>“%1” is registered</source>
        <translation>“%1”已登记</translation>
    </message>
    <message>
        <source>Every file of it was read and its hash noted.</source>
        <translation>已读过它的每个文件，并记下哈希。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunActions</name>
    <message>
        <source>Continue as new</source>
        <translation>以此新建</translation>
    </message>
    <message>
        <source>Opens a new run with the settings of this one</source>
        <translation>用这个任务的设置新建训练任务</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop after this step and save it</source>
        <translation>做完这一步后停止并保存</translation>
    </message>
    <message>
        <source>Stop after the next checkpoint</source>
        <translation>下一个检查点后停止</translation>
    </message>
    <message>
        <source>Stop now, keep the last checkpoint</source>
        <translation>立即停止，保留上一个检查点</translation>
    </message>
    <message>
        <source>Write a checkpoint now</source>
        <translation>现在写一个检查点</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>It is running: stop it first.</source>
        <translation>它正在运行，请先停止。</translation>
    </message>
    <message>
        <source>The model %1 lies in it: delete the model first.</source>
        <translation>模型 %1 存放在其中，请先删除模型。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复训练</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试聊</translation>
    </message>
    <message>
        <source>The checkpoint of step %1 and the curves are safe.</source>
        <translation>第 %1 步的检查点和曲线完好。</translation>
    </message>
    <message>
        <source>The curves are safe; no checkpoint had been written yet.</source>
        <translation>曲线完好；还没有写过检查点。</translation>
    </message>
    <message>
        <source>%1 ended at step %2: %3. %4</source>
        <translation>%1 在第 %2 步中断：%3。%4</translation>
    </message>
    <message>
        <source>Goes on from step %1; what came after it is done again.</source>
        <translation>从第 %1 步继续，之后的部分会重做。</translation>
    </message>
    <message>
        <source>Begins again with the same settings and seed.</source>
        <translation>用同样的设置和种子从头开始。</translation>
    </message>
    <message>
        <source>Change something</source>
        <translation>改一改再来</translation>
    </message>
    <message>
        <source>Opens a new run with these settings: a smaller batch, shorter rows.</source>
        <translation>用这些设置新建任务，可改小批大小或缩短长度。</translation>
    </message>
    <message>
        <source>The run was asked, but has not answered</source>
        <translation>已向训练任务发出请求，但没有回应</translation>
    </message>
    <message>
        <source>Resuming %1</source>
        <translation>正在恢复 %1</translation>
    </message>
    <message>
        <source>%1 could not be resumed</source>
        <translation>%1 无法恢复</translation>
    </message>
    <message>
        <source>The run keeps its name</source>
        <translation>训练任务的名称没有改</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete the run %1 with its curves, log and checkpoints? This cannot be undone.</source>
        <translation>删除训练任务 %1 以及它的曲线、日志和检查点？此操作无法撤销。</translation>
    </message>
    <message>
        <source>The run was not deleted</source>
        <translation>训练任务没有删除</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>移出队列</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunCharts</name>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>eval</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show all of it (0)</source>
        <translation>显示全部（0）</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>保存曲线</translation>
    </message>
    <message>
        <source>Save as picture (PNG)…</source>
        <translation>存为图片（PNG）…</translation>
    </message>
    <message>
        <source>Save as drawing (SVG)…</source>
        <translation>存为矢量图（SVG）…</translation>
    </message>
    <message>
        <source>Save the numbers (CSV)…</source>
        <translation>存为数据（CSV）…</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>利用率</translation>
    </message>
    <message>
        <source>GPU · CPU</source>
        <translation>GPU · CPU</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>GPU limit %1 · process</source>
        <translation>显存上限 %1 · 进程内存</translation>
    </message>
    <message>
        <source>of the process</source>
        <translation>进程内存</translation>
    </message>
    <message>
        <source>GPU · RAM</source>
        <translation>显存 · 内存</translation>
    </message>
    <message>
        <source>RAM</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 train</source>
        <translation>%1 训练</translation>
    </message>
    <message>
        <source>%1 eval</source>
        <translation>%1 评估</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>显存</translation>
    </message>
    <message>
        <source>best checkpoint, step %1</source>
        <translation>最佳检查点，第 %1 步</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunCheckpointsPane</name>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunConfigPane</name>
    <message>
        <source>Config</source>
        <translation>配置</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunLog</name>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>goes on from the checkpoint of step %1</source>
        <translation>从第 %1 步的检查点继续</translation>
    </message>
    <message>
        <source>the run begins</source>
        <translation>训练任务开始</translation>
    </message>
    <message>
        <source>checkpoint of step %1 written</source>
        <translation>第 %1 步的检查点已写入</translation>
    </message>
    <message>
        <source>warning %1</source>
        <translation>警告 %1</translation>
    </message>
    <message>
        <source>evaluated at step %1: eval_loss %2</source>
        <translation>第 %1 步评估：eval_loss %2</translation>
    </message>
    <message>
        <source>the machine differs from the one before: the last bits of the numbers may differ</source>
        <translation>机器与之前不同，数值的末位可能有差异</translation>
    </message>
    <message>
        <source>a checkpoint was skipped</source>
        <translation>跳过了一个检查点</translation>
    </message>
    <message>
        <source>a checkpoint could not be written</source>
        <translation>有一个检查点没能写入</translation>
    </message>
    <message>
        <source>the program that watched the run has gone</source>
        <translation>观察此任务的程序已退出</translation>
    </message>
    <message>
        <source>the journal was damaged; what could be read is kept</source>
        <translation>运行记录有损坏，可读的部分已保留</translation>
    </message>
    <message>
        <source>a value at step %1 is not a number</source>
        <translation>第 %1 步出现非数值</translation>
    </message>
    <message>
        <source>nothing moves, though the run is alive</source>
        <translation>任务还在，但没有进展</translation>
    </message>
    <message>
        <source>asked to stop now</source>
        <translation>请求立即停止</translation>
    </message>
    <message>
        <source>asked to stop after this step</source>
        <translation>请求做完这一步后停止</translation>
    </message>
    <message>
        <source>asked to stop after the next checkpoint</source>
        <translation>请求在下一个检查点后停止</translation>
    </message>
    <message>
        <source>asked for a checkpoint</source>
        <translation>请求写检查点</translation>
    </message>
    <message>
        <source>asked to pause</source>
        <translation>请求暂停</translation>
    </message>
    <message>
        <source>asked to go on</source>
        <translation>请求继续</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunLogPane</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随末尾</translation>
    </message>
    <message>
        <source>Stay at the last line</source>
        <translation>停在最后一行</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunOverview</name>
    <message>
        <source>Elapsed</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Eval loss</source>
        <translation>评估损失</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>每秒 token</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Config difference</source>
        <translation>配置差异</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>step, phase</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 differ, %2 equal</source>
        <translation>%1 项不同，%2 项相同</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>%1 kept</source>
        <translation>保留 %1 个</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunPanel</name>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>按名称筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建训练任务</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Show only the current run</source>
        <translation>只显示当前任务</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) overlaid</source>
        <translation>
            <numerusform>叠加 %n 个任务</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunSamplesPane</name>
    <message>
        <source>Sample answers</source>
        <translation>样例回答</translation>
    </message>
    <message>
        <source>A run answers the first rows of its validation part before it learns, with every evaluation and at its end. This one has not answered any (sample_rows, eval_steps).</source>
        <translation>训练任务会在开始学习之前、每次评估时和结束时回答验证集最前面的几条。此任务还没有样例回答（sample_rows、eval_steps）。</translation>
    </message>
    <message>
        <source>train part</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>validation part</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>%1 · step %2</source>
        <comment>part of the dataset, latest step</comment>
        <translation>%1 · 第 %2 步</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunView</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>The curves were not saved</source>
        <translation>曲线没有保存</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样例</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunWords</name>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>its program ended without a word</source>
        <translation>训练程序意外退出</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>stored bytes are damaged</source>
        <translation>存储的数据已损坏</translation>
    </message>
    <message>
        <source>the data cannot be learned from</source>
        <translation>数据无法用于学习</translation>
    </message>
    <message>
        <source>the work itself failed</source>
        <translation>训练出错</translation>
    </message>
    <message>
        <source>step %1 / %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>paused · %1</source>
        <translation>已暂停 · %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>step and percent</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>done · eval %1</source>
        <translation>完成 · 评估 %1</translation>
    </message>
    <message>
        <source>done · loss %1</source>
        <translation>完成 · 损失 %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>stopped · kept step %1</source>
        <translation>已停止 · 保留第 %1 步</translation>
    </message>
    <message>
        <source>stopped at step %1</source>
        <translation>停在第 %1 步</translation>
    </message>
    <message>
        <source>%1 · step %2</source>
        <comment>why it failed, where</comment>
        <translation>%1 · 第 %2 步</translation>
    </message>
</context>
<context>
    <name>danlu::ui::SampleDelegate</name>
    <message>
        <source>as in the dataset</source>
        <translation>与数据集一致</translation>
    </message>
</context>
<context>
    <name>danlu::ui::SamplesModel</name>
    <message>
        <source>Question %1 of %2</source>
        <translation>问题 %1 / %2</translation>
    </message>
    <message>
        <source>In the dataset</source>
        <translation>数据集中的回答</translation>
    </message>
    <message>
        <source>Before training</source>
        <translation>训练之前</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Before training and until step %1</source>
        <translation>训练之前至第 %1 步</translation>
    </message>
    <message>
        <source>Steps %1 to %2</source>
        <translation>第 %1–%2 步</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>danlu::ui::SetupChoices</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>all weights are trained</comment>
        <translation>全参</translation>
    </message>
    <message>
        <source>%1 · %2 rows</source>
        <translation>%1 · %2 条</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>Validation %1</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 总数</translation>
    </message>
    <message>
        <source>Longest row</source>
        <translation>最长一条</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>Over %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>%1 rows are cut (%2)</source>
        <translation>%1 条被截断（%2）</translation>
    </message>
    <message>
        <source>no row is cut</source>
        <translation>没有被截断的</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>%1 rows hold nothing to learn</source>
        <translation>%1 条没有可学的内容</translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation>样例回答</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>%1 rows, %2 times</source>
        <translation>%1 条，共 %2 轮</translation>
    </message>
    <message>
        <source>Every weight is trained; the result is a model of its own.</source>
        <translation>训练全部权重，产出独立的模型。</translation>
    </message>
    <message>
        <source>Only small added matrices are trained; the base stays as it is.</source>
        <translation>只训练附加的低秩矩阵，基座不变。</translation>
    </message>
    <message>
        <source>Every weight is trained: %1 parameters. A checkpoint is %2.</source>
        <translation>训练全部权重：%1 个参数。一个检查点 %2。</translation>
    </message>
    <message>
        <source>Only small added matrices are trained: %1 parameters, %2 of the model. The base stays as it is. A checkpoint is %3.</source>
        <translation>只训练附加的低秩矩阵：%1 个参数，占 %2。基座不变，一个检查点 %3。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::SetupParameters</name>
    <message>
        <source>• differs from the default</source>
        <translation>• 与默认值不同</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>all as usual</source>
        <translation>均为默认值</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n 项改过默认值</numerusform>
        </translation>
    </message>
    <message>
        <source>How many parameters are shown</source>
        <translation>显示哪些参数</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>简单</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>View as YAML / command</source>
        <translation>查看 YAML / 命令</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>返回表单</translation>
    </message>
</context>
<context>
    <name>danlu::ui::SpecText</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Form of the text</source>
        <translation>文本形式</translation>
    </message>
    <message>
        <source>Settings as text</source>
        <translation>文本形式的设置</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>danlu::ui::TrainPage</name>
    <message>
        <source>New run</source>
        <translation>新建训练任务</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>还没有训练任务</translation>
    </message>
    <message>
        <source>A run takes a model and a dataset and makes a model of its own from them. It goes on when this window is closed.</source>
        <translation>训练任务用一个模型和一个数据集产出新的模型。窗口关闭后它会继续运行。</translation>
    </message>
    <message>
        <source>Everything stays on this machine.</source>
        <translation>一切都留在本机。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>After the start: the runs, their curves and their checkpoints</source>
        <translation>开始以后：训练任务、曲线与检查点</translation>
    </message>
</context>
<context>
    <name>danlu::ui::TrainSetup</name>
    <message>
        <source>%1 was not started</source>
        <translation>%1 没有开始</translation>
    </message>
    <message>
        <source>The lists of models and datasets could not be read</source>
        <translation>无法读取模型和数据集列表</translation>
    </message>
    <message>
        <source>The settings of the run could not be read</source>
        <translation>无法读取训练任务的设置</translation>
    </message>
    <message>
        <source>There is no model to start from.</source>
        <translation>没有可用作起点的模型。</translation>
    </message>
    <message>
        <source>There is no dataset to learn from.</source>
        <translation>没有可学习的数据集。</translation>
    </message>
    <message>
        <source>The run has no name.</source>
        <translation>训练任务还没有名称。</translation>
    </message>
    <message>
        <source>There is a run of that name already.</source>
        <translation>已有同名的训练任务。</translation>
    </message>
    <message>
        <source>A parameter is out of its range.</source>
        <translation>有参数超出允许范围。</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>尚未就绪</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>检查通过</translation>
    </message>
    <message>
        <source>This run cannot start as it is</source>
        <translation>目前的设置无法开始训练</translation>
    </message>
    <message>
        <source>%1 waits for its turn</source>
        <translation>%1 已加入队列</translation>
    </message>
    <message>
        <source>It starts when the run before it has ended and the project is unlocked.</source>
        <translation>前一个训练任务结束、并且项目已解锁时，它就会开始。</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
    </message>
</context>
</TS>
