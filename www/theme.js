// Before anything is drawn: the colours that the person chose last. The settings hold the choice; `web::theme` leaves its
// name where a page finds it at once.
try {
  const theme = localStorage.getItem("galley-theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
    document.querySelector("meta[name=color-scheme]").content = theme;
  }
} catch {
  // A browser that keeps nothing for the page: the colours are the system's.
}
