// node lighthouse.mjs SITES: full marks from Lighthouse, as on a phone, for a
// few kinds of pages. It asks for robots.txt from within the page, which the
// Content-Security-Policy forbids: links.mjs asks for that. Prints TAP.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modules, sites, files, url, tell } from './tap.mjs';
import { chrome, flags } from './browser.mjs';

const KINDS = {
  sample: ['index.html'],
  en: ['2026/full/index.html', '2026/index.html', 'subscribe/index.html'],
  ar: ['index.html', '2026/full/index.html'],
  zh: ['2026/long/index.html'],
};

function judge(address) {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-lighthouse-'));
  const report = join(folder, 'report.json');
  const done = spawnSync('node', [join(modules, 'node_modules/lighthouse/cli/index.js'), address,
    '--quiet', '--no-enable-error-reporting', '--skip-audits=robots-txt', '--output=json', `--output-path=${report}`,
    `--chrome-flags=${flags.join(' ')} --user-data-dir=${folder}/profile`],
  { encoding: 'utf8', env: { ...process.env, CHROME_PATH: chrome } });
  try {
    return JSON.parse(readFileSync(report));
  } catch {
    return { failed: done.stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function under(report) {
  if (report.failed !== undefined) return [report.failed || 'Lighthouse gave no report'];
  const wrong = Object.values(report.categories).filter((c) => c.score !== 1)
    .map((c) => `${c.title}: ${Math.round(c.score * 100)}`);
  if (!wrong.length) return [];
  return [...wrong, ...Object.values(report.audits)
    .filter((a) => a.score !== null && a.score < 1 && a.scoreDisplayMode !== 'informative')
    .map((a) => `${a.id}: ${a.title} ${a.displayValue || ''}`)];
}

for (const site of sites())
  for (const path of files(site, '.html').filter((p) => KINDS[site.name]?.includes(p)))
    tell(`${site.name}: ${path}: 100, 100, 100 and 100 from Lighthouse`, under(judge(url(site, path))));
