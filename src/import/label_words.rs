//! The words that stand before a colon: those that name a part in a conversation, and those that never name a speaker.

use crate::interview::Role;

/// The colons of all keyboards, which stand behind a label.
pub const COLONS: [char; 5] = [':', '：', '︰', '﹕', '∶'];

/// Words for those who ask.
const ASKING: &[&str] = &[
    "q",
    "question",
    "interviewer",
    "the interviewer",
    "host",
    "moderator",
    "reporter",
    "journalist",
    "correspondent",
    "问",
    "問",
    "提问",
    "提問",
    "提问者",
    "提問者",
    "记者",
    "記者",
    "采访者",
    "採訪者",
    "采访人",
    "採訪人",
    "访问者",
    "訪問者",
    "访谈者",
    "訪談者",
    "访谈人",
    "訪談人",
    "访者",
    "訪者",
    "主持人",
    "主持",
    "编辑",
    "編輯",
    "网友",
    "網友",
    "观众",
    "觀眾",
];

/// Words for those who answer.
const ANSWERING: &[&str] = &[
    "a",
    "answer",
    "interviewee",
    "the interviewee",
    "respondent",
    "narrator",
    "guest",
    "the witness",
    "witness",
    "答",
    "回答",
    "受访者",
    "受訪者",
    "受访人",
    "受訪人",
    "被访者",
    "被訪者",
    "被访人",
    "被采访者",
    "被採訪者",
    "被采访人",
    "受采访者",
    "嘉宾",
    "嘉賓",
    "来宾",
    "來賓",
    "口述者",
    "口述人",
    "讲述人",
    "講述人",
];

const INTERPRETING: &[&str] =
    &["interpreter", "the interpreter", "translator", "翻译", "翻譯", "译员", "譯員", "口译", "口譯", "译者", "譯者"];

/// Words for somebody who is not named. A number may follow.
const UNNAMED: &[&str] = &[
    "speaker",
    "unknown speaker",
    "unidentified speaker",
    "participant",
    "audience",
    "audience member",
    "voice",
    "male voice",
    "female voice",
    "man",
    "woman",
    "the court",
    "发言人",
    "發言人",
    "说话人",
    "說話人",
    "讲者",
    "講者",
    "讲话人",
    "主讲人",
    "參與者",
    "参与者",
    "与会者",
    "與會者",
    "角色",
    "speaker_",
    "spk",
    "spk_",
    "unknown",
    "unidentified",
    "众人",
    "眾人",
    "合",
    "男",
    "女",
];

/// Parts of a longer label that say the same: 河城晚报记者 Lotte Maier.
const ASKING_PARTS: &[&str] = &["记者", "記者", "采访者", "採訪者", "主持人", "interviewer", "moderator", "reporter"];

/// Words for people in their offices, with which a long label ends, or before which a name stands: 国新社记者.
const OFFICES: &[&str] = &[
    "记者",
    "記者",
    "主持人",
    "发言人",
    "發言人",
    "负责人",
    "負責人",
    "主任",
    "局长",
    "局長",
    "部长",
    "部長",
    "司长",
    "司長",
    "处长",
    "處長",
    "省长",
    "省長",
    "市长",
    "市長",
    "县长",
    "縣長",
    "校长",
    "校長",
    "院长",
    "院長",
    "会长",
    "會長",
    "秘书长",
    "秘書長",
    "主席",
    "书记",
    "書記",
    "委员",
    "委員",
    "代表",
    "教授",
    "研究员",
    "研究員",
    "律师",
    "律師",
    "经理",
    "經理",
    "总裁",
    "總裁",
    "创始人",
    "創始人",
    "总编辑",
    "總編輯",
    "编辑",
    "編輯",
    "特派员",
    "特派員",
    "通讯员",
    "通訊員",
    "评论员",
    "評論員",
    "志愿者",
    "志願者",
];

/// What stands between the verb and the people to whom something is said: 他告诉记者.
const TO_PEOPLE: &[&str] = &[
    "告诉", "告訴", "对", "對", "向", "问", "問", "答", "给", "給", "跟", "和", "与", "與", "同", "据", "據", "请",
    "請", "让", "讓", "受", "各位", "一位", "一名", "有", "当", "當",
];

