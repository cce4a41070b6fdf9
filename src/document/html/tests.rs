//! What is read of pages.

use super::*;
use crate::document::{Document, Role};

#[track_caller]
fn check(html: &str, expected: &str) {
    assert_eq!(read(html).text, expected);
}

#[test]
fn paragraphs_never_glue() {
    check("<p>One.</p><p>Two.<div>Three.</div>Four.", "One.\nTwo.\nThree.\nFour.");
    check("<ul><li>a<li>b</ul>c", "a\nb\nc");
    check("x<br>y<br/><br>z", "x\ny\nz");
    check("<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc");
}

#[test]
fn inline_elements_do_not_part_words() {
    check("<p>Mos<b>cow</b>, <a href=x>the  \n town</a> of&nbsp;it</p>", "Moscow, the town of\u{a0}it");
}

#[test]
fn leaves_out_what_is_not_seen() {
    check("a<script>if (1<2) x('</p>')</script><style>b{}</style><!-- c --><span hidden>d</span><div style='display: none'>e</div>", "a");
    check("<svg><text>x</text></svg><p>y</p>", "y");
}

#[test]
fn reads_entities() {
    check("&eacute;&Uuml;&oslash;&Ccedil;&aelig;&szlig;&ocirc;&iuml;", "éÜøÇæßôï");
    check("&#233; &#xE9; &#146; &#0; a\0b", "é é ’ \u{fffd} a\u{fffd}b");
    check("&unknown; &acute; &xuml; & &amp", "&unknown; &acute; &xuml; & &amp");
}

#[test]
fn takes_any_input() {
    check("a < b & c <", "a < b & c <");
    check("<p>a</b></i></p></p><p", "a\n<p");
    check("<script>never closed <p>x", "");
    check("<!-- never closed <p>x", "<!-- never closed\nx");
    check("<a title='x>y' href=\"<\">z</a>", "z");
    check("", "");
}

#[test]
fn knows_html_from_text() {
    assert!(is_html("<!DOCTYPE html><title>x</title>"));
    assert!(is_html("<h1>x</h1><p>y</p><p>z"));
    assert!(!is_html("The sign < is less than; <b>bold</b> and <p> are tags."));
}

#[test]
fn reads_linked_data_before_open_graph() {
    let html = r#"<html lang="en-GB"><head><title>T - Site</title><meta property="og:title" content="T &amp; U">
        <meta property='og:site_name' content='Site'><link rel="canonical" href="https://a.org/t">
        <script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "T & V", "datePublished": "2025-01-05T10:00:00+01:00",
        "author": [{"name": "Ann Lee"}, {"name": "Bo Ray"}], "keywords": "fish, trade"}]}</script></head><body><p>x</p></body>"#;
    let metadata = read(html).metadata;
    assert_eq!(metadata.title.unwrap().text, "T & V");
    assert_eq!(metadata.source.unwrap().text, "Site");
    assert_eq!(metadata.url.unwrap().text, "https://a.org/t");
    assert_eq!(metadata.published.unwrap().text, "2025-01-05T10:00:00+01:00");
    assert_eq!(metadata.bylines.len(), 2);
    assert_eq!(metadata.tags.iter().map(|tag| tag.text.as_str()).collect::<Vec<_>>(), ["fish", "trade"]);
}

#[test]
fn menus_and_sidebars_are_no_body() {
    let html = "<nav><a href=1>Home</a><a href=2>World</a></nav><article><h1>Market opens in the harbour</h1>\
        <p>The fish market in the harbour opened on Monday after two years of building work, the mayor said.</p>\
        <aside><p>A long teaser for another story that has nothing to do with the market, and is in a box.</p></aside>\
        <h2>What it cost</h2><p>The hall has cost more than had been planned, and the town has to pay for it until spring.</p></article>\
        <footer><p>We are a paper that has been printed in this town for more than a hundred years, every day.</p></footer>";
    let document = Document::from_html(html);
    let roles: Vec<Role> = document.blocks().iter().map(|block| block.role).collect();
    assert_eq!(
        roles,
        [Role::Boilerplate, Role::Headline, Role::Body, Role::Boilerplate, Role::Heading, Role::Body, Role::Boilerplate].map(|role| role)
    );
}

