<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>danlu::ui::ExportSide</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read back by a fresh process in %1 s: %n files with the right hash; at %2 positions the same likeliest token, largest difference of a logit %3.</source>
        <translation>
            <numerusform>Read back by a fresh process in %1 s: %n file with the right hash; at %2 positions the same likeliest token, largest difference of a logit %3.</numerusform>
            <numerusform>Read back by a fresh process in %1 s: %n files with the right hash; at %2 positions the same likeliest token, largest difference of a logit %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>danlu::ui::MeasuredTable</name>
    <message numerus="yes">
        <source>%1, %n rows, beside the original</source>
        <translation>
            <numerusform>%1, %n row, beside the original</numerusform>
            <numerusform>%1, %n rows, beside the original</numerusform>
        </translation>
    </message>
</context>
</TS>
