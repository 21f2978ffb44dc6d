// SPDX-License-Identifier: MPL-2.0
// Somebody at a browser: reads what to do from its input, a JSON object a line, and answers each with
// {"done": …} or {"failed": "why"}. The first line says which browser, how wide, and whether there is a
// mouse. Who presses and fills things finds them by the names that people read; without a mouse, by
// walking there with the keys. tests/cli/person.py calls it.
"use strict";
const readline = require("readline");
const puppeteer = require("puppeteer-core");

const patience = 120000; // of a page to come; no test waits for it in vain
const farthest = 400; // steps of the Tab key

// In the page: the element of that name, kept where the next call finds it.
function find(kind, name, group) {
  const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const shown = (one) => one.checkVisibility();
  const named = (one) => words(one.getAttribute("aria-label") ?? one.textContent);
  const best = (all, text) =>
    all.find((one) => text(one) === name) ??
    all.find((one) => text(one).startsWith(name)) ??
    all.find((one) => text(one).includes(name));
  if (kind === "press") {
    const all = [...document.querySelectorAll("main button, main a[href], main summary, button, a[href]")];
    return (window.found = best(all.filter(shown), named) ?? null) !== null;
  }
  const around = group
    ? [...document.querySelectorAll("fieldset")].find((one) => words(one.querySelector("legend")?.textContent).includes(group))
    : document;
  if (!around) return false;
  const labels = [...around.querySelectorAll("label")].filter((one) => one.control && shown(one));
  return (window.found = best(labels, (one) => words(one.textContent))?.control ?? null) !== null;
}

class Person {
  constructor(browser, page, { mouse, browser: kind }) {
    // Its window has no focus without a screen: parts of days and lists of choices take no keys then,
    // and are given their value.
    this.gives = kind === "firefox";
    this.browser = browser;
    this.page = page;
    this.mouse = mouse;
    this.complaints = [];
    page.on("console", (message) => {
      // Between two days the server is away, and pages ask it now and then.
      if (message.type() === "error" && !message.text().includes("ERR_CONNECTION")) this.complaints.push(message.text());
    });
  }

