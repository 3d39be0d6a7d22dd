import { describe, expect, it } from 'vitest';
import { checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities } = checking('too-many-stages');
const stages = (count: number) => Array.from({ length: count }, (_, i) => `  stage S${i}\n`).join('');

describe('too-many-stages', () => {
  it('reports nine stages on the title of the journey', async () => {
    const text = `journey A day out\n${stages(9)}`;
    expect(await reports(text)).toEqual(['1:9 A day out']);
    expect(await messages(text)).toEqual([
      'This journey has 9 stages: more than eight are hard to keep in view. Join some, or map a part in a journey of its own that ‘details’ leads to.',
    ]);
    expect(await severities(text)).toEqual([3]);
  });

  it('is silent about eight', async () => {
    expect(await reports(`journey A\n${stages(8)}`)).toEqual([]);
  });

  it('counts each journey by itself', async () => {
    expect(await reports(`journey A\n${stages(5)}journey B\n${stages(5)}journey C\n${stages(10)}`)).toEqual(['13:9 C']);
  });

  it('is silent where the framework asks for so many', async () => {
    const framework = (count: number, optional = '') =>
      `framework F\n${Array.from({ length: count }, (_, i) => `  stage S${i}\n${optional}`).join('')}`;
    const journey = `journey A\n  follows F\n${stages(9)}`;
    expect(await reports(framework(9) + journey)).toEqual([]);
    expect(await reports(framework(8) + journey)).toHaveLength(1);
    expect(await reports(framework(9, '    optional\n') + journey)).toHaveLength(1);
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    expect(await reports(`journey ${name}\r\n${stages(9)}`)).toEqual([`1:9 ${name}`]);
  });
});
