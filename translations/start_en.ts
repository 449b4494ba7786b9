<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>danlu::ui::CreatePage</name>
    <message numerus="yes">
        <source>after %n idle minute(s)</source>
        <translation>
            <numerusform>after %n idle minute</numerusform>
            <numerusform>after %n idle minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::MachineCheck</name>
    <message numerus="yes">
        <source>%1 · %n core(s)</source>
        <translation>
            <numerusform>%1 · %n core</numerusform>
            <numerusform>%1 · %n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::RunningNow</name>
    <message numerus="yes">
        <source>%n run(s) wait in the queue; they begin once the project is unlocked.</source>
        <translation>
            <numerusform>%n run waits in the queue; it begins once the project is unlocked.</numerusform>
            <numerusform>%n runs wait in the queue; they begin once the project is unlocked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::StrengthView</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::UnlockForm</name>
    <message numerus="yes">
        <source>Wrong passphrase, %n time(s). Each wrong try doubles the wait, at most 5 min; nothing is ever locked out or deleted.</source>
        <translation>
            <numerusform>Wrong passphrase, %n time. Each wrong try doubles the wait, at most 5 min; nothing is ever locked out or deleted.</numerusform>
            <numerusform>Wrong passphrase, %n times. Each wrong try doubles the wait, at most 5 min; nothing is ever locked out or deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::UnlockPage</name>
    <message numerus="yes">
        <source>%1 · %2, %n time(s)</source>
        <comment>when, what</comment>
        <translation>
            <numerusform>%1 · %2, %n time</numerusform>
            <numerusform>%1 · %2, %n times</numerusform>
        </translation>
    </message>
</context>
</TS>
