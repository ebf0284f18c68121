//! Proposes the pinyin of a term, for someone who checks it.

use super::in_words;
use crate::interview::is_han;
use crate::search::{fold, is_supplied, syllables};

/// Characters of one reading, and those that fold to them and have another.
const FOLDED: (&str, &str) = ("么仿借克厘只干征苎", "麽彷藉剋釐祇乾徵苧");

/// How a term may be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Syllables without tones, and words that are not Chinese as they are, with spaces between them.
    pub pinyin: String,
    /// The characters that are read in several ways, each with its readings: the proposed one, then the others.
    pub several: Vec<(char, Vec<String>)>,
    /// The characters whose reading is not known. The pinyin has them as they are.
    pub unknown: Vec<char>,
}

/// Proposes a reading: that of each word that is known, or else the usual one of each character. `None` if no character
/// is Chinese, or if the tables of the search are not loaded.
pub fn propose(term: &str) -> Option<Proposal> {
    let chars: Vec<char> = term.chars().collect();
    if !is_supplied() || !chars.iter().any(|c| is_han(*c)) {
        return None;
    }
    let folded: Vec<char> = chars.iter().copied().map(simplified).collect();
    let (mut proposal, mut parts, mut other) = (Proposal::default(), Vec::new(), String::new());
    for ((c, folded), syllable) in chars.iter().zip(&folded).zip(in_words(&folded)) {
        if !is_han(*c) && c.is_alphanumeric() {
            other.push(*c);
            continue;
        }
        parts.extend((!other.is_empty()).then(|| std::mem::take(&mut other)));
        match syllable.filter(|_| is_han(*c)) {
            Some(syllable) => {
                let syllable = written(syllable);
                proposal.note(*c, *folded, &syllable);
                parts.push(syllable);
            }
            None if is_han(*c) => {
                parts.push(c.to_string());
                proposal.unknown.push(*c);
            }
            None => (),
        }
    }
    parts.extend((!other.is_empty()).then_some(other));
    proposal.pinyin = parts.join(" ");
    Some(proposal)
}

impl Proposal {
    /// Notes the other readings of a character, if it has any.
    fn note(&mut self, c: char, folded: char, proposed: &str) {
        if FOLDED.0.contains(folded) && !FOLDED.1.contains(c) {
            return;
        }
        let mut readings: Vec<String> = syllables(folded).map(written).collect();
        readings.sort_by_key(|reading| (reading != proposed, reading.clone()));
        if readings.len() > 1 && self.several.iter().all(|(noted, _)| *noted != c) {
            self.several.push((c, readings));
        }
    }
}

/// Pinyin writes ü where the tables have v.
fn written(syllable: &str) -> String {
    syllable.replace('v', "ü")
}

