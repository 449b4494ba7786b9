<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DemoProgress</name>
    <message>
        <source>making the project</source>
        <translation>正在创建项目</translation>
    </message>
    <message>
        <source>importing two deliveries of tickets</source>
        <translation>正在导入两批工单</translation>
    </message>
    <message>
        <source>cleaning them</source>
        <translation>正在清洗</translation>
    </message>
    <message>
        <source>splitting them</source>
        <translation>正在划分</translation>
    </message>
    <message>
        <source>giving them their labels</source>
        <translation>正在写入标签</translation>
    </message>
    <message>
        <source>importing the tickets to test on</source>
        <translation>正在导入测试用的工单</translation>
    </message>
    <message>
        <source>registering the starter model</source>
        <translation>正在登记入门模型</translation>
    </message>
    <message>
        <source>fine-tuning it</source>
        <translation>正在微调</translation>
    </message>
    <message>
        <source>training plain classifiers to compare with</source>
        <translation>正在训练用于对比的普通分类器</translation>
    </message>
    <message>
        <source>quantizing to Q8_0</source>
        <translation>正在量化为 Q8_0</translation>
    </message>
    <message>
        <source>quantizing to Q4_0</source>
        <translation>正在量化为 Q4_0</translation>
    </message>
    <message>
        <source>measuring the starter model</source>
        <translation>正在评测入门模型</translation>
    </message>
    <message>
        <source>measuring the tuned model</source>
        <translation>正在评测微调后的模型</translation>
    </message>
    <message>
        <source>measuring its Q8_0</source>
        <translation>正在评测它的 Q8_0</translation>
    </message>
    <message>
        <source>measuring its Q4_0</source>
        <translation>正在评测它的 Q4_0</translation>
    </message>
    <message>
        <source>comparing answers</source>
        <translation>正在对比回答</translation>
    </message>
    <message>
        <source>exporting as GGUF</source>
        <translation>正在导出为 GGUF</translation>
    </message>
    <message>
        <source>reading the GGUF back</source>
        <translation>正在回读 GGUF</translation>
    </message>
    <message>
        <source>exporting the adapter</source>
        <translation>正在导出适配器</translation>
    </message>
    <message>
        <source>reading the adapter back</source>
        <translation>正在回读适配器</translation>
    </message>
    <message>
        <source>exporting for Hugging Face</source>
        <translation>正在导出为 Hugging Face 格式</translation>
    </message>
    <message>
        <source>reading that back</source>
        <translation>正在回读导出结果</translation>
    </message>
    <message>
        <source>verifying the audit log</source>
        <translation>正在核对审计日志</translation>
    </message>
    <message>
        <source>verifying the project</source>
        <translation>正在核对项目</translation>
    </message>
</context>
<context>
    <name>Phases</name>
    <message>
        <source>importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>cleaning</source>
        <translation>正在清洗</translation>
    </message>
    <message>
        <source>splitting</source>
        <translation>正在划分</translation>
    </message>
    <message>
        <source>exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>hashing</source>
        <translation>正在计算哈希</translation>
    </message>
    <message>
        <source>encrypting rows</source>
        <translation>正在加密各行</translation>
    </message>
    <message>
        <source>learning baselines</source>
        <translation>正在学习基线</translation>
    </message>
    <message>
        <source>waiting for the run to end</source>
        <translation>正在等待训练任务结束</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>tokenizing</source>
        <translation>正在分词</translation>
    </message>
    <message>
        <source>training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation>正在评估</translation>
    </message>
    <message>
        <source>saving a checkpoint</source>
        <translation>正在保存检查点</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>merging the adapter</source>
        <translation>正在合并适配器</translation>
    </message>
    <message>
        <source>quantizing</source>
        <translation>正在量化</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>verifying</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>generating</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <comment>a phase and how far it is</comment>
        <translation>%1，%2 / %3</translation>
    </message>
    <message>
        <source>checking labels</source>
        <translation>正在检查标签</translation>
    </message>
    <message>
        <source>counting labels</source>
        <translation>正在统计标签</translation>
    </message>
    <message>
        <source>exporting labels</source>
        <translation>正在导出标签</translation>
    </message>
    <message>
        <source>labelling</source>
        <translation>正在标注</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ChartWords</name>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>step %1</source>
        <comment>beside a value that was measured at another step</comment>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>还没有数值</translation>
    </message>
    <message>
        <source>Curves of the run</source>
        <translation>训练任务的曲线</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place on the axis: values</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>steps</source>
        <comment>unit of the x axis</comment>
        <translation>步</translation>
    </message>
    <message>
        <source>time</source>
        <comment>unit of the x axis</comment>
        <translation>时间</translation>
    </message>
    <message>
        <source>tokens</source>
        <comment>unit of the x axis</comment>
        <translation>token 数</translation>
    </message>
