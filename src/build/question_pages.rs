//! Writes a page for each question: the question and its answers, with links to the interview and to the questions before and
//! after. Social networks, oEmbed and search engines see a page, but never the fragment of an address, so that a question
//! needs a page to have a title, a description and a preview of its own.

use std::io;
use std::rc::Rc;

use super::complete::localized;
use super::elements::{Preview, crumbs, link, preview};
use super::gather::beginning;
use super::lists::{head, ui_lang};
use super::oembed::Subject;
use super::skeleton::{PageSpec, PageWriter};
use crate::interview::{Date, Lang, Localized, Thread};
use crate::markup::{Markup, Mode, RenderContext, chunk, open_block};
use crate::search::Index;
use crate::site::paths;
use crate::state::{Address, Reading, Target, Ui, ViewState};
use crate::view_model::{self, ThreadChunk, ViewModel, glossary::Forms};
use crate::words::period_in;

/// A site with more pages than this has none for its questions, unless `site.json` asks for them.
pub const MOST: usize = 5000;
/// How many characters of an answer describe a page.
const DESCRIPTION: usize = 200;

/// An interview in one language, whose questions get pages.
struct Asked<'a> {
    subject: &'a Subject<'a>,
    /// The pages of the interview in all its languages.
    twins: &'a [(Lang, String)],
    cx: RenderContext,
    view_model: ViewModel,
    reading: Reading,
}

