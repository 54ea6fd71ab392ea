// Pointing at what matters most in a picture. The forms arrive after the page, one for each
// uploaded picture, so the listeners are on the document.
const STEP = 5;
const held = (number) => Math.min(100, Math.max(0, Math.round(number)));

function place(box, left, top) {
  box.querySelector("input").value = `${held(left)},${held(top)}`;
  show(box);
}

function show(box) {
  const given = box.querySelector("input").value;
  const point = box.querySelector(".focus-point");
  point.hidden = !given;
  if (given) [point.style.left, point.style.top] = given.split(",").map((part) => `${part}%`);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-focus] button");
  // A press of Enter or the space bar has no place (detail is 0).
  if (!button || !event.detail) return;
  const around = button.getBoundingClientRect();
  place(
    button.parentElement,
    (100 * (event.clientX - around.left)) / around.width,
    (100 * (event.clientY - around.top)) / around.height,
  );
});

document.addEventListener("keydown", (event) => {
  const box = event.target.closest("[data-focus]");
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const move = moves[event.key];
  if (!box || !move) return;
  event.preventDefault();
  const [left, top] = (box.querySelector("input").value || "50,50").split(",").map(Number);
  place(box, left + STEP * move[0], top + STEP * move[1]);
});

new MutationObserver(() => document.querySelectorAll("[data-focus]").forEach(show)).observe(
  document.body,
  { childList: true, subtree: true },
);
