<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>danlu::ui::CheckList</name>
    <message>
        <source>Looking at the machine …</source>
        <translation>正在检查这台机器…</translation>
    </message>
</context>
<context>
    <name>danlu::ui::CreatePage</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>1  Name and place</source>
        <translation>1  名称与位置</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>Support tickets</source>
        <translation>售后工单</translation>
    </message>
    <message>
        <source>2  Passphrase</source>
        <translation>2  口令</translation>
    </message>
    <message>
        <source>3  Recovery code</source>
        <translation>3  恢复码</translation>
    </message>
    <message>
        <source>256 bits; it opens the project when the passphrase is lost</source>
        <translation>256 位；忘了口令时靠它打开项目</translation>
    </message>
    <message>
        <source>If something is lost</source>
        <translation>如果丢了</translation>
    </message>
    <message>
        <source>The passphrase is forgotten, the code is there</source>
        <translation>忘了口令，还有恢复码</translation>
    </message>
    <message>
        <source>The code opens the project and sets a new passphrase. No data is encrypted again.</source>
        <translation>用恢复码打开项目并设新口令，数据不用重新加密。</translation>
    </message>
    <message>
        <source>The code is lost, the passphrase is known</source>
        <translation>恢复码丢了，还记得口令</translation>
    </message>
    <message>
        <source>Settings › Keys and passphrase makes a new code; the old one opens nothing any more.</source>
        <translation>在“设置 › 密钥与口令”重新生成，旧的立即失效。</translation>
    </message>
    <message>
        <source>Both are lost</source>
        <translation>两个都丢了</translation>
    </message>
    <message>
        <source>The data is gone. There is no back door, not for us either.</source>
        <translation>数据无法恢复。没有后门，我们也打不开。</translation>
    </message>
    <message>
        <source>4  A last look</source>
        <translation>4  核对</translation>
    </message>
    <message>
        <source>What is encrypted</source>
        <translation>加密的</translation>
    </message>
    <message>
        <source>Texts, labels and their names, file names of sources, prompts, chats, samples, logs, adapters, checkpoints and trained models: AES-256-GCM, a key of its own for each dataset, run and model.</source>
        <translation>正文、标签与标签名、源文件名、提示、对话、样例、日志、适配器、检查点和训练出的模型：AES-256-GCM，每个数据集、训练任务和模型各有一把密钥。</translation>
    </message>
    <message>
        <source>What is not</source>
        <translation>没有加密的</translation>
    </message>
    <message>
        <source>anybody who has the disk can read it</source>
        <translation>拿到磁盘的人都看得到</translation>
    </message>
    <message>
        <source>Names of the project, datasets, models and runs; counts, sizes, times, states and metrics. Exports, which you make yourself, and base models where they lie.</source>
        <translation>项目、数据集、模型和训练任务的名称；条数、大小、时间、状态和指标。还有你自己导出的文件，以及留在原处的基座模型。</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>创建之后</translation>
    </message>
    <message>
        <source>The empty project opens. The first step is on the Data page: drop files there.</source>
        <translation>空项目会打开。第一步在“数据”页：把文件拖进去。</translation>
    </message>
    <message>
        <source>making the project …</source>
        <translation>正在创建项目…</translation>
    </message>
    <message>
        <source>type the two groups of the recovery code back</source>
        <translation>请回填恢复码的两组</translation>
    </message>
    <message>
        <source>a name is missing</source>
        <translation>还差名称</translation>
    </message>
    <message>
        <source>there is a folder of that name already</source>
        <translation>已经有同名的文件夹</translation>
    </message>
    <message>
        <source>Open the project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Create the project</source>
        <translation>创建项目</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>about %1 bits</source>
        <translation>约 %1 位</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>typed back</source>
        <translation>已回填核对</translation>
    </message>
    <message>
        <source>not typed back yet</source>
        <translation>还没有回填</translation>
    </message>
    <message>
        <source>comes with the project</source>
        <translation>随项目生成</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>自动锁定</translation>
    </message>
    <message numerus="yes">
        <source>after %n idle minute(s)</source>
        <translation>
            <numerusform>空闲 %n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>从不自动锁定</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>always on</source>
        <translation>始终开启</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>The project&apos;s folder goes into</source>
        <translation>项目文件夹放在</translation>
    </message>
    <message>
        <source>The project was not made</source>
        <translation>项目没有创建</translation>
    </message>
    <message>
        <source>The project could not be opened</source>
        <translation>项目打不开</translation>
    </message>
    <message>
        <source>What creating does</source>
        <translation>创建时会做</translation>
    </message>
    <message>
        <source>about two seconds</source>
        <translation>约 2 秒</translation>
    </message>
    <message>
        <source>Makes the project&apos;s keys</source>
        <translation>生成项目密钥</translation>
    </message>
    <message>
        <source>and a slot that the passphrase opens: Argon2id, 256 MiB, 3 passes</source>
        <translation>并建立口令槽：Argon2id，256 MiB，3 遍</translation>
    </message>
    <message>
        <source>Makes a second slot, for the recovery code</source>
        <translation>建立恢复码的槽</translation>
    </message>
    <message>
        <source>the code itself is not stored anywhere</source>
        <translation>恢复码本身不存在任何地方</translation>
    </message>
    <message>
        <source>Makes the empty database and its folders</source>
        <translation>建立空的加密库与文件夹</translation>
    </message>
    <message>
        <source>readable by you alone (0700)</source>
        <translation>只有你能读写（0700）</translation>
    </message>
    <message>
        <source>Writes the first entry of the audit log</source>
        <translation>写下第 1 条审计记录</translation>
    </message>
    <message>
        <source>and its anchor outside the project, so that an old copy put back is noticed</source>
        <translation>并在项目之外留锚点，旧副本放回来会被发现</translation>
    </message>
