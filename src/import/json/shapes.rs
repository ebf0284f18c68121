//! Where the transcripts of each program have their words, speakers and times.

use super::path;
use crate::document::{Kind, Value};

/// What a number means that stands for a time. Times in words (`PT1.3S`, `1.3s`, `00:00:01,300`) say it themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Seconds,
    Millis,
    /// 100 nanoseconds.
    Ticks,
    /// Seconds if there are fractions, or else what the pace of the words tells.
    Guess,
}

/// What the items of the list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Parts of turns, as long as the program happened to make them.
    Segments,
    /// Paragraphs, which the interview keeps.
    Paragraphs,
    /// Single words and punctuation marks.
    Words,
}

/// The paths of one kind of file.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub tool: &'static str,
    /// What has to be in the file beside the words.
    pub needs: &'static str,
    /// The path from the file to the channels of the recording. Each channel has a list.
    pub channels: &'static str,
    /// From a channel to what is said, item by item.
    pub items: &'static str,
    pub layout: Layout,
    /// From an item to its text. Without it, the item consists of `words`.
    pub text: &'static str,
    /// From an item to its words, and from a word to its text.
    pub words: &'static str,
    pub word: &'static str,
    /// From a word or an item.
    pub speaker: &'static str,
    pub start: &'static str,
    pub end: &'static str,
    pub unit: Unit,
    /// From an item or a channel to the name of the channel, which stands for the speaker if there are several.
    pub channel: &'static str,
    /// The list of speakers, with the paths to the id and the name.
    pub names: Option<[&'static str; 3]>,
    /// A list that says who speaks when, with the paths to the speaker, the start and the end.
    pub voices: Option<[&'static str; 4]>,
    /// What stands for an unknown speaker.
    pub nobody: &'static [&'static str],
    /// The word before the number of a speaker.
    pub numbered: &'static str,
}

const BASE: Shape = Shape {
    tool: "",
    needs: "",
    channels: "",
    items: "",
    layout: Layout::Segments,
    text: "",
    words: "",
    word: "",
    speaker: "speaker",
    start: "start",
    end: "end",
    unit: Unit::Seconds,
    channel: "",
    names: None,
    voices: None,
    nobody: &[],
    numbered: "Speaker ",
};

const CHINESE: Shape = Shape { unit: Unit::Millis, numbered: "发言人", ..BASE };

const AWS: Shape =
    Shape { tool: "AWS Transcribe", speaker: "speaker_label", start: "start_time", end: "end_time", ..BASE };

const DEEPGRAM: Shape = Shape { tool: "Deepgram", ..BASE };

const IFLYTEK: Shape = Shape { tool: "讯飞", word: "w", nobody: &["0"], ..CHINESE };

