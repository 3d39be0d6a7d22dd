/** Texts to format: maps as people write them, and texts in which everything may be wrong. */
import fc from 'fast-check';
import { SAMPLE_LINES } from '../language/sample-text.js';

/** How a person indents, and how they leave lines: a level's white space, what may stand at line ends and between lines. */
interface Hand {
  unit: string;
  lineEnd: string;
  mark: string;
  blank: string;
}

const hand: fc.Arbitrary<Hand> = fc.record({
  unit: fc.constantFrom(' ', '  ', '   ', '    ', '        ', '\t', '\u3000', '\u00a0 '),
  lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '', '\ufeff'),
  blank: fc.constantFrom('', '', '   ', '\t'),
});

const WORDS = [
  'Walks',
  'waits',
  '靴を買う',
  'شراء',
  'a // b'.slice(0, 1),
  'https://x.y//z',
  '#1',
  '"',
  '|',
  'é',
  '30%',
  '😀',
  '-2',
];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const names = fc.array(fc.constantFrom('Web', 'Phone', 'Word of mouth', '"a, b"', '店'), {
  minLength: 1,
  maxLength: 3,
});
const comma = fc.constantFrom(', ', ',', ' , ', ' ,', '，', ' 、 ', '،', ',\t ');
const colon = fc.constantFrom(': ', ' : ', '：', ':   ', ' ： ');
const gap = fc.constantFrom(' ', ' ', '  ', '\t', '\u3000');
const list = fc.tuple(names, comma).map(([all, between]) => all.join(between));

const feels = fc
  .tuple(gap, fc.constantFrom('calm', 'day-dreaming', ''), gap, fc.constantFrom('-1', '+2', '0.5'), colon, text)
  .map(([a, emotion, b, score, divide, why]) => `feels${a}${emotion}${emotion && b}${score}${divide}${why}`);
const item = fc.oneof(
  fc.tuple(fc.constantFrom('thinks', 'Says', 'NEEDS', 'pain', 'gain', 'note'), gap, text).map((it) => it.join('')),
  fc.tuple(fc.constantFrom('on', 'involves', 'for'), gap, list).map((it) => it.join('')),
  feels,
  fc.tuple(fc.constantFrom('moment of truth', 'Moment   of truth', 'ends  here'), colon, text).map((it) => it.join('')),
  fc.tuple(fc.constantFrom('frontstage', 'backstage'), gap, text, colon, text).map((it) => it.join('')),
  fc.tuple(gap, gap, colon, text).map(([a, b, c, d]) => `metric${a}NPS${b}41${c}${d}`),
);

type Tree = { line: string; children: Tree[]; below: string[] };
const below = fc.oneof(
  { weight: 8, arbitrary: fc.constant([] as string[]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<string[][]>(
      [''],
      ['', '', ''],
      ['// a remark'],
      ['', '//   another  '],
      ['| goes on'],
      ['', '|and on // remark'],
      ['/* one', '     two', '', 'three */'],
      ['/* one line */'],
    ),
  },
);
const leaf = fc.record({ line: item, children: fc.constant([] as Tree[]), below });
const block = (keyword: string, inside: fc.Arbitrary<Tree>, most: number) =>
  fc.record({
    line: fc.tuple(fc.constantFrom(keyword, keyword.toUpperCase()), gap, text).map((it) => it.join('')),
    children: fc.array(inside, { maxLength: most }),
    below,
  });
const step = block('step', fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 1, arbitrary: block('as', leaf, 2) }), 5);
const stage = fc
  .record({ title: block('stage', leaf, 2), steps: fc.array(step, { maxLength: 3 }) })
  .map(({ title, steps }) => ({ ...title, children: [...title.children, ...steps] }));
const journey = block('journey', stage, 3);
const top = fc.oneof(journey, block('persona', leaf, 0), block('channel', leaf, 0));

function write(trees: readonly Tree[], level: string, { unit, blank }: Hand, lines: string[]): void {
  for (const { line, children, below: more } of trees) {
    lines.push(level + line);
    for (const it of more) lines.push(it === '' ? blank : level + it);
    write(children, level + unit, { unit, blank } as Hand, lines);
  }
}

/** Maps without a line in a wrong place, indented and spaced in any way. */
export const maps = fc
  .tuple(fc.array(top, { minLength: 1, maxLength: 3 }), hand, fc.constantFrom('', '\n', '\n\n\n', '\n   '))
  .map(([trees, by, end]) => {
    const lines: string[] = [];
    write(trees, '', by, lines);
    return by.mark + (lines.join('\n') + end).replaceAll('\n', by.lineEnd);
  });

const JUNK = [
  'lorem ipsum',
  '???',
  '{',
  'Se',
  '- a bullet',
  ': x',
  '"quoted',
  '😀',
  '/*',
  '*/',
  '|',
  '//',
  '\u2028',
  'stepping',
];
const indent = fc.oneof(
  fc.nat(16).map((n) => ' '.repeat(n)),
  fc.constantFrom('\t', '\t\t', ' \t', '  \t', '\t ', '\t\t\t', '\u3000', '\u00a0'),
);
const damage = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('indent', 'junk', 'cut', 'drop', 'insert', 'double'),
  white: indent,
  junk: fc.constantFrom(...JUNK),
  cut: fc.nat(30),
});

function damaged(
  lines: readonly string[],
  damages: readonly { at: number; kind: string; white: string; junk: string; cut: number }[],
) {
  const result = [...lines];
  for (const { at, kind, white, junk, cut } of damages) {
    const index = at % result.length;
    const line = result[index]!;
    if (kind === 'indent') result[index] = white + line.trim();
    else if (kind === 'junk') result[index] = white + junk;
    else if (kind === 'cut') result[index] = line.slice(0, cut);
    else if (kind === 'drop' && result.length > 1) result.splice(index, 1);
    else if (kind === 'double') result.splice(index, 0, '', '  ', line);
    else result.splice(index, 0, `${white}${junk}  `);
  }
  return result.join('\n');
}

const damages = fc.array(damage, { minLength: 1, maxLength: 8 });
/** Maps with some lines moved, cut, doubled or made into something else. */
export const brokenMaps = fc.oneof(
  fc.tuple(maps, damages).map(([map, them]) => damaged(map.split(/\r\n|\r|\n/), them)),
  fc
    .tuple(fc.nat(SAMPLE_LINES.length - 60), damages)
    .map(([from, them]) => damaged(SAMPLE_LINES.slice(from, from + 60), them)),
);

/** How an editor or the command line may indent. */
export const indentations = fc.constantFrom('1', '2', '3', '4', '8', 'tabs');