</context>
<context>
    <name>danlu::ui::LookChoice</name>
    <message>
        <source>System</source>
        <comment>language or theme of the desktop</comment>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>danlu::ui::MachineCheck</name>
    <message>
        <source>%1 of memory; training uses it</source>
        <comment>a graphics card</comment>
        <translation>%1 显存，训练时会用到</translation>
    </message>
    <message>
        <source>It cannot be used yet: packaging/quickstart --cuda fetches what is missing.</source>
        <translation>还不能用：packaging/quickstart --cuda 会补上缺的东西。</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n core(s)</source>
        <translation>
            <numerusform>%1 · %n 核</numerusform>
        </translation>
    </message>
    <message>
        <source>Enough for the whole sample; larger models want a graphics card.</source>
        <translation>足够跑完示例；更大的模型需要显卡。</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>Small models only; Train says what a run needs before it starts.</source>
        <translation>只够小模型；训练开始前会先估算要用多少。</translation>
    </message>
    <message>
        <source>%1 of it free now</source>
        <translation>现在空闲 %1</translation>
    </message>
    <message>
        <source>%1 free on the disk</source>
        <translation>磁盘剩余 %1</translation>
    </message>
    <message>
        <source>Free some: checkpoints and exports need room.</source>
        <translation>请腾出一些：检查点和导出要占地方。</translation>
    </message>
    <message>
        <source>where your home folder is</source>
        <translation>你的主目录所在的磁盘</translation>
    </message>
    <message>
        <source>The program that trains does not work</source>
        <translation>训练程序不能工作</translation>
    </message>
    <message>
        <source>danlu-worker is missing or does not start; packaging/quickstart mends it.</source>
        <translation>danlu-worker 不在或启动不了；运行 packaging/quickstart 可以修好。</translation>
    </message>
    <message>
        <source>The program that reads foreign files is missing</source>
        <translation>读取外来文件的程序不在</translation>
    </message>
    <message>
        <source>danlu-reader belongs beside this program; packaging/quickstart mends it.</source>
        <translation>danlu-reader 应当在本程序旁边；运行 packaging/quickstart 可以修好。</translation>
    </message>
    <message>
        <source>The sample and the starter model are missing</source>
        <translation>示例和自带模型不在</translation>
    </message>
    <message>
        <source>Set DANLU_RESOURCES to the folder that holds them.</source>
        <translation>请把 DANLU_RESOURCES 设为它们所在的文件夹。</translation>
    </message>
    <message>
        <source>Foreign files are read in a sandbox</source>
        <translation>外来文件在沙箱里读取</translation>
    </message>
    <message>
        <source>The sandbox is weaker here</source>
        <translation>这里的沙箱弱一些</translation>
    </message>
    <message>
        <source>no network, no other file, no other program (seccomp, Landlock)</source>
        <translation>不能联网，不能碰别的文件和程序（seccomp、Landlock）</translation>
    </message>
    <message>
        <source>This kernel has no Landlock; seccomp still refuses network, files and programs.</source>
        <translation>这个内核没有 Landlock；seccomp 仍然拒绝网络、文件和程序。</translation>
    </message>
    <message>
        <source>The machine could not be checked</source>
        <translation>没能检查这台机器</translation>
    </message>
