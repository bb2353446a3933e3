// node ninjs.mjs SITES DATA: each release.json against the schema of IPTC
// ninjs 3.1, which lies in DATA. Prints TAP.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { need, sites, files, read, tell } from './tap.mjs';

const schema = join(process.argv[3] || '', 'ninjs/ninjs-schema_3.1.json');

function validator() {
  const Ajv = need('ajv/dist/2020').default;
  const ajv = new Ajv({ strict: false, allErrors: true });
  need('ajv-formats').default(ajv);
  // The schema points at one of GeoJSON on the web: any object will do.
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' });
  return ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
}

const words = (error) => `${error.instancePath || '/'} ${error.message} ` +
  (error.params.unevaluatedProperty || error.params.additionalProperty || '');

const all = sites().flatMap((site) => files(site, 'release.json').map((path) => ({ site, path })));
if (!all.length) console.log('# skipped: release.json, because no release has one yet');
else if (!existsSync(schema)) console.log('# skipped: release.json, because its schema is not here (DATELINE_TEST_DATA)');
else {
  const valid = validator();
  for (const { site, path } of all)
    tell(`${site.name}: ${path} is ninjs 3.1`,
      valid(JSON.parse(read(site, path))) ? [] : valid.errors.map(words));
}
