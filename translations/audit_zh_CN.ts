<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Audit</name>
    <message>
        <source>Create the project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Open with the recovery code</source>
        <translation>用恢复码打开</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>Replace the recovery code</source>
        <translation>更换恢复码</translation>
    </message>
    <message>
        <source>Renew all keys</source>
        <translation>更换全部密钥</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Clean data</source>
        <translation>清洗数据</translation>
    </message>
    <message>
        <source>Split data</source>
        <translation>划分数据</translation>
    </message>
    <message>
        <source>Read rows</source>
        <translation>查看原文</translation>
    </message>
    <message>
        <source>Read rejected rows</source>
        <translation>查看被拒的行</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>导出数据</translation>
    </message>
    <message>
        <source>Delete a dataset</source>
        <translation>删除数据集</translation>
    </message>
    <message>
        <source>Rename a dataset</source>
        <translation>重命名数据集</translation>
    </message>
    <message>
        <source>Measure baselines</source>
        <translation>评测基线</translation>
    </message>
    <message>
        <source>Set the label scheme</source>
        <translation>设定标签体系</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>Compare labels</source>
        <translation>比对标注</translation>
    </message>
    <message>
        <source>Register a model</source>
        <translation>登记模型</translation>
    </message>
    <message>
        <source>Make a new model</source>
        <translation>新建模型</translation>
    </message>
    <message>
        <source>Quantize a model</source>
        <translation>量化模型</translation>
    </message>
    <message>
        <source>Measure a model</source>
        <translation>评测模型</translation>
    </message>
    <message>
        <source>Export a model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>Write logits</source>
        <translation>写出 logits</translation>
    </message>
    <message>
        <source>Rename a model</source>
        <translation>重命名模型</translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation>删除模型</translation>
    </message>
    <message>
        <source>Train a tokenizer</source>
        <translation>训练分词器</translation>
    </message>
    <message>
        <source>Start a run</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Resume a run</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Run finished</source>
        <translation>训练完成</translation>
    </message>
    <message>
        <source>Run failed</source>
        <translation>训练失败</translation>
    </message>
    <message>
        <source>Run stopped</source>
        <translation>训练停止</translation>
    </message>
    <message>
        <source>Run interrupted</source>
        <translation>训练中断</translation>
    </message>
    <message>
        <source>Take in an ended run</source>
        <translation>收录已结束的训练</translation>
    </message>
    <message>
        <source>Rename a run</source>
        <translation>重命名训练任务</translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation>删除训练任务</translation>
    </message>
    <message>
        <source>Ask a model</source>
        <translation>向模型提问</translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation>对比模型</translation>
    </message>
    <message>
        <source>Rate an answer</source>
        <translation>给回答评分</translation>
    </message>
    <message>
        <source>Take a rating back</source>
        <translation>撤回评分</translation>
    </message>
    <message>
        <source>Read ratings</source>
        <translation>查看评分</translation>
    </message>
    <message>
        <source>Verify an export</source>
        <translation>校验导出</translation>
    </message>
    <message>
        <source>Verify the audit log</source>
        <translation>核对审计日志</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>done</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已写出</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>With</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Manifest SHA-256</source>
        <translation>清单 SHA-256</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Training rows</source>
        <translation>训练行数</translation>
    </message>
    <message>
        <source>Validation rows</source>
        <translation>验证行数</translation>
    </message>
    <message>
        <source>Test rows</source>
        <translation>测试行数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>Tokens read</source>
        <translation>读入 token</translation>
    </message>
    <message>
        <source>Tokens written</source>
        <translation>写出 token</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>token/秒</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Steps planned</source>
        <translation>计划步数</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>问题数</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示数</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>To</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Noted later</source>
        <translation>事后补记</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Answers that are no label</source>
        <translation>不是标签的回答</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>所有操作</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Project and keys</source>
        <translation>项目与密钥</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Upgrade the database</source>
        <translation>升级数据库</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>the passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>the recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Put a run in the queue</source>
        <translation>将训练任务加入队列</translation>
    </message>