/// Words before a colon that are not speakers, also if they recur.
const NOT_SPEAKERS: &str = "|note|notes|nb|n.b|ps|p.s|pps|warning|attention|tip|tips|example|examples|e.g|i.e|source|sources|photo|photos|\
    image|images|figure|fig|table|see|see also|url|http|https|ftp|tel|telephone|fax|email|e-mail|phone|address|add|website|web|date|\
    time|place|location|title|subject|re|part|chapter|section|step|summary|abstract|keywords|tags|copyright|disclaimer|update|\
    edit|caption|credit|video|audio|link|links|tape|side|interview|transcript|first|second|third|finally|remember|important|\
    language|duration|length|recorded|transcribed by|transcribed|edited by|translated by|reading|references|ref|isbn|doi|\
    注意|注|备注|備註|浏览次数|瀏覽次數|阅读量|点击数|版权声明|版權聲明|免责声明|published|updated|附|附注|附註|例如|比如|譬如|如|像|提示|说明|說明|小结|总结|總結|结论|結論|来源|來源|图|圖|表|照片|摄影|攝影|编者按|\
    編者按|编者注|编注|譯註|译注|译者注|链接|網址|网址|电话|電話|地址|邮箱|郵箱|时间|時間|地点|地點|日期|标题|標題|关键词|關鍵詞|摘要|即|其中|\
    首先|其次|再次|最后|最後|第一|第二|第三|第四|第五|一|二|三|四|五|另外|此外|但是|所以|因为|因為|结果|結果|也就是说|换句话说|简单来说|\
    答案|问题|問題|原因|目的|主题|主題|内容|內容|责任编辑|責任編輯|作者|文|图片|圖片|参考|參考|他说|她说|我说|他問|他问|她问|我问|他說|她說|\
    我說|人们说|人家说|大家说|有人说|有人问|版权|版權|声明|聲明|字数|页码|目录|附录|传真|邮编|网站|官网|微信|微博|注释|更新|提要|导语|简介|\
    簡介|背景|引言|前言|后记|按|又|再|还有|比方说|俗话说|常言道|古人云|记住|记得|fourth|fifth|sixth|firstly|secondly|thirdly|fourthly|fifthly|lastly|\
    last|next|then|also|moreover|furthermore|however|therefore|because|再者|接着|接著|接下来|接下來|然后|然後|laughter|laughs|laughing|music|applause|pause|inaudible|crosstalk|silence|笑|笑声|掌声|音乐|停顿|沉默|笑聲|掌聲|音樂|停頓|";

