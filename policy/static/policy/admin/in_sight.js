/* What is being typed stays above the footer, which lies over the form and grows with its messages. */

const footer = document.querySelector("footer.footer");
const FIELD = "[data-edit-form] :is(textarea, input, [contenteditable=true])";

export const keepInSight = (field) => field.scrollIntoView({ block: "nearest", behavior: "instant" });

if (footer)
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--footer", `${footer.offsetHeight}px`);
    const field = document.activeElement;
    if (field?.matches(FIELD)) keepInSight(field);
  }).observe(footer);
