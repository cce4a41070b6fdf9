//! The set phrases of pages: menus, share lines, notices, titles over other articles.
//!
//! Compared in small letters without punctuation. Whole lines first; what may begin or hold more words is listed
//! apart and counts only on short lines. The lists are packed by hand: a word a line would hide the code.

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
    "a a", "about", "about us", "accept", "accept all", "accept cookies", "accessibility", "ad", "ad feedback", "add to favorites",
    "advertise", "advertise with us", "advertisement", "advertisement continues below", "agree", "all news", "all rights reserved",
    "all sections", "allow", "app", "apps", "archive", "article continues after advertisement", "article continues below", "back",
    "back to home", "back to top", "bookmark", "breaking", "breaking news", "business", "cancel", "careers", "change", "click here",
    "close", "close menu", "contact", "contact us", "continue", "continue reading", "cookie policy", "cookie settings", "cookies",
    "copied", "copy", "copy link", "copy url", "create account", "culture", "dismiss", "donate", "donate now", "download", "e mail",
    "economy", "edition", "email", "email address", "english", "entertainment", "environment", "expand", "facebook", "faq", "favorite",
    "feedback", "follow", "follow us", "font size", "gallery", "get the app", "go to content", "google news", "got it", "health",
    "help", "hide", "home", "homepage", "in pictures", "instagram", "jobs", "keep reading", "learn more", "life", "lifestyle", "like",
    "link copied", "linkedin", "listen", "listen to this article", "live", "load more", "loading", "local", "log in", "log out",
    "login", "logout", "magazine", "main menu", "manage cookies", "markets", "menu", "messenger", "money", "more", "my account",
    "my profile", "navigation", "news", "news story", "newsletter", "newsletters", "next", "next article", "no", "notifications", "ok",
    "open menu", "opinion", "opinions", "our team", "pause", "photos", "pinterest", "play", "play video", "pocket", "podcast",
    "podcasts", "politics", "press release", "previous", "previous article", "print", "print this page", "privacy", "privacy notice",
    "privacy policy", "promoted", "reddit", "register", "reject all", "remind me later", "reply", "report", "report an error",
    "reprints", "republish", "rss", "save", "save article", "save for later", "science", "scroll", "search", "sections", "see all",
    "see more", "settings", "share", "share article", "share on facebook", "share on twitter", "share page", "share this",
    "share this article", "share this page", "share this post", "share this story", "shop", "show less", "show more", "sign in",
    "sign out", "sign up", "site map", "sitemap", "skip", "skip ad", "skip navigation", "skip to content", "skip to footer",
    "skip to main content", "skip to navigation", "sponsored", "sponsored content", "sport", "sports", "story continues below",
    "submit", "subscribe", "subscribe now", "support us", "tap to unmute", "tech", "technology", "telegram", "terms",
    "terms and conditions", "terms of service", "terms of use", "text size", "this article was amended on", "toggle navigation", "top",
    "translate", "travel", "tumblr", "tweet", "twitter", "uk", "unsubscribe", "us", "video", "videos", "view all", "view more", "vk",
    "watch", "watch live", "watch now", "weather", "whatsapp", "world", "world news", "world news story", "x", "yes", "your email",
    "your email address", "youtube",
];

/// Beginnings and parts of notices, on lines that are short.
#[rustfmt::skip]
const NOTICE_STARTS: &[&str] = &[
    "accept all", "already a subscriber", "already have an account", "already registered", "be the first to", "by clicking",
    "by continuing", "by entering your email", "by signing up", "by submitting", "click here to", "click to", "create a free account",
    "create your free", "don t miss", "dont miss", "download our app", "download the", "enter your email", "find us on", "follow us on",
    "for more news", "get our", "get the latest", "get unlimited", "is this page useful", "join our", "like us on", "listen to this",
    "log in to", "min read", "never miss", "please enable", "please enter", "please log in", "please sign in", "powered by",
    "purchase licensing", "receive our", "register for", "register now", "report an error", "scroll down", "send us", "share on ",
    "share this", "share via", "sign in to", "sign up for", "sign up to", "stay up to date", "subscribe for", "subscribe to",
    "support our", "thank you for", "thanks for", "the following links open", "this content is", "this page was", "this site uses",
    "this website uses", "to continue reading", "to read the full", "try again", "tweet this", "use of this site", "view on",
    "we and our partners", "we use cookies", "we value your privacy", "your browser", "your email", "your subscription",
];

