/* Says below `place` what was done, with a button for each of `choices`: [words, what it does].
   A choice may return words that are said instead. Returns the notice. */
export function notify(place, text, choices) {
  document.querySelector(".form-notice")?.remove();
  const notice = document.createElement("p");
  notice.className = "form-notice";
  notice.setAttribute("role", "status");
  place.after(notice);
  const buttons = choices.map(([words, choose]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button button-small button-secondary", textContent: words });
    button.addEventListener("click", () => {
      const said = choose();
      if (said) notice.textContent = said;
      else notice.remove();
    });
    return button;
  });
  // What is there before its words is read to those who listen.
  requestAnimationFrame(() => {
    notice.append(text, ...buttons.flatMap((button) => [" ", button]));
    notice.scrollIntoView({ block: "nearest", behavior: "instant" });
  });
  return notice;
}
