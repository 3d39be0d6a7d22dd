// The bill of materials of what ships, for those who have to know whether a package with a fault is in it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readJson, root } from './project.mjs';

/**
 * In the format CycloneDX 1.5, https://cyclonedx.org/docs/1.5/json/, without a time and a serial number: the same packages give the
 * same bytes.
 * @param {string[]} folders paths of packages from the project's folder
 */
export function billOfMaterials(folders) {
  const components = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    components.set(purl, {
      type: 'library',
      'bom-ref': purl,
      name,
      version,
      ...(typeof license === 'string' && { licenses: [licenceOf(license)] }),
      purl,
    });
  }
  const { name, version, license } = readJson('package.json');
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', name, version, licenses: [{ license: { id: license } }] } },
    components: [...components.keys()].sort().map((purl) => components.get(purl)),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** @param {string} name an SPDX identifier, or several with what joins them */
function licenceOf(name) {
  return / (OR|AND|WITH) /.test(name) ? { expression: name } : { license: { id: name } };
}
