// node page.mjs SITES: what a page costs, asks for, and how it stands on a
// phone and on paper, in a real browser. Prints TAP.
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { sites, files, read, url, tell, each } from './tap.mjs';
import { withBrowser, complaints } from './browser.mjs';

// Page and style sheet, before images. As it is sent, compressed, each page
// that lists no more releases than a first page does; as it is written, what
// the house itself has said little on, and a release of 250 words; in Arabic
// letters are counted, each of which takes two bytes.
const WEIGHT = 10 * 1024;
const LISTED = 30;
const WORDS = /^(\d{4}\/[^/]+\/|topics\/[^/]+\/(\d{4}\/)?|all\/(\d+\/)?|\d{4}\/|[a-z]{2}\/)?index\.html$/;
const SHORT = /\/short\/index\.html$/;
const NARROW = 320; // CSS pixels, WCAG 1.4.10
const TARGET = 24; // CSS pixels, WCAG 2.5.8
// WCAG 1.4.12
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-block-end: 2em !important }`;
// Sheets of paper: a release of 250 words and one of 650.
const SHEETS = { 'short/index.html': 1, 'long/index.html': 2 };

const scripts = () => [...document.scripts].filter((s) => s.type !== 'application/ld+json').length +
  [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes])
    .filter((a) => /^on|^style$/i.test(a.name)).length;

const width = () => document.documentElement.scrollWidth;

const cut = () => [...document.querySelectorAll('body *')].filter((e) =>
  /hidden|clip/.test(getComputedStyle(e).overflow) && e.clientHeight > 1 &&
  e.scrollHeight > e.clientHeight + 1).map((e) => `cut off: ${e.tagName} ${e.className}`);

// Links within running text may be smaller (2.5.8, "inline").
const small = (least) => [...document.querySelectorAll('a[href],button,input,select,summary')]
  .filter((e) => {
    const box = e.getBoundingClientRect();
    const block = e.closest('p,li,dd,td,blockquote,figcaption,h1,h2,h3');
    const alone = !block || block.innerText.trim() === e.innerText.trim();
    return box.width && box.bottom > 0 && alone && (box.width < least || box.height < least);
  }).map((e) => `target of ${Math.round(e.getBoundingClientRect().height)} px: ${e.innerText.trim()}`);

const ink = () => ['color', 'backgroundColor'].map((name) =>
  getComputedStyle(document.body)[name].match(/[\d.]+/g).map(Number));

function dark([red, green, blue, alpha = 1]) {
  return alpha > 0 && red + green + blue < 3 * 128;
}

function sheets(pdf) {
  return (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) || []).length;
}

// The icon of a site is asked for at any time, as a thing of another kind.
function kind(response) {
  return /^image\//.test(response.headers()['content-type']) ? 'image'
    : response.request().resourceType();
}

async function load(page, address) {
  const asked = [];
  const waits = [];
  page.on('response', (response) => waits.push(response.body()
    .then((body) => asked.push({ body, type: kind(response) }))
    .catch(() => {})));
  const response = await page.goto(address);
  await Promise.all(waits);
  return { ok: response.ok(), asked };
}

const MEASURES = {
  compressed: (body) => gzipSync(body).length,
  written: (body) => (/<html lang="ar"/.test(body) ? [...body.toString()] : body).length,
};

function weigh(asked, path, listed) {
  const loaded = asked.filter((a) => a.type !== 'image');
  const other = loaded.filter((a) => !['document', 'stylesheet'].includes(a.type));
  const sizes = listed > LISTED ? {} : { compressed: MEASURES.compressed };
  if (SHORT.test(path) || !WORDS.test(path)) sizes.written = MEASURES.written;
  return [...Object.entries(sizes)
    .map(([how, size]) => [how, loaded.reduce((sum, a) => sum + size(a.body), 0)])
    .filter(([, total]) => total > WEIGHT)
    .map(([how, total]) => `${total} before images, ${how}, over ${WEIGHT}`),
  ...other.map((a) => `asks for a ${a.type}`)];
}

const listed = () => document.querySelectorAll('.releases > li').length;

// The scales themselves: what is as heavy as may be passes, and one more byte
// does not. A style sheet and random bytes, which gzip cannot make smaller.
function weighed(path, measure, more, items = 0) {
  const style = Buffer.from('a{}');
  let page = randomBytes(WEIGHT).toString('latin1').replace(/[^!-~]/g, 'x');
  const total = (text) => measure(style) + measure(Buffer.from(text));
  while (total(page) > WEIGHT + more) page = page.slice(0, WEIGHT + more - total(page));
  while (total(page) < WEIGHT + more) page += String.fromCharCode(33 + randomBytes(1)[0] % 94);
  if (total(page) !== WEIGHT + more) return weighed(path, measure, more, items);
  return weigh([{ type: 'document', body: Buffer.from(page) }, { type: 'stylesheet', body: style },
    { type: 'image', body: Buffer.alloc(WEIGHT) }], path, items).length;
}

function scales(path, measure, name, items = 0) {
  const found = [0, 1].map((more) => weighed(path, measure, more, items));
  return found.join() === '0,1' ? [] : [`${name}: ${found} complaints at ${WEIGHT} and one above`];
}

tell('a page may weigh 10,240 bytes and not one more', [
  ...scales('2026/short/index.html', MEASURES.written, 'a release of 250 words as it is written'),
  ...scales('contact/index.html', MEASURES.written, 'contact as it is written'),
  ...scales('2026/long/index.html', MEASURES.compressed, 'a long release as it is sent'),
  ...scales('index.html', MEASURES.compressed, 'a first page as it is sent', LISTED),
]);

async function phone(page) {
  const wrong = [];
  await page.setViewportSize({ width: NARROW, height: 640 });
  const wide = await page.evaluate(width);
  if (wide > NARROW) wrong.push(`${wide} px wide on a screen of ${NARROW}`);
  wrong.push(...await page.evaluate(small, TARGET));
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, SPACING);
  const spaced = await page.evaluate(width);
  if (spaced > NARROW) wrong.push(`${spaced} px wide with more space between letters`);
  return [...wrong, ...await page.evaluate(cut)];
}

async function paper(page, path) {
  const wrong = [];
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const [text, ground] = await page.evaluate(ink);
  if (!dark(text) || dark(ground)) wrong.push('printed light on dark');
  await page.emulateMedia({ media: null, colorScheme: 'light' });
  const most = Object.entries(SHEETS).find(([ending]) => path.endsWith(ending))?.[1];
  for (const format of most ? ['A4', 'Letter'] : []) {
    const count = sheets(await page.pdf({ format, tagged: true }));
    if (count > most) wrong.push(`${count} sheets of ${format}, over ${most}`);
  }
  return wrong;
}

await withBrowser(async (context, refused) => {
  for (const site of sites()) {
    await each(files(site, '.html'), async (path) => {
      const page = await context.newPage();
      const wrong = complaints(page);
      const { ok, asked } = await load(page, url(site, path));
      if (!ok) wrong.push('the server did not give it');
      wrong.push(...weigh(asked, path, await page.evaluate(listed)));
      if (await page.evaluate(scripts)) wrong.push('has a script or a style of its own');
      wrong.push(...await paper(page, path), ...await phone(page));
      tell(`${site.name}: ${path}: light, whole on a phone and on paper`, wrong);
      await page.close();
    });
    tell(`${site.name}: no page asks for anything outside`, refused.splice(0));
    tell(`${site.name}: style.css names no left and no right`,
      read(site, 'style.css').match(/[^{};]*\b(left|right)\b[^{};]*/g) || []);
  }
});
