// node links.mjs SITES: every page and feed is asked for; each address of the
// site in them, relative or with the site's own name, must be answered, and
// each #anchor be there. Addresses outside are never asked. Prints TAP.
import { sites, files, url, tell } from './tap.mjs';

const ENTITIES = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" };

const plain = (text) => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, number, name) =>
  name ? ENTITIES[name] ?? whole : String.fromCodePoint(parseInt(hex ?? number, hex ? 16 : 10)));

// Addresses and anchors of a page, found in its tags alone.
function inPage(text) {
  const found = { links: [], anchors: new Set(['top']) };
  const bare = text.replace(/<!--[\s\S]*?-->/g, '').replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/gi, '$1');
  for (const [tag] of bare.matchAll(/<[a-z][^>]*>/gi))
    for (const [, name, value] of tag.matchAll(/\s(href|src|id)="([^"]*)"/gi))
      if (name.toLowerCase() === 'id') found.anchors.add(plain(value));
      else found.links.push(plain(value));
  return found;
}

// Addresses with the site's own name, wherever they stand: feeds hold pages
// whose quotation marks are written as entities.
function own(site, text) {
  const name = site.address.replace(/[.\\+]/g, '\\$&');
  return [...plain(text).matchAll(new RegExp(`${name}[^\\s"'<>\\\\)\\]]*`, 'g'))].map(([link]) => link);
}

async function ask(address) {
  const response = await fetch(address, { redirect: 'manual' });
  const type = response.headers.get('content-type') || '';
  const text = /html|xml|json|text/.test(type) ? await response.text() : '';
  const page = /html/.test(type) ? inPage(text) : { links: [], anchors: new Set() };
  for (const [, link] of text.matchAll(/<\?xml-stylesheet[^>]*href="([^"]+)"/g)) page.links.push(link);
  if (/css/.test(type)) for (const [, link] of text.matchAll(/url\(\s*['"]?([^'")]+)/g)) page.links.push(link);
  return { status: response.status, text, ...page };
}

// Each link of a page as an address of this server, or as a reason against it.
function targets(site, from, page) {
  return [...page.links, ...own(site, page.text)].map((link) => {
    if (/^(javascript|data|vbscript):/i.test(link.trim())) return { wrong: `${from}: ${link}` };
    let to;
    try { to = new URL(link, from); } catch { return { wrong: `${from}: no address: ${link}` }; }
    if (to.href.startsWith(site.address)) to = new URL(to.href.slice(site.address.length), site.origin);
    if (to.origin + '/' !== site.origin) return {};
    const anchor = decodeURIComponent(to.hash.slice(1));
    to.hash = '';
    return { to: to.href, anchor };
  });
}

async function crawl(site) {
  const pages = new Map();
  const uses = [];
  const queue = ['', ...files(site, '.html'), ...files(site, 'feed.xml'), ...files(site, 'robots.txt')]
    .map((path) => url(site, path));
  while (queue.length) {
    const from = queue.pop();
    if (pages.has(from)) continue;
    const page = await ask(from);
    pages.set(from, page);
    for (const target of targets(site, from, page)) {
      uses.push({ from, ...target });
      if (target.to) queue.push(target.to);
    }
  }
  return { pages, uses };
}

for (const site of sites()) {
  const { pages, uses } = await crawl(site);
  const wrong = new Set();
  for (const { from, to, anchor, wrong: why } of uses) {
    const page = pages.get(to);
    if (why) wrong.add(why);
    else if (to && page.status !== 200) wrong.add(`${from} -> ${to}: ${page.status}`);
    else if (to && anchor && page.text && !page.anchors.has(anchor)) wrong.add(`${from} -> ${to}: no #${anchor}`);
  }
  tell(`${site.name}: ${uses.length} links lead somewhere`, [...wrong]);
  const asked = new Set([...pages.keys()].map((address) => address.replace(/\?.*/, '')));
  const missed = files(site, '').filter((path) => /\.\w+$/.test(path) && !asked.has(url(site, path)) &&
    !/^(\.well-known|assets)\/|^404\.html$|\/release\.json$/.test(path));
  tell(`${site.name}: each of its files is named somewhere`, missed);
}
