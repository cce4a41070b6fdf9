//! The set phrases of pages: menus, share lines, notices, titles over other articles.
//!
//! Compared in small letters without punctuation. Whole lines first; what may begin or hold more words is listed
//! apart and counts only on short lines. The lists are packed by hand: a word a line would hide the code.

use std::sync::LazyLock;

use super::{languages, needles::Needles};

/// What a set phrase belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    Notice,
    Related,
    ReadMore,
    Comments,
    Copyright,
    Tags,
    Source,
}

/// Whole lines of menus and tools. Sorted.
#[rustfmt::skip]
const NOTICES: &[&str] = &[
    "0 shares", "a a", "about", "about us", "accept", "accept all", "accept cookies", "accessibility", "ad", "ad feedback",
    "add to favorites", "advertise", "advertise with us", "advertisement", "advertisement continues below", "advertising", "agree",
    "all news", "all rights reserved", "all sections", "allow", "anzeige", "app", "apps", "archive",
    "article continues after advertisement", "article continues below", "autoplay", "back", "back to home", "back to story",
    "back to top", "bookmark", "breaking", "breaking news", "business", "cancel", "careers", "cars", "change", "classifieds",
    "click here", "click to enlarge", "close", "close menu", "close modal", "close this dialog", "contact", "contact us", "continue",
    "continue reading", "cookie policy", "cookie settings", "cookies", "copied", "copy", "copy link", "copy url", "create account",
    "crosswords", "culture", "dismiss", "donate", "donate now", "download", "download audio", "e edition", "e mail", "economy",
    "edition", "email", "email address", "embed", "english", "enlarge", "enlarge image", "enlarge this image", "enter search term",
    "entertainment", "environment", "expand", "facebook", "faq", "favorite", "feedback", "follow", "follow us", "font size",
    "for immediate release", "full screen", "gallery", "games", "get adobe flash player", "get the app", "gift subscription",
    "go to content", "go to permalink", "google news", "got it", "health", "help", "help and contact us", "hide", "hide caption",
    "home", "homepage", "horoscope", "in pictures", "instagram", "jobs", "keep reading", "learn more", "life", "lifestyle", "like",
    "link copied", "linkedin", "listen", "listen to this article", "live", "live tv", "load more", "loading", "local", "log in",
    "log in to comment", "log out", "login", "logout", "magazine", "main menu", "manage cookies", "manage subscription", "markets",
    "menu", "messenger", "money", "more", "more options", "my account", "my profile", "navigation", "news", "news story", "newsletter",
    "newsletters", "next", "next article", "no", "notifications", "obituaries", "ok", "on off", "open menu", "opinion", "opinions",
    "our team", "pause", "photos", "pinterest", "pitch a story", "place an ad", "play", "play video", "pocket", "podcast", "podcasts",
    "politics", "press release", "previous", "previous article", "print", "print article", "print this page", "privacy",
    "privacy notice", "privacy policy", "promoted", "pubblicità", "publicidad", "publicité", "puzzles", "read the rest", "real estate",
    "reddit", "register", "reject all", "reklama", "remind me later", "replay", "reply", "report", "report an error", "reprints",
    "republish", "resize text", "rss", "save", "save article", "save for later", "science", "scroll", "search", "sections", "see all",
    "see more", "settings", "share", "share article", "share on facebook", "share on twitter", "share page", "share this",
    "share this article", "share this article share", "share this page", "share this post", "share this story", "shop", "show less",
    "show more", "sign in", "sign out", "sign up", "site map", "sitemap", "skip", "skip ad", "skip navigation", "skip to content",
    "skip to footer", "skip to main content", "skip to navigation", "sponsored", "sponsored content", "sport", "sports",
    "start slideshow", "start typing to search for share service", "story continues below", "submit", "subscribe", "subscribe now",
    "subscriber services", "sudoku", "support us", "supported by", "tap to unmute", "tech", "technology", "telegram", "terms",
    "terms and conditions", "terms of service", "terms of use", "text size", "this article was amended on",
    "this story has been shared", "today s paper", "toggle caption", "toggle navigation", "top", "transcript", "translate", "travel",
    "tumblr", "tv schedule", "tweet", "twitter", "uk", "unsubscribe", "us", "video", "videos", "view all", "view comments",
    "view gallery", "view in browser", "view more", "view slideshow", "view this image", "vk", "watch", "watch live", "watch now",
    "weather", "werbung", "whatsapp", "world", "world news", "world news story", "x", "yes", "your email", "your email address",
    "youtube",
];

