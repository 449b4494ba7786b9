<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>danlu::ui::AuditBanner</name>
    <message numerus="yes">
        <source>The log is not whole: %n findings.</source>
        <translation>
            <numerusform>The log is not whole: %n finding.</numerusform>
            <numerusform>The log is not whole: %n findings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::AuditFilters</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::AuditModel</name>
    <message numerus="yes">
        <source>%1 · %n entries</source>
        <comment>a day and how much happened on it</comment>
        <translation>
            <numerusform>%1 · %n entry</numerusform>
            <numerusform>%1 · %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::AuditPage</name>
    <message numerus="yes">
        <source>%n entries · append-only · nobody can delete one</source>
        <translation>
            <numerusform>%n entry · append-only · nobody can delete one</numerusform>
            <numerusform>%n entries · append-only · nobody can delete one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries with hashes and codes, in the clear: %1</source>
        <translation>
            <numerusform>%n entry with hashes and codes, in the clear: %1</numerusform>
            <numerusform>%n entries with hashes and codes, in the clear: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::DayBars</name>
    <message numerus="yes">
        <source>%1: %n entries</source>
        <comment>a day</comment>
        <translation>
            <numerusform>%1: %n entry</numerusform>
            <numerusform>%1: %n entries</numerusform>
        </translation>
    </message>
</context>
</TS>
