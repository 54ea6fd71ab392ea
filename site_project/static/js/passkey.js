// Shows what concerns passkeys where they can be used, and says so where one was not accepted.
const part = (name) => document.querySelector(`[data-passkey="${name}"]`);
const numbers = /^[\d.]+$|^\[/.test(location.hostname);
const usable = "PublicKeyCredential" in window && !numbers;

part("missing").hidden = usable || numbers;
part("number").hidden = !numbers;
part("usable").hidden = !usable;

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  part("failed").hidden = false;
});
document.addEventListener("click", () => { part("failed").hidden = true; }, true);