</context>
<context>
    <name>danlu::ui::Errors</name>
    <message>
        <source>Something in what was asked does not fit together.</source>
        <translation>这次请求里有些内容互相不符。</translation>
    </message>
    <message>
        <source>What was given is not what it should be.</source>
        <translation>给出的内容不符合要求。</translation>
    </message>
    <message>
        <source>Something that is needed is not there.</source>
        <translation>缺少需要的东西。</translation>
    </message>
    <message>
        <source>That name is taken.</source>
        <translation>这个名称已被占用。</translation>
    </message>
    <message>
        <source>Stored bytes are not the bytes that were stored.</source>
        <translation>存储的内容与当初写入的不同。</translation>
    </message>
    <message>
        <source>A file or folder could not be read or written.</source>
        <translation>有文件或文件夹无法读写。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘空间不足。</translation>
    </message>
    <message>
        <source>The project is locked, or another program holds it.</source>
        <translation>项目已锁定，或正被另一个程序占用。</translation>
    </message>
    <message>
        <source>This is not allowed.</source>
        <translation>不允许这样做。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>This program cannot do that.</source>
        <translation>本程序做不到这一点。</translation>
    </message>
    <message>
        <source>No answer came in time.</source>
        <translation>没有及时得到应答。</translation>
    </message>
    <message>
        <source>A helper program ended before its work was done. The window is not affected.</source>
        <translation>辅助程序在完成工作之前结束了，窗口不受影响。</translation>
    </message>
    <message>
        <source>The work itself failed.</source>
        <translation>工作本身失败了。</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>danlu::ui::Figures</name>
    <message>
        <source>%1%</source>
        <comment>a share in percent</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>MMM d</source>
        <comment>a date of this year</comment>
        <translation>M 月 d 日</translation>
    </message>
    <message>
        <source>MMM d, yyyy</source>
        <comment>a date</comment>
        <translation>yyyy 年 M 月 d 日</translation>
    </message>
</context>
<context>
    <name>danlu::ui::Palette</name>
    <message>
        <source>Search for actions, datasets, runs and models</source>
        <translation>搜索操作、数据集、训练任务和模型</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Nothing has that name.</source>
        <translation>没有这个名称的内容。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
</context>
<context>
    <name>danlu::ui::PaletteFoot</name>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>“&gt;” actions only</source>
        <translation>“&gt;”只看操作</translation>
    </message>
    <message>
        <source>“@” datasets only</source>
        <translation>“@”只看数据集</translation>
    </message>
