/** The published schema of the data model. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { JOURNEY_MAP_VERSION } from '../../language-server/map/journey-map.js';
import { writeJson } from '../../src/exchange/json/write.js';
import { journeyMapSchema } from '../../syntaxes/journey-map-schema.js';
import { useLanguage } from './reading.js';

const ROOT = join(import.meta.dirname, '..', '..');
const SCHEMA = 'syntaxes/journey-map.schema.json';
const { map } = useLanguage();
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(journeyMapSchema());

const exported = async (text: string) => JSON.parse(writeJson(await map(text)));
const faults = (value: unknown) => {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

test('is what the model makes', async () => {
  await expect(`${JSON.stringify(journeyMapSchema(), null, 2)}\n`).toMatchFileSnapshot(join(ROOT, SCHEMA));
});

test('has the version that exports have', async () => {
  expect(journeyMapSchema()).toMatchObject({ properties: { version: { const: JOURNEY_MAP_VERSION } } });
  expect(await exported('journey J\n')).toMatchObject({ format: 'journey-map', version: JOURNEY_MAP_VERSION });
});

const examples = readdirSync(join(ROOT, 'examples')).filter((file) => file.endsWith('.journey'));
test.each(examples)('%s is valid', async (file) => {
  expect(faults(await exported(readFileSync(join(ROOT, 'examples', file), 'utf8')))).toEqual([]);
});

describe('every property of every example is described', () => {
  type Schema = { properties?: Record<string, Schema>; items?: Schema; $ref?: string; $defs?: Record<string, Schema> };
  const schema = journeyMapSchema() as Schema;

  /** The paths of what a value has and the schema does not. */
  function unknownIn(value: unknown, part: Schema, path: string): string[] {
    const named = part.$ref ? schema.$defs![part.$ref.split('/').at(-1)!]! : part;
    if (Array.isArray(value)) return value.flatMap((it, index) => unknownIn(it, named.items!, `${path}[${index}]`));
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, it]) => {
      const property = named.properties?.[key];
      return property ? unknownIn(it, property, `${path}.${key}`) : [`${path}.${key}`];
    });
  }

  test.each(examples)('%s', async (file) => {
    expect(unknownIn(await exported(readFileSync(join(ROOT, 'examples', file), 'utf8')), schema, '')).toEqual([]);
  });
});

test.each([
  ['version', 2, '/version must be equal to constant'],
  ['format', 'map', '/format must be equal to constant'],
  ['journeys', {}, '/journeys must be array'],
  ['personas', undefined, " must have required property 'personas'"],
])('%s: %j is invalid', async (name, value, message) => {
  expect(faults({ ...(await exported('journey J\n')), [name]: value })).toEqual([message]);
});