</context>
<context>
    <name>danlu::ui::NewPassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一样。</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入的内容</translation>
    </message>
    <message>
        <source>a passphrase is missing</source>
        <translation>还差口令</translation>
    </message>
    <message>
        <source>the passphrase is too weak</source>
        <translation>口令太弱</translation>
    </message>
    <message>
        <source>the passphrase is not there twice</source>
        <translation>两次口令还不一致</translation>
    </message>
</context>
<context>
    <name>danlu::ui::Recents</name>
    <message>
        <source>None was open on this machine yet.</source>
        <translation>这台机器上还没有打开过项目。</translation>
    </message>
    <message>
        <source>%1 · not there any more</source>
        <translation>%1 · 已经不在了</translation>
    </message>
    <message>
        <source>Take it off this list</source>
        <translation>从列表中移除</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RecoverForm</name>
    <message>
        <source>Open and set the passphrase</source>
        <translation>打开并设新口令</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>8 groups of 7, with or without dashes, in either case</source>
        <translation>8 组，每组 7 个字符；横线和大小写都不要紧</translation>
    </message>
    <message>
        <source>That is no recovery code: a letter is wrong or missing.</source>
        <translation>这不是恢复码：有字符写错或漏了。</translation>
    </message>
    <message>
        <source>That is the recovery code of another project, or an old one.</source>
        <translation>这是别的项目的恢复码，或者已经作废。</translation>
    </message>
    <message>
        <source>the recovery code is missing</source>
        <translation>还差恢复码</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RecoveryBox</name>
    <message>
        <source>Hold to show</source>
        <translation>按住显示</translation>
    </message>
    <message>
        <source>Write it on paper and keep it apart from this machine. The letters I, L, O and U do not occur.</source>
        <translation>请抄在纸上，和这台机器分开存放。其中没有字母 I、L、O、U。</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>第 %1 组</translation>
    </message>
    <message>
        <source>Both groups are right: the code is on paper.</source>
        <translation>两组都对：恢复码已经抄好。</translation>
    </message>
    <message>
        <source>That is not what the code says there.</source>
        <translation>和恢复码不一致。</translation>
    </message>
    <message>
        <source>Type these two groups back from the paper.</source>
        <translation>请照着纸回填这两组。</translation>
    </message>
    <message>
        <source>The code is made together with the project.</source>
        <translation>恢复码在创建项目时生成。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RestoreForm</name>
    <message>
        <source>Restore it</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>恢复到</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>备份的口令</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入的内容</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份文件</translation>
    </message>
    <message>
        <source>That is not its passphrase. Nothing was written.</source>
        <translation>这不是它的口令。什么都没有写。</translation>
    </message>
    <message>
        <source>Nothing was left behind.</source>
        <translation>没有留下任何东西。</translation>
    </message>
    <message>
        <source>none chosen yet</source>
        <translation>还没有选择</translation>
    </message>
    <message>
        <source>reading and checking every file of it …</source>
        <translation>正在读取并逐个核对…</translation>
    </message>
    <message>
        <source>Every file is checked before the project counts; the backup stays as it is.</source>
        <translation>每个文件都核对过，项目才算数；备份文件不变。</translation>
    </message>
    <message>
        <source>Choose a backup first.</source>
        <translation>请先选择备份文件。</translation>
    </message>
    <message>
        <source>Type its passphrase first.</source>
        <translation>请先输入它的口令。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunningNow</name>
    <message>
        <source>Stop after this step</source>
        <translation>本步后停止</translation>
    </message>
    <message>
        <source>It keeps only its own keys: to read its dataset and to write its checkpoints. They are wiped when it ends.</source>
        <translation>它只留着自己的密钥：读它的数据集，写它的检查点。结束时清除。</translation>
    </message>
    <message>
        <source>A checkpoint is kept. Stopping needs no passphrase; the audit log has it at the next unlock.</source>
        <translation>会留下检查点。停止不需要口令；下次解锁时写进审计日志。</translation>
    </message>
    <message>
        <source>No run works now.</source>
        <translation>没有正在运行的训练任务。</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>The run was not stopped</source>
        <translation>训练任务没有停下</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) wait in the queue; they begin once the project is unlocked.</source>
        <translation>
            <numerusform>队列中有 %n 个训练任务在等待，项目解锁后依次开始。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::SampleStart</name>
    <message>
        <source>Try the sample first</source>
        <translation>先用示例走一遍</translation>
    </message>
    <message>
        <source>4,500 invented tickets and a small model that comes with Danlu; no graphics card is needed.</source>
        <translation>4,500 条虚构工单，自带小模型，不需要显卡。</translation>
    </message>
    <message>
        <source>about 6 min</source>
        <translation>约 6 分钟</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>几秒</translation>
    </message>
    <message>
        <source>it is there</source>
        <translation>已经在了</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
        <source>Step %1 of %2: %3; the project opens as soon as it is there</source>
        <translation>第 %1 / %2 步：%3；项目一建好就会打开</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
