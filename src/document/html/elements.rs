//! What elements, classes and roles say about the text inside them.

use super::{super::parse::Element, tags::Tag};

/// What is known inside of an open element; what it holds inherits it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "an element may be any of these at once")]
pub(super) struct Inside {
    pub element: Element,
    /// Unseen: scripts, hidden boxes.
    pub is_hidden: bool,
    /// Navigation and the like by the element.
    pub is_outside: bool,
    /// Navigation and the like by its class only, which sites use as they please.
    pub is_outside_by_class: bool,
    pub is_link: bool,
    pub is_article: bool,
    /// In `<p>` or `<pre>`.
    pub is_paragraph: bool,
    /// The innermost element that makes a block.
    pub node: u32,
}

/// Elements that have no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "param" | "source" | "track" | "wbr"
    )
}

/// Elements that do not break a line.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "o:p"
            | "input"
            | "link"
            | "meta"
            | "svg"
            | "path"
    )
}

/// What is known inside of `tag`, given what is known around it.
pub(super) fn inside(around: Inside, tag: &Tag<'_>) -> Inside {
    let name = tag.name.as_str();
    let mut inside = around;
    match name {
        "script" | "style" | "template" | "noscript" | "svg" | "head" | "iframe" | "object" | "select" | "textarea" | "canvas"
        | "audio" | "video" | "math" | "datalist" => inside.is_hidden = true,
        // Not forms: some sites wrap the whole page into one.
        "nav" | "aside" | "footer" | "menu" | "dialog" | "button" => inside.is_outside = true,
        // The header of the page holds its menu, that of the article its title.
        "header" if !around.is_article => inside.is_outside = true,
        "article" | "main" => inside.is_article = true,
        "a" => inside.is_link = tag.attribute("href").is_some(),
        "p" | "pre" => inside.is_paragraph = true,
        "h1" => inside.element = Element::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" => inside.element = Element::Heading,
        "li" | "dd" | "dt" if around.element == Element::Text => inside.element = Element::Item,
        "blockquote" if around.element == Element::Text => inside.element = Element::Quote,
        "figure" | "figcaption" | "caption" => inside.element = Element::Caption,
        // A paragraph in a quotation or an item is part of it; in a heading it is a slip of the page.
        _ => {}
    }
    if !matches!(name, "html" | "body" | "main" | "article" | "p" | "h1") && !tag.attributes.is_empty() {
        by_attributes(tag, &mut inside);
    }
    inside
}

fn by_attributes(tag: &Tag<'_>, inside: &mut Inside) {
    inside.is_hidden |= is_hidden(tag);
    match tag.attribute("role").unwrap_or_default() {
        "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog" | "alertdialog" | "menu" | "menubar"
        | "toolbar" => {
            inside.is_outside = true;
        }
        _ => {}
    }
    let classes = [tag.attribute("class"), tag.attribute("id")];
    for class in classes.into_iter().flatten().flat_map(|value| value.split_ascii_whitespace()) {
        match class_says(class) {
            Some(Says::Outside) => inside.is_outside_by_class = true,
            Some(Says::Tag) if inside.element != Element::Title => inside.element = Element::Tag,
            Some(Says::Caption) if inside.element == Element::Text => inside.element = Element::Caption,
            Some(Says::Hidden) => inside.is_hidden = true,
            _ => {}
        }
    }
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    let style = tag.attribute("style").unwrap_or_default();
    let is_unseen = || {
        let style: String = style.chars().filter(|char| !char.is_ascii_whitespace()).collect::<String>().to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    tag.attribute("hidden").is_some() || tag.attribute("aria-hidden") == Some("true") || !style.is_empty() && is_unseen()
}

enum Says {
    Outside,
    Tag,
    Caption,
    Hidden,
}

/// What one class says, by the words that it is made of.
fn class_says(class: &str) -> Option<Says> {
    if class.len() > 60 {
        return None;
    }
    let class = class.to_ascii_lowercase();
    if matches!(class.as_str(), "sr-only" | "visually-hidden" | "screen-reader-text" | "visuallyhidden" | "screenreader-only") {
        return Some(Says::Hidden);
    }
    // `has-sidebar`, `no-comments`, `with-related` are about the page's layout.
    let mut words = class.split(['-', '_', ':', '.']);
    if words.clone().next().is_some_and(|first| matches!(first, "has" | "no" | "with" | "is" | "page" | "layout" | "without")) {
        return None;
    }
    if matches!(
        class.as_str(),
        "tags" | "tag-list" | "taglist" | "article-tags" | "post-tags" | "topics" | "keywords" | "article__tags" | "tags-list"
    ) {
        return Some(Says::Tag);
    }
    if matches!(
        class.as_str(),
        "author-bio"
            | "author-box"
            | "author-info"
            | "author-description"
            | "about-author"
            | "authorbox"
            | "authorinfo"
            | "authorbio"
            | "instagram-media"
    ) {
        return Some(Says::Outside);
    }
    if words.clone().any(|word| matches!(word, "caption" | "figcaption" | "credit" | "photocredit" | "wp-caption")) {
        return Some(Says::Caption);
    }
    words.any(is_outside_word).then_some(Says::Outside)
}

/// What the names of classes and ids call parts of a page that are not the article.
const OUTSIDE: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "sidebar",
    "footer",
    "share",
    "sharing",
    "social",
    "socials",
    "related",
    "recirc",
    "recirculation",
    "promo",
    "promos",
    "promotion",
    "newsletter",
    "newsletters",
    "subscribe",
    "subscription",
    "comment",
    "comments",
    "disqus",
    "advert",
    "advertisement",
    "ad",
    "ads",
    "adslot",
    "dfp",
    "banner",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "breadcrumb",
    "breadcrumbs",
    "popular",
    "trending",
    "mostread",
    "outbrain",
    "taboola",
    "widget",
    "widgets",
    "modal",
    "popup",
    "toolbar",
    "signup",
    "sponsor",
    "sponsored",
    "recommended",
    "recommendations",
    "readmore",
    "pagination",
    "pager",
    "masthead",
    "copyright",
    "carousel",
    "ticker",
    "login",
    "teaser",
    "teasers",
    "sharebar",
    "sharedaddy",
    "addtoany",
    "noprint",
    "printonly",
    "skip",
    "jump",
    "infobox",
    "sitesub",
    "mw-editsection",
];

fn is_outside_word(word: &str) -> bool {
    OUTSIDE.contains(&word)
}
