#!/usr/bin/env python3
"""Writes src/search/han/*.txt, from which tests/native/search_tables.rs packs the tables of the search.

    apt-get install unicode-data
    python3 tools/han-tables.py TSCharacters.txt > src/search/han/simplified.txt
    python3 tools/han-tables.py --readings > src/search/han/readings.txt
    python3 tools/han-tables.py --radicals > src/search/han/radicals.txt

TSCharacters.txt is OpenCC's (Apache-2.0); the crate `ferrous-opencc` carries it under assets/dictionaries/.
The readings are Unihan's kTGHZ2013 (Unicode licence): those of the 8,105 characters in general use. The radicals are
Unicode's EquivalentUnifiedIdeograph; PDFs give them for the characters that look the same.
"""

import bz2
import sys
import unicodedata
from collections import defaultdict

# For characters that OpenCC decides by context, and for variants that it lacks, the search uses one form: a wrong hit
# is better than a missed one. Each entry: the form to keep, then the characters that fold to it.
MERGED = """
了瞭 仿彷 伙夥 余餘馀 你妳 借藉 划畫画劃 么麼麽 于於 征徵 复覆 它牠 着著 只祇衹 钟鍾锺 托託讬 旋鏇镟 咨諮谘 抵牴
曲麴麹 面麵麪麺 苎薴苧 发髪 斗鬪 妆粧 户戸 清淸 青靑 克尅 回囘 真眞 教敎 吴呉 查査 黑黒 背揹 并竝倂 乃迺 绿緑 录録
佛彿髴 念唸 升昇陞 线缐 弥瀰㳽 链鏈 炼鍊煉 里裡裏 台臺檯颱 干乾幹榦 闲閒 雕鵰琱彫 糊餬 喂餵 巨鉅钜 采採 彩綵
晒曬 群羣 岭嶺 秋鞦 千韆 舍捨 占佔 叹嘆歎 尝嘗嚐 家傢 污汙汚 够夠 游遊 奸姦 才纔 卷捲 韵韻 迹跡蹟 踪蹤 梁樑 栗慄
针鍼 皂皁 粽糉 痹痺 启啟啓 峰峯 床牀 匆怱 册冊 删刪 吃喫 唇脣 暖煖 烟煙菸 灾災烖 碗盌 罚罸 耻恥 脚腳 葱蔥 裤褲 遍徧
值値 填塡 奖奬奨 娱娯 插揷挿 摇揺 晚晩 研硏 绪緖 郎郞 乡郷鄕 隶隷
鲜鱻 麻蔴 泄洩 泛氾汎 溯泝 愈癒瘉 尸屍 席蓆 弦絃 挂掛 据據 朱硃 朴樸 欲慾 注註 熏燻 确確 症癥 累纍 蜡蠟
"""


def unihan(file, key):
    with bz2.open(f"/usr/share/unicode/Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] == key:
                yield chr(int(parts[0][2:], 16)), parts[2]


def simplified(path):
    general = {c for c, _ in unihan("Readings", "kTGHZ2013")}
    to = {}
    for line in open(path, encoding="utf-8"):
        if line.startswith("#") or "\t" not in line:
            continue
        old, new = line.rstrip("\n").split("\t")
        new = new.split()[0]
        # From the rarer blocks only what the general characters map to: interviews contain no others.
        common = 0x3400 <= ord(old) <= 0x9FFF and (0x4E00 <= ord(new) <= 0x9FFF or new in general)
        if common and old != new:
            to[old] = new
    for group in MERGED.split():
        for old in group[1:]:
            if old != group[0]:
                to[old] = group[0]
        to.pop(group[0], None)

    def last(c):
        seen = {c}
        while c in to:
            c = to[c]
            assert c not in seen, seen
            seen.add(c)
        return c

    groups = defaultdict(list)
    for old in sorted(to):
        groups[last(old)].append(old)
    print("# Chinese characters that the search takes for one: the form that it keeps, then what folds to it.")
    print("# Made by tools/han-tables.py from OpenCC's TSCharacters.txt (Apache-2.0) and a list of its own; see NOTICE.")
    for new in sorted(groups):
        print(new + "".join(groups[new]))


def readings():
    syllables = defaultdict(list)
    for c, value in unihan("Readings", "kTGHZ2013"):
        for reading in value.split():
            plain = unicodedata.normalize("NFD", reading.split(":")[1]).replace("u\u0308", "v")
            plain = "".join(d for d in plain if not unicodedata.combining(d))
            if any(d in "aeiouv" for d in plain) and c not in syllables[plain]:
                syllables[plain].append(c)
    print("# Syllables without tones (v for ü) and the characters that are read so.")
    print("# Made by tools/han-tables.py from Unihan 15.0, kTGHZ2013 (Unicode licence); see NOTICE.")
    for syllable in sorted(syllables):
        print(syllable, "".join(sorted(syllables[syllable])))


def radicals():
    groups = defaultdict(list)
    for line in open("/usr/share/unicode/EquivalentUnifiedIdeograph.txt", encoding="utf-8"):
        fields = line.split("#")[0].split(";")
        if len(fields) == 2:
            first, _, last = fields[0].strip().partition("..")
            # Normalization already replaces the Kangxi radicals (U+2F00 and after).
            for code in range(int(first, 16), int(last or first, 16) + 1):
                if not 0x2F00 <= code < 0x2FE0:
                    groups[int(fields[1], 16)].append(chr(code))
    print("# Ideographs, and the radicals and strokes that look like them.")
    print("# Made by tools/han-tables.py from Unicode 15.0, EquivalentUnifiedIdeograph (Unicode licence); see NOTICE.")
    for code in sorted(groups):
        print(chr(code) + "".join(groups[code]))


if __name__ == "__main__":
    tables = {"--readings": readings, "--radicals": radicals}
    tables.get(sys.argv[1], lambda: simplified(sys.argv[1]))()
