/** The regular expressions of the product, and texts that make a bad one take for ever. */
import { globSync, readFileSync } from 'node:fs';
import vm from 'node:vm';
import ts from 'typescript';

export interface Expression {
  source: string;
  flags: string;
  /** `file:line` of each place where it is written. */
  places: string[];
}

/** Every expression that is written as one, each once; and the files that put others together. */
export function expressionsIn(folders: readonly string[]): { written: Expression[]; composing: string[] } {
  const written = new Map<string, Expression>();
  const composing = new Set<string>();
  const files = globSync(folders.map((folder) => `${folder}/**/*.{ts,mts,mjs,js}`)).filter(
    (it) => !it.endsWith('.d.ts'),
  );
  for (const file of files.sort()) {
    const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const place = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
        const known = written.get(node.text);
        if (known) known.places.push(place);
        else
          written.set(node.text, { source: node.text.slice(1, end), flags: node.text.slice(end + 1), places: [place] });
      } else if (
        (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
        node.expression.getText(tree) === 'RegExp'
      ) {
        composing.add(file);
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return { written: [...written.values()], composing: [...composing] };
}

/** In milliseconds, for one text; many times what a good expression takes, since other programs run beside. */
const LONGEST = 400;
/** `length`: of a text, in characters. `words`: how many are tried alone and in pairs. */
export interface Thoroughness {
  length: number;
  words: number;
}

const CLASSES: Record<string, string> = { s: ' ', S: 'a', d: '1', D: 'a', w: 'a', W: '!', p: 'a', P: '1' };

/** Words that the expression may look for: its runs of plain characters, and one character of each class. */
function wordsOf(source: string): string[] {
  const words = new Set<string>();
  let run = '';
  const end = () => {
    if (run !== '') words.add(run);
    run = '';
  };
  const parts = source.matchAll(
    /\\u\{?([0-9a-f]{4,6})\}?|\\([pP])\{[^}]*\}|\\(.)|\[(\^?)((?:\\.|[^\]\\])*)\]|\{\d[^}]*\}|\(\?(?:[:=!]|<[=!])|[\^$.*+?()|{}]|([^\\])/gsu,
  );
  for (const [text, code, property, escaped, not, set, plain] of parts) {
    if (code !== undefined) run += String.fromCodePoint(Number.parseInt(code, 16));
    else if (plain !== undefined) run += plain;
    else if (escaped !== undefined && !/[a-z0-9]/i.test(escaped)) run += escaped;
    else {
      end();
      const known = CLASSES[property ?? escaped ?? ''];
      if (known !== undefined) words.add(known);
      else if (set !== undefined) {
        if (not === '^') words.add('a');
        for (const character of set
          .replace(/\\[a-zA-Z](?:\{[^}]*\})?/gu, '')
          .replace(/\\/gu, '')
          .slice(0, 3))
          words.add(character);
        for (const [, letter] of set.matchAll(/\\([a-zA-Z])/gu)) words.add(CLASSES[letter!] ?? 'a');
      } else if (text === '.') words.add('a');
    }
  }
  end();
  return [...words];
}

/** Long texts of what an expression looks for, again and again, alone and in pairs, that in the end do not match. */
export function attacksOn({ source }: Expression, { length, words: most }: Thoroughness): string[] {
  const words = wordsOf(source).slice(0, most);
  const pumps = new Set([...words, ...words.flatMap((a) => words.map((b) => a + b)), words.join('')]);
  return [...pumps].flatMap((pump) => {
    const body = pump.repeat(Math.ceil(length / Math.max(1, pump.length)));
    return [`${body}\u0001`, `${words[0] ?? ''}${body}\u0001\n`];
  });
}

/** The attack that an expression does not withstand in time, or undefined. */
export function failing(expression: Expression, thoroughness: Thoroughness): string | undefined {
  const { source, flags } = expression;
  const context = vm.createContext({ tested: new RegExp(source, flags.replace('y', '')), text: '' });
  // Replacing looks for every place where it could match, as searching does where it does not.
  const script = new vm.Script('text.replace(tested, "")');
  for (const text of attacksOn(expression, thoroughness)) {
    context.text = text;
    try {
      script.runInContext(context, { timeout: LONGEST });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      return `${JSON.stringify(text.slice(0, 40))}…`;
    }
  }
  return undefined;
}
