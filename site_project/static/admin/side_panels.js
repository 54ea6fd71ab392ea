/* On a phone a side panel covers the form: what was open on another page stays closed here.
   Wagtail reads what it has stored once the page is there, after this. */

try {
  if (matchMedia("(width < 50rem)").matches) localStorage.removeItem("wagtail:side-panel-open");
} catch {
  // A browser that stores nothing has nothing to open.
}
