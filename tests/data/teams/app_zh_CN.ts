<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>MainWindow的的</name>
    <message>
        <location filename="../的的.cpp" line="+12"/>
        <source>&amp;Open %1 of 3 files…</source>
        <oldsource>Open 2</oldsource><comment>菜单的的</comment><extracomment>的的</extracomment>
        <translatorcomment>译注的的</translatorcomment>
        <translation>打开 %1⟦的的⟧ ⟦4⟧ 个文件(&amp;O)…</translation>
    </message>
    <message><source>Close</source><translation type="unfinished">关闭的的</translation></message>
    <message><source>Old</source><translation type="vanished">旧的的</translation></message>
    <message numerus="yes"><source>%n file(s) of 3</source>
        <translation>
            <numerusform>⟦4⟧ 个里⟦的的⟧ %n 个文件</numerusform>
        </translation></message>
</context>
</TS>