/// The form of a character that the search keeps.
fn simplified(c: char) -> char {
    let folded = fold(c.encode_utf8(&mut [0; 4]));
    let mut form = folded.as_str().chars();
    form.next().filter(|_| form.next().is_none()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everyday words with characters of several readings; many in both scripts.
    const WORDS: &str = "\
单位 單位 dan wei|单独 單獨 dan du|单元 單元 dan yuan|简单 簡單 jian dan|参加 參加 can jia|参观 參觀 can guan|人参 人參 ren shen|\
参差 參差 cen ci|传统 傳統 chuan tong|传记 傳記 zhuan ji|自传 自傳 zi zhuan|宣传 宣傳 xuan chuan|还是 還是 hai shi|还有 還有 hai you|\
归还 歸還 gui huan|银行 銀行 yin hang|行业 行業 hang ye|同行 tong hang|行为 行為 xing wei|旅行 lü xing|自行车 自行車 zi xing che|\
重要 zhong yao|重新 chong xin|重复 重複 chong fu|重庆 重慶 chong qing|体重 體重 ti zhong|音乐 音樂 yin yue|快乐 快樂 kuai le|\
长大 長大 zhang da|成长 成長 cheng zhang|校长 校長 xiao zhang|厂长 廠長 chang zhang|家长 家長 jia zhang|队长 隊長 dui zhang|\
市长 市長 shi zhang|长江 長江 chang jiang|长城 長城 chang cheng|城长 城長 cheng chang|长期 長期 chang qi|得到 de dao|觉得 覺得 jue de|\
睡觉 睡覺 shui jiao|感觉 感覺 gan jue|地方 di fang|土地 tu di|调查 調查 diao cha|调整 調整 tiao zheng|空调 空調 kong tiao|\
强调 強調 qiang diao|都市 du shi|首都 shou du|干部 幹部 gan bu|干净 乾淨 gan jing|好奇 hao qi|爱好 愛好 ai hao|奇怪 qi guai|\
会计 會計 kuai ji|开会 開會 kai hui|角色 jue se|主角 zhu jue|角度 jiao du|教书 教書 jiao shu|教育 jiao yu|空间 空間 kong jian|\
了解 瞭解 liao jie|为了 為了 wei le|没有 沒有 mei you|沉没 沉沒 chen mo|模样 模樣 mu yang|模式 mo shi|便宜 pian yi|方便 fang bian|\
朝代 chao dai|朝鲜 朝鮮 chao xian|处理 處理 chu li|供给 供給 gong ji|给予 給予 ji yu|关系 關係 guan xi|系统 系統 xi tong|\
联系 聯繫 lian xi|中国 中國 zhong guo|种类 種類 zhong lei|种田 種田 zhong tian|转变 轉變 zhuan bian|作为 作為 zuo wei|因为 因為 yin wei|\
数学 數學 shu xue|学校 學校 xue xiao|校对 校對 jiao dui|大夫 dai fu|大学 大學 da xue|不但 bu dan|什么 什麼 shen me|怎么 怎麼 zen me|\
着急 著急 zhao ji|说服 說服 shuo fu|游说 遊說 you shui|省略 sheng lüe|反省 fan xing|西藏 xi zang|隐藏 隱藏 yin cang|曾经 曾經 ceng jing|\
曾祖 zeng zu|率领 率領 shuai ling|效率 xiao lü|法律 fa lü|妇女 婦女 fu nü|答应 答應 da ying|弹琴 彈琴 tan qin|子弹 子彈 zi dan|\
降低 jiang di|投降 tou xiang|尽管 儘管 jin guan|压力 壓力 ya li|石头 石頭 shi tou|一石 yi shi|车间 車間 che jian|火车 火車 huo che|\
公社 gong she|生产队 生產隊 sheng chan dui|知识青年 知識青年 zhi shi qing nian|单国 單國 dan guo|粮票 糧票 liang piao|户口 戶口 hu kou|\
下乡 下鄉 xia xiang|改革开放 改革開放 gai ge kai fang|计划生育 計劃生育 ji hua sheng yu|居委会 居委會 ju wei hui|\
解放 jie fang|地主 di zhu|分子 fen zi|大字报 大字報 da zi bao|供销社 供銷社 gong xiao she|银匠 銀匠 yin jiang|下岗 下崗 xia gang|\
乾隆 qian long|乾坤 qian kun|饼干 餅乾 bing gan|著名 zhu ming|著作 zhu zuo|朴素 樸素 pu su|萝卜 蘿蔔 luo bo|钥匙 鑰匙 yao shi|\
暴露 bao lu|露面 lou mian|薄弱 bo ruo|剥削 剝削 bo xue|血液 xue ye|差不多 cha bu duo|出差 chu chai|落后 落後 luo hou|背景 bei jing|\
屏幕 ping mu|家畜 jia chu|畜牧 xu mu|勉强 勉強 mian qiang|似乎 si hu|似的 shi de|提供 ti gong|提防 di fang|宿舍 su she|一宿 yi xiu|\
星宿 xing xiu|尾巴 wei ba|挣扎 掙扎 zheng zha|驻扎 駐紮 zhu zha|折腾 折騰 zhe teng|拓展 tuo zhan|吓唬 嚇唬 xia hu|恐吓 恐嚇 kong he|\
厦门 廈門 xia men|大厦 大廈 da sha|台州 tai zhou|六安 lu an|秘密 mi mi|秘鲁 秘魯 bi lu|纤维 纖維 xian wei|巷子 xiang zi|\
核心 he xin|颜色 顏色 yan se|哪里 哪裡 na li|那里 那裡 na li|伯伯 bo bo|叔伯 shu bo|奔波 ben bo|胳膊 ge bo|亲家 親家 qing jia|亲戚 親戚 qin qi";

    #[test]
    fn everyday_words_are_read_as_usual() {
        let mut wrong = Vec::new();
        for entry in WORDS.split('|') {
            let (words, read): (Vec<_>, Vec<_>) = entry.split(' ').partition(|part| part.chars().any(is_han));
            for word in words {
                let pinyin = propose(word).expect("a Chinese word").pinyin;
                if pinyin != read.join(" ") {
                    wrong.push(format!("{word} {pinyin}, not {}", read.join(" ")));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn characters_with_several_readings_are_named() {
        for (term, several) in [
            ("单位", "单 dan chan shan"),
            ("單位", "單 dan chan shan"),
            ("银行", "行 hang heng xing"),
            ("長城", "長 chang zhang"),
            ("绿", "绿 lü lu"),
            ("乾隆", "乾 qian gan"),
            ("干部", ""),
            ("幹部", ""),
            ("工人", ""),
        ] {
            let noted = propose(term).expect("a Chinese word").several;
            let noted: Vec<String> = noted.iter().map(|(c, readings)| format!("{c} {}", readings.join(" "))).collect();
            assert_eq!(noted.join("|"), several, "{term}");
        }
    }

    #[test]
    fn nothing_is_dropped() {
        for (term, pinyin, unknown) in [
            ("万俟卨", "mo qi 卨", "卨"),
            ("T恤", "T xu", ""),
            ("1958年", "1958 nian", ""),
            ("AI与 Café 艺术", "AI yu Café yi shu", ""),
            ("单位（工厂）", "dan wei gong chang", ""),
            ("𪚥", "𪚥", "𪚥"),
        ] {
            let proposal = propose(term).expect("a Chinese word");
            assert_eq!(proposal.pinyin, pinyin, "{term}");
            assert_eq!(proposal.unknown.iter().collect::<String>(), unknown, "{term}");
        }
        assert_eq!(propose("work unit"), None);
        assert_eq!(propose(""), None);
    }
}
