// The texts that the project says to people: those that are translated, and those that somebody has left out.
// `node scripts/lib/l10n-strings.mjs --missing de` prints what a translator still has to do.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { isMain, root } from './project.mjs';

/** Where things are said. The command speaks English. */
export const FOLDERS = [
  'language-server',
  ...['conversion', 'diagram', 'diff', 'exchange', 'export', 'extension', 'fences'].map((folder) => `src/${folder}`),
  'media',
];

/** The languages that there are translations for. */
export const LANGUAGES = ['de', 'es', 'ja'];

/** The mark for texts in tables. */
const MARK = 'l10nKey';

/** The mark for lines that are translated together. */
const LINES_MARK = 'l10nLines';

/** Properties, and attributes of elements, whose words are shown. */
const SHOWN = new Set([
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'ariaLabel',
  'ariaDescription',
  'description',
  'detail',
  'documentation',
  'label',
  'message',
  'openLabel',
  'placeHolder',
  'placeholder',
  'prompt',
  'saveLabel',
  'statusBarMessage',
  'textContent',
  'title',
  'tooltip',
  'validationMessage',
]);

/** Functions that show what they are given. */
const SHOWING = new Set([
  'showErrorMessage',
  'showInformationMessage',
  'showWarningMessage',
  'setStatusBarMessage',
  'appendMarkdown',
]);

/**
 * A text that is translated. `key` is what a bundle has it by: the English text and, behind a `/`, the comment for
 * translators where it has one.
 * @typedef {{ key: string, message: string, comment: string, file: string, line: number }} Text
 */

/** The source files in which something may be said, from the project's folder. */
export function sourceFiles() {
  return globSync(
    FOLDERS.map((folder) => `${folder}/**/*.ts`),
    { cwd: root },
  )
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !file.startsWith('language-server/generated/'))
    .sort();
}

/**
 * What files say. `unreadable`: places where a text that is to be translated is put together, so that it has no key.
 * `tooEarly`: where one is said while its module is loaded, before the translations are there. `leftOut`: what looks as if
 * it were said to a person and is not translated; `{}` stands for what a template puts in.
 * @typedef {{ texts: Text[], unreadable: string[], tooEarly: string[], leftOut: { file: string, line: number, text: string }[] }} Said
 */

/** What all files say. @returns {Said} */
export function readSources() {
  const read = sourceFiles().map((file) => readSource(file, readFileSync(path.join(root, file), 'utf8')));
  return {
    texts: read.flatMap(({ texts }) => texts),
    unreadable: read.flatMap(({ unreadable }) => unreadable),
    tooEarly: read.flatMap(({ tooEarly }) => tooEarly),
    leftOut: read.flatMap(({ leftOut }) => leftOut),
  };
}

/** What one file says. @returns {Said} */
export function readSource(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const saysByItself = /import \{[^}]*\bt\b[^}]*\} from ['"]@vscode\/l10n['"]/.test(source);
  const found = { texts: [], unreadable: [], tooEarly: [], leftOut: [] };
  const lineOf = (node) => tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const take = (argument) => {
    const inner = unwrapped(argument);
    const alternatives = alternativesIn(inner);
    if (alternatives) {
      for (const alternative of alternatives) take(alternative);
      return;
    }
    const message = ts.isObjectLiteralExpression(inner) ? wordsOf(property(inner, 'message')) : wordsOf(inner);
    const comment = ts.isObjectLiteralExpression(inner) ? (wordsOf(property(inner, 'comment')) ?? '') : '';
    if (message !== undefined) {
      const key = comment === '' ? message : `${message}/${comment}`;
      found.texts.push({ key, message, comment, file, line: lineOf(inner) });
    } else if (ts.isTemplateExpression(inner) || ts.isBinaryExpression(inner)) {
      found.unreadable.push(`${file}:${lineOf(inner)}`);
    }
  };
  const visit = (node) => {
    if (isNoValue(node)) return;
    if (ts.isCallExpression(node) && isSaying(node.expression, saysByItself)) {
      const [first, ...others] = node.arguments;
      if (first) take(first);
      if (ts.isIdentifier(node.expression) && node.expression.text === 't' && isAtLoading(node))
        found.tooEarly.push(`${file}:${lineOf(node)}`);
      for (const argument of others) visit(argument);
      if (first) visitBeside(unwrapped(first));
      return;
    }
    if (ts.isCallExpression(node) && node.expression.getText() === LINES_MARK) {
      const message = node.arguments.map((line) => wordsOf(line)).join('\n');
      if (!node.arguments.every((line) => wordsOf(line) !== undefined))
        found.unreadable.push(`${file}:${lineOf(node)}`);
      else found.texts.push({ key: message, message, comment: '', file, line: lineOf(node) });
      return;
    }
    const text = ts.isTemplateExpression(node) ? templateWords(node) : wordsOf(node);
    if (text !== undefined && isSaid(text, node)) found.leftOut.push({ file, line: lineOf(node), text });
    ts.forEachChild(node, visit);
  };
  /** What stands in a text's argument besides the text itself. */
  const visitBeside = (node) => {
    const alternatives = alternativesIn(node);
    if (ts.isConditionalExpression(node)) visit(node.condition);
    if (alternatives) for (const alternative of alternatives) visitBeside(unwrapped(alternative));
    else if (ts.isObjectLiteralExpression(node)) ts.forEachChild(property(node, 'args') ?? tree.endOfFileToken, visit);
    else if (wordsOf(node) === undefined) visit(node);
  };
  visit(tree);
  return found;
}

