// node jsonld.mjs SITES: the JSON-LD of each page against schema.org, as the
// types of schema-dts, by a TypeScript compiler; nothing is fetched. TAP.
import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modules, sites, files, read, tell } from './tap.mjs';

const BLOCK = /<script[^>]*application\/ld\+json[^>]*>([\s\S]*?)<\/script>/gi;

// The data of a page's blocks, or what is wrong with their text.
function blocks(html) {
  return [...html.matchAll(BLOCK)].map(([, text]) => {
    if (/<[!/]/.test(text)) return { wrong: 'an unescaped "<" could end the block' };
    try { return { data: JSON.parse(text) }; } catch (error) { return { wrong: error.message }; }
  });
}

function source({ data }) {
  const type = data['@type'];
  return `import type { WithContext, ${type} } from 'schema-dts';\n` +
    `export const block: WithContext<${type}> = ${JSON.stringify(data)};\n`;
}

// What the compiler says of each source, by its number.
function compile(folder, count) {
  const names = Array.from({ length: count }, (_, i) => join(folder, `block${i}.ts`));
  const done = spawnSync('node', [join(modules, 'node_modules/typescript/bin/tsc'), '--noEmit',
    '--strict', '--skipLibCheck', '--module', 'esnext', '--moduleResolution', 'bundler',
    '--baseUrl', join(modules, 'node_modules'), ...names], { encoding: 'utf8', cwd: folder });
  const said = names.map(() => []);
  let last = [];
  for (const line of done.stdout.split('\n').filter(Boolean)) {
    const found = line.match(/block(\d+)\.ts\(\d+,\d+\): (error .*)/);
    if (found) last = said[found[1]];
    if (found || /Did you mean/.test(line)) last.push((found ? found[2] : line.trim()).slice(0, 300));
  }
  return said;
}

const folder = mkdtempSync(join(tmpdir(), 'dateline-jsonld-'));
const found = [];
for (const site of sites()) for (const path of files(site, '.html')) {
  const wanted = isRelease(site, path);
  const these = blocks(read(site, path));
  if (wanted && these.length !== 1) found.push({ site, path, wrong: `${these.length} blocks` });
  for (const block of these) found.push({ site, path, ...block });
}

// A page with a text version beside it is a release.
function isRelease(site, path) {
  return files(site, '.txt').includes(path.replace('index.html', 'release.txt'));
}

const typed = found.filter((block) => block.data);
typed.forEach((block, i) => writeFileSync(join(folder, `block${i}.ts`), source(block)));
const said = compile(folder, typed.length);
for (const block of found)
  tell(`${block.site.name}: ${block.path}: its JSON-LD is schema.org's`,
    block.wrong ? [block.wrong] : said[typed.indexOf(block)]);
rmSync(folder, { recursive: true, force: true });