  static async come({ browser, executable, width, mouse }) {
    const firefox = browser === "firefox";
    const launched = await puppeteer.launch({
      browser: firefox ? "firefox" : "chrome",
      executablePath: executable,
      headless: true,
      args: firefox ? [] : ["--no-sandbox", "--lang=fr", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
      extraPrefsFirefox: { "intl.accept_languages": "fr", "network.dns.localDomains": "*" },
    });
    const [page] = await launched.pages();
    await page.setViewport({ width, height: 800 });
    await page.setExtraHTTPHeaders?.({ "Accept-Language": "fr" }).catch(() => {});
    return new Person(launched, page, { mouse, browser });
  }

  // Every page that one comes to fits its window, and says nothing in the console.
  async arrive(moving) {
    const arrived = this.page.waitForNavigation({ waitUntil: "load", timeout: patience });
    await Promise.all([arrived, moving()]);
    const beyond = await this.page.evaluate(() => {
      const all = document.scrollingElement;
      const beyond = all.scrollWidth - all.clientWidth;
      if (beyond <= 0) return "";
      const wide = [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > all.clientWidth + 1)
        .map((one) => `${one.tagName} ${one.className} “${one.textContent.trim().slice(0, 40)}”`);
      return `${beyond}: ${wide.slice(-3).join(", ")}`;
    });
    if (this.complaints.length) throw new Error(`${this.page.url()}: ${this.complaints.join("; ")}`);
    if (beyond) throw new Error(`${this.page.url()} scrolls sideways by ${beyond}`);
    return this.page.url();
  }

  async see(kind, name, group) {
    if (await this.page.evaluate(find, kind, name, group)) return;
    const text = await this.page.evaluate(() => document.querySelector("main").innerText.slice(0, 1500));
    throw new Error(`nothing here is called “${group ? group + " / " : ""}${name}”: ${this.page.url()}\n${text}`);
  }

  isThere() {
    return this.page.evaluate(() => {
      const there = document.activeElement;
      const same = there?.type === "radio" && there.name === window.found.name && there.form === window.found.form;
      return there === window.found || same;
    });
  }

  // To what was found.
  async reach() {
    if (this.mouse) {
      const at = await this.page.evaluate(() => {
        const seen = window.found.labels?.length && !window.found.checkVisibility() ? window.found.labels[0] : window.found;
        seen.scrollIntoView({ block: "center" });
        const box = seen.getBoundingClientRect();
        return { x: box.x + Math.min(14, box.width / 2), y: box.y + box.height / 2 };
      });
      await this.page.mouse.click(at.x, at.y);
      return;
    }
    for (let step = 0; step < farthest; ++step) {
      if (await this.isThere()) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`the Tab key does not lead to ${await this.page.evaluate(() => window.found.outerHTML.slice(0, 200))}`);
  }

  async open({ address }) {
    return this.arrive(() => this.page.goto(address));
  }

  async press({ name, stays }) {
    await this.see("press", name);
    const doing = async () => {
      await this.reach();
      if (this.mouse) return; // it was pressed where it was reached
      const key = await this.page.evaluate(() => (window.found.matches("a") ? "Enter" : " "));
      await this.page.keyboard.press(key);
    };
    return stays ? doing() : this.arrive(doing);
  }

  async fill({ label, value }) {
    await this.see("field", label);
    const type = await this.page.evaluate(() => window.found.type);
    if (this.gives && (type === "date" || type === "time")) {
      return this.page.evaluate((given) => {
        window.found.value = given;
      }, value);
    }
    const before = await this.page.evaluate(() => window.found.value);
    for (const text of typings(type, value)) {
      await this.reach();
      if (type !== "date" && type !== "time") {
        await this.page.keyboard.down("Control");
        await this.page.keyboard.press("a");
        await this.page.keyboard.up("Control");
        await this.page.keyboard.press("Delete");
      }
      await this.page.keyboard.type(text);
      if ((await this.page.evaluate(() => window.found.value.replaceAll("\r\n", "\n"))) === value) return;
      // Begun anew, from the first part of the day: the browser has them in another order.
      await this.page.evaluate((before) => {
        window.found.value = before;
        document.querySelector(".skip").focus();
      }, before);
    }
    throw new Error(`“${label}” holds ${await this.page.evaluate(() => window.found.value)}, not ${value}`);
  }

  async choose({ label, option }) {
    await this.see("field", label);
    if (this.mouse) await this.page.evaluate(() => window.found.focus());
    else await this.reach();
    const steps = await this.page.evaluate((wanted) => {
      const texts = [...window.found.options].map((one) => one.textContent.trim());
      const at = texts.indexOf(wanted) >= 0 ? texts.indexOf(wanted) : texts.findIndex((one) => one.startsWith(wanted));
      return at < 0 ? null : at - window.found.selectedIndex;
    }, option);
    if (steps === null) throw new Error(`“${label}” offers no “${option}”`);
    if (this.gives) {
      await this.page.evaluate((by) => {
        window.found.selectedIndex += by;
      }, steps);
    }
    for (let step = 0; !this.gives && step < Math.abs(steps); ++step) await this.page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
    const chosen = await this.page.evaluate(() => window.found.selectedOptions[0].textContent.trim());
    if (!chosen.startsWith(option)) throw new Error(`“${label}” chose “${chosen}”, not “${option}”`);
  }

  async mark({ label, group }) {
    await this.see("field", label, group);
    await this.reach();
    const isMarked = () => this.page.evaluate(() => window.found.checked);
    if (!this.mouse) {
      for (let step = 0; step < 12 && (await this.page.evaluate(() => document.activeElement !== window.found)); ++step) {
        await this.page.keyboard.press("ArrowDown");
      }
      if (!(await isMarked())) await this.page.keyboard.press(" ");
    }
    if (!(await isMarked())) throw new Error(`“${label}” cannot be marked`);
  }

  async attach({ label, path }) {
    await this.see("field", label);
    const field = await this.page.evaluateHandle(() => window.found);
    await field.asElement().uploadFile(path);
  }

  // From a day of the month to another, as far as a script lets it.
  async drag({ name, day }) {
    await this.see("press", name);
    const boxes = await this.page.evaluate((to) => {
      const box = (one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      };
      window.found.scrollIntoView({ block: "center" });
      return [box(window.found), box(document.querySelector(`td[data-day="${to}"]`))];
    }, day);
    const [from, to] = boxes;
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + 5, from.y + 5, { steps: 3 });
    await this.page.mouse.move(to.x, to.y, { steps: 8 });
    await this.page.waitForFunction(() => document.getElementById("aim")?.textContent, { timeout: patience });
    const said = await this.page.evaluate(() => document.getElementById("aim").innerText);
    await this.arrive(() => this.page.mouse.up());
    return said;
  }

  // A page that loads itself anew may be gone while it is read.
  async text() {
    for (let times = 0; ; ++times) {
      try {
        return await this.page.evaluate(() => document.querySelector("main").innerText);
      } catch (error) {
        if (times === 5) throw error;
      }
    }
  }

  async waitUntilGone({ words }) {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      // Listened for before the page is read: what is loaded meanwhile is not missed.
      let timer;
      let loaded;
      const anew = new Promise((resolve, reject) => {
        loaded = resolve;
        timer = setTimeout(() => reject(new Error(`“${words}” stands there still: ${this.page.url()}`)), patience);
      });
      this.page.once("load", loaded);
      try {
        if (!(await this.text()).includes(words)) return;
        await anew;
      } finally {
        clearTimeout(timer);
        this.page.off("load", loaded);
      }
    }
    throw new Error(`“${words}” does not go: ${this.page.url()}`);
  }

  async leave() {
    await this.browser.close();
  }
}

// A day and an hour are typed as the browser's own language has them.
function typings(type, value) {
  if (type === "date") {
    const [year, month, day] = value.split("-");
    return [month + day + year, day + month + year, year + month + day];
  }
  if (type === "time") {
    const [hour, minute] = value.split(":");
    const half = String(Number(hour) % 12 || 12).padStart(2, "0");
    return [hour + minute, half + minute + (Number(hour) < 12 ? "am" : "pm")];
  }
  return [value];
}

async function main() {
  let person = null;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { what, ...how } = JSON.parse(line);
    let answer;
    try {
      if (what === "come") person = await Person.come(how);
      else answer = await person[what](how);
      process.stdout.write(JSON.stringify({ done: answer ?? null }) + "\n");
    } catch (error) {
      process.stdout.write(JSON.stringify({ failed: String(error.stack ?? error) }) + "\n");
    }
    if (what === "leave") break;
  }
}

main();
