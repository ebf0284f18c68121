//! Chooses fonts: for each character the first font that has it, in an order that depends on the language.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source, Style, Weight};
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

use crate::build::fs;
use crate::interview::{Lang, Script};

/// How Chinese characters are drawn, and whether fonts for them come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Writing {
    Simplified,
    Traditional,
    Japanese,
    Korean,
    /// Any other script.
    Other,
}

/// What families of the machine are preferred, in lower case.
const SIMPLIFIED: &[&str] = &[
    "songti sc",
    "noto serif cjk sc",
    "noto serif sc",
    "source han serif sc",
    "source han serif cn",
    "simsun",
    "noto sans cjk sc",
    "noto sans sc",
    "source han sans sc",
    "source han sans cn",
    "pingfang sc",
    "microsoft yahei",
    "wenquanyi micro hei",
    "wenquanyi zen hei",
];
const TRADITIONAL: &[&str] = &[
    "songti tc",
    "noto serif cjk tc",
    "noto serif tc",
    "noto serif cjk hk",
    "source han serif tc",
    "source han serif tw",
    "pmingliu",
    "noto sans cjk tc",
    "noto sans tc",
    "source han sans tc",
    "source han sans tw",
    "pingfang tc",
    "microsoft jhenghei",
    "ar pl uming tw",
];
const JAPANESE: &[&str] = &[
    "hiragino mincho pron",
    "noto serif cjk jp",
    "noto serif jp",
    "source han serif",
    "yu mincho",
    "ms mincho",
    "noto sans cjk jp",
    "noto sans jp",
    "source han sans",
    "hiragino sans",
    "yu gothic",
    "ipamincho",
];
const KOREAN: &[&str] = &[
    "applemyungjo",
    "noto serif cjk kr",
    "noto serif kr",
    "source han serif k",
    "batang",
    "noto sans cjk kr",
    "noto sans kr",
    "apple sd gothic neo",
    "malgun gothic",
    "nanummyeongjo",
    "nanumgothic",
];
const OTHER: &[&str] = &[
    "charter",
    "bitstream charter",
    "charis sil",
    "iowan old style",
    "georgia",
    "noto serif",
    "source serif 4",
    "libertinus serif",
    "liberation serif",
    "times new roman",
    "dejavu serif",
    "noto naskh arabic",
    "amiri",
    "scheherazade new",
    "geeza pro",
    "noto sans arabic",
    "noto serif hebrew",
    "noto sans",
    "arial",
    "dejavu sans",
];

/// The position of the face that has a character, and the character's width in ems.
type Found = (usize, f32);

/// The fonts of a site and of the machine.
pub struct Fonts {
    pub database: Arc<Database>,
    faces: Vec<Face>,
    /// The positions of faces for each writing, the preferred first.
    orders: Mutex<HashMap<Writing, Arc<[usize]>>>,
    /// Where a character is, if any face has it.
    found: Mutex<HashMap<(Writing, char), Option<Found>>>,
    identities: Mutex<HashMap<usize, String>>,
}

struct Face {
    id: ID,
    /// Whether `site.json` names it.
    is_own: bool,
    /// In lower case.
    family: String,
    name: String,
    is_monospaced: bool,
    is_regular: bool,
}

impl Writing {
    pub fn of(lang: &Lang) -> Writing {
        match (lang.chinese(), lang.primary()) {
            (Some(Script::Simplified), _) => Writing::Simplified,
            (Some(Script::Traditional), _) => Writing::Traditional,
            (None, "ja") => Writing::Japanese,
            (None, "ko") => Writing::Korean,
            _ => Writing::Other,
        }
    }

    fn families(self) -> &'static [&'static str] {
        match self {
            Writing::Simplified => SIMPLIFIED,
            Writing::Traditional => TRADITIONAL,
            Writing::Japanese => JAPANESE,
            Writing::Korean => KOREAN,
            Writing::Other => OTHER,
        }
    }

    /// The last word of a family in a collection of regional variants.
    fn variants(self) -> &'static [&'static str] {
        match self {
            Writing::Simplified => &["sc", "cn"],
            Writing::Traditional => &["tc", "tw", "hk"],
            Writing::Japanese => &["jp", "j"],
            Writing::Korean => &["kr", "k"],
            Writing::Other => &[],
        }
    }

    /// A character by which fonts for this writing are told from others.
    fn sample(self) -> Option<char> {
        match self {
            Writing::Simplified | Writing::Traditional => Some('的'),
            Writing::Japanese => Some('の'),
            Writing::Korean => Some('가'),
            Writing::Other => None,
        }
    }
}

