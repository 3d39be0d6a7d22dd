import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { layoutMap } from '../../src/diagram/index.js';
import { mapOfJourney } from './build.js';
import { groupsOf, inGroups, stepsOf } from './scene-marks.js';

const elk = new ELK();

/** A card and an opportunity of a map in Arabic, and the same in Latin letters. */
async function drawn(texts: { step: string; channel: string; pain: string; thought: string }) {
  const { step, channel, pain, thought } = texts;
  const map = mapOfJourney({
    basis: 'research',
    stages: [
      {
        name: 'One',
        steps: [{ title: step, on: [channel], when: step, pains: [pain], thinks: [thought], evidence: ['Interviews'] }],
      },
    ],
  });
  const scene = await layoutMap(map, 0, { elk });
  const width = stepsOf(scene)[0]?.width ?? 0;
  const marks = (name: string) => groupsOf(scene, name).flatMap((group) => [...inGroups(group.marks)]);
  const icons = (name: string) => marks(name).flatMap((mark) => (mark.type === 'icon' ? [mark.x] : []));
  const evidence = marks('step').find((mark) => mark.type === 'circle');
  const number = marks('step').find((mark) => mark.type === 'text' && mark.text === '1');
  return {
    width,
    channelAndTime: icons('step'),
    pain: icons('pain')[0],
    thought: icons('thought')[0],
    evidence: evidence?.type === 'circle' ? evidence.x : Number.NaN,
    number: number?.type === 'text' ? number.x : Number.NaN,
  };
}

describe('a map that is read from the right', () => {
  it('has cards and items that mirror those of a map read from the left', async () => {
    const left = await drawn({ step: 'Asks', channel: 'School', pain: 'Slow', thought: 'Which?' });
    const right = await drawn({ step: 'تسأل جاراتها', channel: 'المدرسة', pain: 'بطيء', thought: 'أي مدرسة؟' });
    const { width } = left;
    expect(right.channelAndTime).toEqual(left.channelAndTime.map((x, i) => width - x - (i === 0 ? 16 : 14)));
    expect(right.pain).toBe(width - (left.pain ?? 0) - 16);
    expect(right.thought).toBe(width - (left.thought ?? 0) - 14);
    expect(right.evidence).toBe(width - left.evidence);
    expect(right.number).toBe(width - left.number);
  });

  it('has the name of its flow below its title, beside it where the title is read from the left', async () => {
    const title = async (name: string) => {
      const scene = await layoutMap(mapOfJourney({ name }), 0, { elk, view: 'flow' });
      return groupsOf(scene, 'title').flatMap(({ marks }) =>
        marks.flatMap((mark) => (mark.type === 'text' ? [{ x: mark.x, y: mark.y }] : [])),
      );
    };
    const [left, beside] = await title('Finding a school');
    const [right, below] = await title('البحث عن مدرسة');
    expect(beside?.x).toBeGreaterThan(left?.x ?? Number.POSITIVE_INFINITY);
    expect((beside?.y ?? 0) - (left?.y ?? 0)).toBeLessThan(10);
    expect(below?.x).toBe(left?.x);
    expect((below?.y ?? 0) - (right?.y ?? 0)).toBeGreaterThan(16);
  });

  it('has cards in the flow that mirror those of a map read from the left', async () => {
    const inFlow = async (title: string) => {
      const map = mapOfJourney({ stages: [{ name: 'One', steps: [{ title, on: ['App'], feels: 'calm 1' }] }] });
      const scene = await layoutMap(map, 0, { elk, view: 'flow' });
      const card = stepsOf(scene)[0];
      const band = scene.bands.find(({ key }) => key === 'steps');
      const chunk = band?.chunks.find(({ key }) => key.startsWith('stage:'));
      const marks = [...inGroups(chunk?.marks ?? [])];
      const from = (card?.x ?? 0) - (chunk?.x ?? 0);
      const places = marks.flatMap((mark) => {
        if (mark.type === 'icon') return [{ type: 'icon', x: mark.x - from, size: mark.size }];
        if (mark.type === 'face') return [{ type: 'face', x: mark.x - from, size: 0 }];
        return mark.type === 'text' && mark.text === '1' ? [{ type: 'number', x: mark.x - from, size: 0 }] : [];
      });
      return { width: card?.width ?? 0, places };
    };
    const left = await inFlow('Asks');
    const right = await inFlow('تسأل جاراتها');
    expect(left.places.map(({ type }) => type)).toEqual(['icon', 'number', 'face']);
    expect(right.places).toEqual(left.places.map((one) => ({ ...one, x: left.width - one.x - one.size })));
  });
});
