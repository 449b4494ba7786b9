<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Export</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>Levels</name>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Major F1</source>
        <translation>大类 F1</translation>
    </message>
    <message>
        <source>Minor F1</source>
        <translation>小类 F1</translation>
    </message>
    <message>
        <source>Mid F1</source>
        <translation>中类 F1</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ExportAdvice</name>
    <message>
        <source>Free some space on that disk, or choose a folder on another one.</source>
        <translation>在那块磁盘上腾出空间，或者选择另一块磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>Choose another name: exports never overwrite.</source>
        <translation>换一个名字：导出从不覆盖已有的内容。</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>选择一个您有权写入的文件夹。</translation>
    </message>
    <message>
        <source>Close programs that need much memory, then try again.</source>
        <translation>关闭占用大量内存的程序，然后重试。</translation>
    </message>
    <message>
        <source>Export the model anew into another folder, and keep this one as evidence.</source>
        <translation>把模型重新导出到另一个文件夹，并保留这一个作为证据。</translation>
    </message>
    <message>
        <source>The causes below say more.</source>
        <translation>下面的原因链有更多说明。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ExportChoice</name>
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
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model to export</source>
        <translation>要导出的模型</translation>
    </message>
    <message>
        <source>measured on</source>
        <translation>评测于</translation>
    </message>
    <message>
        <source>Dataset that quality is measured on</source>
        <translation>用来评测质量的数据集</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a model and its kind</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ExportPage</name>
    <message>
        <source>The command is on the clipboard</source>
        <translation>命令已复制到剪贴板</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>The models could not be read</source>
        <translation>无法读取模型</translation>
    </message>
    <message>
        <source>sizes as they were written, quality as it was measured</source>
        <translation>大小以写出为准，质量以实测为准</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Something is being measured, exported or verified; one after the other</source>
        <translation>正在评测、导出或校验；一件一件来</translation>
    </message>
    <message>
        <source>Choose a form and a free name first</source>
        <translation>请先选择格式和一个未被占用的名字</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>前往训练</translation>
    </message>
    <message>
        <source>Models are exported here</source>
        <translation>模型从这里导出</translation>
    </message>
    <message>
        <source>There is no model in this project yet. A finished run makes one; a model that lies on this machine can be registered.</source>
        <translation>这个项目还没有模型。训练任务完成后会得到一个；本机上已有的模型也可以登记进来。</translation>
    </message>
    <message>
        <source>An export is a folder that other programs load; it is read back by a fresh process before it counts.</source>
        <translation>导出是其他程序可以载入的文件夹；由全新的进程读回核对之后才算数。</translation>
    </message>
    <message>
        <source>Measure %1 as %2</source>
        <translation>评测 %1 的 %2 格式</translation>
    </message>
    <message>
        <source>The quality was not measured. Nothing was changed.</source>
        <translation>没有测出质量。什么都没有改变。</translation>
    </message>
    <message>
        <source>The quality was not measured</source>
        <translation>没有测出质量</translation>
    </message>
    <message>
        <source>Export %1 as %2</source>
        <translation>把 %1 导出为 %2</translation>
    </message>
    <message>
        <source>Exported and verified</source>
        <translation>已导出并校验</translation>
    </message>
    <message>
        <source>The export was not written</source>
        <translation>没有导出</translation>
    </message>
    <message>
        <source>The export was not written. The model in the project is as it was, and no half-written folder is left.</source>
        <translation>没有导出。项目里的模型没有变化，也没有留下写了一半的文件夹。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Verify %1</source>
        <translation>校验 %1</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>校验通过</translation>
    </message>
    <message>
        <source>The export is not what it says</source>
        <translation>导出与清单不符</translation>
    </message>
    <message>
        <source>The export is not what its manifest says. Do not hand it on.</source>
        <translation>导出与它的清单不符。请不要交给别人。</translation>
    </message>
    <message>
        <source>Register %1</source>
        <translation>登记 %1</translation>
    </message>
    <message>
        <source>The export could not be opened for trying out</source>
        <translation>无法打开这个导出来试用</translation>
    </message>
    <message>
        <source>After the first run: each format with its size and what was measured of it</source>
        <translation>第一次训练以后：每种格式的大小与实测结果</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ExportSide</name>
    <message>
        <source>Rise of perplexity</source>
        <translation>困惑度升高</translation>
    </message>
    <message>
        <source>Loss of major F1</source>
        <translation>大类 F1 下降</translation>
    </message>
    <message>
        <source>Loss of minor F1</source>
        <translation>小类 F1 下降</translation>
    </message>
    <message>
        <source>New export</source>
        <translation>新导出</translation>
    </message>
    <message>
        <source>Past export</source>
        <translation>以往的导出</translation>
    </message>
    <message>
        <source>A new folder. It gets its name only after a fresh process has read every file back. The model lies there in the clear.</source>
        <translation>新文件夹。全新的进程读回每个文件之后，它才会得到这个名字。模型在其中是明文。</translation>
    </message>
    <message>
        <source>There is something of that name already. Exports never overwrite: choose another name.</source>
        <translation>这个名字已被占用。导出从不覆盖：请换一个名字。</translation>
    </message>
    <message>
        <source>Give the whole path of a folder that is not there yet, from / on.</source>
        <translation>请写出一个尚不存在的文件夹的完整路径，从 / 开始。</translation>
    </message>
    <message>
        <source>Folder that the export is put into</source>
        <translation>导出放进哪个文件夹</translation>
    </message>
    <message>
        <source>nothing is changed in this form</source>
        <translation>这种格式不改变任何内容</translation>
    </message>
    <message>
        <source>The adapter is written as it is: its quality is the original’s.</source>
        <translation>适配器原样写出：质量就是原始模型的质量。</translation>
    </message>
    <message>
        <source>%1 of %2 passed</source>
        <translation>通过 %1 / %2 项</translation>
    </message>
    <message>
        <source>Not measured yet. “Measure” on the card answers held-out rows with this form and with the original.</source>
        <translation>还没有评测。卡片上的“评测”会用这种格式和原始模型分别回答留出的数据。</translation>
    </message>
    <message>
        <source>Quality gate</source>
        <translation>质量门槛</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>写出的内容</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>Folder of the export</source>
        <translation>导出的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>The same as a command</source>
        <translation>等同的命令</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>a computed size</comment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>for Ollama</source>
        <translation>供 Ollama 使用</translation>
    </message>
    <message>
        <source>for transformers</source>
        <translation>供 transformers 使用</translation>
    </message>
    <message>
        <source>for PEFT; needs the base model</source>
        <translation>供 PEFT 使用；需要基座模型</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>A fresh process reads every file, compares the hashes and recomputes the recorded logits</source>
        <translation>全新的进程读取每个文件，比对哈希，并重新计算记录下来的 logits</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Opens Compare with the original and this export side by side</source>
        <translation>在对比页并排打开原始模型和这个导出</translation>
    </message>
    <message>
        <source>choose one in the list below</source>
        <translation>在列表中选择一个</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>导出于</translation>
    </message>
    <message>
        <source>Verified again</source>
        <translation>再次校验</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基座模型</translation>
    </message>
    <message>
        <source>Manifest SHA-256</source>
        <translation>清单 SHA-256</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Audit entry</source>
        <translation>审计记录</translation>
    </message>
    <message numerus="yes">
        <source>Read back by a fresh process in %1 s: %n files with the right hash; at %2 positions the same likeliest token, largest difference of a logit %3.</source>
        <translation>
            <numerusform>全新的进程用 %1 秒读回：%n 个文件哈希正确；%2 个位置上最可能的 token 相同，logit 最大差异 %3。</numerusform>
        </translation>
    </message>
    <message>
        <source>Quality and size</source>
        <translation>质量与大小</translation>
    </message>
    <message>
        <source>perplexity, less is better</source>
        <translation>困惑度，越低越好</translation>
    </message>
    <message>
        <source>origin and hashes</source>
        <translation>来源与哈希</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ExportsModel</name>
    <message>
        <source>there</source>
        <translation>在原处</translation>
    </message>
    <message>
        <source>manifest changed</source>
        <translation>清单已变</translation>
    </message>
    <message>
        <source>moved or deleted</source>
        <translation>已移走或删除</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>danlu::ui::FormCard</name>
    <message>
        <source>about %1</source>
        <comment>a computed size</comment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Computed from the number of parameters; nothing was written yet</source>
        <translation>按参数量推算；还没有写出过</translation>
    </message>
    <message>
        <source>Size of the last export in this form</source>
        <translation>上次以这种格式导出的大小</translation>
    </message>
    <message>
        <source>Size of the quantized model in the project</source>
        <translation>项目中量化模型的大小</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 tok/s</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>a change</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Major F1</source>
        <translation>大类 F1</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Minor F1</source>
        <translation>小类 F1</translation>
    </message>
    <message>
        <source>Quality not measured yet</source>
        <translation>质量尚未评测</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>评测</translation>
    </message>
    <message>
        <source>Measure %1</source>
        <translation>评测 %1</translation>
    </message>
    <message>
        <source>Answers the dataset’s held-out rows with this form and with the original</source>
        <translation>用这种格式和原始模型分别回答数据集中留出的数据</translation>
    </message>
    <message>
        <source>Export it first: what is measured is the folder that was written</source>
        <translation>请先导出：评测的是写出的文件夹</translation>
    </message>
    <message>
        <source>best</source>
        <comment>the recommended form</comment>
        <translation>推荐</translation>
    </message>
    <message>
        <source>as is</source>
        <comment>a form that changes nothing</comment>
        <translation>原样</translation>
    </message>
    <message>
        <source>fails</source>
        <comment>a form that does not pass the gate</comment>
        <translation>未达标</translation>
    </message>
    <message>
        <source>The smallest form that passes the quality gate</source>
        <translation>通过质量门槛的最小格式</translation>
    </message>
    <message>
        <source>Nothing is changed in this form</source>
        <translation>这种格式不改变任何内容</translation>
    </message>
    <message>
        <source>It does not pass the quality gate</source>
        <translation>没有通过质量门槛</translation>
    </message>
