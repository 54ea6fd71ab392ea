// A picture that has been chosen is in sight while it is described, is refused at once where it is
// too large, and shows how much of it has been sent.
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("input[type=file][data-max-bytes]")) return;
  const field = target.closest("[data-field]") ?? target.parentElement;
  field.querySelector(".upload-shown")?.remove();
  const file = target.files[0];
  if (!file) return;
  const isTooLarge = file.size > Number(target.dataset.maxBytes);
  const shown = document.createElement(isTooLarge ? "p" : "img");
  shown.className = "upload-shown";
  if (isTooLarge) {
    target.value = "";
    shown.textContent = target.dataset.tooLarge;
    shown.setAttribute("role", "alert");
  } else {
    shown.alt = "";
    shown.src = URL.createObjectURL(file);
    shown.addEventListener("load", () => URL.revokeObjectURL(shown.src));
    // Browsers do not show every kind, for instance HEIC.
    shown.addEventListener("error", () => shown.remove());
  }
  field.append(shown);
});

// The window in which a picture is chosen sends its form with jQuery.
window.jQuery?.ajaxPrefilter((options) => {
  if (!(options.data instanceof FormData)) return;
  const button = document.querySelector("[data-chooser-modal-creation-form] [type=submit]");
  const make = options.xhr;
  options.xhr = () => {
    const request = make();
    if (button) request.upload.addEventListener("progress", (event) => show(button, event));
    return request;
  };
});

function show(button, { loaded, total, lengthComputable }) {
  if (!lengthComputable || !button.isConnected) return;
  let bar = button.parentElement.querySelector("progress");
  if (!bar) {
    bar = document.createElement("progress");
    bar.className = "upload-progress";
    bar.setAttribute("aria-label", button.textContent.trim());
    button.after(bar);
  }
  bar.max = total;
  bar.value = loaded;
}