</context>
<context>
    <name>danlu::ui::AuditBanner</name>
    <message numerus="yes">
        <source>The log is not whole: %n findings.</source>
        <translation>
            <numerusform>日志不完整：发现 %n 个问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep this project as evidence and compare it with a backup. First finding: %1</source>
        <translation>请保留此项目作为证据，并与备份比对。第一个问题：%1</translation>
    </message>
    <message>
        <source>The log is whole: all %1 entries checked, the anchor agrees on %2.</source>
        <translation>审计链完整：%1 条全部核对，锚点与其中 %2 条一致。</translation>
    </message>
    <message>
        <source>The log is whole: all %1 entries checked. There is no anchor.</source>
        <translation>审计链完整：%1 条全部核对。没有锚点。</translation>
    </message>
    <message>
        <source>No change, removal, insertion or old copy found · took %1 s</source>
        <translation>未发现改动、删除、插入或回退 · 用时 %1 秒</translation>
    </message>
    <message>
        <source>The log has not been checked yet.</source>
        <translation>日志还没有核对过。</translation>
    </message>
    <message>
        <source>Checking follows the chain through every entry and compares it with the anchor.</source>
        <translation>核对会沿着链条逐条检查，并与锚点比对。</translation>
    </message>
    <message>
        <source>Last checked %1: whole.</source>
        <translation>上次核对：%1，完整。</translation>
    </message>
    <message>
        <source>Last checked %1: not whole.</source>
        <translation>上次核对：%1，不完整。</translation>
    </message>
    <message>
        <source>%1 entries then, %2 since</source>
        <translation>当时 %1 条，此后新增 %2 条</translation>
    </message>
</context>
<context>
    <name>danlu::ui::AuditDetails</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the whole entry as JSON</source>
        <translation>以 JSON 复制整条记录</translation>
    </message>
    <message>
        <source>Entries a day</source>
        <translation>每天的条数</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>What it cannot notice</source>
        <translation>不能发现的</translation>
    </message>
    <message>
        <source>If the anchor is put back together with the database, or somebody who fully controls the program never writes an entry, the chain cannot tell.</source>
        <translation>如果锚点连同数据库一起被回退，或者有人完全控制了程序、从不写入记录，链条无法察觉。</translation>
    </message>
    <message>
        <source>Anchor</source>
        <translation>锚点</translation>
    </message>
    <message>
        <source>a witness outside the project</source>
        <translation>项目之外的见证</translation>
    </message>
    <message>
        <source>Entry %1</source>
        <translation>第 %1 条</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>choose one in the list</source>
        <translation>在列表中选择一条</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Its word</source>
        <translation>原词</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a user and a role</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>before</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>this</source>
        <translation>本条</translation>
    </message>
    <message>
        <source>code</source>
        <comment>a message authentication code</comment>
        <translation>校验码</translation>
    </message>
    <message>
        <source>%1
vouches for entries 1–%2</source>
        <translation>%1
为第 1–%2 条作证</translation>
    </message>
    <message>
        <source>There is none: nothing outside the project vouches for the log. It would be %1.</source>
        <translation>没有锚点：项目之外没有东西为日志作证。位置应为 %1。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::AuditFilters</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in person, action, object and outcome</source>
        <translation>在人、操作、对象和结果中查找</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Kind of action</source>
        <translation>操作类别</translation>
    </message>
    <message>
        <source>Usual questions</source>
        <translation>常用筛选</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Troubles</source>
        <translation>拒绝与失败</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Text read</source>
        <translation>读取原文</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::AuditModel</name>
    <message numerus="yes">
        <source>%1 · %n entries</source>
        <comment>a day and how much happened on it</comment>
        <translation>
            <numerusform>%1 · %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>ddd, MMM d, yyyy</source>
        <comment>the date above a day&apos;s entries</comment>
        <translation>yyyy 年 M 月 d 日 dddd</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>danlu::ui::AuditPage</name>
    <message>
        <source>The audit log could not be read</source>
        <translation>无法读取审计日志</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message numerus="yes">
        <source>%n entries · append-only · nobody can delete one</source>
        <translation>
            <numerusform>%n 条 · 只追加 · 任何人不能删除</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即核对</translation>
    </message>
    <message>
        <source>Entries of the audit log, the newest first</source>
        <translation>审计日志的记录，最新的在前</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Checking the chain</source>
        <translation>正在核对链条</translation>
    </message>
    <message>
        <source>The audit log could not be checked</source>
        <translation>无法核对审计日志</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>The audit log was not exported</source>
        <translation>审计日志没有导出</translation>
    </message>
    <message>
        <source>The audit log was exported</source>
        <translation>审计日志已导出</translation>
    </message>
    <message numerus="yes">
        <source>%n entries with hashes and codes, in the clear: %1</source>
        <translation>
            <numerusform>%n 条，含哈希与校验码，明文：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::DayBars</name>
    <message>
        <source>Entries of each of the last %1 days; today %2</source>
        <comment>name of a chart</comment>
        <translation>最近 %1 天每天的条数；今天 %2 条</translation>
    </message>
    <message>
        <source>MMM d</source>
        <comment>a date under a chart</comment>
        <translation>M 月 d 日</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n entries</source>
        <comment>a day</comment>
        <translation>
            <numerusform>%1：%n 条</numerusform>
        </translation>
    </message>
</context>
</TS>
