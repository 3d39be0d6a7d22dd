/**
 * The source of `journey-map.schema.json`, the published schema of what `journey export --to json` writes. After a change of the
 * model, `npx vitest run test/exchange/schema.test.ts -u` writes the JSON anew; the test fails while the two differ.
 */
import { MODEL, type Property, type Shape } from '../src/exchange/json/model.js';

/** The JSON schema of a map. Properties that it does not name may come with a later version. */
export function journeyMapSchema(): object {
  const { JourneyMap, ...others } = MODEL;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Journey Maps: a map as data',
    description: 'What a .journey file says, without its places in the text.',
    ...objectOf(JourneyMap),
    $defs: Object.fromEntries(Object.entries(others).map(([name, properties]) => [name, objectOf(properties)])),
  };
}

function objectOf(properties: Readonly<Record<string, Property>>): object {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    required: entries.filter(([, { optional }]) => !optional).map(([name]) => name),
    properties: Object.fromEntries(
      entries.map(([name, { shape, about }]) => [name, { description: about, ...schemaOf(shape) }]),
    ),
  };
}

function schemaOf(shape: Shape): object {
  switch (shape) {
    case 'text':
      return { type: 'string' };
    case 'number':
      return { type: 'number' };
    case 'flag':
      return { type: 'boolean' };
    case 'numberOrNull':
      return { type: ['number', 'null'] };
    case 'textOrNull':
      return { type: ['string', 'null'] };
  }
  if ('list' in shape) return { type: 'array', items: schemaOf(shape.list) };
  if ('object' in shape) return { $ref: `#/$defs/${shape.object}` };
  return shape.words.length === 1 ? { const: shape.words[0] } : { enum: shape.words };
}
