// The form of a page that is under review or locked cannot be saved, so it takes no typing either:
// what was typed would be lost. It can still be read, copied and taken back.
const form = document.querySelector(".content-locked [data-edit-form]");

const close = () => {
  for (const field of form.querySelectorAll(".w-panel :is(input, textarea)")) field.readOnly = true;
  for (const text of form.querySelectorAll('.w-panel [contenteditable="true"]')) {
    text.setAttribute("contenteditable", "false");
  }
};

if (form) {
  close();
  new MutationObserver(close).observe(form, { childList: true, subtree: true });
}