#[rustfmt::skip]
const NOTICE_PARTS: &[&str] = &[
    "accept cookies", "cookie policy", "facebooktwitter", "in your inbox", "opens in a new", "opens in new", "our newsletter",
    "privacy policy", "sign insubscribe", "terms of use", "to your inbox", "twitterfacebook", "unsubscribe at any time",
];

#[rustfmt::skip]
const RELATED: &[&str] = &[
    "also in the news", "also read", "around the web", "best of", "editor s picks", "editors choice", "editors pick", "editors picks",
    "explore more", "featured", "featured articles", "from our partners", "from the web", "further reading", "get involved",
    "in case you missed it", "in other news", "in this article", "in this story", "keep reading", "latest", "latest articles",
    "latest headlines", "latest news", "latest stories", "latest videos", "more", "more for you", "more from", "more from this author",
    "more like this", "more news", "more on this", "more on this story", "more on this topic", "more stories", "more to explore",
    "more top stories", "most commented", "most popular", "most read", "most recent", "most shared", "most viewed", "most watched",
    "must read", "news feed", "newsfeed", "on the topic", "other news", "our picks", "paid content", "paid post", "popular",
    "popular articles", "popular now", "popular posts", "popular stories", "promoted content", "promoted stories", "read also",
    "read more", "read more on", "read next", "recent", "recent news", "recent posts", "recent stories", "recommended",
    "recommended articles", "recommended for you", "recommended reading", "recommended stories", "related", "related articles",
    "related content", "related coverage", "related headlines", "related internet links", "related links", "related news",
    "related posts", "related reading", "related stories", "related topics", "related videos", "see also", "similar articles",
    "similar stories", "sponsored stories", "suggested", "suggested articles", "today s top stories", "top articles", "top headlines",
    "top news", "top picks", "top posts", "top stories", "trending", "trending news", "trending now", "trending stories", "up next",
    "watch next", "what others are reading", "what to read next", "you may also like", "you may have missed", "you might also like",
    "you might be interested in",
];

const READ_MORE: &[&str] =
    &["also read ", "more from ", "more on ", "read also ", "read full ", "read more ", "read next ", "see also ", "watch more "];

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
    if is_comments(line, bare) {
        return Some(Phrase::Comments);
    }
    if NOTICES.binary_search(&bare).is_ok() {
        return Some(Phrase::Notice);
    }
    if RELATED.binary_search(&bare).is_ok() {
        return Some(Phrase::Related);
    }
    started(line)
}

fn started(line: &str) -> Option<Phrase> {
    let starts = |starts: &[&str]| starts.iter().any(|start| line.starts_with(start));
    if starts(&["tags ", "tag ", "topics ", "topic ", "keywords ", "filed under ", "key words ", "labels "])
        || matches!(line, "tags" | "topics" | "keywords" | "filed under")
    {
        return Some(Phrase::Tags);
    }
    if starts(&["source ", "from ", "agency "]) {
        return Some(Phrase::Source);
    }
    if starts(NOTICE_STARTS) || NOTICE_PARTS.iter().any(|part| line.contains(part)) {
        return Some(Phrase::Notice);
    }
    starts(READ_MORE).then_some(Phrase::ReadMore)
}

fn is_copyright(line: &str) -> bool {
    let has_year = line.split(' ').any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    line.starts_with("copyright ") && (has_year || line.len() < 60)
}

fn is_comments(line: &str, bare: &str) -> bool {
    let is_counted = line.strip_suffix(" comments").or_else(|| line.strip_suffix(" comment"));
    is_counted.is_some_and(|count| count.bytes().all(|byte| byte.is_ascii_digit()))
        || matches!(
            bare,
            "comments"
                | "comment"
                | "leave a comment"
                | "leave a reply"
                | "view comments"
                | "show comments"
                | "join the conversation"
                | "post a comment"
                | "add a comment"
                | "add comment"
                | "your comment"
                | "have your say"
                | "discussion"
        )
}

/// Whether a word may stand beside a date on a line that is nothing but a date.
pub(super) fn is_stamp_word(word: &str) -> bool {
    word.is_empty() || STAMP_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [RELATED, STAMP_WORDS, NOTICES] {
            let unsorted: Vec<_> = list.windows(2).filter(|pair| pair[1] <= pair[0]).collect();
            assert!(unsorted.is_empty(), "{unsorted:?}");
        }
    }
}
