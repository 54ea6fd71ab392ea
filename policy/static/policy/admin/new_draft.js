/* Wagtail saves a new page by itself once it has a title: its editor is told, and can throw it away. */

const { texts } = JSON.parse(document.getElementById("editor-settings").textContent);
const title = document.querySelector("[data-edit-form] #id_title")?.closest(".w-panel");

if (title && /\/pages\/add\//u.test(location.pathname)) {
  const notice = document.createElement("p");
  notice.className = "form-notice";
  notice.setAttribute("role", "status");
  title.after(notice);
  document.addEventListener("w-autosave:success", ({ detail: { response } }) => {
    if (!response.hydrate_url || notice.hasChildNodes()) return;
    const link = document.createElement("a");
    link.className = "button button-small button-secondary no";
    link.href = response.url.replace(/edit\/$/u, "delete/");
    link.textContent = texts.discard;
    notice.append(texts.draft, " ", link);
  });
}
