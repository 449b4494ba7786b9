<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>danlu::ui::KeysPane</name>
    <message numerus="yes">
        <source>%n idle minute(s)</source>
        <translation>
            <numerusform>%n idle minute</numerusform>
            <numerusform>%n idle minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
