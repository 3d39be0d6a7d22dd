/** A well-formed text of about three hundred lines that uses every keyword of the language. */

function step(stage: number, index: number, last: boolean): string[] {
  const title = `Does thing ${stage}.${index}`;
  const lines = [`    step ${title}`];
  const add = (...more: string[]) => lines.push(...more.map((line) => `      ${line}`));
  add(`on ${index % 2 ? 'Web, Phone' : 'Store'}`);
  switch (index % 4) {
    case 0:
      add(
        'touchpoint Search results',
        'trigger A friend asks',
        'thinks So many brands: which one? // a remark',
        '| and which size',
        'feels curious: there is a lot to see',
        'pain Reviews contradict each other',
        'opportunity Run a blog',
        '  answers Reviews contradict each other',
        '  lifts +1',
        '  kind contextual',
        '  on Web',
        '  owner Content',
        '  effort medium',
        '  impact high',
        '  status idea',
        '  metric NPS +3',
        '  link https://example.org/a//b',
        'evidence Interviews: 9 of 12',
      );
      break;
    case 1:
      add(
        'for Rosa, Ben',
        'as Rosa',
        '  feels hopeful +1',
        '  thinks This could work',
        '  pain Too far away',
        'as Ben',
        '  feels -1: it rains',
        '  gain A walk in the park',
        '  leaves 10%: goes home',
        'involves Ada, the old bicycle',
        'metric time 9 minutes: at noon',
        'metric CSAT 4.1',
        'next Does thing 1.0: still unsure',
      );
      break;
    case 2:
      add(
        'feels anxious -1: will it fit?',
        'says "Can I // try it?"',
        'moment of truth: the feet decide',
        'physical evidence A receipt',
        'frontstage Assistant: measures',
        'backstage Stock room: fetches',
        'support Inventory system',
        'leaves 30%: waits for the sale',
        'lane Legal: consent form',
        'ends here: with a pair',
      );
      break;
    default:
      add(
        'feels confident',
        'action Saves screenshots',
        'expects The same price everywhere',
        'needs Time',
        'gain First run',
        'when Day 1',
        'lasts 2 days',
        'insight People look twice',
        'image shoe.png',
        'link https://example.org',
        'note checked in May',
      );
  }
  if (last) add('details Buying again');
  return lines;
}

function declarations(): string[] {
  return [
    '// Everything a map can say.',
    'persona Rosa',
    '  role New runner',
    '  age 29',
    '  quote I just want to start',
    '  goal Run five kilometres',
    '  needs Advice',
    '  pain Every shop says something else',
    '  context Lives near a park',
    '  image rosa.png',
    '  color #2b45bd',
    'persona Ben',
    '  role Her brother',
    'channel Web',
    '  kind digital',
    '  icon globe',
    '  description The shop online',
    'channel Phone',
    '  kind digital',
    'channel Store',
    '  kind physical',
    '  color teal',
    '',
    'touchpoint Search results',
    '  on Web',
    '  description What the engine lists',
    'emotion day-dreaming +2',
    '  icon cloud',
    'source Interviews',
    '  method interview',
    '  size 12',
    '  date 2026-03-14',
    '  link https://example.org/interviews',
    '  description Twelve runners',
    'metric Basket value',
    '  unit euros',
    '  scale 0..500',
    '  better higher',
    '  target 80',
    '  description Mean of a day',
    'lane Legal',
    '  description What the law asks',
    'framework Short path',
    '  stage First',
    '  stage Maybe',
    '    optional',
    '  stage Last',
    '',
    '/* a comment',
    '   of two lines */',
  ];
}

function journey(name: string, stages: number, steps: number): string[] {
  return [
    `journey ${name}`,
    '  for Rosa, Ben',
    '  goal Own shoes that fit',
    '  scenario Saturday, rain',
    '  | and no car',
    '  expects A short queue',
    '  state current',
    '  basis research',
    '  follows Short path',
    '  owner Retail',
    '  contributor Ada',
    '  status draft',
    '  updated 2026-05',
    '  starts Decides to run',
    '  ends Runs',
    '  metric NPS 46',
    '  evidence Interviews',
    '  insight Advice beats price',
    '  note a remark',
    '  link https://example.org/map',
    ...Array.from({ length: stages }, (_, s) => [
      '',
      `  stage Stage ${s}`,
      `    goal Know what to look for ${s}`,
      '    owner Somebody',
      '    lasts 1 week',
      '    evidence Interviews: 7 of 12',
      '    pain Waiting',
      '    opportunity A seat',
      '      answers Waiting',
      ...Array.from({ length: steps }, (_, p) => step(s, p, s + p === 0)).flat(),
    ]).flat(),
  ];
}

/** The lines of the text; its last line is not empty. */
export const SAMPLE_LINES: readonly string[] = [
  ...declarations(),
  ...journey('Buying running shoes', 3, 4),
  ...journey('Buying again', 2, 2),
];
