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
