// Reads the page aloud with the voices of the reader's own device. A voice that would send the
// text to a service elsewhere is never used; without one for the page's language nothing is shown.

const box = document.querySelector(".read-aloud");
const speech = window.speechSynthesis;
const [play, stop] = box?.querySelectorAll("button") ?? [];
const listen = play?.textContent;
const PASSAGES = "h1, h2, h3, p, li, dt, dd, figcaption, blockquote, caption, tr";
const NOT_READ = "nav, form, aside, details:not([open]), [hidden], .read-aloud";
let queue = [];
let current;

const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];

function voiceFor(tag) {
  return speech.getVoices().find((voice) => voice.localService && primary(voice.lang) === primary(tag));
}

function passages() {
  return [...document.querySelectorAll(`main :is(${PASSAGES})`)].filter(
    (one) => !one.closest(NOT_READ) && !one.querySelector(PASSAGES) && one.innerText.trim(),
  );
}

function mark(passage) {
  current?.classList.remove("is-being-read");
  current = passage;
  current?.classList.add("is-being-read");
}

function next() {
  const passage = queue.shift();
  mark(passage);
  if (!passage) return end();
  const tag = passage.closest("[lang]").lang;
  const voice = voiceFor(tag);
  if (!voice) return next();
  const words = new SpeechSynthesisUtterance(passage.innerText);
  Object.assign(words, { voice, lang: tag, onend: next, onerror: end });
  speech.speak(words);
}

function end() {
  queue = [];
  mark();
  stop.hidden = true;
  say(listen);
}

function say(words, isSpeaking = false) {
  play.textContent = words;
  play.toggleAttribute("data-speaking", isSpeaking);
}

function toggle() {
  if (stop.hidden) {
    stop.hidden = false;
    queue = passages();
    next();
  } else if (speech.paused) {
    speech.resume();
  } else {
    speech.pause();
    say(play.dataset.resume);
    return;
  }
  if (!stop.hidden) say(play.dataset.pause, true);
}

function offer() {
  if (!voiceFor(document.documentElement.lang)) return;
  speech.removeEventListener?.("voiceschanged", offer);
  const style = document.createElement("link");
  Object.assign(style, { rel: "stylesheet", href: box.dataset.style, onload: () => { box.hidden = false; } });
  document.head.append(style);
}

if (box && speech) {
  play.addEventListener("click", toggle);
  stop.addEventListener("click", () => {
    end();
    speech.cancel();
    speech.resume();
    play.focus();
  });
  speech.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", () => speech.cancel());
  offer();
}
