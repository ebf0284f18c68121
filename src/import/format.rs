//! The formats that can be imported.

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Markdown,
    /// WebVTT, SubRip or SubViewer.
    Captions,
    /// CSV or TSV.
    Table,
    /// A web page, or HTML of the clipboard.
    Html,
    /// A machine transcript in JSON.
    Json,
    /// XLSX
    Workbook,
    /// XML of the Oral History Metadata Synchronizer.
    Ohms,
    /// XML of the Text Encoding Initiative.
    Tei,
    /// EAF, the XML of ELAN.
    Elan,
    /// A TextGrid of Praat.
    TextGrid,
    /// Word's format since 2007, also that of WPS.
    Docx,
    /// OpenDocument text, packed or flat.
    Odt,
    Rtf,
    /// A project of REFI-QDA.
    Project,
}

impl Format {
    pub const ALL: [Format; 15] = [
        Format::Text,
        Format::Markdown,
        Format::Captions,
        Format::Table,
        Format::Html,
        Format::Json,
        Format::Workbook,
        Format::Ohms,
        Format::Tei,
        Format::Elan,
        Format::TextGrid,
        Format::Docx,
        Format::Odt,
        Format::Rtf,
        Format::Project,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Captions => "captions",
            Format::Table => "table",
            Format::Html => "html",
            Format::Json => "json",
            Format::Workbook => "xlsx",
            Format::Ohms => "ohms",
            Format::Tei => "tei",
            Format::Elan => "elan",
            Format::TextGrid => "textgrid",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Rtf => "rtf",
            Format::Project => "qdpx",
        }
    }

    /// Parses the name of a format, or the end of a file's name.
    pub fn parse(name: &str) -> Option<Format> {
        let name = name.to_ascii_lowercase();
        match &*name {
            "txt" => Some(Format::Text),
            "md" => Some(Format::Markdown),
            "csv" | "tsv" => Some(Format::Table),
            "htm" | "xhtml" => Some(Format::Html),
            "eaf" => Some(Format::Elan),
            "xlsm" | "xltx" => Some(Format::Workbook),
            "docm" | "dotx" | "dotm" => Some(Format::Docx),
            "ott" | "fodt" | "fott" => Some(Format::Odt),
            "vtt" | "srt" | "sbv" => Some(Format::Captions),
            "otr" => Some(Format::Json),
            _ => Format::ALL.into_iter().find(|format| format.name() == name),
        }
    }
}
