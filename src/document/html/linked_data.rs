//! What a page's head says: JSON-LD (`NewsArticle`), Open Graph, `<meta>`, `<title>`, `<time>`.
//!
//! Of several that say the same thing the first in this order is taken: JSON-LD, Open Graph, the others.

use super::{
    json::{self, Json},
    tags::Tag,
};
use crate::document::{
    glyph,
    metadata::{Field, Metadata},
    parse,
};

/// What the head says, by who says it.
#[derive(Default)]
pub(super) struct Head {
    linked: Fields,
    open_graph: Fields,
    other: Fields,
}

#[derive(Default)]
struct Fields {
    title: String,
    url: String,
    source: String,
    published: String,
    authors: Vec<String>,
    tags: Vec<String>,
    language: String,
}

/// What linked data says that a text starts with, and how many bytes it is; `None` where that is no article.
pub(in crate::document) fn pasted(text: &str) -> Option<(Metadata, usize)> {
    let (json, len) = json::read_with_len(text)?;
    let mut head = Head::default();
    head.linked_data(&json, 0);
    let metadata = head.metadata();
    (metadata != Metadata::default()).then_some((metadata, len))
}

/// Keeps the first that is said.
fn set(slot: &mut String, value: &str) {
    let value = glyph::folded_title(value.trim());
    if slot.is_empty() {
        *slot = value;
    }
}

