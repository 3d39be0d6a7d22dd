/** Maps that want to be more than text, and texts that want to take all the time and memory there is. */

/** Each would set `hacked` where it ran, ask for something from elsewhere, or change what is beside it. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>window.hacked=1</script>',
  '</script><script>window.hacked=1</script>',
  '<img src=x onerror=window.hacked=1>',
  '"><svg onload=window.hacked=1>',
  "' onmouseover='window.hacked=1' autofocus onfocus='window.hacked=1' x='",
  'javascript:window.hacked=1',
  'JaVaScRiPt&colon;window.hacked=1',
  '<a href="javascript:window.hacked=1">here</a>',
  '</text></g></svg><iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  '</style><script>window.hacked=1</script>',
  '</title></head><body onload=window.hacked=1>',
  '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="window.hacked=1"/></foreignObject>',
  '<a xlink:href="javascript:window.hacked=1"><animate attributeName="href" to="javascript:window.hacked=1"/></a>',
  '<set attributeName="onmouseover" to="window.hacked=1"/>',
  '&lt;script&gt;window.hacked=1&lt;/script&gt;',
  '&#60;img src=x onerror=window.hacked=1&#62;',
  '&#x3c;script&#x3e;window.hacked=1&#x3c;/script&#x3e;',
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;&a;">]>&b;',
  '<?xml-stylesheet href="https://example.com/x.xsl"?>',
  ']]><!--<img src=x onerror=window.hacked=1>-->',
  '<style>*{display:none!important}@import "https://example.com/x.css";</style>',
  'url(https://example.com/pixel.png)} * {display:none} x{',
  'red;background:url(https://example.com/pixel.png)',
  'expression(window.hacked=1)',
  '#fff" onclick="window.hacked=1',
  'data:text/html,<script>window.hacked=1</script>',
  '<base href="https://example.com/"><meta http-equiv=refresh content="0;url=https://example.com/">',
  '<link rel=stylesheet href="https://example.com/x.css"><image href="https://example.com/x.png"/>',
  '<use href="https://example.com/x.svg#a"/><feImage href="https://example.com/x.png"/>',
  '<form action="https://example.com/"><button autofocus onfocus=window.hacked=1>go</button></form>',
  '{{constructor.constructor("window.hacked=1")()}} <%= window.hacked=1 %> #{7*7}',
  '%3Cscript%3Ewindow.hacked=1%3C/script%3E',
  '\u202e<script>window.hacked=1</script>\u202c',
  '[x](javascript:window.hacked=1) ![x](https://example.com/x.png) <https://example.com>',
  '%%{init: {"securityLevel":"loose"}}%% click A call window.hacked()',
  '=HYPERLINK("https://example.com","x")',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '\u001b]8;;https://example.com\u0007x\u001b]8;;\u0007\u001b[2J',
  '::error file=a,line=1::x%0A::set-output name=x::y',
  '$(touch hacked) `touch hacked` ; touch hacked | touch hacked && touch hacked',
  '__proto__',
  'constructor',
  '\\u0000\u0001\u007f\u2028\u2029',
];

/** Paths that lead out of the folder of a map, or to no file at all. */
export const HOSTILE_PATHS: readonly string[] = [
  '../secret',
  './../secret',
  './a/../../secret',
  '..\\secret',
  '.\\..\\secret',
  '%2e%2e/secret',
  './%2e%2e/secret',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\server.example\\share\\secret',
  '//server.example/share/secret',
  'file:///etc/passwd',
  'https://example.com/secret',
  'data:text/plain,secret',
  '~/secret',
  '\0secret',
  '/proc/self/environ',
  '/dev/zero',
];

/** As a name within a line it goes in quotes. */
const nameOf = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** A map with each of these texts in every place that takes one. */
export function mapOfText(...texts: readonly [string, ...string[]]): string {
  const [first] = texts;
  return `${texts.map(declarationsOf).join('')}journey ${nameOf(first)}
  for ${texts.map(nameOf).join(', ')}
  goal ${first}
  scenario ${first}
  owner ${first}
  follows ${nameOf(first)}
  starts ${first}
  ends ${texts.at(-1)}
  link ${first}
${texts.map(stageOf).join('')}    step Last
      next ${nameOf(first)}
      next Nowhere ${first}
`;
}