/// Beginnings of notices, on lines that are short.
#[rustfmt::skip]
const NOTICE_STARTS: &[&str] = &[
    "a version of this article appear", "a version of this story", "accept all", "advertisement ", "already a subscriber",
    "already have an account", "already registered", "already subscribed", "be the first to", "by clicking", "by continuing",
    "by entering your email", "by signing up", "by submitting", "check out more ", "click here for ", "click here to", "click to",
    "connect with us", "create a free account", "create your free", "don t miss", "dont miss", "download our app", "download the",
    "enable javascript", "enter your email", "filed in ", "find us on", "follow us", "for more news", "get our", "get the latest",
    "get unlimited", "gift this article", "head over to ", "if you no longer wish", "is this page useful", "javascript is",
    "join our", "like us on", "listen to this", "log in to", "manage your preferences", "min read", "never miss", "please disable",
    "please enable", "please enter", "please follow ", "please log in", "please sign in", "please turn on javascript", "posted in ",
    "powered by", "purchase licensing", "receive our", "register for", "register now", "report an error", "scroll down", "send us",
    "share on ", "share this", "share via", "sign in to", "sign up for", "sign up here", "sign up now", "sign up to",
    "stay up to date", "subscribe for", "subscribe or log in", "subscribe to", "support our", "take me to ", "thank you for",
    "thanks for", "the following links open", "this article is for subscribers", "this article originally appeared",
    "this article was originally published", "this content is", "this is a subscriber", "this page was", "this site uses",
    "this story is for subscribers", "this story originally appeared", "this video is ", "this website uses", "to continue reading",
    "to read the full", "to unsubscribe", "to view this content", "try again", "tweet this", "use of this site", "view in browser",
    "view on", "view this email", "we and our partners", "we use cookies", "we value your privacy", "you are receiving this",
    "you can skip this ad", "you have reached", "you have read all", "you need to enable", "you received this", "you ve reached",
    "your browser", "your email", "your subscription",
];

/// Parts of notices, on lines that are short.
#[rustfmt::skip]
static NOTICE_PARTS: LazyLock<Needles> = LazyLock::new(|| Needles::of(&[
    "on facebook and twitter", "on twitter and facebook", "on twitter and instagram",
    "accept cookies", "cookie policy", "facebooktwitter", "in your inbox", "opens in a new", "opens in new", "our newsletter",
    "privacy policy", "sign insubscribe", "terms of use", "to your inbox", "twitterfacebook", "unsubscribe at any time",
]));

#[rustfmt::skip]
const RELATED: &[&str] = &[
    "also in the news", "also read", "around the site", "around the web", "best of", "best of the web", "don t miss this",
    "editor s picks", "editors choice", "editors pick", "editors picks", "elsewhere on the web", "explore more", "featured",
    "featured articles", "features", "from around the web", "from our archive", "from our partners", "from the archive", "from the web",
    "further reading", "get involved", "good deals", "hot topics", "in case you missed it", "in depth", "in other news",
    "in this article", "in this story", "keep reading", "latest", "latest articles", "latest from", "latest headlines", "latest in",
    "latest news", "latest stories", "latest videos", "more", "more coverage", "more for you", "more from", "more from this author",
    "more headlines", "more in", "more in this section", "more like this", "more must reads from", "more news", "more on this",
    "more on this story", "more on this topic", "more stories", "more to explore", "more top stories", "most commented", "most popular",
    "most read", "most recent", "most shared", "most viewed", "most watched", "must read", "news feed", "newsfeed", "next up",
    "next up in", "on the topic", "other articles", "other news", "other stories", "other top stories", "our pick", "our picks",
    "our recommendations", "paid content", "paid post", "popular", "popular articles", "popular now", "popular on", "popular posts",
    "popular stories", "promoted content", "promoted stories", "read also", "read further", "read more", "read more on", "read next",
    "recent", "recent news", "recent posts", "recent stories", "recommended", "recommended articles", "recommended by",
    "recommended for you", "recommended reading", "recommended stories", "related", "related articles", "related content",
    "related coverage", "related headlines", "related internet links", "related links", "related news", "related posts",
    "related reading", "related stories", "related topics", "related videos", "see also", "similar articles", "similar stories",
    "sponsored stories", "suggested", "suggested articles", "today s headlines", "today s top stories", "top articles", "top headlines",
    "top news", "top picks", "top posts", "top stories", "top trending", "trending", "trending news", "trending now",
    "trending stories", "up next", "watch next", "we recommend", "what others are reading", "what s hot", "what to read next",
    "you may also like", "you may have missed", "you may like", "you might also like", "you might be interested in",
];

