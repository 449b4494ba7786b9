<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>danlu::ui::DropVeil</name>
    <message numerus="yes">
        <source>Let go to look at %n file(s)</source>
        <translation>
            <numerusform>Let go to look at %n file</numerusform>
            <numerusform>Let go to look at %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::ImportView</name>
    <message numerus="yes">
        <source>the first %n row(s)</source>
        <translation>
            <numerusform>the first row</numerusform>
            <numerusform>the first %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>%n file left out</numerusform>
            <numerusform>%n files left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::Lineage</name>
    <message numerus="yes">
        <source>Import of %n file(s)</source>
        <translation>
            <numerusform>Import of %n file</numerusform>
            <numerusform>Import of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recipe of %n step(s)</source>
        <translation>
            <numerusform>Recipe of %n step</numerusform>
            <numerusform>Recipe of %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used by %n run(s)</source>
        <translation>
            <numerusform>Used by %n run</numerusform>
            <numerusform>Used by %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::ManagePanel</name>
    <message numerus="yes">
        <source>%n run(s) learned from it; their models stay.</source>
        <translation>
            <numerusform>%n run learned from it; its model stays.</numerusform>
            <numerusform>%n runs learned from it; their models stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete “%1” with its %n version(s)? This cannot be undone.</source>
        <translation>
            <numerusform>Delete “%1” with its %n version? This cannot be undone.</numerusform>
            <numerusform>Delete “%1” with its %n versions? This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::RowsView</name>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) chosen</source>
        <translation>
            <numerusform>%n row chosen</numerusform>
            <numerusform>%n rows chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
</TS>