function declarationsOf(text: string): string {
  const name = nameOf(text);
  return `persona ${name}
  role ${text}
  quote ${text}
  needs ${text}
  image ${text}
  color ${text}
channel ${name}
  icon ${text}
  color ${text}
  description ${text}
emotion ${name} -2
  icon ${text}
source ${name}
  link ${text}
metric ${name}
  unit ${text}
lane ${name}
  color ${text}
framework ${name}
  stage ${name}
  stage Other
`;
}

function stageOf(text: string): string {
  const name = nameOf(text);
  return `  stage ${name}
    goal ${text}
    step ${name}
      on ${name}
      touchpoint ${text}
      image ${text}
      thinks ${text}
      says ${text}
      feels ${name} -2: ${text}
      pain ${text}
      pain Another
      opportunity ${text}
        answers ${text}
        owner ${text}
        link ${text}
      gain ${text}
      evidence ${name}: ${text}
      metric ${name} 5: ${text}
      moment of truth: ${text}
      frontstage ${text}: ${text}
      backstage ${text}
      lane ${name}: ${text}
      next Last: ${text}
      leaves 30%: ${text}
      note ${text}
      link ${text}
      ${text}
`;
}

const STEP =
  'persona Ana\nchannel Web\njourney A\n  for Ana\n  starts x\n  ends y\n  stage S\n    step T\n      on Web\n      feels calm\n';
const steps = (count: number): string =>
  `persona Ana\nchannel Web\njourney A\n  for Ana\n  starts x\n  ends y\n${many(count, (i) => `${i % 10 === 0 ? `  stage S${i}\n` : ''}    step T${i}\n      on Web\n      feels calm\n`)}`;
const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** A map with a step of each text. */
export function mapOfTexts(texts: readonly string[]): string {
  const steps = texts.map((text) => {
    const name = nameOf(text);
    return `    step ${name}
      on ${name}
      image ${text}
      thinks ${text}
      feels ${name} -1: ${text}
      pain ${text}
      opportunity ${text}
      frontstage ${text}
      metric ${name} 5: ${text}
      evidence ${name}: ${text}
      link ${text}
      next ${name}: ${text}
`;
  });
  return `journey All texts\n  for Ana\n  starts x\n  ends y\n  stage S\n${steps.join('')}`;
}

/** Maps that are out of all measure, `size` being 1 for what is meant and less for a quick look at the same. */
export function hugeMaps(size = 1): Record<string, string> {
  const so = (count: number): number => Math.ceil(count * size);
  return {
    'a line of 10 MB': `${STEP}      note ${'word '.repeat(so(2_000_000))}`,
    'a title of 10 MB': `${STEP}    step ${'word '.repeat(so(2_000_000))}\n      on Web\n      feels calm`,
    'a word of 10 MB': `${STEP}      thinks ${'x'.repeat(so(10_000_000))}`,
    'a path of 10 MB': `${STEP}      image ${'a'.repeat(so(5_000_000))}/${'b'.repeat(so(5_000_000))}/`,
    'an address of 10 MB': `${STEP}      link https://example.com/${'#a?'.repeat(so(3_300_000))}`,
    'a million colons': `${STEP}      feels ${':'.repeat(so(1_000_000))}\n      pain ${':'.repeat(so(1_000_000))}`,
    'a million colons and spaces': `${STEP}      frontstage ${': '.repeat(so(1_000_000))}`,
    'a million commas': `${STEP}      on ${'a, '.repeat(so(1_000_000))}`,
    'a million quotation marks': `${STEP}      says ${'"'.repeat(so(1_000_000))}x`,
    'a million angle brackets': `${STEP}      thinks ${'<'.repeat(so(1_000_000))}`,
    'a million letters from right to left': `${STEP}      thinks ${'\u05d0'.repeat(so(1_000_000))}`,
    'a million marks on one letter': `${STEP}      thinks a${'\u0301'.repeat(so(1_000_000))}`,
    'as many steps as a map may have': steps(so(10_000)),
    'as many notes in a step as a map may have': STEP + many(so(59_000), (i) => `      note ${i}\n`),
    'indentation of 5,000 levels': STEP + many(so(5_000), (i) => `${' '.repeat(i + 6)}note x\n`),
  };
}

