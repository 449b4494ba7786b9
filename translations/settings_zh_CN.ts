<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>danlu::ui::AboutPane</name>
    <message>
        <source>Parts of Danlu</source>
        <translation>丹炉的组成部分</translation>
    </message>
    <message>
        <source>Its licence</source>
        <translation>它的许可</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Danlu</source>
        <translation>丹炉</translation>
    </message>
    <message>
        <source>From private text to a private language model, on your own machine.</source>
        <translation>在自己的机器上，从私有文本到私有语言模型。</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Free software; the text is below.</source>
        <translation>自由软件；全文在下面。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可文本</translation>
    </message>
    <message>
        <source>of Danlu and of what it is built on</source>
        <translation>丹炉和它所用的组件</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ChangePassphrase</name>
    <message>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Passphrase that holds now</source>
        <translation>现在的口令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入的内容</translation>
    </message>
    <message>
        <source>the passphrase that holds now is missing</source>
        <translation>还差现在的口令</translation>
    </message>
    <message>
        <source>The passphrase is changed</source>
        <translation>口令已修改</translation>
    </message>
    <message>
        <source>The old one opens nothing any more. The recovery code stays valid.</source>
        <translation>旧口令立即失效；恢复码继续有效。</translation>
    </message>
    <message>
        <source>That is not the passphrase that holds now.</source>
        <translation>这不是现在的口令。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::DevicesPane</name>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>这台机器</translation>
    </message>
    <message>
        <source>danlu-cli doctor says the same</source>
        <translation>danlu-cli doctor 给出同样的结果</translation>
    </message>
    <message>
        <source>In detail</source>
        <translation>详细</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Threads for training</source>
        <translation>训练线程</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>指令集</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Training program</source>
        <translation>训练程序</translation>
    </message>
    <message>
        <source>Reading program</source>
        <translation>读取程序</translation>
    </message>
    <message>
        <source>Samples and starter</source>
        <translation>示例与自带模型</translation>
    </message>
</context>
<context>
    <name>danlu::ui::FoldersPane</name>
    <message>
        <source>This project</source>
        <translation>本项目</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Everything of it; move or copy it as a whole, while it is closed.</source>
        <translation>项目的全部内容；要移动或复制，请在关闭后整个进行。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Checkpoints, encrypted; they grow fastest.</source>
        <translation>加密的检查点，占得最快。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Quantized and merged ones, encrypted.</source>
        <translation>量化与合并的模型，加密。</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>One file each, encrypted.</source>
        <translation>每个一个文件，加密。</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>这台机器</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Language, theme, recent projects. Nothing secret.</source>
        <translation>语言、主题、最近的项目，没有秘密。</translation>
    </message>
    <message>
        <source>Samples and starter model</source>
        <translation>示例与自带模型</translation>
    </message>
    <message>
        <source>They come with Danlu.</source>
        <translation>随丹炉提供。</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>danlu, danlu-cli and their helpers.</source>
        <translation>danlu、danlu-cli 和辅助程序。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>danlu::ui::KeysPane</name>
    <message>
        <source>Keys of this project</source>
        <translation>本项目的密钥</translation>
    </message>
    <message>
        <source>Keys of a project</source>
        <translation>项目的密钥</translation>
    </message>
    <message>
        <source>Passphrase and recovery code</source>
        <translation>口令与恢复码</translation>
    </message>
    <message>
        <source>They belong to a project.</source>
        <translation>它们属于项目。</translation>
    </message>
    <message>
        <source>Open and unlock a project to change them.</source>
        <translation>打开并解锁一个项目后才能修改。</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>on this machine, whatever the project</source>
        <translation>这台机器上，对所有项目</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>修改口令…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Only its slot is written anew; the data stays as it is. Argon2id, 256 MiB, 3 passes.</source>
        <translation>只改写口令槽，数据不动。Argon2id，256 MiB，3 遍。</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Opens the project when the passphrase is lost. A new one takes effect at once: the old one opens nothing any more.</source>
        <translation>忘了口令时打开项目。重新生成立即生效，旧的立刻作废。</translation>
    </message>
    <message>
        <source>Type the two groups back first.</source>
        <translation>请先回填那两组。</translation>
    </message>
    <message>
        <source>There is no new recovery code; the old one holds</source>
        <translation>没有生成新的恢复码，旧的仍有效</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>从不自动锁定</translation>
    </message>
    <message numerus="yes">
        <source>%n idle minute(s)</source>
        <translation>
            <numerusform>空闲 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Without a key or a movement of the mouse. Runs go on with their own keys.</source>
        <translation>没有按键和鼠标动作。训练任务用自己的密钥继续。</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>现在锁定</translation>
    </message>
    <message>
        <source>The window forgets the keys and every text. It locks too when the machine goes to sleep.</source>
        <translation>窗口会忘掉密钥和全部正文。系统休眠时也会锁定。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::LookPane</name>
    <message>
        <source>%1 rows · %2 · %3 · %4</source>
        <comment>an example of numbers and dates</comment>
        <translation>%1 条 · %2 · %3 · %4</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>on this machine, whatever the project</source>
        <translation>这台机器上，对所有项目</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Of the window. What is in the project stays as it is.</source>
        <translation>窗口的语言；项目里的内容不变。</translation>
    </message>
    <message>
        <source>Numbers and dates</source>
        <translation>数字与日期</translation>
    </message>
    <message>
        <source>They follow the language and the region of the desktop.</source>
        <translation>随语言和桌面的地区设置。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>System follows the desktop, also when it changes in the evening.</source>
        <translation>“跟随系统”随桌面变化，晚上变深色时也跟着变。</translation>
    </message>
</context>
<context>
    <name>danlu::ui::SettingsPage</name>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Keys and passphrase</source>
        <translation>密钥与口令</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>changes take effect at once</source>
        <translation>改动立即生效</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ShortcutsPane</name>
    <message>
        <source>To the next control</source>
        <translation>到下一个控件</translation>
    </message>
    <message>
        <source>To the control before</source>
        <translation>到上一个控件</translation>
    </message>
    <message>
        <source>Press the button that has the focus</source>
        <translation>按下当前按钮</translation>
    </message>
    <message>
        <source>Open the row that has the focus</source>
        <translation>打开当前行</translation>
    </message>
    <message>
        <source>Empty a search, close a menu</source>
        <translation>清空查找，关闭菜单</translation>
    </message>
    <message>
        <source>Take a project off the list of recent ones</source>
        <translation>把项目移出最近列表</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>they hold wherever you are in the window</source>
        <translation>在窗口任何地方都有效</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按名称查找</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪里</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>处处</translation>
    </message>
    <message>
        <source>in lists and fields</source>
        <translation>列表与输入框</translation>
    </message>
</context>
<context>
    <name>danlu::ui::ThemePictures</name>
    <message>
        <source>System</source>
        <comment>theme of the desktop</comment>
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
</context>
</TS>
