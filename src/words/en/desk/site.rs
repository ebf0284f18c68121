//! What the desk says of *My site*, in English.

use super::super::import::some;
use super::editor::past;
use crate::desk::site::{Plain, Step, Words};
use crate::words::desk::Site;

pub const SITE: Site = Site {
    my_site: "My site",
    more: "Everything a web host needs, in one file. Tick what goes in, look it over, download.",
    undo: "Undo",
    undo_of: |step| format!("Undo: {step}"),
    redo: "Redo",
    redo_of: |step| format!("Redo: {step}"),
    changed: past,
    undone: |step| format!("Undone: {step}"),
    redone: |step| format!("Redone: {step}"),
    step,
    saved: |time| format!("Saved {time}"),
    not_saved: |why| format!("The site is not saved. {why} Download it before you close this page."),
    elsewhere: "Another tab has changed the site. This is the site as it is now; your last change is not in it.",
    // Interviews
    interviews: "Interviews",
    publish: "Publish",
    publish_one: |name| format!("Publish {name}"),
    interview: "Interview",
    apart: |name, mark| format!("{name} ({mark})"),
    languages: "Languages",
    lacks: "Still lacks",
    complete: "Complete",
    of_site: "From the site that was opened",
    unreadable: "This file cannot be read as an interview.",
    missing: "It is no longer on this computer: untick it, or open its file again.",
    differs: |when| {
        format!(
            "Your draft of it, changed {when}, is not the same. Until you choose, the one in the site is published."
        )
    },
    use_draft: "Use my draft",
    use_opened: "Use the one in the site",
    are_two: "They are two interviews",
    look_at_draft: "Look at my draft",
    edit: "Edit",
    none: "There is no interview yet.",
    add: "Open a file",
    order: "Readers see the latest interview first. This order counts for interviews without a date.",
    // Organisation
    organisation: "Organisation",
    field: |field| match field {
        Words::Name => "Name of the organisation",
        Words::Title => "Title of the list",
        Words::Lead => "One sentence about the collection",
        Words::Address => "Postal address",
        Words::NoteTitle(_) => "Title",
        Words::NoteText(_) => "Text",
        Words::Label(_) => "Words of the link",
    },
    hint: |field| match field {
        Words::Name => "Shown at the top of each page. Example: Willow Ferry Civic Exchange",
        Words::Title => "Without it: “Interviews”",
        Words::Lead => "Shown on the home page and in search results. Example: Neighbours talk about money.",
        Words::Address => "At the foot of each page, one line below the other",
        Words::NoteTitle(_) | Words::NoteText(_) | Words::Label(_) => "",
    },
    plain: |field| match field {
        Plain::Url => "Web address of the site",
        Plain::Email => "E-mail",
        Plain::Phone => "Telephone",
        Plain::Paper => "Paper for printing",
        Plain::Logo => "Logo",
        Plain::Link(_) => "Address of the link",
    },
    plain_hint: |field| match field {
        Plain::Url => {
            "Where the site will be, if you know it already. Search engines and feeds need it. Example: https://ngo.example/interviews/"
        }
        Plain::Email => "At the foot of each page. Example: archive@ngo.example",
        _ => "",
    },
    no_address: "An address begins with https://",
    no_email: "An e-mail address looks like archive@ngo.example",
    logo: "Logo",
    logo_hint: "A square picture: SVG, or PNG of at least 96 pixels",
    choose_picture: "Choose a picture",
    no_picture: "This is not a picture that browsers show: choose an SVG, PNG, JPEG, WebP or GIF file.",
    remove: "Remove",
    site_languages: "Languages of the site",
    site_languages_hint: "Each gets a home page of its own. An interview keeps its own languages.",
    first: "First page",
    make_first: "Show first",
    categories: "Categories",
    categories_hint: "In their order on the home page. The category of an interview is under its Details.",
    no_categories: "No interview has a category yet.",
    count: |n| some(n, "interview"),
    links: "Links",
    add_link: "Add a link",
    notes: "Notes",
    notes_hint: "Blocks at the foot of each page, such as how the interviews may be reused",
    add_note: "Add a note",
    nth: |what, n| format!("{what} {n}"),
    more_fields: "Address, links, notes, words to withhold",
    withheld: "Words that must not be published",
    withheld_hint: "One a line. A site with any of them in it is not built. The list is not published.",
    // The home page
    home: "Home page",
    home_hint: "As readers will see it. Links do not work here.",
    show_home: "Show the home page",
    draw_again: "Draw it again",
    width: "Width of the page",
    wide: "Wide",
    phone: "Phone",
    // Download
    download: "Download",
    download_site: "Download the site",
    building: "Building the site …",
    downloaded: |name, size, n| format!("{name}, {size} kB, {}", some(n, "interview")),
    no_program: "The program that builds sites could not be fetched. Check the connection, and try again.",
    not_built: "The site could not be built. What follows says why.",
    no_interviews: "No interview is ticked: the site would be empty.",
    rights: |n| match n {
        1 => "For this interview, nobody has said who has the rights:".into(),
        n => format!("For {n} interviews, nobody has said who has the rights:"),
    },
    rights_more: "Readers who want to quote or reuse an interview look for this. A name is enough, such as that of your organisation.",
    put_in: "Put them in",
    as_it_is: "Download as it is",
    not_now: "Not now",
    reports: |n| if n == 1 { "One thing to know".into() } else { format!("{n} things to know") },
    reports_before: "Interviews have changed since. What follows was so before; download the site again to see what is left.",
    left_out: "Left out",
    repaired: "To mend",
    note: "Note",
    line: |n| format!("line {n}"),
    ways: [
        ("You have a web host", "Unpack the file there, in any folder. No database, nothing to install."),
        (
            "You have none",
            "Drop the file, or the folder that you get by unpacking it, on the page of a host for static sites.",
        ),
        ("You have only a text box", "Copy a snippet, below, that shows one interview inside your page."),
    ],
    folder: "Save the folder of the site",
    folder_more: "To go on with the site on another computer: it also has what is not published, such as the words to withhold, but not the interviews that are not ticked.",
    // Open again
    open: "Open a site again",
    open_more: "A download, the folder of a site, or its files: site.json and the interviews. Choose them, or drop them on this page.",
    choose_zip: "Choose files",
    choose_folder: "Choose a folder",
    no_site: "It has no site.json. To open interviews, go to Interviews.",
    not_opened: |why| format!("The site cannot be opened. {why}"),
    replaces: "This takes the place of the site on this page. Its interviews stay under Interviews.",
    save_first: "Save the present site first",
    replace: "Replace it",
    keep: "Keep the present one",
    is_site: |names| format!("{names} is a site, not an interview."),
    open_it: "Open it in My site",
    opened: |n, differ| match differ {
        0 => format!("The site is open, with {}.", some(n, "interview")),
        1 => format!(
            "The site is open, with {}. One is not the same as your draft: choose which to use.",
            some(n, "interview")
        ),
        _ => format!(
            "The site is open, with {}. {differ} are not the same as your drafts: choose which to use.",
            some(n, "interview")
        ),
    },
    not_taken: |names| format!("Not taken: {names}"),
    // Embed
    embed: "Embed an interview",
    embed_more: "For a page where you can paste HTML. The site must be on the web already: the snippet fetches the interview from there.",
    which: "Interview",
    base: "Where the site is",
    base_hint: "Example: https://ngo.example/interviews/",
    needs_base: "Put in where the site is. The snippet to copy is then shown here.",
    way: "How",
    frame: "As a frame: works in most text boxes",
    element: "As an element: fits your page better, but needs scripts",
    code: "The snippet",
    copy: "Copy",
    copied: "Copied",
    not_copied: "The browser does not allow it. Select the snippet and press Ctrl C.",
};

fn step(step: &Step, name: &str) -> String {
    let change = |field: &str| format!("change “{field}”");
    match step {
        Step::Words(field) => change((SITE.field)(*field)),
        Step::Plain(field) => change((SITE.plain)(*field)),
        Step::Languages => change(SITE.site_languages),
        Step::Categories => "change the order of the categories".into(),
        Step::Links => change(SITE.links),
        Step::Notes => change(SITE.notes),
        Step::Withheld => change(SITE.withheld),
        Step::Publish(_) => format!("tick “{name}”"),
        Step::Withdraw(_) => format!("untick “{name}”"),
        Step::Version(_) => format!("choose the version of “{name}”"),
        Step::Order => "change the order of the interviews".into(),
        Step::Opened => "open a site".into(),
    }
}
