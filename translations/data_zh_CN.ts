<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Reasons</name>
    <message>
        <source>&quot;%1&quot; is empty</source>
        <translation>“%1”为空</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>缺少“%1”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not text</source>
        <translation>“%1”不是文本</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a list of {&quot;role&quot;, &quot;content&quot;} objects</source>
        <translation>“%1”不是由 {&quot;role&quot;, &quot;content&quot;} 对象组成的列表</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a list of {&quot;from&quot;, &quot;value&quot;} objects</source>
        <translation>“%1”不是由 {&quot;from&quot;, &quot;value&quot;} 对象组成的列表</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a list of [question, answer] pairs</source>
        <translation>“%1”不是由 [问题, 回答] 组成的列表</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a list of turns</source>
        <translation>“%1”不是对话轮次的列表</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not end with an answer of the assistant</source>
        <translation>“%1”不是以助手的回答结尾</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and &quot;%2&quot; are not the same conversation up to the last turn</source>
        <translation>“%1”与“%2”在最后一轮之前不是同一段对话</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds something other than label names</source>
        <translation>“%1”里有不是标签名的内容</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no label</source>
        <translation>“%1”里没有标签</translation>
    </message>
    <message>
        <source>the chosen and the rejected answer are the same</source>
        <translation>较好与较差的回答相同</translation>
    </message>
    <message>
        <source>the label path has an empty level</source>
        <translation>标签路径中有一级为空</translation>
    </message>
    <message>
        <source>the label path has %1 levels; three are the most</source>
        <translation>标签路径有 %1 级，最多三级</translation>
    </message>
    <message>
        <source>the row has no label</source>
        <translation>这一行没有标签</translation>
    </message>
    <message>
        <source>the annotations hold no label</source>
        <translation>标注里没有标签</translation>
    </message>
    <message>
        <source>a turn has no text</source>
        <translation>有一轮没有文本</translation>
    </message>
    <message>
        <source>a turn holds something other than text</source>
        <translation>有一轮含有文本以外的内容</translation>
    </message>
    <message>
        <source>a turn is not an object</source>
        <translation>有一轮不是对象</translation>
    </message>
    <message>
        <source>a turn does not say who speaks (&quot;role&quot; or &quot;from&quot;)</source>
        <translation>有一轮没有说明是谁在说话（“role”或“from”）</translation>
    </message>
    <message>
        <source>a turn has the unknown speaker &quot;%1&quot;</source>
        <translation>有一轮的说话人“%1”不认识</translation>
    </message>
    <message>
        <source>a turn is empty</source>
        <translation>有一轮为空</translation>
    </message>
    <message>
        <source>the conversation has no turn of the user</source>
        <translation>对话中没有用户的发言</translation>
    </message>
    <message>
        <source>the conversation does not end with an answer of the assistant</source>
        <translation>对话不是以助手的回答结尾</translation>
    </message>
    <message>
        <source>invalid %1 at byte %2 of the file</source>
        <translation>文件第 %2 字节处不是有效的 %1</translation>
    </message>
    <message>
        <source>a zero byte stands in the text</source>
        <translation>文本中有零字节</translation>
    </message>
    <message>
        <source>the line is longer than %1 MiB</source>
        <translation>这一行超过 %1 MiB</translation>
    </message>
    <message>
        <source>the record is longer than %1 MiB</source>
        <translation>这条记录超过 %1 MiB</translation>
    </message>
    <message>
        <source>the row has %1 of text; %2 are the most</source>
        <translation>这一行有 %1 文本，上限为 %2</translation>
    </message>
    <message>
        <source>%1 cells, but the first line names %2 columns</source>
        <translation>有 %1 个单元格，但首行只有 %2 列</translation>
    </message>
    <message>
        <source>more than %1 columns</source>
        <translation>超过 %1 列</translation>
    </message>
    <message>
        <source>unbalanced quotes: text follows the closing quote of the cell that starts on line %1</source>
        <translation>引号不配对：从第 %1 行开始的单元格，结束引号后还有文字</translation>
    </message>
    <message>
        <source>unbalanced quotes: a quote is opened and never closed on line %1</source>
        <translation>引号不配对：第 %1 行的引号没有结束</translation>
    </message>
    <message>
        <source>the JSON is nested deeper than %1 levels</source>
        <translation>JSON 嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>the record needs more memory than the reader may use</source>
        <translation>这条记录需要的内存超过读取程序的上限</translation>
    </message>
    <message>
        <source>the record holds more than %1 JSON values</source>
        <translation>这条记录的 JSON 值超过 %1 个</translation>
    </message>
    <message>
        <source>the record is not a JSON object</source>
        <translation>这条记录不是 JSON 对象</translation>
    </message>
    <message>
        <source>a key is longer than 1 KiB</source>
        <translation>有一个键超过 1 KiB</translation>
    </message>
    <message>
        <source>not valid JSON: a control character stands unescaped in a string</source>
        <translation>JSON 无效：字符串中有未转义的控制字符</translation>
    </message>
    <message>
        <source>not valid JSON: a string is not closed</source>
        <translation>JSON 无效：字符串没有结束</translation>
    </message>
    <message>
        <source>not valid JSON: a string holds a wrong escape or half of a surrogate pair</source>
        <translation>JSON 无效：字符串中有错误的转义或半个代理对</translation>
    </message>
    <message>
        <source>not valid JSON: nothing there</source>
        <translation>JSON 无效：没有内容</translation>
    </message>
    <message>
        <source>not valid JSON: a number is malformed</source>
        <translation>JSON 无效：数字写法有误</translation>
    </message>
    <message>
        <source>not valid JSON: brackets, commas or quotes are out of place</source>
        <translation>JSON 无效：括号、逗号或引号的位置不对</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Control characters</source>
        <translation>控制字符</translation>
    </message>
    <message>
        <source>Web addresses</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Identity numbers</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Telephone numbers</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>Blanks and line ends</source>
        <translation>空白与换行</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Exact duplicates</source>
        <translation>完全重复</translation>
    </message>
    <message>
        <source>Removes HTML tags, comments, scripts and styles, and decodes character references such as &amp;amp;.</source>
        <translation>去掉 HTML 标签、注释、脚本与样式，并还原 &amp;amp; 之类的字符引用。</translation>
    </message>
    <message>
        <source>Removes control characters, zero-width characters and marks of writing direction.</source>
        <translation>去掉控制字符、零宽字符与书写方向标记。</translation>
    </message>
    <message>
        <source>Replaces web addresses (http, https, ftp, www.).</source>
        <translation>替换网址（http、https、ftp、www.）。</translation>
    </message>
    <message>
        <source>Replaces 18-digit Chinese identity numbers whose date and check digit are right.</source>
        <translation>替换日期与校验位都正确的 18 位身份证号。</translation>
    </message>
    <message>
        <source>Replaces Chinese mobile numbers, also with +86, blanks, dashes and full-width digits.</source>
        <translation>替换手机号，包括带 +86、空格、连字符和全角数字的写法。</translation>
    </message>
    <message>
        <source>Replaces e-mail addresses.</source>
        <translation>替换邮箱地址。</translation>
    </message>
    <message>
        <source>Runs of blanks become one, blanks at line ends and around the text go, CRLF becomes LF.</source>
        <translation>连续空白合为一个，去掉行末与首尾的空白，CRLF 改为 LF。</translation>
    </message>
    <message>
        <source>Drops rows that are too short or too long; all turns count together, without the system&apos;s.</source>
        <translation>丢弃过短或过长的行；各轮合计，不计系统提示。</translation>
    </message>
    <message>
        <source>Drops every row whose text was there before; the first one stays.</source>
        <translation>丢弃文本已出现过的行，保留第一条。</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Keep line breaks</source>
        <translation>保留换行</translation>
    </message>
    <message>
        <source>Zero-width characters</source>
        <translation>零宽字符</translation>
    </message>
    <message>
        <source>Marks of writing direction</source>
        <translation>书写方向标记</translation>
    </message>
    <message>
        <source>Keep line ends</source>
        <translation>保留行尾</translation>
    </message>
    <message>
        <source>Most empty lines</source>
        <translation>最多空行</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Compare labels too</source>
        <translation>同时比较标签</translation>
    </message>
    <message>
        <source>What stands in their place.</source>
        <translation>放在原处的文字。</translation>
    </message>
    <message>
        <source>Whether br, p, div and their like leave a line end behind.</source>
        <translation>br、p、div 等标签处是否留下换行。</translation>
    </message>
    <message>
        <source>Whether zero-width characters go too (emoji that are joined by them fall apart).</source>
        <translation>是否也去掉零宽字符（由它们连接的表情会散开）。</translation>
    </message>
    <message>
        <source>Whether marks of writing direction go too.</source>
        <translation>是否也去掉书写方向标记。</translation>
    </message>
    <message>
        <source>Whether line ends stay; otherwise they count as blanks.</source>
        <translation>是否保留换行；否则当作空白。</translation>
    </message>
    <message>
        <source>Empty lines in a row that stay.</source>
        <translation>允许保留的连续空行数。</translation>
    </message>
    <message>
        <source>Shortest row that stays.</source>
        <translation>能保留的最短行。</translation>
    </message>
    <message>
        <source>Longest row that stays.</source>
        <translation>能保留的最长行。</translation>
    </message>
    <message>
        <source>Whether the same text with another label is another row.</source>
        <translation>文本相同而标签不同时是否算不同的行。</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ActivityStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a piece of work and its phase</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>danlu::ui::Data</name>
    <message>
        <source>plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>cleaned</source>
        <translation>清洗</translation>
    </message>
    <message>
        <source>split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
