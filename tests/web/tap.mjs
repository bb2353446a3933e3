// Shared by the checks: what a site has, the npm packages of build/web, TAP.
// A list of sites is a file with lines "NAME ORIGIN FOLDER ADDRESS": where the
// site is served, the same files on disk, and the address it is made for.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const modules = resolve('build/web');
export const need = createRequire(join(modules, 'x.js'));

export function sites() {
  const lines = readFileSync(process.argv[2], 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [name, origin, folder, address] = line.split(' ');
    return { name, origin, folder, address };
  });
}

// The files of a site, as paths: 2026/full/index.html.
export function files(site, ending) {
  return readdirSync(site.folder, { recursive: true })
    .filter((path) => path.endsWith(ending)).sort();
}

export const read = (site, path) => readFileSync(join(site.folder, path), 'utf8');

// 2026/full/index.html as it is asked for: http://127.0.0.1:8000/2026/full/
export const url = (site, path) => site.origin + path.replace(/(^|\/)index\.html$/, '$1');

// One result, and what is wrong: nothing where all is well.
export function tell(name, wrong) {
  for (const line of wrong) console.log(`# ${String(line).replace(/\n/g, '\n#   ')}`);
  console.log(`${wrong.length ? 'not ok' : 'ok'} - ${name}`);
}

// work(item) for each item, two at a time; the results keep their order.
export async function each(items, work) {
  const done = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const i = next++;
      done[i] = await work(items[i]);
    }
  };
  await Promise.all([worker(), worker()]);
  return done;
}
