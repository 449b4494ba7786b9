<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>danlu::ui::BatchPanel</name>
    <message numerus="yes">
        <source>%n held-out rows</source>
        <translation>
            <numerusform>%n held-out row</numerusform>
            <numerusform>%n held-out rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask %n rows</source>
        <translation>
            <numerusform>Ask %n row</numerusform>
            <numerusform>Ask %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::ColumnFoot</name>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>first %1 ms · %n tokens</source>
        <translation>
            <numerusform>first %1 ms · %n token</numerusform>
            <numerusform>first %1 ms · %n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::ComparePage</name>
    <message numerus="yes">
        <source>%n columns are answering</source>
        <translation>
            <numerusform>%n column is answering</numerusform>
            <numerusform>%n columns are answering</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
</context>
</TS>