</context>
<context>
    <name>danlu::ui::DataPage</name>
    <message>
        <source>Files to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>Texts and tables (*.csv *.tsv *.jsonl *.json *.ndjson *.txt *.md)</source>
        <translation>文本与表格 (*.csv *.tsv *.jsonl *.json *.ndjson *.txt *.md)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Where @%1 comes from</source>
        <translation>@%1 从哪里来</translation>
    </message>
    <message>
        <source>“%1” is not there any more</source>
        <translation>“%1”已经不在了</translation>
    </message>
    <message>
        <source>It was deleted or renamed. The list shows what there is now.</source>
        <translation>它被删除或改了名。列表显示的是现在的内容。</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>train %1 / validation %2 / test %3</source>
        <translation>训练 %1 / 验证 %2 / 测试 %3</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cleaning recipe</source>
        <translation>清洗配方</translation>
    </message>
    <message>
        <source>no dataset yet</source>
        <translation>还没有数据集</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Load recipe…</source>
        <translation>载入配方…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Back to the rows</source>
        <translation>返回数据</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
</context>
<context>
    <name>danlu::ui::DatasetList</name>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
</context>
<context>
    <name>danlu::ui::DiffDelegate</name>
    <message>
        <source>dropped</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>danlu::ui::DiffModel</name>
    <message>
        <source>dropped by %1</source>
        <translation>被“%1”丢弃</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>danlu::ui::DropVeil</name>
    <message numerus="yes">
        <source>Let go to look at %n file(s)</source>
        <translation>
            <numerusform>松开鼠标，查看这 %n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::EmptyData</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>makes version 1 of a dataset; your files stay as they are</source>
        <translation>得到数据集的第 1 个版本，原文件不动</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>清洗</translation>
    </message>
    <message>
        <source>duplicates, length, personal data; every step is seen before and after</source>
        <translation>去重、长度、个人信息；每一步都能看到前后对比</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>what is learned from, and what the result is measured on</source>
        <translation>哪些用来学习，哪些用来衡量结果</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>choose a model and a method, see first whether it fits</source>
        <translation>选模型与方法，先看显存够不够</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Drop files here, or choose them</source>
        <translation>把文件拖到这里，或选择文件</translation>
    </message>
    <message>
        <source>CSV, JSON lines, JSON and plain text. Encoding and columns are detected; before anything is imported you see which column is what and which rows would be rejected.</source>
        <translation>CSV、JSONL、JSON 与纯文本。编码与列会自动识别，导入前先给你看对应关系和会被拒绝的行。</translation>
    </message>
    <message>
        <source>The content stays on this machine, encrypted with the project&apos;s passphrase.</source>
        <translation>内容只存在这台机器上，用项目口令加密。</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>看看示例</translation>
    </message>
    <message>
        <source>Other starts</source>
        <translation>其他起点</translation>
    </message>
    <message>
        <source>Sample: after-sales tickets</source>
        <translation>示例：售后工单</translation>
    </message>
    <message>
        <source>Invented tickets with labels on three levels, as two files in different formats.</source>
        <translation>虚构的工单，带三级标签，分两个格式不同的文件。</translation>
    </message>
    <message>
        <source>After the import: the table of rows</source>
        <translation>导入以后，这里是记录表</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>接下来会做什么</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>A line</source>
        <translation>单行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>总行数</translation>
    </message>
    <message>
        <source>as many as the disk holds</source>
        <translation>不限，看磁盘空间</translation>
    </message>
    <message>
        <source>Free disk</source>
        <translation>剩余磁盘</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ExportPanel</name>
    <message>
        <source>CSV, for spreadsheets</source>
        <translation>CSV，用于电子表格</translation>
    </message>
    <message>
        <source>%1 (JSON lines, %2)</source>
        <translation>%1（JSONL，%2）</translation>
    </message>
    <message>
        <source>Export to a file</source>
        <translation>导出到文件</translation>
    </message>
    <message>
        <source>The file is not encrypted: whoever has it can read it. The audit log notes who exported what, with the file&apos;s hash.</source>
        <translation>文件不加密，拿到它的人都能读。审计日志会记下谁导出了什么，以及文件的哈希值。</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>全部行</translation>
    </message>
    <message>
        <source>The version is not split into parts</source>
        <translation>这个版本还没有拆分</translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation>请指定一个文件。</translation>
    </message>
    <message>
        <source>This file exists already; an export never overwrites.</source>
        <translation>文件已存在；导出从不覆盖。</translation>
    </message>
    <message>
        <source>The folder does not exist.</source>
        <translation>文件夹不存在。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Export of %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>“%1” was not exported; no file was written</source>
        <translation>“%1”没有导出，没有写出文件</translation>
    </message>
    <message>
        <source>%1 rows, %2, in %3</source>
        <translation>%1 行，%2，文件 %3</translation>
    </message>
    <message>
        <source>“%1” is exported</source>
        <translation>“%1”已导出</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>danlu::ui::FilesModel</name>
    <message>
        <source>This is a folder. Choose the files in it.</source>
        <translation>这是文件夹，请选择其中的文件。</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>文件已经不在了。</translation>
    </message>
    <message>
        <source>You may not read this file.</source>
        <translation>你没有读取这个文件的权限。</translation>
    </message>
    <message>
        <source>This is no ordinary file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>This is not text. Save it as CSV, JSONL, JSON or plain text first.</source>
        <translation>这不是文本，请先另存为 CSV、JSONL、JSON 或纯文本。</translation>
    </message>
    <message>
        <source>Its encoding is not known. Choose it below, or save the file as UTF-8.</source>
        <translation>无法识别编码。请在下面选择，或把文件另存为 UTF-8。</translation>
    </message>
    <message>
        <source>It is not clear which column is what. Choose below what a record is, and the columns.</source>
        <translation>看不出各列的含义。请在下面选择记录类型和各列的对应关系。</translation>
    </message>
    <message>
        <source>It cannot be read in this format. Choose another one below.</source>
        <translation>无法按这种格式读取，请在下面换一种。</translation>
    </message>
    <message>
        <source>detected</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>plain text, a record per line</source>
        <translation>纯文本，每行一条</translation>
    </message>
    <message>
        <source>text and label</source>
        <translation>文本与标签</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>instruction and answer</source>
        <translation>指令与回答</translation>
    </message>
    <message>
        <source>conversation, OpenAI</source>
        <translation>对话（OpenAI）</translation>
    </message>
    <message>
        <source>conversation, ShareGPT</source>
        <translation>对话（ShareGPT）</translation>
    </message>
    <message>
        <source>better and worse answer</source>
        <translation>较好与较差的回答</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>being looked at…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>more than %1 rows</source>
        <translation>多于 %1 行</translation>
    </message>
    <message>
        <source>The program that reads files ended over this one. Nothing else was affected.</source>
        <translation>读取文件的程序在读这个文件时意外退出了，其他内容不受影响。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ImportForm</name>
    <message>
        <source>%1 (detected)</source>
        <translation>%1（自动识别）</translation>
    </message>
    <message>
        <source>detected</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>A record is</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集名</translation>
    </message>
    <message>
        <source>There is a dataset of this name already.</source>
        <translation>已有同名的数据集。</translation>
    </message>
    <message>
        <source>“%1” holds other rows (%2), these are %3.</source>
        <translation>“%1”里是另一类数据（%2），这里是%3。</translation>
    </message>
    <message>
        <source>Add the rows to it, as version %1</source>
        <translation>追加到它后面，成为第 %1 版</translation>
    </message>
    <message>
        <source>A name has 1 to 128 bytes, no /, @ or control characters, and does not begin with -.</source>
        <translation>名称为 1 到 128 字节，不能含 /、@ 或控制字符，也不能以 - 开头。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ImportView</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>How they are read</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Leave this file out</source>
        <translation>去掉这个文件</translation>
    </message>
    <message>
        <source>Read by a program that is shut off from network and disk. Your files stay as they are; what is imported is encrypted.</source>
        <translation>由隔离进程解析，不能联网，也碰不到磁盘。源文件保持原样，导入的内容加密保存。</translation>
    </message>
    <message>
        <source>The files could not be looked at</source>
        <translation>无法查看这些文件</translation>
    </message>
    <message>
        <source>%1 of %2 are taken</source>
        <translation>%2 列中的 %1 列</translation>
    </message>
    <message numerus="yes">
        <source>the first %n row(s)</source>
        <translation>
            <numerusform>前 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, all others are imported</source>
        <translation>%1 行，其余照常导入</translation>
    </message>
    <message>
        <source>Takes about %1; %2 are free.</source>
        <translation>约需 %1，可用 %2。</translation>
    </message>
    <message>
        <source>choose files or drop them here</source>
        <translation>选择文件，或拖到这里</translation>
    </message>
    <message>
        <source>looking at the files…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>the disk has too little room: %1 needed, %2 free</source>
        <translation>磁盘空间不足：需要 %1，可用 %2</translation>
    </message>
    <message>
        <source>%1 rows can be taken</source>
        <translation>%1 行可用</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 行被拒绝</translation>
    </message>
    <message>
        <source>of the first %1 of each file</source>
        <translation>每个文件只看前 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>%n 个文件不导入</numerusform>
        </translation>
    </message>
    <message>
        <source>Import %1 rows</source>
        <translation>导入 %1 行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>“%1” was not imported; nothing was kept</source>
        <translation>“%1”没有导入，未留下任何内容</translation>
    </message>
    <message>
        <source>%1 rows, %2 rejected</source>
        <translation>%1 行，%2 行被拒绝</translation>
    </message>
    <message>
        <source>“%1” is imported</source>
        <translation>“%1”已导入</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>danlu::ui::LengthBounds</name>
    <message>
        <source>Length of the rows, with the bounds of what is kept</source>
        <translation>各条数据的长度，以及保留范围的上下限</translation>
    </message>
    <message>
        <source>keeps %1 of %2 rows, by their length before the other steps</source>
        <translation>按其他步骤之前的长度，保留 %2 条中的 %1 条</translation>
    </message>
