// Improves the form, which works without: the time trap learns when writing began,
// and a second click on the button sends nothing.
const form = document.querySelector("form[data-stamp]");

form.addEventListener("focusin", async () => {
  // A form that came back with errors keeps the second in which writing began.
  if (!form.elements.stamp.value.startsWith("h")) return;
  try {
    const answer = await fetch(form.dataset.stamp);
    if (answer.ok) form.elements.stamp.value = await answer.text();
  } catch {
    // The stamp of the page is as good.
  }
}, { once: true });

form.addEventListener("submit", (event) => {
  if (form.ariaBusy === "true") event.preventDefault();
  form.ariaBusy = "true";
});

// The back button brings the page back as it was left.
window.addEventListener("pageshow", () => { form.ariaBusy = "false"; });
