import { describe, expect, it } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { createLayoutCache, type LayoutOptions, layoutMap, renderSvg, type Scene } from '../../src/diagram/index.js';
import { createLanguage } from '../language/helpers.js';
import { bandOf, marksOf, textsOf } from './scene-marks.js';

/** What is drawn of a map when somebody wants to see less of it. */

const TEXT = `journey Renting a room
  for Maya, Tom
  stage Looking
    step Reads the ads
      on Web
      as Maya
        thinks So many
        feels anxious -1
      as Tom
        feels calm
      pain Pictures hide the noise
      pain No prices
    step Writes to one
      on App
      as Tom
        pain Nobody answers him
      feels hopeful
      next Signs: they agree at once
  stage Deciding
    step Visits
      feels excited +2
    step Signs
      feels afraid -2
      opportunity A tour on video
        lifts 1
      next Reads the ads: it was let to others
  stage Living there
    step Moves in
      feels glad 1
`;

const language = createLanguage();
const mapOf = async (): Promise<JourneyMap> => (await language).map(TEXT);
const drawn = async (options: LayoutOptions): Promise<Scene> => layoutMap(await mapOf(), 0, options);
const lanesOf = (scene: Scene): string[] => scene.bands.flatMap(({ lane }) => (lane ? [lane.key] : []));
const labels = (scene: Scene): string => JSON.stringify(scene.reading);

describe('lanes', () => {
  it('are all drawn, and say what they are called', async () => {
    const scene = await drawn({});
    expect(lanesOf(scene)).toEqual(['steps', 'thinks', 'feels', 'pains', 'opportunities']);
    expect(bandOf(scene, 'pains')?.lane).toEqual({ key: 'pains', name: 'Pains', icon: 'thumbs-down' });
  });

  it('are drawn in the order they are asked for', async () => {
    expect(lanesOf(await drawn({ lanes: ['pains', 'steps', 'nonsense'] }))).toEqual(['pains', 'steps']);
  });

  it('that are hidden are neither drawn nor read', async () => {
    const scene = await drawn({ hiddenLanes: ['pains', 'feels'] });
    expect(lanesOf(scene)).toEqual(['steps', 'thinks', 'opportunities']);
    expect(labels(scene)).not.toMatch(/No prices|hopeful/);
    expect(labels(scene)).toMatch(/So many/);
  });

  it('that are folded have a mark for each item, in its column', async () => {
    const scene = await drawn({ foldedLanes: ['pains', 'steps'] });
    const band = bandOf(scene, 'pains')!;
    expect(band.height).toBe(28);
    expect(band.lane?.folded).toBe(true);
    const card = scene.targets.find(({ id }) => id === 'j0.s0.p0')!;
    const pains = scene.targets.filter(({ id, y }) => /p0[.]pain/.test(id) && y >= band.y && y < band.y + 28);
    expect(pains.length).toBe(2);
    for (const { x } of pains) expect(x >= card.x && x < card.x + card.width).toBe(true);
    expect(textsOf(scene).join(' ')).not.toContain('No prices');
    expect(bandOf(scene, 'steps')?.height).toBeGreaterThan(100);
  });
});

describe('personas', () => {
  it('that are left out say nothing, and the others keep their signs', async () => {
    const scene = await drawn({ personas: ['Tom'] });
    const text = labels(scene);
    expect(text).not.toMatch(/So many|anxious/);
    expect(text).toMatch(/Nobody answers him/);
    const faces = [...marksOf(scene)].filter((mark) => mark.type === 'face' && mark.ink.startsWith('persona'));
    expect(faces.length).toBe(5);
    expect(faces.every((mark) => mark.type === 'face' && mark.shape === 'square')).toBe(true);
  });

  it('of whom the journey knows none leave everybody in', async () => {
    expect(labels(await drawn({ personas: ['Ada'] }))).toEqual(labels(await drawn({})));
  });
});

describe('a folded stage', () => {
  it('is a narrow column with its mean, its range and its name', async () => {
    const scene = await drawn({ foldedStages: ['j0.s1'] });
    const stage = scene.targets.find(({ id, kind }) => id === 'j0.s1' && kind === 'stage')!;
    expect(stage.width).toBe(56);
    expect(scene.targets.some(({ id }) => id.startsWith('j0.s1.'))).toBe(false);
    const { levels } = bandOf(scene, 'feels')!;
    const bars = [...marksOf(scene)].filter((mark) => mark.type === 'rect' && mark.name === 'range');
    expect(bars.length).toBe(2);
    const [bar] = bars;
    expect(bar?.type === 'rect' && bar.height).toBe(4 * levels!.each + 8 - 1.5);
    const turned = [...marksOf(scene)].filter((mark) => mark.type === 'text' && mark.turned);
    expect(turned.map((mark) => mark.type === 'text' && mark.text)).toEqual(['Deciding', '2 steps']);
    expect(renderSvg(scene, { theme: 'light' })).toMatch(/<text[^>]*rotate\(90 [^>]*>Deciding</);
  });

  it('moves what comes after it and leaves the numbers of the steps', async () => {
    const [whole, folded] = [await drawn({}), await drawn({ foldedStages: ['j0.s0'] })];
    expect(folded.width).toBeLessThanOrEqual(whole.width);
    expect(labels(folded)).toMatch(/Step 5 of 5: Moves in/);
    expect(labels(folded)).toMatch(/Stage 1 of 3: Looking, folded/);
    expect(labels(folded)).toMatch(/2 steps, not shown/);
  });

  it('takes the ways that lead into it', async () => {
    const scene = await drawn({ foldedStages: ['j0.s0'] });
    expect(textsOf(scene).join(' ')).toContain('let to others');
  });

  it('asks nothing', async () => {
    const scene = await drawn({ foldedStages: ['j0.s0', 'j0.s1', 'j0.s2'] });
    const asked = [...marksOf(scene)].filter((mark) => mark.type === 'group' && mark.question && mark.ref !== 'j0');
    expect(asked).toEqual([]);
  });

  it('is whole in a flow', async () => {
    const scene = await drawn({ view: 'flow', foldedStages: ['j0.s1'] });
    expect(scene.targets.some(({ id }) => id === 'j0.s1.p0')).toBe(true);
  });
});

describe('what is to be', () => {
  it('is not drawn where it is not wanted', async () => {
    const faces = async (toBe: boolean) =>
      [...marksOf(await drawn({ toBe }))].filter(({ type }) => type === 'face').length;
    expect(await faces(false)).toBeLessThan(await faces(true));
  });
});

it('is the same with a cache that has seen other choices', async () => {
  const cache = createLayoutCache();
  const map = await mapOf();
  const choices: LayoutOptions[] = [
    {},
    { personas: ['Maya'] },
    { foldedStages: ['j0.s1'] },
    { hiddenLanes: ['feels'], foldedLanes: ['pains'] },
    { foldedStages: ['j0.s0'], toBe: false },
    {},
  ];
  for (const choice of choices) {
    const fresh = await layoutMap(map, 0, choice);
    const cached = await layoutMap(map, 0, { ...choice, cache });
    expect(JSON.stringify(cached)).toBe(JSON.stringify(fresh));
  }
});
