<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>danlu::ui::Palette</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::PaletteSources</name>
    <message numerus="yes">
        <source>%n versions</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::StatusBar</name>
    <message numerus="yes">
        <source>Unlocked · locks in %n min</source>
        <translation>
            <numerusform>Unlocked · locks in %n min</numerusform>
            <numerusform>Unlocked · locks in %n min</numerusform>
        </translation>
    </message>
</context>
</TS>
