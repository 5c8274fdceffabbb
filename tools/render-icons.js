/**
 * The icons that the web manifest and iOS want as PNG, drawn by Chromium from public/icon.svg, the one source:
 * `CHROMIUM=/usr/bin/chromium node tools/render-icons.js`. They are kept in public/, so that a build needs no browser.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const publicFolder = new URL('../public/', import.meta.url);
const drawing = readFileSync(new URL('icon.svg', publicFolder)).toString('base64');

/** `mark`: how much of the side the mark takes. A maskable icon may be cut to the circle within, 80 % of its side. */
const icons = [
  { name: 'icon-192.png', side: 192, corner: 36, mark: 0.66 },
  { name: 'icon-512.png', side: 512, corner: 96, mark: 0.66 },
  { name: 'icon-maskable-512.png', side: 512, corner: 0, mark: 0.52 },
  { name: 'apple-touch-icon.png', side: 180, corner: 0, mark: 0.62 },
];

const { CHROMIUM: executablePath } = process.env;
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const { name, side, corner, mark } of icons) {
  const style = `
    body { margin: 0 }
    div { width: ${side}px; height: ${side}px; border-radius: ${corner}px; background: #f6f5f1; display: grid; place-items: center }
    img { width: ${mark * 100}%; display: block }`;
  await page.setViewportSize({ width: side, height: side });
  await page.setContent(`<style>${style}</style><div><img src="data:image/svg+xml;base64,${drawing}"></div>`);
  writeFileSync(new URL(name, publicFolder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