impl Fonts {
    /// Reads fonts: those in `files`, and those of the machine.
    pub fn read(files: &[PathBuf], of_machine: bool) -> Fonts {
        let mut database = Database::new();
        let mut faces = Vec::new();
        for file in files {
            let ids = load(&mut database, file);
            faces.extend(ids.iter().filter_map(|id| database.face(*id)).map(|face| Face::of(face, true)));
        }
        if of_machine {
            let own: Vec<ID> = database.faces().map(|face| face.id).collect();
            database.load_system_fonts();
            let others = database.faces().filter(|face| !own.contains(&face.id) && face.style == Style::Normal);
            let mut others: Vec<Face> = others.map(|face| Face::of(face, false)).collect();
            // The order of the files on the disk must not matter.
            others.sort_by(|a, b| {
                let key = |face: &Face| (!face.is_regular, face.is_monospaced);
                (key(a), &a.name).cmp(&(key(b), &b.name))
            });
            faces.append(&mut others);
        }
        let (orders, found, identities) = Default::default();
        Fonts { database: Arc::new(database), faces, orders, found, identities }
    }

    /// The order in which faces are asked for a character.
    fn order(&self, writing: Writing) -> Arc<[usize]> {
        let mut orders = self.orders.lock().expect("no thread panics while it holds the lock");
        let order = || {
            let mut order: Vec<usize> = (0..self.faces.len()).collect();
            let rank = |n: &usize| {
                let Face { is_own, family, is_monospaced, .. } = &self.faces[*n];
                let last = family.rsplit(' ').next().unwrap_or_default();
                let is_variant = writing.variants().contains(&last);
                // Latin fonts come second: their quotation marks and dashes are too narrow for Chinese.
                let lacks = *is_own && writing.sample().is_some_and(|sample| self.advance(*n, sample).is_none());
                let place = writing.families().iter().position(|known| known == family).unwrap_or(usize::MAX);
                (!is_own, lacks, if *is_own { 0 } else { place }, !is_variant, *is_own && *is_monospaced)
            };
            order.sort_by_cached_key(rank);
            Arc::from(order)
        };
        orders.entry(writing).or_insert_with(order).clone()
    }

    /// The face that has a character, and the width of the character in ems.
    pub fn find(&self, writing: Writing, c: char) -> Option<Found> {
        let known = self.found.lock().expect("no thread panics while it holds the lock").get(&(writing, c)).copied();
        known.unwrap_or_else(|| {
            let order = self.order(writing);
            let found = order.iter().find_map(|face| Some((*face, self.advance(*face, c)?)));
            self.found.lock().expect("no thread panics while it holds the lock").insert((writing, c), found);
            found
        })
    }

    /// The width of a character in ems, if the face has it.
    fn advance(&self, face: usize, c: char) -> Option<f32> {
        let width = |data: &[u8], index| {
            let font = FontRef::from_index(data, index).ok()?;
            let glyph = font.charmap().map(c).filter(|glyph| glyph.to_u32() != 0)?;
            let advance = font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph)?;
            Some(advance)
        };
        self.database.with_face_data(self.faces[face].id, width)?
    }

    pub fn id(&self, face: usize) -> ID {
        self.faces[face].id
    }

    /// What tells a font from all others: its name, its size, its revision and the checksum that it holds.
    pub fn identity(&self, face: usize) -> String {
        let mut identities = self.identities.lock().expect("no thread panics while it holds the lock");
        let identity = || {
            let Face { id, name, .. } = &self.faces[face];
            let inside = self.database.with_face_data(*id, |data, index| {
                let head = FontRef::from_index(data, index).ok().and_then(|font| font.head().ok());
                let head = head.map(|head| (head.font_revision().to_bits(), head.checksum_adjustment()));
                let sum = Sha256::digest(&data[..data.len().min(1 << 16)]);
                format!("{} {head:?} {sum:x}", data.len())
            });
            format!("{name} {}", inside.unwrap_or_default())
        };
        identities.entry(face).or_insert_with(identity).clone()
    }
}

impl Face {
    fn of(face: &FaceInfo, is_own: bool) -> Face {
        Face {
            id: face.id,
            is_own,
            family: face.families.first().map(|(name, _)| name.to_lowercase()).unwrap_or_default(),
            name: face.post_script_name.clone(),
            is_monospaced: face.monospaced,
            is_regular: face.weight == Weight::NORMAL,
        }
    }
}

fn load(database: &mut Database, file: &Path) -> Vec<ID> {
    let data = fs::read(file).unwrap_or_default();
    database.load_font_source(Source::Binary(Arc::new(data))).to_vec()
}

/// Returns whether a file holds a font, or several.
pub fn is_font(file: &Path) -> bool {
    !load(&mut Database::new(), file).is_empty()
}