const READ_MORE: &[&str] = &[
    "also read ",
    "more from ",
    "more in ",
    "more must reads",
    "more on ",
    "more stories ",
    "next up in ",
    "read also ",
    "read full ",
    "read further ",
    "read more ",
    "read next ",
    "see also ",
    "watch more ",
];

/// Words that stand beside the date of publication.
#[rustfmt::skip]
const STAMP_WORDS: &[&str] = &[
    "a", "ago", "am", "article", "at", "bst", "by", "cest", "cet", "created", "date", "day", "edited", "editor", "edt", "est", "et",
    "first", "fri", "friday", "gmt", "hours", "hrs", "issued", "ist", "last", "local", "min", "mins", "minute", "minutes", "modified",
    "mon", "monday", "msk", "of", "on", "originally", "p", "pm", "post", "posted", "pst", "pt", "pub", "publication", "publish",
    "published", "read", "reading", "release", "released", "revised", "sat", "saturday", "sun", "sunday", "thu", "thursday", "time",
    "tue", "tuesday", "update", "updated", "utc", "was", "wed", "wednesday",
];

/// The phrase that a line is. `line` is compared text, `is_short` whether it is of a notice's length.
pub(super) fn phrase(line: &str, is_short: bool) -> Option<Phrase> {
    if line.starts_with("all content by ")
        || line.starts_with("all rights reserved")
        || line.ends_with("all rights reserved")
        || is_copyright(line)
    {
        return Some(Phrase::Copyright);
    }
    if !is_short {
        return None;
    }
    let bare = line.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ');
    if is_counted_comments(line) {
        return Some(Phrase::Comments);
    }
    let whole = if bare.len() <= LONGEST_WHOLE { WHOLE.binary_search_by(|(known, _)| (*known).cmp(bare)).ok() } else { None };
    if let Some((_, phrase)) = whole.and_then(|idx| WHOLE.get(idx)) {
        return Some(*phrase);
    }
    started(line)
}

/// Whole lines, sorted. Where several lists know a line, it announces comments before it is a notice before it is a title.
static WHOLE: LazyLock<Vec<(&str, Phrase)>> = LazyLock::new(|| {
    let lists = [(COMMENTS, Phrase::Comments), (NOTICES, Phrase::Notice), (RELATED, Phrase::Related)];
    let mut whole: Vec<(&str, Phrase)> = lists.iter().flat_map(|(list, phrase)| list.iter().map(|line| (*line, *phrase))).collect();
    whole.sort_by_key(|(line, _)| *line);
    whole.dedup_by_key(|(line, _)| *line);
    whole
});

/// Longer lines are in no list of whole lines.
const LONGEST_WHOLE: usize = 60;

