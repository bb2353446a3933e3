// node axe.mjs SITES: axe-core on each page, light and dark (WCAG 2.2 A and
// AA, and what it holds to be good practice). Prints TAP.
import { readFileSync } from 'node:fs';
import { need, sites, files, url, tell, each } from './tap.mjs';
import { withBrowser } from './browser.mjs';

const source = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const run = (values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values } });

// A rule that cannot decide is told as a remark; one that is broken, with its places.
async function look(page, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  const found = await page.evaluate(run, tags);
  for (const rule of found.incomplete)
    console.log(`# look at ${page.url()} (${scheme}): ${rule.help} (${rule.nodes.length})`);
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${scheme}, ${rule.impact}, ${rule.id}: ${rule.help}: ${node.target.join(' ')}`));
}

await withBrowser(async (context) => {
  const all = sites().flatMap((site) => files(site, '.html').map((path) => ({ site, path })));
  await each(all, async ({ site, path }) => {
    const page = await context.newPage();
    await page.goto(url(site, path));
    await page.evaluate(source);
    const wrong = [...await look(page, 'light'), ...await look(page, 'dark')];
    tell(`${site.name}: ${path}: anyone can read it`, wrong);
    await page.close();
  });
}, { bypassCSP: true });
