#!/usr/bin/env python3
"""Writes src/readings/words.txt: how words are read whose characters have other readings elsewhere.

    pip download --no-deps pypinyin==0.55.0 && unzip pypinyin-*.whl -d pypinyin
    python3 tools/reading-tables.py pypinyin

The words are those of pypinyin (MIT), which has them from phrase-pinyin-data (MIT). The readings of single characters are those
of src/search/han/readings.txt. First stands how each of several readings is usual, then what differs from that.
"""

import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).parent.parent
# The reading of a character in names and titles, if pypinyin's first reading is rarer there.
USUAL = "长chang 卜bu 薄bo 都du 曾zeng 缪miao 翟zhai 莘xin 腌yan 乐le 觉jue 称cheng 车che 落luo 强qiang 参can 朝chao 得de 的de"
# The usual reading of a character that the search folds others to, which have other readings (干 stands for 乾).
FOLDED = "么me 仿fang 借jie 克ke 厘li 只zhi 干gan 征zheng 苎zhu"
# Readings that pypinyin lacks or has wrong, and those of words with a character that folds to another: 著名 is 着名.
OWN = """
大夫 dai fu|单县 shan xian|莘县 shen xian|解州 xie zhou|洪洞 hong tong|什邡 shi fang|涡阳 guo yang|任丘 ren qiu|台州 tai zhou
乐亭 lao ting|乐陵 lao ling|乐清 yue qing|长垣 chang yuan|大埔 da bu|黄埔 huang pu|蔚县 yu xian|尉氏 wei shi|荥经 ying jing
荥阳 xing yang|铅山 yan shan|六合 lu he|六安 lu an|浒墅关 xu shu guan|浒湾 xu wan|繁峙 fan shi|燕京 yan jing|单于 chan yu
番禺 pan yu|高要 gao yao|会稽 kuai ji|龟兹 qiu ci|大月氏 da yue zhi|吐谷浑 tu yu hun|可汗 ke han|身毒 yuan du|乐器 yue qi
乐队 yue dui|乐曲 yue qu|乐谱 yue pu|乐团 yue tuan|民乐 min yue|声乐 sheng yue|器乐 qi yue|乐手 yue shou|乐坛 yue tan
校对 jiao dui|校订 jiao ding|行会 hang hui|同行 tong hang|商行 shang hang|行情 hang qing|行规 hang gui|洋行 yang hang
内行 nei hang|外行 wai hang|改行 gai hang|行家 hang jia|行长 hang zhang|分行 fen hang|央行 yang hang|支行 zhi hang
着名 zhu ming|着作 zhu zuo|着者 zhu zhe|着述 zhu shu|着称 zhu cheng|着书 zhu shu|名着 ming zhu|原着 yuan zhu|土着 tu zhu
专着 zhuan zhu|显着 xian zhu|巨着 ju zhu|遗着 yi zhu|卓着 zhuo zhu|干坤 qian kun|干隆 qian long|干嘉 qian jia|干陵 qian ling
干元 qian yuan|干卦 qian gua|干清宫 qian qing gong|干县 qian xian|仿徨 pang huang|狼借 lang ji
"""


def plain(reading):
    for letter, to in ("üv", "ǖv", "ǘv", "ǚv", "ǜv", "ɡg"):
        reading = reading.replace(letter, to)
    return "".join(c for c in unicodedata.normalize("NFD", reading) if not unicodedata.combining(c))


def main():
    sys.path.insert(0, sys.argv[1])
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    known = {}
    for line in open(ROOT / "src/search/han/readings.txt", encoding="utf-8"):
        if not line.startswith("#"):
            syllable, chars = line.split()
            for c in chars:
                known.setdefault(c, []).append(syllable)
    usual = {}
    for c, readings in known.items():
        first = plain(pinyin_dict.get(ord(c), "").split(",")[0])
        usual[c] = first if first in readings else readings[0]
    usual |= {word[0]: word[1:] for word in (USUAL + " " + FOLDED).split()}
    words = {}
    for word, readings in phrases_dict.items():
        read = [plain(one[0]) for one in readings]
        if len(word) <= 4 and len(read) == len(word) and all(r in known.get(c, ()) for c, r in zip(word, read)):
            words[word] = read
    own = dict(line.split(" ", 1) for line in OWN.strip().replace("\n", "|").split("|"))
    words |= {word: read.split() for word, read in own.items()}
    lines = ["# How characters and words are read, without tones (v for ü): where a character has several readings, the usual one,",
             "# then words that are read otherwise. Made by tools/reading-tables.py from pypinyin 0.55.0 (MIT); see NOTICE."]
    lines += [f"{c} {usual[c]}" for c in sorted(known) if len(known[c]) > 1 or f"{c}{usual[c]}" in FOLDED.split()]
    lines += [f"{word} {' '.join(read)}" for word, read in sorted(words.items())
              if read != [usual.get(c, "") for c in word]]
    path = ROOT / "src/readings/words.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
