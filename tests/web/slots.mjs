// node slots.mjs DIR: compares the sites that slots.py built. The hostile one
// may differ in words alone: the same elements with the same attributes in
// each page and feed, the same names in each JSON, no script that runs (there
// is no Content-Security-Policy here to stop one). Prints TAP.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, read, tell } from './tap.mjs';
import { withBrowser } from './browser.mjs';

const ORIGIN = 'http://127.0.0.1/';
const dir = process.argv[2];
const plain = { folder: join(dir, 'plain.site') };
const hostile = { folder: join(dir, 'hostile.site') };
const TYPES = { html: 'text/html', xml: 'application/xml', css: 'text/css', json: 'application/json' };

// Runs in the browser: what a page is made of, without its words.
const skeleton = () => {
  const lines = [];
  for (const element of document.querySelectorAll('*')) {
    let depth = 0;
    for (let up = element.parentElement; up; up = up.parentElement) depth++;
    // The direction of a line is made of its letters, but for the page's.
    const names = [...element.attributes].map((a) => a.name)
      .filter((name) => name !== 'dir' || element.localName === 'html').sort();
    lines.push(`${' '.repeat(depth)}${element.localName} ${names.join(' ')}`);
  }
  return lines;
};

const hit = () => globalThis.hit === 1;

// Addresses that a browser would follow or run.
const addresses = () => [...document.querySelectorAll('[href],[src],[action],[formaction],[data]')]
  .flatMap((e) => ['href', 'src', 'action', 'formaction', 'data'].map((name) => e[name]))
  .filter((value) => typeof value === 'string' && value);

function names(value) {
  if (Array.isArray(value)) return value.map(names);
  if (!value || typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, names(part)]));
}

// Where two lists of lines part.
function part(a, b) {
  const i = a.findIndex((line, at) => line !== b[at]);
  if (i < 0 && a.length === b.length) return [];
  const at = i < 0 ? a.length : i;
  return [`line ${at + 1}: "${b[at]}" in place of "${a[at]}"`];
}

async function serve(page, site) {
  await page.route('**/*', (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(1);
    if (!route.request().url().startsWith(ORIGIN)) return route.abort();
    try {
      return route.fulfill({ body: readFileSync(join(site.folder, path)),
        headers: { 'content-type': `${TYPES[path.split('.').pop()] || 'text/plain'}; charset=utf-8` } });
    } catch { return route.fulfill({ status: 404, body: '' }); }
  });
}

// Everything a browser makes of one file.
async function see(page, path) {
  await page.goto(ORIGIN + path);
  const wrong = await page.evaluate(hit) ? ['a script has run'] : [];
  for (const address of await page.evaluate(addresses))
    if (!/^(https?|mailto|tel):/.test(address)) wrong.push(`leads to ${address}`);
  const blocks = await page.evaluate(() => [...document.querySelectorAll('script')].map((s) => s.textContent));
  return { lines: await page.evaluate(skeleton), wrong, blocks: blocks.map((text) => shape(text, wrong)) };
}

function shape(text, wrong) {
  try { return JSON.stringify(names(JSON.parse(text))); } catch (error) { wrong.push(error.message); return ''; }
}

// The HTML that the items of a feed carry as text, each as a page of its own.
async function seeItems(page, path) {
  await page.goto(ORIGIN + path);
  const texts = await page.evaluate(() => [...document.querySelectorAll('item > *')]
    .filter((e) => ['description', 'encoded'].includes(e.localName)).map((e) => e.textContent));
  const seen = [];
  const wrong = [];
  for (const text of texts) {
    await page.goto('about:blank');
    await page.setContent(text);
    if (await page.evaluate(hit)) wrong.push('a script of a feed has run');
    seen.push(...await page.evaluate(skeleton));
  }
  return { lines: seen, wrong };
}

async function compare(pages, path, look) {
  const [one, two] = [await look(pages[0], path), await look(pages[1], path)];
  return [...two.wrong, ...part(one.lines, two.lines), ...part(one.blocks || [], two.blocks || [])];
}

function lookJson(site, path) {
  const wrong = [];
  return { lines: [shape(read(site, path), wrong)], wrong };
}

// Signs that no text has: of control, but for white space.
function lookText(site, path) {
  const odd = read(site, path).replace(/\r\n|\n|\t/g, '').match(/[\0-\x1f\x7f-\x9f]/g) || [];
  return { lines: [], wrong: odd.map((c) => `U+${c.charCodeAt(0).toString(16)}`) };
}

await withBrowser(async (context) => {
  const pages = [await context.newPage(), await context.newPage()];
  pages.forEach((page) => page.on('dialog', (dialog) => dialog.dismiss()));
  await context.unroute('**/*');
  await serve(pages[0], plain);
  await serve(pages[1], hostile);
  tell('hostile words: the same files', part(files(plain, ''), files(hostile, '')));
  for (const path of files(plain, '.html'))
    tell(`hostile words: ${path}`, await compare(pages, path, see));
  for (const path of files(plain, '.xml')) {
    const wrong = await compare(pages, path, see);
    wrong.push(...await compare(pages, path, seeItems));
    tell(`hostile words: ${path}`, wrong);
  }
  for (const [ending, look] of [['.json', lookJson], ['.txt', lookText], ['.ics', lookText]])
    for (const path of files(plain, ending))
      tell(`hostile words: ${path}`, await compare([plain, hostile], path, look));
});