</context>
<context>
    <name>danlu::ui::PaletteSources</name>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>base model</source>
        <translation>基座模型</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>tuned model</source>
        <translation>微调模型</translation>
    </message>
    <message>
        <source>quantized model</source>
        <translation>量化模型</translation>
    </message>
    <message>
        <source>%1 %2, %3 left</source>
        <comment>state, percent, time</comment>
        <translation>%1 %2，剩余 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>state, percent</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, evaluation loss %2</source>
        <translation>%1，评估损失 %2</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>本步完成后停止</translation>
    </message>
    <message>
        <source>%1 could not be stopped</source>
        <translation>无法停止 %1</translation>
    </message>
    <message>
        <source>Try its model</source>
        <translation>试用它的模型</translation>
    </message>
    <message>
        <source>Export its model</source>
        <translation>导出它的模型</translation>
    </message>
    <message>
        <source>Stop %1 after this step</source>
        <translation>本步完成后停止 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n versions</source>
        <translation>
            <numerusform>%n 个版本</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>Label it</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>adapter of starter</comment>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>Export it</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>action: the thing it is done with</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Copy the command: %1</source>
        <translation>复制命令：%1</translation>
    </message>
    <message>
        <source>Import data…</source>
        <translation>导入数据…</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>新建训练任务…</translation>
    </message>
    <message>
        <source>Make a new run like it</source>
        <translation>以它为样新建训练任务</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ProblemView</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>danlu::ui::Rail</name>
    <message>
        <source>Search</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>Search for actions, datasets, runs and models</source>
        <translation>搜索操作、数据集、训练任务和模型</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>项目：%1</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunQueue</name>
    <message>
        <source>Starting %1</source>
        <translation>正在启动 %1</translation>
    </message>
    <message>
        <source>Preparing %1</source>
        <translation>正在准备 %1</translation>
    </message>
</context>
<context>
    <name>danlu::ui::Sample</name>
    <message>
        <source>Sample project</source>
        <translation>示例项目</translation>
    </message>
</context>
<context>
    <name>danlu::ui::Shell</name>
    <message>
        <source>%1 could not be opened</source>
        <translation>无法打开 %1</translation>
    </message>
    <message>
        <source>%1 could not be started</source>
        <translation>无法启动 %1</translation>
    </message>
    <message>
        <source>The sample did not work out</source>
        <translation>示例没有做成</translation>
    </message>
    <message>
        <source>The sample project is not protected</source>
        <translation>示例项目没有受到保护</translation>
    </message>
    <message>
        <source>Its passphrase lies in a file beside it. Keep nothing of your own in it.</source>
        <translation>它的口令就在旁边的文件里，请不要在其中存放自己的内容。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>danlu::ui::SpecForm</name>
    <message>
        <source>One of: %1</source>
        <translation>可选：%1</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>不能为空</translation>
    </message>
    <message>
        <source>A whole number, %1 or more</source>
        <translation>整数，%1 或更大</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>A number, %1 or more</source>
        <translation>数字，%1 或更大</translation>
    </message>
    <message>
        <source>A number from %1 to %2</source>
        <translation>%1 到 %2 的数字</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>默认：%1</translation>
    </message>
    <message>
        <source>Unit: %1</source>
        <translation>单位：%1</translation>
    </message>
    <message>
        <source>Differs from the default</source>
        <translation>与默认值不同</translation>
    </message>
</context>
<context>
    <name>danlu::ui::StatusBar</name>
    <message>
        <source>No project is open</source>
        <translation>没有打开的项目</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>已解锁</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>没有正在运行的任务</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
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
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>VRAM</source>
        <translation>显存</translation>
    </message>
    <message numerus="yes">
        <source>Unlocked · locks in %n min</source>
        <translation>
            <numerusform>已解锁 · %n 分钟后自动锁定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::Window</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Danlu</source>
        <translation>Danlu</translation>
    </message>
    <message>
        <source>%1 – Danlu</source>
        <comment>window title: project</comment>
        <translation>%1 – Danlu</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <source>Open a project folder (NAME.danlu)</source>
        <translation>打开项目文件夹（名称.danlu）</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>The desktop&apos;s theme</source>
        <translation>跟随桌面的主题</translation>
    </message>
    <message>
        <source>Language: 中文 (Chinese)</source>
        <translation>语言：中文</translation>
    </message>
    <message>
        <source>Language: English</source>
        <translation>语言：English（英语）</translation>
    </message>
    <message>
        <source>Language: the desktop&apos;s</source>
        <translation>语言：跟随桌面</translation>
    </message>
    <message>
        <source>Lock the project</source>
        <translation>锁定项目</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到%1</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>From private text to a private language model, on your own machine.</source>
        <translation>在自己的机器上，把私有文本变成自己的语言模型。</translation>
    </message>
    <message>
        <source>Project folder to open (NAME.danlu).</source>
        <translation>要打开的项目文件夹（名称.danlu）。</translation>
    </message>
</context>
</TS>
