/**
 * The source of `journey.tmLanguage.json`, the TextMate grammar that colours `.journey` files before, and without, the
 * language server. Kept as code because a dozen small patterns return in every line shape. After a change here,
 * `npx vitest run test/syntaxes.test.ts -u` writes the JSON anew; the test fails while the two differ.
 *
 * It knows keywords at the start of a line, how the rest of each such line is divided, comments and quotes. It does not
 * know what the lexer repairs: a mistyped keyword stays without colour, as a hint that it is not one.
 */

/** The part of the TextMate grammar format that is used here. */
export interface Rule {
  comment?: string;
  name?: string;
  match?: string;
  begin?: string;
  end?: string;
  captures?: Captures;
  beginCaptures?: Captures;
  endCaptures?: Captures;
  patterns?: Rule[];
  include?: string;
}
export type Captures = Record<string, { name?: string; patterns?: Rule[] }>;
export interface Grammar {
  name: string;
  scopeName: string;
  patterns: Rule[];
  repository: Record<string, Rule>;
}

// Patterns, in the syntax of Oniguruma. `\s` takes no-break and ideographic spaces there, and the line's end too.
const SPACE = '[^\\S\\n]';
const DIGIT = '[0-9٠-٩۰-۹०-९০-৯๐-๙０-９]';
const COUNT = `${DIGIT}+(?:[.,٫．]${DIGIT}+)?`;
const NUMBER = `[+＋\\-−–－]?(?:${COUNT}|[.,٫．]${DIGIT}+)`;
const PER_CENT = '[%％٪]';
const COMMA = '[,，、،]';
/** A colon separates before white space or the line's end; the full-width one by itself. */
const COLON = `(?::(?=${SPACE}|$)|：)`;
const COMMENT_AHEAD = `${SPACE}+//`;
/** What ends a text: the line's end or a comment. */
const END = `${SPACE}*$|${COMMENT_AHEAD}`;
/** What ends the part of a reference before `: text`. */
const HEAD_END = `${SPACE}*(?:${COLON}|$)|${COMMENT_AHEAD}`;
const LIST_END = `${SPACE}*${COMMA}`;
const QUOTED = '(")((?:[^"\\\\]|\\\\.)*+)(")';
const SCORE = `${NUMBER}(?=${HEAD_END})`;
/** A number, a currency sign before it, and all up to the end that has no further digit as its unit: `9 minutes`, `€40`. */
const AMOUNT = `([€$£¥]?)${SPACE}?(${NUMBER})${SPACE}*((?!${DIGIT})[^\\s":：](?:(?!${DIGIT})[^"])*?)?`;
const SHARE = `(${NUMBER})${SPACE}?(${PER_CENT})`;
const DURATION_UNIT = '(?i:s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|yrs?|years?)';
const DURATION_PART = `${COUNT}(?:${SPACE}*[-–]${SPACE}*${COUNT})?${SPACE}*${DURATION_UNIT}`;
const DURATION = `(?i:about${SPACE}+)?${DURATION_PART}(?:${SPACE}+${DURATION_PART})*+`;

const REFERENCE = 'variable.other.reference.journey';
const EMOTION = 'variable.other.emotion.journey';
const NUMERIC = 'constant.numeric.journey';
const DURATION_SCOPE = 'constant.numeric.duration.journey';
const UNIT = 'keyword.other.unit.journey';
const COMMENT = 'comment.line.double-slash.journey';
const STRING = 'string.unquoted.journey';

const include = (name: string): Rule => ({ include: `#${name}` });

/** A text or name that starts here and stops before `until`, and the same wholly in quotes. */
function upTo(until: string, scope: string, quotedScope = scope): Rule[] {
  const inside: { name?: string; patterns: Rule[] } = { name: quotedScope, patterns: [include('escape')] };
  return [
    {
      match: `\\G${QUOTED}(?=${until})`,
      captures: {
        1: { name: 'punctuation.definition.string.begin.journey' },
        2: inside,
        3: { name: 'punctuation.definition.string.end.journey' },
      },
    },
    { match: `\\G(?!//)\\S.*?(?=${until})`, name: scope },
  ];
}

/** Names with commas between them, each up to a comma or `until`. */
function namesUpTo(until: string): Rule[] {
  const stop = `${LIST_END}|${until}`;
  const [quoted, plain] = upTo(stop, REFERENCE);
  return [
    { match: COMMA, name: 'punctuation.separator.comma.journey' },
    { ...quoted, match: `${QUOTED}(?=${stop})` },
    { ...plain, match: `(?!//|${COMMA})\\S.*?(?=${stop})` },
  ];
}

const text = [include('text')];
const reason = include('reason');

