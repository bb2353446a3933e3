// node feeds.mjs SITES: three unrelated feed parsers read each feed and agree
// on the ids, links and dates of its items. Prints TAP.
import { need, sites, files, read, tell } from './tap.mjs';

const iso = (value) => (value ? new Date(value).toISOString() : null);

const parsers = {
  async 'rss-parser'(xml) {
    const Parser = need('rss-parser');
    const feed = await new Parser().parseString(xml);
    return feed.items.map((i) => [i.guid || i.id, i.link, iso(i.isoDate)]);
  },
  feedparser(xml) {
    return new Promise((resolve, reject) => {
      const Parser = need('feedparser');
      const parser = new (Parser.default || Parser)();
      const items = [];
      parser.on('error', reject);
      parser.on('readable', () => {
        for (let i = parser.read(); i; i = parser.read()) items.push([i.guid, i.link, iso(i.pubdate)]);
      });
      parser.on('end', () => resolve(items));
      parser.end(xml);
    });
  },
  async '@rowanmanning/feed-parser'(xml) {
    const { parseFeed } = need('@rowanmanning/feed-parser');
    return parseFeed(xml).items.map((i) => [i.id, i.url, iso(i.published)]);
  },
};

async function look(xml) {
  const count = (xml.match(/<(item|entry)[ >]/g) || []).length;
  const wrong = [];
  let first;
  for (const [name, parse] of Object.entries(parsers)) {
    const items = await parse(xml).catch((error) => [error.message]);
    first ??= JSON.stringify(items);
    if (items.length !== count) wrong.push(`${name}: ${items.length} of ${count} items: ${items[0]}`);
    else if (items.some((item) => item.some((part) => !part))) wrong.push(`${name}: an item lacks something`);
    else if (JSON.stringify(items) !== first) wrong.push(`${name} reads other items: ${JSON.stringify(items)}`);
  }
  return wrong;
}

for (const site of sites())
  for (const path of files(site, '.xml').filter((p) => !p.includes('sitemap')))
    tell(`${site.name}: ${path}: three parsers agree`, await look(read(site, path)));
