/* A field that a script makes without a name is called, by a screen reader, what stands above it;
   a button with a picture alone, what it shows. */

const NAMELESS = [
  ".public-DraftEditor-content",
  ".commitment-points textarea",
  ".tagit-new input",
  "#fileupload",
  "button.w-editing-sessions__session",
];
const without = NAMELESS.map((field) => `${field}:not([aria-label])`).join();

const above = (field) =>
  field.querySelector(".w-editing-sessions__popup") ??
  field.closest("[data-field-wrapper]")?.querySelector("label") ??
  field.closest("[data-panel]")?.querySelector("[data-panel-heading-text]") ??
  field.closest(".replace-file-input")?.querySelector("button") ??
  field.form?.previousElementSibling;

function name() {
  for (const field of document.querySelectorAll(without)) {
    const words = above(field)?.textContent.replace(/\s+/g, " ").trim();
    if (words) field.setAttribute("aria-label", words);
  }
}

new MutationObserver(name).observe(document, { childList: true, subtree: true });
name();