type Margin = 'margin' | 'indented' | 'anywhere';
const MARGIN: Record<Margin, string> = {
  margin: '^\\x{FEFF}?',
  indented: `^${SPACE}+`,
  anywhere: `^\\x{FEFF}?${SPACE}*`,
};

/**
 * A line that begins with one of `keywords`, and what follows it. Comments are known in every line. Where no colon divides
 * the line, one right behind the keyword is a slip that the lexer passes over.
 */
function line(keywords: string[], scope: string, patterns: Rule[], margin: Margin = 'anywhere'): Rule {
  const words = keywords.map((keyword) => keyword.replaceAll(' ', `${SPACE}+`)).join('|');
  const slip = patterns.includes(reason) ? '' : `(?:([:：])${SPACE}*)?`;
  return {
    begin: `${MARGIN[margin]}(?i:(${words}))(?=${SPACE}|[:：]|$)${slip}${SPACE}*`,
    beginCaptures: { 1: { name: `keyword.${scope}.journey` }, 2: { name: 'punctuation.separator.colon.journey' } },
    end: '$',
    patterns: [include('comment'), ...patterns],
  };
}

/** Every kind of line, in the order in which they are tried. */
const lines: Record<string, Rule> = {
  import: line(['import'], 'control.import', upTo(END, 'string.unquoted.path.journey'), 'margin'),
  // A metric, lane or touchpoint is declared at the margin only; indented, it is a line of a step.
  declaration: line(
    ['persona', 'channel', 'touchpoint', 'source', 'metric', 'lane', 'framework', 'journey'],
    'control.declaration',
    upTo(END, 'entity.name.type.journey'),
    'margin',
  ),
  emotionDeclaration: line(
    ['emotion'],
    'control.declaration',
    [
      { match: `(?<=${SPACE})${NUMBER}(?=${END})`, name: NUMERIC },
      ...upTo(`${SPACE}+${NUMBER}(?:${END})|${END}`, 'entity.name.type.journey'),
    ],
    'margin',
  ),
  stage: line(['stage'], 'control.stage', upTo(END, 'entity.name.class.stage.journey')),
  step: line(['step'], 'control.step', upTo(END, 'entity.name.function.step.journey')),
  opportunity: line(['opportunity'], 'control.opportunity', text),
  as: line(['as'], 'control.persona', namesUpTo(END)),
  names: line(['for', 'on', 'involves'], 'other.reference', namesUpTo(END)),
  next: line(['next'], 'other.flow', [
    reason,
    { match: `(?<=${SPACE})${SHARE}(?=${HEAD_END})`, captures: { 1: { name: NUMERIC }, 2: { name: UNIT } } },
    ...namesUpTo(`${SPACE}+${SHARE}(?:${HEAD_END})|${HEAD_END}`),
  ]),
  wholeName: line(['follows', 'future of', 'details', 'answers'], 'other.reference', upTo(END, REFERENCE)),
  touchpoint: line(['touchpoint'], 'other.reference', upTo(END, REFERENCE), 'indented'),
  feels: line(['feels'], 'other.emotion', [
    reason,
    { match: `(?<=${SPACE})${SCORE}`, name: NUMERIC },
    ...upTo(`${SPACE}+${SCORE}|${HEAD_END}`, EMOTION),
  ]),
  metric: line(
    ['metric'],
    'other.metric',
    [
      reason,
      { match: `(?<=${SPACE})${DURATION}(?=${HEAD_END})`, name: DURATION_SCOPE },
      {
        match: `(?<=${SPACE})${AMOUNT}(?=${HEAD_END})`,
        captures: { 1: { name: UNIT }, 2: { name: NUMERIC }, 3: { name: UNIT } },
      },
      ...upTo(`${SPACE}+(?:${DURATION}|${AMOUNT})(?:${HEAD_END})|${HEAD_END}`, REFERENCE),
    ],
    'indented',
  ),
  evidence: line(['evidence'], 'other.reference', [reason, ...upTo(HEAD_END, REFERENCE)]),
  lane: line(['lane'], 'other.reference', [reason, ...upTo(HEAD_END, REFERENCE)], 'indented'),
  blueprint: line(['frontstage', 'backstage', 'support'], 'other.blueprint', [
    reason,
    ...upTo(`${SPACE}*${COLON}`, 'variable.other.actor.journey').map(beforeComment),
    ...text,
  ]),
  mark: line(['moment of truth', 'ends here'], 'other.mark', [reason]),
  leaves: line(['leaves'], 'other.flow', [
    reason,
    {
      match: `\\G(${NUMBER})${SPACE}*(${PER_CENT})?(?=${HEAD_END})`,
      captures: { 1: { name: NUMERIC }, 2: { name: UNIT } },
    },
  ]),
  number: line(['lifts', 'scale'], 'other.value', [
    {
      match: `\\G(${NUMBER})(?:${SPACE}*(\\.\\.\\.?|…|–|(?i:to))${SPACE}*(${NUMBER}))?(?=${END})`,
      captures: { 1: { name: NUMERIC }, 2: { name: 'keyword.operator.range.journey' }, 3: { name: NUMERIC } },
    },
  ]),
  // Words that are none of the choices get no string scope: editors complete words in strings only on request.
  choice: line(['state', 'basis', 'status', 'kind', 'method', 'effort', 'impact', 'better'], 'other.property', [
    {
      match: `\\G(?i:${[
        'current|future|assumption|research|draft|review|live|retired|digital|physical|human|low|medium|high',
        'interview|survey|analytics|observation|diary|desk|workshop|higher|lower|idea|planned',
        'automation|personalization|contextual|other',
      ].join('|')})(?=${END})`,
      name: 'variable.other.enummember.journey',
    },
    { match: `\\G(?!//)\\S.*?(?=${END})`, name: 'constant.other.journey' },
  ]),
  flag: line(['optional'], 'other.flag', []),
  date: line(['updated', 'date'], 'other.property', [
    { match: `\\G\\d{4}(?:-\\d{2}){0,2}(?=${END})`, name: 'constant.numeric.date.journey' },
    ...text,
  ]),
  duration: line(['lasts'], 'other.property', [{ match: `\\G${DURATION}(?=${END})`, name: DURATION_SCOPE }, ...text]),
  amount: line(['age', 'size', 'target'], 'other.property', [
    {
      match: `\\G${AMOUNT}(?=${END})`,
      captures: { 1: { name: UNIT }, 2: { name: NUMERIC }, 3: { name: UNIT } },
    },
    ...text,
  ]),
  color: line(['color'], 'other.property', [
    { match: `\\G#\\h+(?=${END})`, name: 'constant.other.color.journey' },
    ...text,
  ]),
  address: line(['link', 'image'], 'other.property', upTo(END, `${STRING} markup.underline.link.journey`)),
  text: line(
    [
      ...['physical evidence', 'role', 'quote', 'context', 'icon', 'description', 'unit', 'goal', 'scenario'],
      ...['expects', 'owner', 'contributor', 'starts', 'ends', 'insight', 'note', 'action', 'thinks', 'says'],
      ...['needs', 'pain', 'gain', 'trigger', 'when'],
    ],
    'other.text',
    text,
  ),
};

