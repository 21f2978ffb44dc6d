// SPDX-License-Identifier: MPL-2.0
// Opens HTML files in Chromium as people do - with a mouse or a keyboard, on a desk, on a phone,
// on paper - and prints what is wrong with them as JSON. Reads {files, pictures, without, chromium}
// from its input: `pictures` is a folder for screenshots or null, `without` names rules of axe-core
// left out. tests/cli/pages.py is the way to call it, and says what the answer holds.
"use strict";
const fs = require("fs");
const path = require("path");
const url = require("url");
const { chromium } = require("playwright-core");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"];
const desk = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };
const reflow = { width: 320, height: 640 }; // WCAG 1.4.10
const a4 = { width: 680, height: 1000 }; // 210 mm less two margins of 15, at 96 dots an inch

const light = { media: "screen", colorScheme: "light", forcedColors: "none" };

// Evaluated in the page, from here to `drawnText`.

async function audit({ tags, without, only }) {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const found = await window.axe.run(document, {
    runOnly: only ? { type: "rule", values: only } : { type: "tag", values: tags },
    rules,
    resultTypes: ["violations", "incomplete"],
  });
  const told = (results) =>
    results.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      nodes: nodes.map(({ html, failureSummary }) => ({ html, why: failureSummary })),
    }));
  // A symbol on its own is no text to axe; the ink of each line is judged in the picture.
  const symbol = ({ any }) => any.some(({ data }) => data && data.messageKey === "nonBmp");
  // Nor does it see what lies behind the text of a drawing.
  const drawing = ({ html }) => html.startsWith("<text");
  const contrast = found.incomplete
    .filter(({ id }) => id === "color-contrast")
    .map((rule) => ({ ...rule, nodes: rule.nodes.filter((node) => !symbol(node) && !drawing(node)) }));
  return {
    passed: found.passes.length,
    violations: told(found.violations),
    unsure: told(contrast.filter(({ nodes }) => nodes.length > 0)),
  };
}

// What stands beyond the right edge, and text that its own box cuts off. What may be scrolled
// inside a box of the page, as wide tables may, is neither.
function overflow() {
  const edge = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  const beyond = [];
  const cut = [];
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width === 0 || style.visibility === "hidden" || scrolls(element)) continue;
    const start = element.outerHTML.slice(0, 160);
    if (box.right > edge + 1) beyond.push(`${start} (to ${Math.round(box.right)} px)`);
    const hides = style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    // A box of one pixel is how text is given to screen readers only.
    if (hides && element.clientWidth > 1) cut.push(start);
  }
  const page = document.scrollingElement.scrollWidth;
  return { page, edge, beyond: page > edge ? beyond.slice(0, 12) : [], cut: cut.slice(0, 12) };
}

function openDetails() {
  for (const details of document.querySelectorAll("details")) {
    details.removeAttribute("name");
    details.open = true;
  }
}