/** Maps with more lines than are read. */
export function endlessMaps(): Record<string, string> {
  return {
    'a million empty lines': `${STEP}${'\n'.repeat(1_000_000)}x`,
    '100,000 steps': steps(100_000),
    '100,000 notes in a step': STEP + many(100_000, (i) => `      note ${i}\n`),
  };
}

/** Maps with more of one kind of line than are read: the kind → the text. */
export function crowdedMaps(isLong = false): Record<string, string> {
  const so = (most: number): number => (isLong ? 59_000 : most + 1);
  return {
    '1,000 imports': many(so(1_000), (i) => `import ./f${i}.journey\n`) + STEP,
    '2,000 journeys': many(so(2_000), (i) => `journey J${i}\n`),
    '10,000 stages': `journey A\n${many(so(10_000), (i) => `  stage S${i}\n`)}`,
    '10,000 steps': `journey A\n  stage S\n${many(so(10_000), (i) => `    step T${i}\n`)}`,
    '20,000 ‘as’ blocks': `journey A\n  stage S\n    step T\n${many(so(20_000), (i) => `      as P${i}\n`)}`,
  };
}

/** A map of lines that say nothing, the last of them silenced. */
export const uselessMap = (lines: number): string =>
  `${many(lines, (i) => `zzzz ${i}\n`)}// journey-ignore unknown-keyword\nzzzz\n`;

/** Files that import each other in a circle, and each of them the next ten. */
export function importCircle(files: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: files }, (_, at) => [
      `f${at}.journey`,
      `${many(10, (next) => `import ./f${(at + next + 1) % files}.journey\n`)}persona P${at}\n${STEP.replaceAll('Ana', `P${(at + 1) % files}`).replace(/^persona.*\n/, '')}`,
    ]),
  );
}

/** Texts for the importers: what they read, out of all measure or not as it should be. */
export function hostileImports(size = 1): Record<'mermaid' | 'csv' | 'json', Record<string, string>> {
  const so = (count: number): number => Math.ceil(count * size);
  const million = so(1_000_000);
  return {
    mermaid: {
      colons: `journey\n  title x\n  section s\n  a${':'.repeat(million)}x\n`,
      semicolons: `journey\n  title x\n  ${'a;'.repeat(million)}x\n`,
      'a word': `journey\n  title x\n  section s\n  ${'a'.repeat(million)};: 5: Me\n`,
      spaces: `journey\n  title:${' '.repeat(million)}x\n  section${' '.repeat(million)}\u2028\n`,
      'empty lines': `${'\n'.repeat(million)}x`,
      heading: `# ${'# '.repeat(million)}x\n\`\`\`mermaid\njourney\n a: 5: Me\n\`\`\`\n`,
      fences: `${'```\n'.repeat(million / 4)}journey\n`,
      quotations: `${'> '.repeat(million)}x\n`,
      comments: `journey\n${'%%{ '.repeat(million / 4)}\n a: 5: Me\n`,
      entities: `journey\n  title ${'&#'.repeat(million / 2)}\n a${'#amp;'.repeat(million / 5)}: 5: Me\n`,
      actors: `journey\n  a: 5: ${'Me, '.repeat(million / 4)}\n`,
    },
    csv: {
      colons: `Stage,Step,Feels\nA,B,"calm ${':'.repeat(million)}"\n`,
      brackets: `Stage,Step,Feels\nA,B,"[as ${' '.repeat(million)}"\n`,
      'open quotation': `Stage,Step\nA,"${'x'.repeat(million)}\n`,
      commas: `Stage,Step\n${','.repeat(million)}\n`,
      quotations: `Stage,Step,On\nA,B,"${'""'.repeat(million / 2)}"\n`,
      rows: `Stage,Step\n${many(so(20_000), (i) => `A,Step ${i}\n`)}`,
    },
    json: {
      depth: `${'['.repeat(million / 10)}${']'.repeat(million / 10)}`,
      'depth of objects': `${'{"journeys":'.repeat(million / 20)}1${'}'.repeat(million / 20)}`,
      prototype:
        '{"__proto__":{"hacked":1},"constructor":{"prototype":{"hacked":1}},"format":"journey-map","version":1}',
      number: `{"format":"journey-map","version":1e${'9'.repeat(400)}}`,
      'no end': `{"journeys":[${'{"title":"x"},'.repeat(million / 20)}`,
    },
  };
}
