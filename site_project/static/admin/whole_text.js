/* A browser cuts what is pasted at a field's maxlength and says nothing: the server refuses it in
   words instead, with all of it kept in the field. */

for (const event of ["paste", "drop"]) {
  document.addEventListener(event, ({ target }) => target.removeAttribute?.("maxlength"), true);
}

/* Enter begins no line in a title, and sends no form of a page: its first button publishes. */
const ONE_LINE = "[data-one-line], [data-edit-form] input:not([type=submit], [type=button], [type=checkbox])";
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches?.(ONE_LINE)) event.preventDefault();
});