/// Every kind of file that is known; the first one whose paths lead to words counts.
pub const SHAPES: &[Shape] = &[
    Shape { items: "results.audio_segments[]", text: "transcript", channel: "channel_label", ..AWS },
    Shape {
        channels: "results.channel_labels.channels[]",
        items: "items[]",
        layout: Layout::Words,
        text: "alternatives[0].content",
        channel: "channel_label",
        ..AWS
    },
    Shape {
        items: "results.items[]",
        layout: Layout::Words,
        text: "alternatives[0].content",
        voices: Some(["results.speaker_labels.segments[].items[]", "speaker_label", "start_time", "end_time"]),
        ..AWS
    },
    Shape { items: "results.utterances[]", text: "transcript", channel: "channel", ..DEEPGRAM },
    Shape {
        channels: "results.channels[]",
        items: "alternatives[0].paragraphs.paragraphs[]",
        layout: Layout::Paragraphs,
        words: "sentences[]",
        word: "text",
        channel: "#",
        ..DEEPGRAM
    },
    Shape {
        channels: "results.channels[]",
        items: "alternatives[0].words[]",
        layout: Layout::Words,
        text: "punctuated_word|word",
        channel: "#",
        ..DEEPGRAM
    },
    Shape { channels: "results.channels[]", items: "alternatives[0]", text: "transcript", channel: "#", ..DEEPGRAM },
    Shape {
        tool: "AssemblyAI",
        needs: "audio_url|acoustic_model|language_model|audio_duration",
        items: "utterances[]",
        text: "text",
        unit: Unit::Millis,
        channel: "channel",
        ..BASE
    },
    Shape {
        tool: "AssemblyAI",
        needs: "audio_url|acoustic_model|language_model|audio_duration",
        items: "words[]",
        layout: Layout::Words,
        text: "text",
        unit: Unit::Millis,
        channel: "channel",
        ..BASE
    },
    Shape {
        tool: "IBM Watson",
        items: "results[].alternatives[0].timestamps[]",
        layout: Layout::Words,
        text: "[0]",
        speaker: "[3]",
        start: "[1]",
        end: "[2]",
        voices: Some(["speaker_labels[]", "speaker", "from", "to"]),
        ..BASE
    },
    Shape {
        tool: "Speechmatics",
        needs: "results[].alternatives[0].content",
        items: "results[]",
        layout: Layout::Words,
        text: "alternatives[0].content",
        speaker: "alternatives[0].speaker|speaker",
        start: "start_time",
        end: "end_time",
        channel: "channel",
        nobody: &["UU"],
        ..BASE
    },
    Shape {
        tool: "Google Speech",
        items: "results[]",
        text: "alternatives[0].transcript",
        words: "alternatives[0].words[]",
        word: "word",
        speaker: "speakerLabel|speakerTag",
        start: "startTime|startOffset",
        end: "endTime|endOffset|resultEndTime|resultEndOffset",
        channel: "channelTag",
        nobody: &["0"],
        ..BASE
    },
    Shape {
        tool: "Azure Speech",
        items: "recognizedPhrases[]",
        text: "nBest[0].display",
        start: "offsetInTicks|offset",
        end: "",
        unit: Unit::Ticks,
        channel: "channel",
        ..BASE
    },
    Shape {
        tool: "Azure Speech",
        items: "phrases[]",
        text: "text",
        start: "offsetMilliseconds",
        end: "",
        unit: Unit::Millis,
        channel: "channel",
        ..BASE
    },
    Shape {
        tool: "Rev",
        items: "monologues[]",
        words: "elements[]",
        word: "value",
        speaker: "speaker_info.display_name|speaker_name|speaker",
        start: "ts|timestamp",
        end: "end_ts|end_timestamp",
        names: Some(["speakers[]", "id", "name"]),
        ..BASE
    },
    Shape {
        tool: "Podcast Namespace",
        items: "segments[]",
        layout: Layout::Words,
        text: "body",
        start: "startTime",
        end: "endTime",
        ..BASE
    },
    Shape {
        tool: "通义听悟",
        items: "Transcription.Paragraphs[]|Paragraphs[]",
        layout: Layout::Paragraphs,
        words: "Words[]",
        word: "Text",
        speaker: "SpeakerName|SpeakerId",
        start: "Start",
        end: "End",
        ..CHINESE
    },
    Shape {
        items: "lattice[].json_1best.st",
        words: "rt[].ws[].cw[0]",
        speaker: "rl",
        start: "bg",
        end: "ed",
        ..IFLYTEK
    },
    Shape {
        items: "lattice2[]",
        words: "json_1best.st.rt[].ws[].cw[0]",
        speaker: "json_1best.st.rl|spk",
        start: "begin|json_1best.st.bg",
        end: "end|json_1best.st.ed",
        ..IFLYTEK
    },
    Shape { items: "[]", text: "onebest", start: "bg", end: "ed", ..IFLYTEK },
    Shape {
        tool: "腾讯会议",
        needs: "minutes.paragraphs[].speaker_info|paragraphs[].speaker_info|paragraphs[].sentences",
        items: "minutes.paragraphs[]|paragraphs[]",
        layout: Layout::Paragraphs,
        words: "sentences[].words[]",
        word: "text",
        speaker: "speaker_info.username|speaker_info.userid",
        start: "start_time",
        end: "end_time",
        ..CHINESE
    },
    Shape {
        tool: "腾讯云",
        items: "ResultDetail[]",
        text: "FinalSentence",
        speaker: "SpeakerId",
        start: "StartMs",
        end: "EndMs",
        ..CHINESE
    },
    Shape {
        tool: "阿里云",
        items: "Sentences[]",
        text: "Text",
        speaker: "SpeakerId",
        start: "BeginTime",
        end: "EndTime",
        channel: "ChannelId",
        ..CHINESE
    },
    Shape {
        tool: "阿里云",
        channels: "transcripts[]",
        items: "sentences[]",
        text: "text",
        speaker: "speaker_id",
        start: "begin_time",
        end: "end_time",
        channel: "channel_id",
        ..CHINESE
    },
    Shape {
        tool: "FunASR",
        items: "sentence_info[]|[].sentence_info[]",
        text: "text|sentence",
        speaker: "spk",
        ..CHINESE
    },
    Shape {
        tool: "火山引擎",
        needs: "utterances[].start_time",
        items: "utterances[]",
        text: "text",
        speaker: "additions.speaker|speaker",
        start: "start_time",
        end: "end_time",
        ..CHINESE
    },
    Shape { tool: "Gladia", items: "utterances[]", text: "text", channel: "channel", ..BASE },
    Shape {
        tool: "ElevenLabs",
        needs: "words[].speaker_id|language_probability",
        items: "words[]",
        layout: Layout::Words,
        text: "text",
        speaker: "speaker_id",
        ..BASE
    },
    Shape {
        tool: "whisper.cpp",
        items: "transcription[]",
        text: "text",
        start: "offsets.from|timestamps.from",
        end: "offsets.to|timestamps.to",
        unit: Unit::Millis,
        nobody: &["?"],
        ..BASE
    },
    Shape {
        tool: "Whisper",
        items: "segments[]",
        text: "text",
        words: "words[]",
        word: "word|text",
        unit: Unit::Guess,
        nobody: &["UNKNOWN"],
        ..BASE
    },
    Shape { tool: "Whisper", items: "speakers[]", text: "text", start: "timestamp[0]", end: "timestamp[1]", ..BASE },
    Shape { tool: "Whisper", items: "chunks[]", text: "text", start: "timestamp[0]", end: "timestamp[1]", ..BASE },
    Shape {
        tool: "Fireflies",
        items: "sentences[]",
        text: "text|raw_text|sentence",
        speaker: "speaker_name|speaker|speaker_id",
        start: "start_time|startTime|start",
        end: "end_time|endTime|end",
        unit: Unit::Guess,
        ..BASE
    },
    Shape {
        tool: "Trint",
        items: "transcript.paragraphs[]|paragraphs[]",
        layout: Layout::Paragraphs,
        words: "words[]",
        word: "value|text|word|name",
        speaker: "speaker.name|speaker",
        start: "start|time",
        unit: Unit::Guess,
        names: Some(["transcript.speakers[]|speakers[]", "id", "name"]),
        ..BASE
    },
    Shape {
        tool: "Sonix",
        items: "transcript[]",
        layout: Layout::Paragraphs,
        text: "text",
        start: "start_time|start",
        end: "end_time|end",
        unit: Unit::Guess,
        ..BASE
    },
    Shape {
        tool: "Happy Scribe",
        items: "[]",
        layout: Layout::Paragraphs,
        words: "words[]",
        word: "text|word",
        start: "data_start|start",
        end: "data_end|end",
        unit: Unit::Guess,
        ..BASE
    },
    Shape {
        tool: "Digital Paper Edit",
        needs: "paragraphs[].speaker",
        items: "words[]",
        layout: Layout::Words,
        text: "text|punct|word",
        voices: Some(["paragraphs[]", "speaker", "start", "end"]),
        unit: Unit::Guess,
        ..BASE
    },
    Shape {
        tool: "JSON",
        items: "words[]",
        layout: Layout::Words,
        text: "punctuated_word|text|punct|word",
        start: "start|start_time|startTime",
        end: "end|end_time|endTime",
        unit: Unit::Guess,
        ..BASE
    },
    Shape {
        tool: "JSON",
        needs: "[].start|[].start_time|[].startTime|[].timestamp|[].speaker",
        items: "[]",
        text: "text|transcript|sentence|content",
        speaker: "speaker|speaker_name|speaker_id",
        start: "start|start_time|startTime|timestamp[0]|timestamp",
        end: "end|end_time|endTime|timestamp[1]",
        unit: Unit::Guess,
        ..BASE
    },
];

