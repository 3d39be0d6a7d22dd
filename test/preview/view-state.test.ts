import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isScene } from '../../media/scene-check.js';
import { readViewState } from '../../media/view-state.js';

const isText = (value: unknown): value is string => typeof value === 'string';

const full = {
  uri: 'file:///maps/a.journey',
  title: 'a.journey',
  zoom: 1.5,
  mode: 'fit-width',
  left: 120,
  top: 40,
  view: 'flow',
  table: true,
  journey: { index: 1, name: 'Next year' },
  selection: 'j1.s0',
  arrangements: { 'file:///maps/a.journey': { toBe: false } },
  picture: 'drawn',
};

describe('the kept view', () => {
  test('what was kept comes back', () => {
    expect(readViewState(JSON.parse(JSON.stringify(full)), isText)).toEqual(full);
  });

  test('without a document it is none', () => {
    for (const value of [undefined, null, 3, 'x', [], {}, { uri: 3 }, { uri: '' }]) {
      expect(readViewState(value, isText)).toBeUndefined();
    }
  });

  test('what makes no sense is left out', () => {
    const state = readViewState(
      {
        uri: 'x',
        title: 4,
        zoom: 1e9,
        mode: 'wide',
        left: -5,
        top: 'a',
        view: 'list',
        journey: { index: -1 },
        selection: {},
        picture: 7,
      },
      isText,
    );
    expect(state).toEqual({
      uri: 'x',
      title: '',
      zoom: 4,
      mode: 'free',
      left: 0,
      top: 0,
      view: 'map',
      table: false,
      journey: { index: 0, name: '' },
      selection: undefined,
      arrangements: undefined,
      picture: undefined,
    });
  });

  test('nothing that comes back makes it fail', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (anything, picture) => {
        readViewState(anything, isScene);
        readViewState({ ...full, journey: anything, picture }, isScene);
      }),
    );
  });
});

describe('a kept picture', () => {
  const scene = {
    width: 10,
    height: 10,
    title: '',
    description: '',
    bands: [{ key: 'head', y: 0, height: 10, chunks: [{ key: 'all', x: 0, y: 0, marks: [{ type: 'rect' }] }] }],
    targets: [{ id: 'j0', kind: 'journey', x: 0, y: 0, width: 1, height: 1 }],
    reading: [{ id: 'j0', kind: 'journey', label: 'A', parts: [{ id: 'j0', kind: 'item', label: 'B' }] }],
    notices: [],
  };

  test('has the shape of a scene', () => {
    expect(isScene(scene)).toBe(true);
  });

  test('is refused where a part of it is missing or no number', () => {
    for (const key of Object.keys(scene)) expect(isScene({ ...scene, [key]: undefined }), key).toBe(false);
    expect(isScene({ ...scene, width: Number.POSITIVE_INFINITY })).toBe(false);
    expect(isScene({ ...scene, bands: [null] })).toBe(false);
    expect(isScene({ ...scene, bands: [{ ...scene.bands[0], y: '0;' }] })).toBe(false);
    expect(isScene({ ...scene, reading: [{ ...scene.reading[0], parts: [{ id: 'j0', kind: 'item' }] }] })).toBe(false);
    expect(isScene({ ...scene, targets: [{ ...scene.targets[0], x: '1' }] })).toBe(false);
  });
});
