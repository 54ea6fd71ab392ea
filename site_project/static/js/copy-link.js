/* A section's link also puts its address on the clipboard; without this it is still a link. */

const status = document.createElement("p");
status.setAttribute("role", "status");
status.className = "toast";

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a.anchor");
  if (!link || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return;
  }
  document.body.append(status);
  status.textContent = link.dataset.copied;
  setTimeout(() => { status.textContent = ""; }, 3000);
});
