/** A short run of `npm run fuzz`, on documents that are the same every time. */
import { describe, expect, it } from 'vitest';
import { fuzz } from './run.js';
import { expectHtml, expectXml } from './well-formed.js';

const SEED = Number(process.env.JM_SEED ?? 1);
const DOCUMENTS = Number(process.env.JM_RUNS ?? 200);

describe('documents of every kind', () => {
  it('are read, checked, formatted, drawn, written and read again without a fault', async () => {
    const { findings, documents } = await fuzz({ seed: SEED, from: 0, documents: DOCUMENTS, every: 1 });
    expect(findings.map(({ number, kind, error }) => `${number} (${kind}): ${error}`)).toEqual([]);
    expect(documents).toBe(DOCUMENTS);
  });
});

describe('what is written is read exactly', () => {
  it.each([
    '<a>',
    '<a b=c/>',
    '<a>&nbsp;</a>',
    '<a/><b/>',
    '<a>\u0001</a>',
    '<a>\ud800</a>',
    '<a id="x"><b id="x"/></a>',
  ])('%j is no XML', (text) => expect(() => expectXml(text)).toThrow());

  it.each(['<p>x</p>', '<!DOCTYPE html><p>x</p y=1>', '<!DOCTYPE html><p a=1 a=2>'])('%j is no page', (text) =>
    expect(() => expectHtml(text)).toThrow(),
  );
});