/// The keys of objects around a transcript, as interfaces on the web answer.
const AROUND: &[&str] = &[
    "response",
    "Response",
    "result",
    "Result",
    "data",
    "Data",
    "content",
    "orderResult",
    "output",
    "transcript",
    "transcription",
    "Transcription",
    "results",
    "minutes",
    "body",
];

/// Finds the transcript in a file, and its kind.
pub fn find<'v, 'a>(file: &'v Value<'a>) -> Option<(&'v Value<'a>, &'static Shape)> {
    let mut level = vec![file];
    for _ in 0..5 {
        for value in &level {
            if let Some(shape) = SHAPES.iter().find(|shape| shape.fits(value)) {
                return Some((value, shape));
            }
        }
        level = level.iter().flat_map(|value| inside(value)).collect();
    }
    None
}

fn inside<'v, 'a>(value: &'v Value<'a>) -> Vec<&'v Value<'a>> {
    let is_around = |key: &str| AROUND.contains(&key) || key.contains("://");
    value.members().iter().filter(|(key, _)| is_around(key)).map(|(_, value)| value).collect()
}

/// The names of the programs whose transcripts are known.
pub fn tools() -> String {
    let mut tools: Vec<&str> = SHAPES.iter().map(|shape| shape.tool).filter(|tool| *tool != "JSON").collect();
    tools.dedup();
    tools.push("oTranscribe");
    tools.join(", ")
}

impl Shape {
    /// Whether the paths lead to words.
    fn fits(&self, value: &Value) -> bool {
        let has_words = |item: &&Value| {
            let is_text = |value: Option<&Value>| value.is_some_and(|value| matches!(value.kind, Kind::Text(_)));
            (!self.text.is_empty() && is_text(path::first(item, self.text)))
                || (!self.words.is_empty()
                    && path::each(item, self.words).iter().any(|word| is_text(path::first(word, self.word))))
        };
        (self.needs.is_empty() || path::first(value, self.needs).is_some())
            && path::each(value, self.channels)
                .iter()
                .any(|channel| path::each(channel, self.items).iter().take(50).any(has_words))
    }
}