</context>
<context>
    <name>danlu::ui::StartCard</name>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
</context>
<context>
    <name>danlu::ui::StepsTable</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Drop files, look at the columns</source>
        <translation>拖进文件，看一眼列的对应</translation>
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
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Press Start, watch the loss fall</source>
        <translation>按“开始”，看损失下降</translation>
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
        <source>Choose a format</source>
        <translation>选一种格式</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你做的</translation>
    </message>
    <message>
        <source>The machine</source>
        <translation>机器做的</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>占盘</translation>
    </message>
    <message>
        <source>Detects the format, encrypts</source>
        <translation>识别格式与编码，加密保存</translation>
    </message>
    <message>
        <source>Choose steps, see the effect</source>
        <translation>选择步骤，看前后对比</translation>
    </message>
    <message>
        <source>Finds doubles and personal data</source>
        <translation>去重，遮盖个人信息</translation>
    </message>
    <message>
        <source>Keep a part for checking</source>
        <translation>留一部分用来检验</translation>
    </message>
    <message>
        <source>Makes a version in two parts</source>
        <translation>生成分成两部分的版本</translation>
    </message>
    <message>
        <source>Estimates memory, then fine-tunes</source>
        <translation>先估算内存，再微调</translation>
    </message>
    <message>
        <source>Ask both models the same</source>
        <translation>同一句话问两个模型</translation>
    </message>
    <message>
        <source>Answers side by side, with scores</source>
        <translation>并排作答，在留出数据上打分</translation>
    </message>
    <message>
        <source>Quantizes, writes, reads it back</source>
        <translation>量化、写出、重新载入并核对</translation>
    </message>