// Resources that the page names and does not carry, also those that would be asked for later.
function references() {
  const outside = (value) => value && !/^(data:|#|about:blank$)/i.test(value.trim());
  const named = [];
  const attributes = ["src", "srcset", "poster", "background", "data"];
  for (const element of document.querySelectorAll("*")) {
    for (const name of attributes) {
      if (element.tagName === "DATA") continue;
      if (outside(element.getAttribute(name))) named.push(element.outerHTML.slice(0, 160));
    }
    const href = element.getAttribute("href") || element.getAttribute("xlink:href");
    const fetched = ["LINK", "BASE", "use", "image"].includes(element.tagName);
    if (fetched && outside(href)) named.push(element.outerHTML.slice(0, 160));
    const sheet = element.tagName === "STYLE" ? element.textContent : "";
    const style = `${sheet};${element.getAttribute("style") || ""}`;
    for (const [whole, , target] of style.matchAll(/(?:url\(|@import)\s*(["']?)([^"')\s;]+)/gi)) {
      if (outside(target)) named.push(whole);
    }
  }
  return named;
}

function markFocusable() {
  const chosen =
    "a[href], area[href], button, summary, input:not([type=hidden]), select, textarea, " +
    "[tabindex]:not([tabindex^='-']), [contenteditable]:not([contenteditable=false])";
  const shown = [...document.querySelectorAll(chosen)].filter(
    (element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }),
  );
  window.lookedFor = shown;
  return shown.map((element) => element.outerHTML.slice(0, 160));
}

// Each line of text on the page: its words, box, ink, and the classes of what holds it.
function drawnText() {
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const holder = node.parentElement;
    if (!node.textContent.trim() || !holder.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const [red, green, blue, opacity = 1] = getComputedStyle(holder).color.match(/[\d.]+/g);
    const classes = [];
    for (let box = holder; box; box = box.parentElement) classes.push(...box.classList);
    for (const { left, top, width, height } of range.getClientRects()) {
      if (width < 1 || height < 1) continue;
      lines.push({
        text: node.textContent.trim().slice(0, 60),
        tag: holder.tagName.toLowerCase(),
        classes,
        ink: [red, green, blue].map(Number),
        opacity: Number(opacity),
        box: [left + window.scrollX, top + window.scrollY, width, height],
      });
    }
  }
  return lines;
}

// From here on in this process.

// `only`: rules, in the place of all.
async function audited(page, view, without, only = null) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return { view, ...(await page.evaluate(audit, { tags, without, only })) };
}

// What Tab reaches, and which of that looks the same with the focus as without it.
async function keyboard(page) {
  const all = await page.evaluate(markFocusable);
  const reached = new Set();
  const unseen = [];
  await page.evaluate(() => document.activeElement.blur());
  for (let presses = 0; presses < 2 * all.length + 5; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { which: window.lookedFor.indexOf(element), left, top, right, bottom };
    });
    if (at.which < 0) {
      if (reached.size === all.length || presses > all.length) break;
      continue;
    }
    if (reached.has(at.which)) break;
    reached.add(at.which);
    const { width, height } = page.viewportSize();
    const x = Math.max(0, Math.floor(at.left) - 6);
    const y = Math.max(0, Math.floor(at.top) - 6);
    const clip = {
      x,
      y,
      width: Math.min(width, Math.ceil(at.right) + 6) - x,
      height: Math.min(height, Math.ceil(at.bottom) + 6) - y,
    };
    if (clip.width <= 0 || clip.height <= 0) {
      unseen.push(all[at.which]); // outside the window although it has the focus
      continue;
    }
    const focused = await page.screenshot({ clip, animations: "disabled" });
    await page.evaluate((which) => window.lookedFor[which].blur(), at.which);
    const blurred = await page.screenshot({ clip, animations: "disabled" });
    await page.evaluate((which) => window.lookedFor[which].focus({ preventScroll: true }), at.which);
    if (focused.equals(blurred)) unseen.push(all[at.which]);
  }
  return { focusable: all, unreached: all.filter((_, i) => !reached.has(i)), unseen };
}

// The page in the ways that people see it; the names are those of `pictures` in the answer.
async function photographed(page, file, folder) {
  const stem = path.join(folder, path.basename(file, ".html"));
  const pictures = {};
  const shoot = async (name, size, media) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ ...light, ...media });
    pictures[name] = `${stem}-${name}.png`;
    await page.screenshot({ path: pictures[name], fullPage: true, animations: "disabled" });
  };
  await shoot("desk", desk, {});
  const lines = await page.evaluate(drawnText);
  await shoot("phone", phone, {});
  await shoot("contrast", desk, { forcedColors: "active" });
  await shoot("print", a4, { media: "print" });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setEmulatedVisionDeficiency", { type: "achromatopsia" });
  await shoot("grey", desk, {});
  await session.send("Emulation.setEmulatedVisionDeficiency", { type: "none" });
  await session.detach();
  const margin = { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" };
  const pdf = `${stem}.pdf`;
  await page.pdf({ path: pdf, format: "A4", margin, printBackground: true });
  const sheets = fs.readFileSync(pdf, "latin1").match(/\/Type\s*\/Page\b(?!s)/g) || [];
  return { pictures, lines, pdf, sheets: sheets.length };
}

async function look(browser, file, { pictures, without }) {
  const address = url.pathToFileURL(file).href;
  const context = await browser.newContext({ viewport: desk, ...light });
  const page = await context.newPage();
  const requests = [];
  const complaints = [];
  await context.route("**/*", (route) => {
    const asked = route.request().url();
    if (asked.split("#")[0] === address) return route.continue();
    if (/^(data|blob):/.test(asked)) return route.continue();
    requests.push(asked);
    return route.abort();
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address, { waitUntil: "load" });

  const seen = { file, text: await page.evaluate(() => document.body.innerText) };
  seen.language = await page.evaluate(() => document.documentElement.lang);
  seen.references = await page.evaluate(references);
  if (pictures) Object.assign(seen, await photographed(page, file, pictures));

  await page.emulateMedia(light);
  await page.setViewportSize(desk);
  seen.audits = [await audited(page, "desk", without)];
  await page.evaluate(openDetails);
  await page.setViewportSize(phone);
  await page.emulateMedia({ ...light, colorScheme: "dark" });
  seen.audits.push(await audited(page, "phone, dark, all open", without));
  await page.emulateMedia(light);

  await page.setViewportSize(reflow);
  seen.reflow = await page.evaluate(overflow);
  await page.setViewportSize(desk);
  seen.keyboard = await keyboard(page);
  // WCAG 1.4.12: the spaces that a reader may ask for.
  await page.addStyleTag({
    content:
      "* { line-height: 1.5 !important; letter-spacing: .12em !important; " +
      "word-spacing: .16em !important; } p { margin-bottom: 2em !important; }",
  });
  seen.spaced = await page.evaluate(overflow);
  await page.reload({ waitUntil: "load" });
  await page.emulateMedia({ ...light, media: "print" });
  await page.setViewportSize(a4);
  seen.paper = await page.evaluate(overflow);
  await context.close();
  return { ...seen, requests, complaints };
}

async function main() {
  const order = JSON.parse(fs.readFileSync(0, "utf-8"));
  const browser = await chromium.launch({
    executablePath: order.chromium,
    // Only pages that the tests have just written are opened, and these fetch nothing; root and
    // containers could not have a sandbox.
    chromiumSandbox: false,
    args: ["--host-resolver-rules=MAP * ~NOTFOUND", "--force-color-profile=srgb"],
  });
  try {
    const seen = [];
    for (const file of order.files) seen.push(await look(browser, file, order));
    process.stdout.write(JSON.stringify(seen));
  } finally {
    await browser.close();
  }
}

module.exports = { audited, overflow, openDetails, light, desk, phone, reflow };

if (require.main === module) {
  main().catch((error) => {
    console.error(error);
    process.exit(1);
  });
}