/// The slices of a page's blocks that are analysed.
fn article_of(html: &str) -> Vec<String> {
    let document = Document::from_html(html);
    let analysed = document.blocks().iter().filter(|block| block.role.is_analysed());
    analysed.map(|block| document.slice(block.span).to_owned()).collect()
}

const PARAGRAPHS: [&str; 10] = [
    "The fish market in the harbour opened on Monday after two years of building work, and the mayor came to cut the red ribbon there.",
    "Its hall has cost more than anybody had planned, so the town has to pay for it until the spring of the year after the next one.",
    "Traders who had sold from their boats since autumn moved in at night, each with a lamp, a knife, two buckets and a borrowed trolley.",
    "By noon the queue for smoked eel reached as far as the lighthouse, where a band of pensioners was playing marches in the cold wind.",
    "Engineers had found old piles below the quay, and oak that is three centuries old does not let itself be pulled out in a few weeks.",
    "Schools will be shown around from June, said the director, because children should know what a herring looks like before it is fried.",
    "I drove there with my brother this morning and we found no place to park, which is what I had been afraid of when I read the plans.",
    "Well written, as always, but why does nobody ask what has become of the people who used to mend their nets in front of that wall?",
    "My grandmother sold mussels on this quay before the war, she would have laughed at the prices and gone home with an empty basket.",
    "Has anyone tried the bread yet? The bakery on the left is run by the same family as the one at the station, and theirs is very dry.",
];

fn paragraphs(slices: &[&str]) -> String {
    slices.iter().flat_map(|slice| ["<p>", slice, "</p>"]).collect()
}

#[test]
fn a_column_of_paragraphs_outweighs_a_box_for_each_reader() {
    let boxed = |slice: &&'static str| ["<li><div><b>Ann</b><div><div>", *slice, "</div></div></div></li>"];
    let answers: String = PARAGRAPHS.iter().skip(4).flat_map(boxed).collect();
    let html = format!("<div><h1>Market opens</h1>{}</div><ol>{answers}</ol>", paragraphs(&PARAGRAPHS[..4]));
    assert_eq!(article_of(&html), [&["Market opens"], &PARAGRAPHS[..4]].concat());
}

#[test]
fn parts_of_an_article_in_a_box_each_belong_to_it() {
    let boxed = |slice: &&'static str| ["<section class=step><h3>Step by step</h3><p>", *slice, "</p></section>"];
    let steps: String = PARAGRAPHS.iter().skip(3).flat_map(boxed).collect();
    let html = format!("<div><h1>Market opens</h1><div class=post-content>{}</div>{steps}</div>", paragraphs(&PARAGRAPHS[..3]));
    let article = article_of(&html);
    assert!(PARAGRAPHS.iter().all(|slice| article.iter().any(|found| found == slice)), "{article:?}");
}

#[test]
fn a_long_sidebar_is_none_the_less_outside() {
    let html = format!(
        "<div><h1>Market opens</h1>{}</div><aside>{}</aside>",
        paragraphs(&PARAGRAPHS[..4]),
        paragraphs(&PARAGRAPHS[4..]).repeat(2)
    );
    assert_eq!(article_of(&html), [&["Market opens"], &PARAGRAPHS[..4]].concat());
}

#[test]
fn short_paragraphs_and_linked_items_of_the_article_are_its_own() {
    let html = format!(
        "<nav><a href=1>Home</a></nav><div><h1>Market opens</h1>{}<p>10 o’clock, main hall</p><p>Fish, bread and tea</p>{}\
         <ul><li>Fish at the north door</li><li><a href=2>Bread of three bakers</a></li><li>Tea at the south door</li></ul>{}</div>",
        paragraphs(&PARAGRAPHS[..2]),
        paragraphs(&PARAGRAPHS[2..4]),
        paragraphs(&PARAGRAPHS[4..6])
    );
    let article = article_of(&html);
    for expected in ["10 o’clock, main hall", "Fish, bread and tea", "Bread of three bakers"] {
        assert!(article.iter().any(|slice| slice == expected), "{expected}: {article:?}");
    }
}
