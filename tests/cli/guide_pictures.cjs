// SPDX-License-Identifier: MPL-2.0
// Takes pictures of pages of a running server, as the guide shows them, and prints the title of each.
// Reads {pictures: [{address, file, width, height}], language, chromium} from its input.
// tests/cli/guide_pictures.py calls it.
"use strict";
const puppeteer = require("puppeteer-core");

async function main() {
  const order = JSON.parse(require("fs").readFileSync(0, "utf-8"));
  const browser = await puppeteer.launch({
    executablePath: order.chromium,
    args: ["--no-sandbox", "--force-color-profile=srgb", `--lang=${order.language}`],
  });
  const titles = [];
  try {
    for (const { address, file, width, height } of order.pictures) {
      const page = await browser.newPage();
      await page.setExtraHTTPHeaders({ "Accept-Language": order.language });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
      await page.setViewport({ width, height });
      const response = await page.goto(address, { waitUntil: "load" });
      if (response.status() !== 200) throw new Error(`${address}: status ${response.status()}`);
      titles.push(await page.evaluate(() => document.querySelector("h1").textContent.trim()));
      if (file) await page.screenshot({ path: file, type: "webp", quality: 60 });
      await page.close();
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(JSON.stringify(titles));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