</context>
<context>
    <name>danlu::ui::Lineage</name>
    <message numerus="yes">
        <source>Import of %n file(s)</source>
        <translation>
            <numerusform>导入 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recipe of %n step(s)</source>
        <translation>
            <numerusform>清洗配方 %n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Labels taken in</source>
        <translation>导入标签</translation>
    </message>
    <message numerus="yes">
        <source>Used by %n run(s)</source>
        <translation>
            <numerusform>被 %n 个训练任务使用</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::ManagePanel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name of the dataset</source>
        <translation>数据集名称</translation>
    </message>
    <message>
        <source>All versions keep their numbers. Runs that learned from it go on naming what it was called then.</source>
        <translation>各版本的编号不变。用过它的训练任务仍显示当时的名称。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Deletes the dataset with all its versions, and its key with it: what is left on the disk cannot be read any more. Files that were imported or exported stay where they are.</source>
        <translation>删除数据集及其全部版本，连同它的密钥：磁盘上的残留再也无法读取。导入用的和已导出的文件保持原样。</translation>
    </message>
    <message>
        <source>Delete “%1”…</source>
        <translation>删除“%1”…</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) learned from it; their models stay.</source>
        <translation>
            <numerusform>有 %n 个训练任务用过它，它们的模型会保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete “%1” with its %n version(s)? This cannot be undone.</source>
        <translation>
            <numerusform>要删除“%1”及其 %n 个版本吗？此操作无法撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>“%1” was not renamed</source>
        <translation>“%1”没有改名</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>已改名</translation>
    </message>
    <message>
        <source>“%1” is called “%2” now.</source>
        <translation>“%1”现在叫“%2”。</translation>
    </message>
    <message>
        <source>“%1” was not deleted</source>
        <translation>“%1”没有删除</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>“%1” and its key are gone.</source>
        <translation>“%1”及其密钥已删除。</translation>
    </message>
    <message>
        <source>“%1” is running. Deleting needs the project for itself; it can be done when that has ended.</source>
        <translation>“%1”正在进行。删除需要独占项目，等它结束后就可以删除。</translation>
    </message>
    <message>
        <source>“%1” was not deleted: something else reads or writes the project. Try again when that has ended.</source>
        <translation>“%1”没有删除：还有别的工作在读写这个项目。等它结束后再试一次。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::MappingModel</name>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>major label</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>mid label</source>
        <translation>中类</translation>
    </message>
    <message>
        <source>minor label</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>system prompt</source>
        <translation>系统提示</translation>
    </message>
    <message>
        <source>earlier turns</source>
        <translation>历史轮次</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>better answer</source>
        <translation>较好的回答</translation>
    </message>
    <message>
        <source>worse answer</source>
        <translation>较差的回答</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Double-click or F2 to choose</source>
        <translation>双击或按 F2 选择</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>对应到</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>第一个值</translation>
    </message>