</context>
<context>
    <name>danlu::ui::StrengthView</name>
    <message>
        <source>100 bits</source>
        <translation>100 位</translation>
    </message>
    <message>
        <source>least %1</source>
        <translation>最低 %1</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>太短</translation>
    </message>
    <message>
        <source>made of words that are tried first</source>
        <translation>用的是最先被试的词</translation>
    </message>
    <message>
        <source>it repeats itself</source>
        <translation>有重复</translation>
    </message>
    <message>
        <source>it counts up or down</source>
        <translation>是连续的序列</translation>
    </message>
    <message>
        <source>only one kind of letter</source>
        <translation>只有一类字符</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>不到 1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>Five or six words that have nothing to do with each other are easy to keep and hard to guess.</source>
        <translation>五六个互不相干的词，好记又难猜。</translation>
    </message>
    <message>
        <source>Strong enough, about %1</source>
        <translation>够强，约 %1</translation>
    </message>
    <message>
        <source>Too weak, about %1: %2</source>
        <translation>太弱，约 %1：%2</translation>
    </message>
    <message>
        <source>Every guess moves 256 MiB of memory three times (Argon2id): a card of 1 TB/s makes 620 in a second. Unlocking costs you one of them.</source>
        <translation>每猜一次都要让 256 MiB 内存走 3 遍（Argon2id）：一张 1 TB/s 的显卡每秒 620 次。解锁也要花这样一次。</translation>
    </message>
    <message>
        <source>Trying all of it takes</source>
        <translation>全部猜一遍要</translation>
    </message>
    <message>
        <source>%1 bits, the least</source>
        <translation>%1 位，最低要求</translation>
    </message>
    <message>
        <source>%1 bits, this one</source>
        <translation>%1 位，你的口令</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>你的口令</translation>
    </message>
    <message>
        <source>1 card</source>
        <translation>1 张显卡</translation>
    </message>
    <message>
        <source>1,000 cards</source>
        <translation>1,000 张</translation>
    </message>
    <message>
        <source>&gt; 1 million years</source>
        <translation>超过一百万年</translation>
    </message>
    <message>
        <source>30 bits, six characters</source>
        <translation>30 位，六位字母数字</translation>
    </message>