impl Head {
    /// Reads an element whose content is no markup.
    pub fn raw(&mut self, name: &str, tag: &Tag<'_>, raw: &str) {
        let is_linked_data = || tag.attribute("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
        if name == "title" {
            set(&mut self.other.title, raw);
        } else if name == "script"
            && is_linked_data()
            && let Some(json) = json::read(raw.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA["))
        {
            self.linked_data(&json, 0);
        }
    }

    /// Reads the attributes of an opening tag.
    pub fn open(&mut self, tag: &Tag<'_>, is_article: bool) {
        match tag.name.as_str() {
            "meta" => self.meta(tag),
            "html" => set(&mut self.other.language, tag.attribute("lang").unwrap_or_default()),
            "link" if tag.attribute("rel") == Some("canonical") => set(&mut self.other.url, tag.attribute("href").unwrap_or_default()),
            "time" if is_article || tag.attribute("pubdate").is_some() || tag.attribute("itemprop") == Some("datePublished") => {
                set(&mut self.other.published, tag.attribute("datetime").unwrap_or_default());
            }
            _ => {}
        }
    }

    fn meta(&mut self, tag: &Tag<'_>) {
        let content = tag.attribute("content").unwrap_or_default();
        let name = tag.attribute("property").or_else(|| tag.attribute("name")).or_else(|| tag.attribute("itemprop")).unwrap_or_default();
        let (graph, other) = (&mut self.open_graph, &mut self.other);
        match name.to_ascii_lowercase().as_str() {
            "og:title" => set(&mut graph.title, content),
            "og:url" => set(&mut graph.url, content),
            "og:site_name" => set(&mut graph.source, content),
            "article:published_time" | "og:published_time" => set(&mut graph.published, content),
            "article:tag" => graph.tags.push(glyph::folded_title(content)),
            "article:author" | "author" | "byl" | "dc.creator" | "parsely-author" if !content.contains("://") && !content.is_empty() => {
                let name = content.trim().trim_start_matches("By ");
                other.authors.extend((other.authors.len() < 6).then(|| glyph::folded_title(name)));
            }
            "twitter:title" | "dc.title" | "parsely-title" => set(&mut other.title, content),
            "datepublished" | "date" | "pubdate" | "publishdate" | "dc.date" | "dc.date.issued" | "parsely-pub-date" | "sailthru.date"
            | "publish-date" => {
                set(&mut other.published, content);
            }
            "application-name" | "publisher" | "dc.publisher" => set(&mut other.source, content),
            "keywords" | "news_keywords" | "parsely-tags" if other.tags.is_empty() => {
                other.tags = content.split(',').map(|tag| glyph::folded_title(tag.trim())).filter(|tag| !tag.is_empty()).collect();
            }
            _ => {}
        }
    }

    /// Finds the article in linked data: at its top, in a list, in a graph.
    fn linked_data(&mut self, json: &Json, depth: usize) {
        if depth > 3 {
            return;
        }
        for value in json.each() {
            let is_article = value.get("@type").is_some_and(|kind| kind.each().iter().filter_map(Json::as_text).any(is_article_type));
            if is_article {
                self.article(value);
            }
            for inner in ["@graph", "mainEntity"].iter().filter_map(|name| value.get(name)) {
                self.linked_data(inner, depth + 1);
            }
        }
    }

    fn article(&mut self, article: &Json) {
        let text = |name: &str| article.get(name).and_then(Json::as_text).unwrap_or_default();
        let linked = &mut self.linked;
        set(&mut linked.title, if text("headline").is_empty() { text("name") } else { text("headline") });
        set(&mut linked.published, text("datePublished"));
        set(&mut linked.language, text("inLanguage"));
        let page = article.get("mainEntityOfPage");
        let page_id = page.and_then(|page| page.as_text().or_else(|| page.get("@id").and_then(Json::as_text)));
        set(&mut linked.url, if text("url").is_empty() { page_id.unwrap_or_default() } else { text("url") });
        set(
            &mut linked.source,
            article.get("publisher").and_then(|publisher| names(publisher).into_iter().next()).unwrap_or_default().as_str(),
        );
        if linked.authors.is_empty() {
            linked.authors = article.get("author").map(names).unwrap_or_default();
        }
        if linked.tags.is_empty() {
            linked.tags = article.get("keywords").map(keywords).unwrap_or_default();
        }
    }

    /// What was said, the best source of each field.
    pub fn metadata(self) -> Metadata {
        let Self { linked, open_graph, other } = self;
        let first = |of: fn(&Fields) -> &String| [&linked, &open_graph, &other].into_iter().map(of).find(|text| !text.is_empty());
        let field = |text: &String| Field { text: text.clone(), span: None };
        let fields = |of: fn(&Fields) -> &Vec<String>| -> Vec<Field> {
            let lists = [&linked, &open_graph, &other].into_iter().map(of);
            lists.into_iter().find(|list| !list.is_empty()).into_iter().flatten().map(field).collect()
        };
        let is_whole = |url: &&String| url.starts_with("http");
        Metadata {
            title: first(|fields| &fields.title).map(field),
            url: first(|fields| &fields.url).filter(is_whole).map(field),
            source: first(|fields| &fields.source).map(field),
            published: first(|fields| &fields.published).and_then(|text| parse::moment_text(text)).map(|text| Field { text, span: None }),
            bylines: fields(|fields| &fields.authors),
            tags: fields(|fields| &fields.tags),
            language: first(|fields| &fields.language).map(|tag| tag.chars().take(12).collect()),
        }
    }
}

fn is_article_type(kind: &str) -> bool {
    kind.ends_with("Article") || matches!(kind, "BlogPosting" | "Report" | "LiveBlogPosting")
}

/// The names of people or organisations: strings, or maps with a name.
fn names(value: &Json) -> Vec<String> {
    let name = |value: &Json| value.as_text().or_else(|| value.get("name").and_then(Json::as_text)).map(glyph::folded_title);
    value.each().iter().filter_map(name).filter(|name| !name.is_empty() && !name.contains("://")).take(6).collect()
}

fn keywords(value: &Json) -> Vec<String> {
    let texts = value.each().iter().filter_map(Json::as_text);
    let words = texts.flat_map(|text| text.split(','));
    words.map(|word| glyph::folded_title(word.trim())).filter(|word| !word.is_empty()).take(60).collect()
}