/** The same rule, but not where the match would run over a comment: `frontstage Clerk // not: who`. */
function beforeComment(rule: Rule): Rule {
  return { ...rule, match: rule.match!.replace('.*?', `(?:(?!${COMMENT_AHEAD}).)*?`) };
}

const lineName = (key: string): string => `${key}-line`;

export const grammar: Grammar = {
  name: 'Journey',
  scopeName: 'source.journey',
  patterns: ['block-comment', 'continuation', ...Object.keys(lines).map(lineName), 'comment'].map(include),
  repository: {
    ...Object.fromEntries(Object.entries(lines).map(([key, rule]) => [lineName(key), rule])),
    comment: {
      comment: 'Two slashes start a comment at the start of a line or after white space; an address keeps its own.',
      match: `(?:^|(?<=[\\s\\x{FEFF}]))(//).*$`,
      name: COMMENT,
      captures: { 1: { name: 'punctuation.definition.comment.journey' } },
    },
    'block-comment': {
      comment: 'Begins and ends on lines of its own.',
      begin: `${MARGIN.anywhere}(/\\*)`,
      beginCaptures: { 1: { name: 'punctuation.definition.comment.begin.journey' } },
      end: '\\*/',
      endCaptures: { 0: { name: 'punctuation.definition.comment.end.journey' } },
      name: 'comment.block.journey',
    },
    continuation: {
      comment: 'Goes on with the text of the line above.',
      begin: `${MARGIN.anywhere}(\\|)${SPACE}*`,
      beginCaptures: { 1: { name: 'punctuation.separator.continuation.journey' } },
      end: '$',
      patterns: [
        include('comment'),
        { match: '\\G//.*$', name: COMMENT },
        { match: `\\G\\S.*?(?=${END})`, name: STRING },
      ],
    },
    text: { patterns: [include('comment'), ...upTo(END, STRING, 'string.quoted.double.journey')] },
    reason: {
      comment: 'A colon that separates, and the text after it.',
      begin: `(${COLON})${SPACE}*`,
      beginCaptures: { 1: { name: 'punctuation.separator.colon.journey' } },
      end: '$',
      patterns: text,
    },
    escape: { match: '\\\\["\\\\n]', name: 'constant.character.escape.journey' },
  },
};