/// A label as labels are compared: in lower case, in ASCII where that has the character, with single spaces.
pub fn plain_name(label: &str) -> String {
    let narrow = label.chars().map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '’' => '\'',
        c => c,
    });
    let lower = narrow.collect::<String>().to_lowercase();
    let mut plain = String::with_capacity(lower.len());
    for word in
        lower.split(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')).filter(|word| !word.is_empty())
    {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain.trim_end_matches(COLONS).trim_end_matches('.').to_owned()
}

/// A label without the number behind it: `speaker` of `Speaker 1`.
pub fn unnumbered(plain: &str) -> &str {
    let bare = plain.trim_end_matches(|c: char| {
        c.is_ascii_digit()
            || matches!(
                c,
                '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '甲' | '乙' | '丙' | '丁'
            )
    });
    bare.trim_end_matches([' ', '#', '-', '.'])
}

/// Whether a label names a part in a conversation.
pub fn is_known(plain: &str) -> bool {
    let bare = unnumbered(plain);
    let is_numbered = bare.len() < plain.len();
    let lists = [ASKING, ANSWERING, INTERPRETING, UNNAMED];
    lists.iter().any(|list| list.contains(&bare) || list.contains(&plain))
        || (is_numbered && matches!(bare, "问题" | "問題" | "speaker "))
        || (bare == "speaker" && plain.len() <= "speaker zz".len())
        || (plain.len() == "speaker a".len() && plain.starts_with("speaker "))
}

/// Whether a label is a number of a question: 问题1, Q3.
pub fn is_numbered_part(plain: &str) -> bool {
    let bare = unnumbered(plain);
    bare.len() < plain.len()
        && (matches!(bare, "q" | "a" | "question" | "answer" | "问题" | "問題" | "问" | "問" | "答" | "回答" | "提问"))
}

/// The label that stands for all numbers of a question or answer.
pub fn of_part(label: &str) -> String {
    let plain = plain_name(label);
    let bare = unnumbered(&plain);
    let end = label.to_lowercase().find(bare).map_or(label.len(), |at| at + bare.len());
    label.get(..end).unwrap_or(label).trim().to_owned()
}

/// The word for a role in a file.
pub fn role_word(role: &Role) -> &str {
    match role {
        Role::Interviewer => "interviewer",
        Role::Interviewee => "interviewee",
        Role::Interpreter => "interpreter",
        Role::Other(word) => word,
    }
}

/// The role that a label names.
pub fn role(label: &str) -> Option<Role> {
    let plain = plain_name(label);
    let bare = unnumbered(&plain);
    let has = |list: &[&str]| list.contains(&bare) || list.contains(&&*plain);
    match () {
        () if has(ANSWERING) => Some(Role::Interviewee),
        () if has(ASKING) || (is_numbered_part(&plain) && bare.starts_with(['q', '问', '問', '提'])) => {
            Some(Role::Interviewer)
        }
        () if matches!(bare, "问题" | "問題") => Some(Role::Interviewer),
        () if has(INTERPRETING) => Some(Role::Interpreter),
        () if ["受", "被"].iter().any(|passive| plain.contains(passive)) => None,
        () if ASKING_PARTS.iter().any(|part| plain.contains(part)) => Some(Role::Interviewer),
        () => None,
    }
}

/// Whether a label names somebody by a number or by the part in the conversation, as only labels do: `speaker 1`.
pub fn is_person(plain: &str) -> bool {
    let bare = unnumbered(plain);
    let is_part = matches!(role(plain), Some(Role::Interviewer | Role::Interviewee));
    (bare.len() < plain.len() && UNNAMED.contains(&bare))
        || (is_part && plain.chars().count() > 1 && is_known(plain) && !matches!(bare, "编辑" | "編輯"))
}

/// Whether a label is a journalist with the name of a medium: 某晚报记者. Each asks perhaps once in a conference.
pub fn is_press(label: &str) -> bool {
    let is_latin = !label.contains(crate::interview::is_han);
    role(label) == Some(Role::Interviewer) && (is_latin || is_officer(label))
}

/// Whether a label is a person in an office, whom a long label names: 中央电台某频道记者.
pub fn is_officer(label: &str) -> bool {
    let office = OFFICES.iter().filter_map(|office| Some((*office, label.rfind(office)?))).max_by_key(|(_, at)| *at);
    office.is_some_and(|(office, at)| {
        let name = label[at + office.len()..].chars().count();
        at > 0 && name <= 4 && !TO_PEOPLE.iter().any(|word| label[..at].ends_with(word))
    })
}

/// Whether a word before a colon is not a speaker, however often it occurs.
pub fn is_no_speaker(plain: &str) -> bool {
    let is_listed = |word: &str| !word.contains('|') && NOT_SPEAKERS.contains(&format!("|{word}|"));
    let stem = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_counted = stem.len() < plain.len() && is_listed(stem.trim_end_matches([' ', '.', '#']));
    is_listed(plain) || is_counted || is_ordinal(plain)
}

/// Whether a word before a colon counts reasons: 第一, 第二点, 其三, 一是.
fn is_ordinal(plain: &str) -> bool {
    const COUNTED: [&str; 16] =
        ["", "点", "點", "个", "個", "条", "條", "是", "项", "項", "步", "类", "類", "方面", "阶段", "階段"];
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百两兩".contains(c);
    let rest = plain.strip_prefix(['第', '其']).unwrap_or(plain);
    let after = rest.trim_start_matches(is_number);
    let is_number_alone = rest.len() == plain.len();
    after.len() < rest.len()
        && match is_number_alone {
            true => matches!(after, "是" | "来" | "來" | "则" | "則"),
            false => COUNTED.contains(&after),
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_parts() {
        for known in [
            "q",
            "a",
            "问",
            "答",
            "speaker 1",
            "speaker a",
            "发言人1",
            "说话人 1",
            "the witness",
            "问题1",
            "q12",
            "spk_0",
        ] {
            assert!(is_known(&plain_name(known)), "{known}");
        }
        for other in ["note", "问题", "af", "时间", "speaker of the house"] {
            assert!(!is_known(&plain_name(other)), "{other}");
        }
        assert!(is_no_speaker("note") && is_no_speaker("注意") && !is_no_speaker("af"));
        for counts in ["第一", "第12", "第二点", "其三", "一是", "step 2", "first", "secondly"] {
            assert!(is_no_speaker(counts) && !is_known(counts), "{counts}");
        }
        assert!(!is_no_speaker("第一财经记者") && !is_no_speaker("一鸣"));
        assert!(is_officer("河城广播电视台早间频道记者") && is_officer("河城市水务局新闻发言人郝平"));
        assert!(!is_officer("一位不愿透露姓名的船工告诉记者") && !is_officer("记者"));
        assert!(is_person("speaker_00") && is_person("interviewer") && !is_person("a") && !is_person("unknown"));
        assert_eq!(role("河城晚报记者 Lotte Maier"), Some(Role::Interviewer));
        assert_eq!(role("受访者"), Some(Role::Interviewee));
        assert_eq!(role("Q3"), Some(Role::Interviewer));
        assert_eq!(role("AF"), None);
        assert_eq!(of_part("问题12"), "问题");
        assert_eq!(of_part("Q3"), "Q");
        assert_eq!(plain_name("ＡＦ　 Smith："), "af smith");
    }
}
