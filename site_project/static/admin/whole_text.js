/* A browser cuts what is pasted at a field's maxlength and says nothing: the server refuses it in
   words instead, with all of it kept in the field. */

for (const event of ["paste", "drop"]) {
  document.addEventListener(event, ({ target }) => target.removeAttribute?.("maxlength"), true);
}

/* A title takes as many lines as it needs, and begins none by Enter. */
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches?.("[data-one-line]")) event.preventDefault();
});
