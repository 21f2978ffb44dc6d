// SPDX-License-Identifier: MPL-2.0
// Opens pages of a running server in Chromium, wide and light, then narrow and dark, and prints what is
// wrong with them as JSON. Reads {addresses, language, pictures, chromium} from its input; `pictures`
// is a folder for screenshots, or null. tests/cli/test_serve_pages.py calls it.
"use strict";
const path = require("path");
const { chromium } = require("playwright-core");
const { audited, overflow, openDetails, light, desk, reflow } = require("./look_at_pages.cjs");

// What hangs on colours and on room; the rest was judged in the wide page.
const narrowAndDark = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];

const phone = { width: 360, height: 740 };

async function look(browser, address, { language, pictures }) {
  const context = await browser.newContext({ viewport: desk, locale: language, ...light });
  const page = await context.newPage();
  const here = new URL(address).origin;
  const elsewhere = [];
  const complaints = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== here) elsewhere.push(request.url());
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  const response = await page.goto(address, { waitUntil: "load" });
  const seen = { address, status: response.status(), bytes: Number(response.headers()["content-length"]) };
  const shoot = async (view) => {
    if (!pictures) return;
    const stem = new URL(address).pathname.replace(/[^a-z0-9]+/gi, "-") || "-";
    await page.screenshot({ path: path.join(pictures, `${stem}${view}.png`), fullPage: true });
  };
  await shoot("desk");
  await page.evaluate(openDetails);
  seen.audits = [await audited(page, "desk, all open", [])];
  await page.setViewportSize(phone);
  seen.firstTask = await page.evaluate(() => {
    const button = document.querySelector(".task .button");
    return button ? button.getBoundingClientRect().bottom + window.scrollY : null;
  });
  await page.setViewportSize(reflow);
  await page.emulateMedia({ ...light, colorScheme: "dark" });
  await shoot("phone");
  seen.audits.push(await audited(page, "narrow, dark", [], narrowAndDark));
  seen.reflow = await page.evaluate(overflow);
  seen.small = await page.evaluate(() =>
    [...document.querySelectorAll("button, .button, nav a, select, input:not([type=hidden]):not([type=radio]):not([type=checkbox])")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
      .map((one) => one.outerHTML.slice(0, 120)),
  );
  await context.close();
  return { ...seen, elsewhere, complaints };
}

async function main() {
  const order = JSON.parse(require("fs").readFileSync(0, "utf-8"));
  const browser = await chromium.launch({
    executablePath: order.chromium,
    chromiumSandbox: false,
    args: ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--force-color-profile=srgb"],
  });
  try {
    const seen = [];
    for (const address of order.addresses) seen.push(await look(browser, address, order));
    process.stdout.write(JSON.stringify(seen));
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
