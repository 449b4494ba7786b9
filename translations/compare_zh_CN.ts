<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Compare</name>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
</context>
<context>
    <name>danlu::ui::BatchModel</name>
    <message>
        <source>Macro F1 of this level of the labels</source>
        <translation>这一级标签的宏平均 F1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>Mid</source>
        <translation>中类</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>全对</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
</context>
<context>
    <name>danlu::ui::BatchPanel</name>
    <message>
        <source>Rows of a dataset</source>
        <translation>数据集中的提示</translation>
    </message>
    <message numerus="yes">
        <source>%n held-out rows</source>
        <translation>
            <numerusform>留出数据 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>How many rows, spread over the held-out part</source>
        <translation>取多少条，均匀分布在留出部分</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>条</translation>
    </message>
    <message>
        <source>Prompts; Enter asks</source>
        <translation>提示列表；按 Enter 提问</translation>
    </message>
    <message>
        <source>What the batch came to</source>
        <translation>批量结果</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Asks every column the chosen row (Enter)</source>
        <translation>用选中的一条向每一列提问（Enter）</translation>
    </message>
    <message>
        <source>Ask all rows</source>
        <translation>全部提问</translation>
    </message>
    <message>
        <source>A batch is running</source>
        <translation>批量提问正在进行</translation>
    </message>
    <message>
        <source>The rows of %1 cannot be asked</source>
        <translation>%1 的数据不能用来提问</translation>
    </message>
    <message numerus="yes">
        <source>Ask %n rows</source>
        <translation>
            <numerusform>提问 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>The batch was not finished</source>
        <translation>批量提问没有完成</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>The batch was not finished. Nothing was changed.</source>
        <translation>批量提问没有完成。什么都没有改变。</translation>
    </message>
    <message>
        <source>%1 · sampled</source>
        <comment>held-out rows</comment>
        <translation>%1 · 随机采样</translation>
    </message>
    <message>
        <source>The temperature is above 0: scores depend on chance.</source>
        <translation>温度高于 0：得分带有偶然性。</translation>
    </message>
    <message>
        <source>Asks every model all of these rows and scores the answers, level by level.</source>
        <translation>用所有这些数据向每个模型提问，并逐级给回答打分。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ChatColumn</name>
    <message>
        <source>Column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>Answers of column %1</source>
        <translation>第 %1 列的回答</translation>
    </message>
    <message>
        <source>The rating was not kept</source>
        <translation>评分没有保存</translation>
    </message>
    <message>
        <source>Answers appear here</source>
        <translation>回答出现在这里</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ColumnFoot</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>What the process that holds this model takes</source>
        <translation>载入这个模型的进程占用的内存</translation>
    </message>
    <message>
        <source>memory %1</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>waiting for the first token</source>
        <translation>等待第一个 token</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 tok/s</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>first %1 ms · %n tokens</source>
        <translation>
            <numerusform>首词 %1 毫秒 · %n token</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::ColumnHead</name>
    <message>
        <source>adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>quantized</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>训练所得</translation>
    </message>
    <message>
        <source>base</source>
        <translation>基座</translation>
    </message>
    <message>
        <source>Model of column %1</source>
        <translation>第 %1 列的模型</translation>
    </message>
    <message>
        <source>Remove column %1</source>
        <translation>移除第 %1 列</translation>
    </message>
    <message>
        <source>%1 · %2 parameters</source>
        <comment>kind of a model</comment>
        <translation>%1 · %2 个参数</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ColumnTools</name>
    <message>
        <source>Good answer (Alt+%1)</source>
        <translation>回答好（Alt+%1）</translation>
    </message>
    <message>
        <source>Bad answer (Alt+Shift+%1)</source>
        <translation>回答差（Alt+Shift+%1）</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>与预期一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>与预期不同</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Add column</source>
        <translation>添加一列</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Prompt for all columns</source>
        <translation>给所有列的提示</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Columns that the sampling is for</source>
        <translation>采样设置用于哪些列</translation>
    </message>
    <message>
        <source>The models could not be read</source>
        <translation>无法读取模型</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>前往训练</translation>
    </message>
    <message>
        <source>Models are compared here</source>
        <translation>模型在这里对比</translation>
    </message>
    <message>
        <source>One prompt, several models side by side: a base model and what was trained from it, or one model with other settings.</source>
        <translation>同一个提示，几个模型并排回答：基座模型和由它训练出的模型，或者同一模型的不同设置。</translation>
    </message>
    <message>
        <source>There is no model in this project yet. A finished run makes one.</source>
        <translation>这个项目还没有模型。训练任务完成后会得到一个。</translation>
    </message>
    <message>
        <source>Four columns are the most</source>
        <translation>最多四列</translation>
    </message>
    <message>
        <source>all columns</source>
        <translation>用于所有列</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>第 %1 列：%2</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>预期：%1</translation>
    </message>
    <message>
        <source>Ask on; all columns answer at once</source>
        <translation>继续追问，所有列同时回答</translation>
    </message>
    <message>
        <source>Ask something; all columns answer at once</source>
        <translation>提一个问题，所有列同时回答</translation>
    </message>
    <message numerus="yes">
        <source>%n columns are answering</source>
        <translation>
            <numerusform>%n 列正在回答</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>%n 列</numerusform>
        </translation>
    </message>
    <message>
        <source>After the first run: a column for each model, its answers below one another</source>
        <translation>第一次训练以后：每个模型一列，回答在各列里排开</translation>
    </message>
</context>
<context>
    <name>danlu::ui::SamplingForm</name>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token; higher is more varied. 0–2 as a rule, 0.7 at first.</source>
        <translation>0 总是取最可能的 token；越高越多样。通常 0–2，默认 0.7。</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together reach this probability; 1 = all. 0.9 at first.</source>
        <translation>只取概率合计达到此值的最可能的 token；1 = 全部。默认 0.9。</translation>
    </message>
    <message>
        <source>Above 1 makes tokens that were already used less likely. 1 at first.</source>
        <translation>大于 1 时，已经用过的 token 更不容易再出现。默认 1。</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多生成</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Only the k likeliest tokens; 0 = all.</source>
        <translation>只取最可能的 k 个 token；0 = 全部。</translation>
    </message>
    <message>
        <source>Longest answer, in tokens.</source>
        <translation>回答的最大长度，以 token 计。</translation>
    </message>
    <message>
        <source>The same seed gives the same answer.</source>
        <translation>同样的种子得到同样的回答。</translation>
    </message>
</context>
</TS>
