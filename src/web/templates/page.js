// What pages do beyond their forms and links. Nothing depends on it: without it a session is moved by
// its form, and a page is loaded anew to see what others recorded. Nothing on a page is ever replaced.
"use strict";

// Somebody else recorded something since the page was loaded: it says so, and leaves all as it is.
const record = document.getElementById("record");
const changed = document.getElementById("changed");
const everySoOften = 30000;

async function revisionNow() {
  const answer = await fetch(record.href, { cache: "no-store" });
  const text = (await answer.text()).trim();
  return /^\d+$/.test(text) ? text : null; // a page that asks for the key, say
}

// Somebody has begun to fill in a form: loaded anew, the page would lose it.
function isTyped() {
  const fields = document.querySelectorAll("main input:not([type=hidden]), main textarea");
  return [...fields].some((one) =>
    ["checkbox", "radio"].includes(one.type) ? one.checked !== one.defaultChecked : one.value !== one.defaultValue,
  );
}

function tellChange() {
  const words = document.createElement("p");
  const again = document.createElement("a");
  words.textContent = changed.dataset.words;
  again.textContent = changed.dataset.again;
  again.href = location.pathname + location.search; // a part of the page would only be jumped to
  again.className = "button second";
  changed.className = "note trouble";
  if (isTyped()) words.textContent += ` ${changed.dataset.typed}`;
  changed.replaceChildren(words, ...(isTyped() ? [] : [again]));
}

async function watch() {
  const made = document.querySelector("main input[name=revision]");
  let known = made && made.value !== "0" ? made.value : null;
  const look = async () => {
    if (document.hidden || changed.hasChildNodes()) return;
    const now = await revisionNow().catch(() => null); // the server may be away for a while
    if (now === null) return;
    known = known ?? now;
    if (now !== known) tellChange();
  };
  await look();
  setInterval(look, everySoOften);
  document.addEventListener("visibilitychange", look);
}

// A session that is dragged to another day: while it is above the day, what that would change; dropped
// there, the form that asks.
const aim = document.getElementById("aim");
const restingTime = 250; // over a day, before anything is asked about it
let dragged = null;
let resting = null;
let asking = null;

function addressOn(day) {
  return `${dragged.href}/${dragged.dataset.move}?to=${day}&look=yes`;
}

function forget() {
  clearTimeout(resting);
  if (asking) asking.abort();
  for (const cell of document.querySelectorAll(".aimed")) cell.classList.remove("aimed");
  aim.replaceChildren(); // it was of another day
}

async function showChange(day) {
  asking = new AbortController();
  const answer = await fetch(addressOn(day), { signal: asking.signal });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const said = page.querySelector(".problem") ?? page.getElementById("touched")?.closest("section");
  if (!said) return;
  said.removeAttribute("role"); // the region that it comes into is read out already
  aim.replaceChildren(document.importNode(said, true));
}

function aimAt(cell) {
  if (cell.classList.contains("aimed")) return;
  forget();
  cell.classList.add("aimed");
  resting = setTimeout(() => showChange(cell.dataset.day).catch(() => {}), restingTime);
}

function letSessionsBeDragged() {
  for (const session of document.querySelectorAll("a[data-move]")) {
    session.draggable = true;
    session.addEventListener("dragstart", (event) => {
      dragged = session;
      event.dataTransfer.setData("text/uri-list", session.href);
      event.dataTransfer.effectAllowed = "move";
    });
    session.addEventListener("dragend", () => {
      forget();
      dragged = null;
    });
  }
  for (const cell of document.querySelectorAll("td[data-day]")) {
    cell.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      aimAt(cell);
    });
    cell.addEventListener("drop", (event) => {
      if (!dragged) return;
      event.preventDefault();
      location.assign(addressOn(cell.dataset.day));
    });
  }
}

if (record && changed) watch();
if (aim) letSessionsBeDragged();