</context>
<context>
    <name>danlu::ui::OptionsForm</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RecipeView</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Rows left</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>Remove the step (Delete)</source>
        <translation>删除步骤（Delete）</translation>
    </message>
    <message>
        <source>Move the step up (Ctrl+Up)</source>
        <translation>上移（Ctrl+↑）</translation>
    </message>
    <message>
        <source>Move the step down (Ctrl+Down)</source>
        <translation>下移（Ctrl+↓）</translation>
    </message>
    <message>
        <source>Steps of the recipe</source>
        <translation>配方的步骤</translation>
    </message>
    <message>
        <source>Rows before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>显示哪些行</translation>
    </message>
    <message>
        <source>The version stays as it is; the result is version @%1.</source>
        <translation>原版本不变，结果是新版本 @%1。</translation>
    </message>
    <message>
        <source>trying the recipe…</source>
        <translation>正在试算…</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>有变化 %1</translation>
    </message>
    <message>
        <source>Dropped %1</source>
        <translation>丢弃 %1</translation>
    </message>
    <message>
        <source>Add a step to see what it does.</source>
        <translation>添加一个步骤，就能看到效果。</translation>
    </message>
    <message>
        <source>tried on the first %1 of %2 rows</source>
        <translation>抽样前 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>tried on all %1 rows</source>
        <translation>已试算全部 %1 行</translation>
    </message>
    <message>
        <source>the first %1 are shown</source>
        <translation>显示前 %1 条</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>choose a step</source>
        <translation>选择一个步骤</translation>
    </message>
    <message>
        <source>All steps of the sample&apos;s recipe</source>
        <translation>示例配方的全部步骤</translation>
    </message>
    <message>
        <source>Make version @%1</source>
        <translation>应用并生成 @%1</translation>
    </message>
    <message>
        <source>Cleaning of %1</source>
        <translation>清洗 %1</translation>
    </message>
    <message>
        <source>“%1” was not cleaned; nothing was changed</source>
        <translation>“%1”没有清洗，未作任何改动</translation>
    </message>
    <message>
        <source>“%1” is made</source>
        <translation>“%1”已生成</translation>
    </message>
    <message>
        <source>%1 rows left, %2 dropped</source>
        <translation>保留 %1 行，丢弃 %2 行</translation>
    </message>
    <message>
        <source>“%1” is no recipe</source>
        <translation>“%1”不是清洗配方</translation>
    </message>
    <message>
        <source>Load a recipe</source>
        <translation>载入配方</translation>
    </message>
    <message>
        <source>Recipes (*.yaml *.yml *.json)</source>
        <translation>配方 (*.yaml *.yml *.json)</translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <translation>保存配方</translation>
    </message>
    <message>
        <source>The recipe was not saved</source>
        <translation>配方没有保存</translation>
    </message>
    <message>
        <source>The recipe is saved</source>
        <translation>配方已保存</translation>
    </message>
    <message>
        <source>The recipe cannot run like this: options of a step contradict each other.</source>
        <translation>配方无法运行：有一步的参数互相矛盾。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RecordView</name>
    <message>
        <source>telephone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>identity number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>The record before</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>The next record</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Text of the record</source>
        <translation>记录正文</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>记录 %1</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>choose a row</source>
        <translation>选择一行</translation>
    </message>
    <message>
        <source>Worse answer</source>
        <translation>较差的回答</translation>
    </message>
    <message>
        <source>Personal data: %1</source>
        <translation>个人信息：%1</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RejectedModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RejectedView</name>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>The rejected rows could not be read</source>
        <translation>无法读取被拒绝的行</translation>
    </message>
    <message>
        <source>No row was rejected when this version was made. An import keeps its rejected rows with the version that it makes.</source>
        <translation>生成这个版本时没有行被拒绝。导入时被拒绝的行随它生成的版本保存。</translation>
    </message>
    <message>
        <source>%1 of %2 rejected rows. They are not part of the dataset.</source>
        <translation>被拒绝的行，%1 / %2。它们不属于数据集。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RowColumns</name>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>First question</source>
        <translation>首个问题</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>最后回答</translation>
    </message>
    <message>
        <source>Worse answer</source>
        <translation>较差的回答</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮次</translation>
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
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>字数</translation>
    </message>