fn started(line: &str) -> Option<Phrase> {
    if matches!(line, "tags" | "topics" | "keywords" | "filed under") {
        return Some(Phrase::Tags);
    }
    // Whatever stands between a beginning and a line that has it, has it as well.
    let behind = STARTS.partition_point(|(start, _)| *start <= line);
    let begun = behind.checked_sub(1).and_then(|idx| STARTS.get(idx)).filter(|(start, _)| line.starts_with(start));
    match begun {
        Some((_, Phrase::ReadMore)) | None if NOTICE_PARTS.are_in(line) => Some(Phrase::Notice),
        begun => begun.map(|(_, phrase)| *phrase),
    }
}

/// Beginnings of lines, sorted. None begins another.
static STARTS: LazyLock<Vec<(&str, Phrase)>> = LazyLock::new(|| {
    let lists =
        [(TAG_STARTS, Phrase::Tags), (SOURCE_STARTS, Phrase::Source), (NOTICE_STARTS, Phrase::Notice), (READ_MORE, Phrase::ReadMore)];
    let mut starts: Vec<(&str, Phrase)> = lists.iter().flat_map(|(list, phrase)| list.iter().map(|start| (*start, *phrase))).collect();
    starts.sort_by_key(|(start, _)| *start);
    starts
});

/// Labels before key words.
const TAG_STARTS: &[&str] = &["filed under ", "key words ", "keywords ", "labels ", "tag ", "tags ", "topic ", "topics "];

/// Labels before the publisher's name.
const SOURCE_STARTS: &[&str] = &["agency ", "from ", "source "];

fn is_copyright(line: &str) -> bool {
    let has_year = || line.split(' ').any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    line.starts_with("copyright ") && (line.len() < 60 || has_year())
}

/// `12 comments`, `3 responses to “…”`, `Leave a reply`: where readers begin to speak. Pages in other languages say it
/// in theirs.
fn is_counted_comments(line: &str) -> bool {
    let counted = line.strip_prefix("there are ").or_else(|| line.strip_prefix("view all ")).unwrap_or(line);
    let after_count = counted.trim_start_matches(|char: char| char.is_ascii_digit() || char == ' ');
    let is_counted = after_count.len() < counted.len() && COUNTED.iter().any(|word| starts_with_word(after_count, word));
    is_counted || line.len() < 120 && ["leave a comment", "leave a reply", "responses to "].iter().any(|start| line.starts_with(start))
}

/// Whether a line begins with a word, or with a word and more behind it.
fn starts_with_word(line: &str, word: &str) -> bool {
    line.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// What is counted over readers' comments.
const COUNTED: &[&str] = &[
    "comment",
    "comments",
    "commentaire",
    "commentaires",
    "comentario",
    "comentarios",
    "kommentar",
    "kommentare",
    "kommentarer",
    "reacties",
    "reactions",
    "réactions",
    "replies",
    "responses to",
    "thoughts on",
];

/// Lines that announce readers' comments. Sorted.
#[rustfmt::skip]
const COMMENTS: &[&str] = &[
    "add a comment", "add comment", "all comments", "comentarios", "comment", "commentaires", "comments", "comments are closed",
    "discussion", "have your say", "join the conversation", "join the discussion", "kommentar schreiben", "kommentare",
    "leave your comment", "log in to comment", "post a comment", "post comment", "post your comment", "reader comments",
    "readers comments", "show comments", "sign in to comment", "sort comments by", "view comments", "what do you think",
    "write a comment", "your comment",
];

/// Whether a word may stand beside a date on a line that is nothing but a date.
pub(super) fn is_stamp_word(word: &str) -> bool {
    word.is_empty() || STAMP_WORDS.binary_search(&word).is_ok() || languages::is_stamp_word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [RELATED, STAMP_WORDS, NOTICES, COMMENTS] {
            let unsorted: Vec<_> = list.windows(2).filter(|pair| pair[1] <= pair[0]).collect();
            assert!(unsorted.is_empty(), "{unsorted:?}");
        }
        assert!(WHOLE.iter().all(|(line, _)| line.len() <= LONGEST_WHOLE));
    }

    #[test]
    fn no_beginning_begins_another() {
        let nested: Vec<_> = STARTS.windows(2).filter(|pair| pair[1].0.starts_with(pair[0].0)).collect();
        assert!(nested.is_empty(), "{nested:?}");
    }
}