</context>
<context>
    <name>danlu::ui::FormsModel</name>
    <message>
        <source>%1 (original)</source>
        <translation>%1（原始）</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
</context>
<context>
    <name>danlu::ui::MeasuredTable</name>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>What was measured of each form</source>
        <translation>各格式的实测结果</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n rows, beside the original</source>
        <translation>
            <numerusform>%1，%n 条，与原始模型相比</numerusform>
        </translation>
    </message>
    <message>
        <source>the original was not measured on %1 yet</source>
        <translation>原始模型还没有在 %1 上评测</translation>
    </message>
</context>
<context>
    <name>danlu::ui::PastExports</name>
    <message>
        <source>Past exports</source>
        <translation>以往的导出</translation>
    </message>
    <message>
        <source>nothing was exported yet</source>
        <translation>还没有导出过</translation>
    </message>
    <message>
        <source>Past exports, the newest first</source>
        <translation>以往的导出，最新的在前</translation>
    </message>
</context>
<context>
    <name>danlu::ui::SizePlot</name>
    <message>
        <source>%1: %2, perplexity %3</source>
        <comment>a point of a chart</comment>
        <translation>%1：%2，困惑度 %3</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>size / MB</source>
        <translation>大小 / MB</translation>
    </message>
</context>
<context>
    <name>danlu::ui::WorkBox</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
</TS>