</context>
<context>
    <name>danlu::ui::UnlockForm</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入的内容</translation>
    </message>
    <message>
        <source>The project was not unlocked</source>
        <translation>项目没有解锁</translation>
    </message>
    <message>
        <source>Not yet: a wrong passphrase costs time.</source>
        <translation>还不行：输错口令要等一会儿。</translation>
    </message>
    <message>
        <source>Type the passphrase first.</source>
        <translation>请先输入口令。</translation>
    </message>
    <message>
        <source>checking …</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>还剩 %1 秒</translation>
    </message>
    <message numerus="yes">
        <source>Wrong passphrase, %n time(s). Each wrong try doubles the wait, at most 5 min; nothing is ever locked out or deleted.</source>
        <translation>
            <numerusform>口令不对，已 %n 次。每错一次等待加倍，最多 5 分钟；不会锁死，也不会删除任何东西。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is checked on this machine, which takes about a second.</source>
        <translation>在这台机器上核对，约需 1 秒。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::UnlockPage</name>
    <message>
        <source>Close project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Without the passphrase</source>
        <translation>没有口令时</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>最近的解锁</translation>
    </message>
    <message>
        <source>from the audit log; wrong tries come in at the next unlock</source>
        <translation>来自审计日志；输错的记录在下次解锁时写入</translation>
    </message>
    <message>
        <source>Enter the code…</source>
        <translation>输入恢复码…</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>The one on paper, 8 groups of 7. You set a new passphrase with it; the code stays valid.</source>
        <translation>抄在纸上的那个，8 组，每组 7 个字符。用它设新口令；恢复码继续有效。</translation>
    </message>
    <message>
        <source>Unlock the sample</source>
        <translation>解锁示例</translation>
    </message>
    <message>
        <source>This is the sample</source>
        <translation>这是示例项目</translation>
    </message>
    <message>
        <source>It is not protected: its passphrase lies in a file beside it, and is taken from there.</source>
        <translation>它没有保护：口令就在旁边的文件里，会从那里读取。</translation>
    </message>
    <message>
        <source>Goes on while locked</source>
        <translation>锁定时继续的</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停下的</translation>
    </message>
    <message>
        <source>The window has forgotten the keys and every text of this project. What you were doing was saved as you did it.</source>
        <translation>窗口已忘掉这个项目的密钥和全部正文。你做的每一步都已随时保存。</translation>
    </message>
    <message>
        <source>Readable while locked</source>
        <translation>锁定时看得到的</translation>
    </message>
    <message>
        <source>Names of datasets, models and runs, counts, states, progress and metric values, and the load of this machine. Not the texts, label names, prompts or samples.</source>
        <translation>数据集、模型、训练任务的名称，条数、状态、进度、指标值，以及这台机器的负载。看不到正文、标签名、提示和样例。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>when, what</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>已解锁</translation>
    </message>
    <message>
        <source>wrong passphrase</source>
        <translation>口令不对</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2, %n time(s)</source>
        <comment>when, what</comment>
        <translation>
            <numerusform>%1 · %2，%n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::WelcomePage</name>
    <message>
        <source>Welcome to Danlu</source>
        <translation>欢迎使用丹炉</translation>
    </message>
    <message>
        <source>first start · no project yet</source>
        <translation>第一次启动 · 还没有项目</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>没有打开的项目</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>For your own data: set a passphrase, keep the recovery code, drop the files in.</source>
        <translation>用自己的数据：设口令，抄下恢复码，再把文件拖进来。</translation>
    </message>
    <message>
        <source>about 3 min</source>
        <translation>约 3 分钟</translation>
    </message>
    <message>
        <source>%1, empty</source>
        <translation>空项目 %1</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开已有项目</translation>
    </message>
    <message>
        <source>On this machine or on a drive; it takes its passphrase or its recovery code.</source>
        <translation>在这台机器或移动硬盘上；需要它的口令或恢复码。</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>几秒</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>不增加</translation>
    </message>
    <message>
        <source>Where to start</source>
        <translation>从哪里开始</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>接下来会发生什么</translation>
    </message>
    <message>
        <source>as it went with the sample, on two cores without a graphics card</source>
        <translation>以示例为例，双核、没有显卡</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Delete takes one off the list</source>
        <translation>按 Delete 从列表移除</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>takes effect at once</source>
        <translation>立即生效</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>这台机器</translation>
    </message>
    <message>
        <source>What you can rely on</source>
        <translation>可以放心的</translation>
    </message>
    <message>
        <source>Data stays on this machine, encrypted with your passphrase.</source>
        <translation>数据只在这台机器上，用你的口令加密。</translation>
    </message>
    <message>
        <source>No program of Danlu opens a network connection.</source>
        <translation>丹炉的任何程序都不联网。</translation>
    </message>
    <message>
        <source>Without passphrase and recovery code the data is gone. There is no back door.</source>
        <translation>口令和恢复码都丢了，数据就没了。没有后门。</translation>
    </message>
    <message>
        <source>Every read, export and run is written to the audit log.</source>
        <translation>每一次读取、导出、训练都写进审计日志。</translation>
    </message>
    <message>
        <source>data, labels, audit log</source>
        <translation>数据、标签、审计</translation>
    </message>
    <message>
        <source>checkpoints of one run</source>
        <translation>一个任务的检查点</translation>
    </message>
    <message>
        <source>two quantized models</source>
        <translation>两个量化模型</translation>
    </message>
    <message>
        <source>three exports</source>
        <translation>三次导出</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>What it leaves on the disk</source>
        <translation>示例占多少磁盘</translation>
    </message>
    <message>
        <source>%1 in all; %2 are free here</source>
        <translation>共 %1；这里剩 %2</translation>
    </message>
    <message>
        <source>With larger models it is the checkpoints and the exports that grow; how many checkpoints a run keeps is one of its parameters.</source>
        <translation>模型越大，检查点和导出占得越多；每个任务保留几个检查点，可以在参数里定。</translation>
    </message>
</context>
</TS>