impl PageWriter<'_> {
    /// Writes the pages of an interview's questions in a language. `subject` is the interview, `twins` its pages in all
    /// languages, `index` its index.
    pub fn write_questions(&self, subject: &Subject, index: &Index, twins: &[(Lang, String)]) -> io::Result<()> {
        let Subject { interview, lang, page, .. } = *subject;
        let reading = Reading::One(lang.clone());
        let address = Address { lang: Some(reading.clone()), ..Address::default() };
        let (state, _) = ViewState::from_address(interview, &address);
        let view_model = view_model::build(interview, index, &state);
        // Without a script, a term has no dialog to open and a theme filters nothing: terms are plain words, and themes are links.
        let forms = Rc::new(Forms::default());
        let mut cx = RenderContext::new(interview.clone(), forms, Ui::following(lang), lang.clone(), false);
        let here = paths::question(page, "");
        cx.filtered = Some(format!("{}{page}", paths::root_from(&here)).into());
        let asked = Asked { subject, twins, cx, view_model, reading };
        let threads: Vec<&Thread> =
            interview.threads.iter().map(|thread| &**thread).filter(|one| one.number.is_some()).collect();
        (0..threads.len()).try_for_each(|n| self.write_question(&asked, &threads, n))
    }

    fn write_question(&self, asked: &Asked, threads: &[&Thread], n: usize) -> io::Result<()> {
        let Subject { entry, listing, lang, page, .. } = *asked.subject;
        let thread = threads[n];
        let path = paths::question(page, &thread.id);
        let title = thread.label.pick(lang).1;
        let in_window = format!("{title} | {} | {}", listing.title.pick(lang).1, self.name(lang));
        // Its own address is not the canonical one, and only canonical pages name their twins.
        let mut sheet = PageSpec { description: answer(thread, lang), ..PageSpec::new(lang, &path, in_window, &[]) };
        let root = paths::root_from(&path);
        link(&mut sheet.head, "canonical", &[], &self.address(page, &root));
        // Programs that read the file, such as the plugin for WordPress, learn from its fragment what the page shows.
        let place = Target { id: thread.id.clone(), quote: None };
        let file = format!("{root}interviews/{}{}", paths::encoded_path(&entry.file), place.hash());
        link(&mut sheet.head, "alternate", &[("type", "application/json")], &file);
        let address = self.site.url.as_ref().map(|url| format!("{url}{path}"));
        let subject = Subject { page: &path, thread: Some(thread), ..*asked.subject };
        let own = if self.shared.site.has_question_pictures() { self.picture(&subject)? } else { None };
        let subject = Subject { picture: own.as_ref().or(subject.picture), ..subject };
        let picture = subject.picture.and_then(|picture| Some((picture, self.picture_address(picture)?)));
        let (site, description, address) = (&*self.name(lang), sheet.description.as_deref(), address.as_deref());
        preview(&mut sheet.head, &Preview { title, site, description, address, picture });
        self.write_oembed(&subject, &mut sheet.head)?;
        self.write(&sheet, &self.question_page(asked, threads, n, &root).html())
    }

    /// The content of the page of a question, the `n`th.
    fn question_page(&self, asked: &Asked, threads: &[&Thread], n: usize, root: &str) -> Markup {
        let Asked { subject, twins, cx, .. } = asked;
        let Subject { listing, lang, page, .. } = **subject;
        let (words, thread) = (cx.words(), threads[n]);
        let mut out = Markup::new();
        out.open("div").attr("class", "iv").attr("lang", cx.ui.tag()).attr("data-reading", "one");
        out.attr("data-columns", &cx.interview.languages.len().min(9).to_string());
        let twins: Vec<(Lang, String)> =
            twins.iter().map(|(lang, page)| (lang.clone(), paths::question(page, &thread.id))).collect();
        self.bar(&mut out, lang, words.skip, root, &twins);
        let number = thread.number.unwrap_or_default();
        let here = Localized(vec![(ui_lang(lang), (words.question)(number).into())]);
        let above = self.crumbs(subject.entry, lang).into_iter();
        let mut steps: Vec<(Localized, Option<String>)> =
            above.map(|crumb| (localized(&crumb.label), Some(format!("{root}{}", crumb.path)))).collect();
        steps.push((listing.title.clone(), Some(format!("{root}{page}"))));
        steps.push((here, None));
        crumbs(&mut out, words, &format!("{root}{}", self.home(lang)), &steps, lang);
        out.open("main").attr("id", "iv-main").attr("tabindex", "-1");
        head(&mut out, lang, &listing.title, None, &self.stand(asked));
        out.open("div").attr("class", "iv-wrap iv-cols iv-gut").open("div").close();
        out.open("div").attr("class", "iv-transcript").open("div").attr("class", "iv-threads");
        open_block(&mut out, cx, Mode::of(cx, &asked.reading));
        let chunks = asked.view_model.blocks.iter().flat_map(|block| &block.chunks);
        chunks.filter(|one: &&ThreadChunk| one.thread.id == thread.id).for_each(|one| chunk(&mut out, cx, one, false));
        out.close().close();
        out.open("p").open("a").attr("class", "iv-btn");
        let place = Target { id: thread.id.clone(), quote: None };
        out.attr("href", &format!("{root}{page}{}", place.hash()))
            .text(words.building.read_in_interview)
            .close()
            .close();
        self.neighbours(&mut out, asked, threads, n, root);
        // Closes the transcript, its columns, the main part and the whole.
        out.close().close().close().close();
        out
    }

    /// The people who answer, and the year.
    fn stand(&self, asked: &Asked) -> String {
        let words = asked.cx.words();
        let Subject { listing, lang, .. } = asked.subject;
        let people = listing.people.iter().map(|person| person.label.pick(lang).1.to_string());
        let year = listing.date.as_ref().and_then(Date::period).map(|year| period_in(asked.cx.ui, &year));
        people.chain(year).collect::<Vec<_>>().join(words.comma)
    }

    /// Writes the links to the questions before and after.
    fn neighbours(&self, out: &mut Markup, asked: &Asked, threads: &[&Thread], n: usize, root: &str) {
        if threads.len() < 2 {
            return;
        }
        let words = asked.cx.words();
        let building = &words.building;
        let href = |thread: &Thread| format!("{root}{}", paths::question(asked.subject.page, &thread.id));
        out.open("nav").attr("class", "iv-pages").attr("aria-label", words.questions);
        if let Some(before) = n.checked_sub(1) {
            out.open("a")
                .attr("rel", "prev")
                .attr("href", &href(threads[before]))
                .text(building.question_before)
                .close();
        }
        out.open("span").text(&(words.question_of)(n as u32 + 1, threads.len())).close();
        if let Some(after) = threads.get(n + 1) {
            out.open("a").attr("rel", "next").attr("href", &href(after)).text(building.question_after).close();
        }
        out.close();
    }
}

/// The beginning of the first answer to a question.
fn answer(thread: &Thread, lang: &Lang) -> Option<String> {
    let turn = &thread.answers.first()?.turn;
    let text = turn.passages.first()?.text(lang).paragraphs.first()?.text.clone();
    let name = turn.speaker.as_ref().map(|speaker| speaker.name.pick(lang).1.to_string());
    let said = beginning(&text, DESCRIPTION);
    let colon = if lang.is_chinese() { "：" } else { ": " };
    Some(name.map_or(said.clone(), |name| format!("{name}{colon}{said}")))
}
