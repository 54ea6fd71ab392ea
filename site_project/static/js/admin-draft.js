// A draft that could not be saved is saved as soon as the website can be reached again, however
// long that takes: Wagtail itself gives up after a minute, until the editor types something more.
let unsaved;

document.addEventListener("w-autosave:error", (event) => {
  if (event.detail.type === "network_error") unsaved = event.target;
});
document.addEventListener("w-autosave:success", () => { unsaved = undefined; });
document.addEventListener("admin-session:online", () => {
  unsaved?.dispatchEvent(new CustomEvent("w-unsaved:add", { detail: { type: "edits" } }));
});