/** The translations of a language, by key. */
export function readBundle(language) {
  return JSON.parse(readFileSync(path.join(root, `l10n/bundle.l10n.${language}.json`), 'utf8'));
}

/** The places in a text that something is put into: `{0}`, `{name}`, and those to fill in: `{1:words}`; sorted. */
export function placeholdersIn(text) {
  return [...text.matchAll(/\{(\w+)(?::[^{}]*)?\}/g)].map(([, place]) => place).sort();
}

/** The keys that a language has no translation for yet, with their English texts. */
export function missingIn(language) {
  const bundle = readBundle(language);
  const missing = readSources().texts.filter(({ key }) => !Object.hasOwn(bundle, key));
  return Object.fromEntries(missing.map(({ key, message }) => [key, message]));
}

/** Types, imports and names of properties: words that are not values. */
function isNoValue(node) {
  return ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
}

/** True for what runs while its module is loaded. */
function isAtLoading(node) {
  for (let at = node.parent; at; at = at.parent) if (ts.isFunctionLike(at) || ts.isClassLike(at)) return false;
  return true;
}

function isSaying(callee, saysByItself) {
  if (ts.isIdentifier(callee)) return callee.text === 't' ? saysByItself : callee.text === MARK;
  return (
    ts.isPropertyAccessExpression(callee) && callee.name.text === 't' && /\bl10n$/.test(callee.expression.getText())
  );
}

function unwrapped(node) {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)
    ? unwrapped(node.expression)
    : node;
}

/** What an expression has one of: `a ? b : c`, `a ?? b`. */
function alternativesIn(node) {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  const isEither = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
  return isEither ? [node.left, node.right] : undefined;
}

function property(object, name) {
  return object.properties.find((it) => ts.isPropertyAssignment(it) && it.name.getText() === name)?.initializer;
}

function wordsOf(node) {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** A template with `{}` in the places of what is put into it. */
function templateWords({ head, templateSpans }) {
  return head.text + templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
}

/** True for what looks as if a person should read it. */
function isSaid(text, node) {
  if (isName(node)) return false;
  const words = text.replaceAll('{}', ' ');
  if (!/\p{L}{2}/u.test(words)) return false;
  if (isShown(node)) return true;
  const isSentence = /\p{L}{2}\s+\p{L}|\p{L}\s+\p{L}{2}/u.test(words) && /^[^\p{L}]{0,3}\p{Lu}/u.test(words);
  return isSentence || /\p{Ll}\s+\p{Ll}+\s+\p{Ll}.*\p{Ll}{2}[.:?!…]?$/u.test(words);
}

/** True for the key of a table, and for what a text is compared with. */
function isName({ parent }) {
  if (ts.isElementAccessExpression(parent) || ts.isCaseClause(parent)) return true;
  return ts.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText());
}

/** True for what goes into something that is shown, as it is or as one of several. */
function isShown(node) {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && SHOWN.has(nameOf(parent.name));
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isShown(parent);
  if (ts.isParenthesizedExpression(parent)) return isShown(parent);
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.getText();
    if (operator === '=' && parent.right === node) return SHOWN.has(nameOf(parent.left));
    return /^(\?\?|\|\||&&|\+)$/.test(operator) && isShown(parent);
  }
  if (!ts.isCallExpression(parent)) return false;
  const name = nameOf(parent.expression);
  if (SHOWING.has(name)) return true;
  return name === 'setAttribute' && parent.arguments[1] === node && SHOWN.has(wordsOf(parent.arguments[0]) ?? '');
}

function nameOf(node) {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return wordsOf(node) ?? node.getText();
}

if (isMain(import.meta)) {
  const [option, language] = process.argv.slice(2);
  if (option !== '--missing' || !LANGUAGES.includes(language ?? '')) {
    process.stderr.write(`Usage: node scripts/lib/l10n-strings.mjs --missing ${LANGUAGES.join('|')}\n`);
    process.exitCode = 2;
  } else process.stdout.write(`${JSON.stringify(missingIn(language), undefined, 2)}\n`);
}
