<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>danlu::ui::ActWords</name>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>换密钥</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>清洗</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>导出数据</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>评测</translation>
    </message>
    <message>
        <source>Label scheme</source>
        <translation>标签体系</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>Label report</source>
        <translation>标注报告</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>登记模型</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>新建模型</translation>
    </message>
    <message>
        <source>Quantize</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>回读核对</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>训练完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>训练停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>训练失败</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Export log</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>it did not work out</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts</comment>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln 个标签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln prompt(s)</source>
        <translation>
            <numerusform>%Ln 条提示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s)</source>
        <translation>
            <numerusform>%Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>on %1</source>
        <comment>a run on a dataset</comment>
        <translation>用 %1</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ChainRow</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>清洗</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>kept %1</source>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>还没有数据</translation>
    </message>
    <message>
        <source>not cleaned yet</source>
        <translation>还没有清洗</translation>
    </message>
    <message>
        <source>no run yet</source>
        <translation>还没有训练</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>还没有评测</translation>
    </message>
    <message>
        <source>not exported yet</source>
        <translation>还没有导出</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Drop files on the Data page: JSON lines, CSV, text. They are stored encrypted.</source>
        <translation>把文件拖到“数据”页：JSON Lines、CSV、文本，加密保存。</translation>
    </message>
    <message>
        <source>Clean %1</source>
        <translation>清洗 %1</translation>
    </message>
    <message>
        <source>%1 rows as they were imported: duplicates, markup and personal data are still in them.</source>
        <translation>%1 条还是导入时的样子：重复、标记和个人信息都还在里面。</translation>
    </message>
    <message>
        <source>Train on %1</source>
        <translation>用 %1 训练</translation>
    </message>
    <message>
        <source>Choose a model and a method; what the run needs is estimated before it starts.</source>
        <translation>选模型和方法；开始前先估算要用多少资源。</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>设置训练</translation>
    </message>
    <message>
        <source>Watch %1</source>
        <translation>查看 %1</translation>
    </message>
    <message>
        <source>step %1 of %2, %3 left</source>
        <translation>第 %1 / %2 步，剩余 %3</translation>
    </message>
    <message>
        <source>It has begun.</source>
        <translation>已经开始。</translation>
    </message>
    <message>
        <source>Open the run</source>
        <translation>打开训练任务</translation>
    </message>
    <message>
        <source>Try %1</source>
        <translation>试试 %1</translation>
    </message>
    <message>
        <source>All steps are done once. Ask the base and the tuned model the same and see what changed.</source>
        <translation>各步都走过一遍了。同一句话问原模型和微调后的模型，看看变了什么。</translation>
    </message>
    <message>
        <source>Compare %1 with its base</source>
        <translation>把 %1 和它的基座对比</translation>
    </message>
    <message>
        <source>Ask both the same, side by side, and see whether the training helped.</source>
        <translation>同一句话并排问两个模型，看训练有没有用。</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>GGUF, Hugging Face or PEFT; it is read back before it counts.</source>
        <translation>GGUF、Hugging Face 或 PEFT；回读核对之后才算数。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln dataset(s)</source>
        <translation>
            <numerusform>%Ln 个数据集</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln measurement(s)</source>
        <translation>
            <numerusform>%Ln 次评测</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln export(s)</source>
        <translation>
            <numerusform>%Ln 次导出</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::HomePage</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>最近的训练</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>今天做过的</translation>
    </message>
    <message>
        <source>The project could not be read</source>
        <translation>项目读不出来</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>已解锁</translation>
    </message>
    <message>
        <source>none yet: Train starts the first</source>
        <translation>还没有：在“训练”页开始第一个</translation>
    </message>
    <message>
        <source>the last %1 of %2</source>
        <translation>最近 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>The sample is being built, step %1 of %2: %3</source>
        <translation>正在生成示例，第 %1 / %2 步：%3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message numerus="yes">
        <source>%Ln dataset(s)</source>
        <translation>
            <numerusform>%Ln 个数据集</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln 个训练任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln 个模型</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::HomeSide</name>
    <message>
        <source>Verify</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>The sample</source>
        <translation>从示例开始</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>这台机器</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>4,500 invented tickets and a small model: all steps in about 6 minutes, without a graphics card.</source>
        <translation>4,500 条虚构工单，自带小模型，没有显卡也行；走完各步约 6 分钟。</translation>
    </message>
    <message>
        <source>Build the sample</source>
        <translation>生成示例</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有网络访问</translation>
    </message>
    <message>
        <source>no program of Danlu opens a connection</source>
        <translation>丹炉的任何程序都不联网</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>This is the sample project</source>
        <translation>这是示例项目</translation>
    </message>
    <message>
        <source>It is not protected: its passphrase lies in a file beside it. Keep nothing of your own in it.</source>
        <translation>它没有保护：口令就在旁边的文件里。不要把自己的东西放进去。</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Audit log, %1 entries</source>
        <translation>审计日志 %1 条</translation>
    </message>
    <message>
        <source>verified %1: unbroken</source>
        <translation>%1 核对过：完整</translation>
    </message>
    <message>
        <source>verified %1: broken</source>
        <translation>%1 核对过：有断裂</translation>
    </message>
    <message>
        <source>not verified yet</source>
        <translation>还没有核对过</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Last backup %1</source>
        <translation>上次备份 %1</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>one file, encrypted as the project is; keep it on another disk</source>
        <translation>一个文件，和项目一样加密；请放到别的磁盘上</translation>
    </message>
    <message>
        <source>Back up the project to</source>
        <translation>把项目备份到</translation>
    </message>
    <message>
        <source>The backup was not made</source>
        <translation>备份没有完成</translation>
    </message>
    <message>
        <source>The backup is made</source>
        <translation>备份已完成</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>The audit log could not be verified</source>
        <translation>审计日志没能核对</translation>
    </message>
</context>
<context>
    <name>danlu::ui::MachineMeters</name>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>VRAM</source>
        <translation>显存</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n core(s)</source>
        <translation>
            <numerusform>%1 · %n 核</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>剩 %1</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RecentRunsModel</name>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
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
        <translation>中断</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>danlu::ui::TodayModel</name>
    <message>
        <source>owner</source>
        <translation>负责人</translation>
    </message>
</context>
</TS>
