<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>danlu::ui::EstimatePane</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunLogPane</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunPanel</name>
    <message numerus="yes">
        <source>%n run(s) overlaid</source>
        <translation>
            <numerusform>%n run overlaid</numerusform>
            <numerusform>%n runs overlaid</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::SetupParameters</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
</TS>