</context>
<context>
    <name>danlu::ui::RowsView</name>
    <message>
        <source>Find in texts and labels</source>
        <translation>在正文与标签中查找</translation>
    </message>
    <message>
        <source>Part of the split</source>
        <translation>拆分部分</translation>
    </message>
    <message>
        <source>all parts</source>
        <translation>全部部分</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>停止查找</translation>
    </message>
    <message>
        <source>Copy the chosen rows for a spreadsheet (Ctrl+C)</source>
        <translation>复制选中的行，可贴入电子表格（Ctrl+C）</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>复制选中的行</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>已隐藏 %n 列</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) chosen</source>
        <translation>
            <numerusform>选中 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>rows %1–%2</source>
        <translation>行 %1–%2</translation>
    </message>
    <message>
        <source>The rows were not copied</source>
        <translation>没有复制</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>已复制 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>As columns for a spreadsheet. The audit log has a line about it.</source>
        <translation>按列排好，可贴入电子表格。审计日志已记下这一次复制。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::SplitPanel</name>
    <message>
        <source>Split into parts</source>
        <translation>拆分为几部分</translation>
    </message>
    <message>
        <source>Labels are spread alike over the parts, and equal rows never stand in two of them. The version stays as it is; the result is a new one.</source>
        <translation>各部分的标签分布一致，相同的行不会分到两处。原版本不变，结果是一个新版本。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>the same seed gives the same parts</source>
        <translation>种子相同，结果相同</translation>
    </message>
    <message>
        <source>Split into version @%1</source>
        <translation>拆分为新版本 @%1</translation>
    </message>
    <message>
        <source>about %1 rows</source>
        <translation>约 %1 行</translation>
    </message>
    <message>
        <source>Split of %1</source>
        <translation>拆分 %1</translation>
    </message>
    <message>
        <source>“%1” was not split</source>
        <translation>“%1”没有拆分</translation>
    </message>
    <message>
        <source>train %1, validation %2, test %3</source>
        <translation>训练 %1，验证 %2，测试 %3</translation>
    </message>
    <message>
        <source>“%1” is made</source>
        <translation>“%1”已生成</translation>
    </message>
</context>
<context>
    <name>danlu::ui::StepsModel</name>
    <message>
        <source>remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>改 %1</translation>
    </message>
</context>
<context>
    <name>danlu::ui::VersionView</name>
    <message>
        <source>The rows could not be read</source>
        <translation>无法读取这些行</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Name and deletion</source>
        <translation>名称与删除</translation>
    </message>
    <message>
        <source>What to see of the version</source>
        <translation>查看版本的哪一面</translation>
    </message>
</context>
</TS>
