//! The page without a network: the service worker that keeps its files, and a new version that waits to be started.
//!
//! Nothing is loaded anew by itself: a new version is fetched beside the old one, the page says so, and the reader
//! chooses when.

/// Has the browser keep the page's files.
pub fn install() {}

/// Starts the version that waits.
pub fn start_update() {}
