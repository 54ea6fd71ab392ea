// Beside the field of the accent colour: the browser's own picker, in step with what is typed.
for (const field of document.querySelectorAll("[data-accent]")) {
  const picker = document.createElement("input");
  picker.type = "color";
  picker.className = "accent-picker";
  picker.ariaLabel = field.dataset.accent;
  const follow = () => {
    const colour = "#" + field.value.trim().replace(/^#/, "").toLowerCase();
    if (/^#[0-9a-f]{6}$/.test(colour)) picker.value = colour;
  };
  field.addEventListener("input", follow);
  picker.addEventListener("input", () => {
    field.value = picker.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  follow();
  field.after(picker);
}
