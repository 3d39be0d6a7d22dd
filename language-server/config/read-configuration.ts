/** The text of a `journey.config.json` → what it configures, and what is wrong in it. */
import { t } from '@vscode/l10n';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { TextDocument } from 'langium';
import type { Range } from '../map/journey-map.js';
import { RULES } from '../rules/index.js';
import { inSentences, inWords, l10nKey, orMeant, quoted } from '../said.js';

import { nearest } from '../syntax/repair.js';
import { BASES, type Base, type Configuration, LEVELS, type Level, SETTINGS, type Setting } from './configuration.js';

/** Something wrong in a configuration. */
export interface ConfigurationProblem {
  range: Range;
  message: string;
  /** The file, or a part of it that cannot be told, is not read at all. */
  unreadable?: true;
}

export interface ReadConfiguration {
  configuration: Configuration;
  /** In the order of the text. */
  problems: ConfigurationProblem[];
  /** Where the name of the framework stands. */
  followsRange?: Range;
}

/** By the name that the parser has for it. */
const SYNTAX: Readonly<Record<string, string>> = {
  PropertyNameExpected: l10nKey('The name of a setting is missing here, in double quotes.'),
  ValueExpected: l10nKey('A value is missing here.'),
  ColonExpected: l10nKey('A colon is missing here.'),
  CommaExpected: l10nKey('A comma is missing here.'),
  CloseBraceExpected: l10nKey('A closing brace } is missing here.'),
  CloseBracketExpected: l10nKey('A closing bracket ] is missing here.'),
  EndOfFileExpected: l10nKey('Nothing may stand behind the last closing brace }.'),
  UnexpectedEndOfComment: l10nKey('This comment is never closed: end it with */.'),
  UnexpectedEndOfString: l10nKey('The closing quotation mark is missing.'),
};
const NOT_JSON = l10nKey(
  'This cannot be read: names and texts stand in double quotes, with a colon and commas between them.',
);

/** Words that other tools have for levels. */
const LEVEL_SYNONYMS: Readonly<Record<string, Level>> = {
  warn: 'warning',
  information: 'info',
  err: 'error',
  none: 'off',
  ignore: 'off',
};

/**
 * Reads a configuration. What is wrong in it is left out, and the rest counts. Comments and trailing commas are fine, and
 * so is a file that is empty still.
 */
export function readConfiguration(text: string): ReadConfiguration {
  // Editors do not count a byte-order mark.
  return new Reader(text.replace(/^\ufeff/, '')).read();
}

class Reader {
  private readonly document: TextDocument;
  private readonly problems: ConfigurationProblem[] = [];
  private readonly rules = new Map<string, Level>();
  private base: Base = 'recommended';
  private follows: { name: string; range: Range } | undefined;

  constructor(private readonly text: string) {
    this.document = TextDocument.create('', 'jsonc', 0, text);
  }

  read(): ReadConfiguration {
    const errors: ParseError[] = [];
    const root = parseTree(this.text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    // What follows on the first is mostly its consequence.
    const [error] = errors;
    if (error) this.unreadable(error);
    if (root?.type === 'object') for (const property of root.children ?? []) this.setting(property);
    else if (root) this.wrong(root, t('The settings stand between braces: { "extends": "recommended" }.'));
    const { base, rules, follows, problems } = this;
    problems.sort((a, b) => this.document.offsetAt(a.range.start) - this.document.offsetAt(b.range.start));
    const configuration = { base, rules, ...(follows && { follows: follows.name }) };
    return { configuration, problems, followsRange: follows?.range };
  }

  private setting(property: Node): void {
    const [key, value] = property.children ?? [];
    if (!key || !value) return;
    const name: string = key.value;
    if (!isOneOf(SETTINGS, name)) {
      const settings = SETTINGS.slice(1);
      this.wrong(key, offering(t('There is no setting {0}.', quoted(name)), nearest(name, settings), settings));
      return;
    }
    const read: Readonly<Record<Setting, () => void>> = {
      $schema: () => {},
      extends: () => this.readBase(value),
      rules: () => this.readRules(value),
      follows: () => this.readFollows(value),
    };
    read[name]();
  }

  private readBase(value: Node): void {
    if (isOneOf(BASES, value.value)) this.base = value.value;
    else this.wrong(value, offering(t('‘extends’ takes {0}.', inWords(BASES.map(quoted), 'or')), near(value, BASES)));
  }

  private readRules(value: Node): void {
    if (value.type !== 'object') {
      this.wrong(value, t('‘rules’ takes codes and levels between braces: { "missing-emotion": "off" }.'));
      return;
    }
    for (const { children } of value.children ?? []) {
      const [key, level] = children ?? [];
      if (key && level) this.readRule(key, level);
    }
  }

  private readRule(key: Node, level: Node): void {
    const code: string = key.value;
    const codes = RULES.map((rule) => rule.code);
    if (!codes.includes(code)) {
      this.wrong(key, offering(t('There is no rule {0}.', quoted(code)), nearest(code, codes)));
      return;
    }
    if (isOneOf(LEVELS, level.value)) {
      this.rules.set(code, level.value);
      return;
    }
    const word = String(level.value).toLowerCase();
    const synonym = Object.hasOwn(LEVEL_SYNONYMS, word) ? LEVEL_SYNONYMS[word] : undefined;
    const message = t('A rule is set to {0}.', inWords(LEVELS.map(quoted), 'or'));
    this.wrong(level, offering(message, synonym ?? near(level, LEVELS)));
  }

  private readFollows(value: Node): void {
    if (typeof value.value === 'string' && value.value.trim() !== '') {
      this.follows = { name: value.value, range: this.rangeOf(value) };
    } else this.wrong(value, t('‘follows’ takes the name of a framework: "Customer lifecycle".'));
  }

  private unreadable({ error, offset, length }: ParseError): void {
    const message = t(SYNTAX[printParseErrorCode(error)] ?? NOT_JSON);
    this.problems.push({ range: this.range(offset, offset + length), message, unreadable: true });
  }

  private wrong(node: Node, message: string): void {
    this.problems.push({ range: this.rangeOf(node), message });
  }

  private rangeOf({ offset, length }: Node): Range {
    return this.range(offset, offset + length);
  }

  private range(start: number, end: number): Range {
    return { start: this.document.positionAt(start), end: this.document.positionAt(end) };
  }
}

function isOneOf<T extends string>(words: readonly T[], word: unknown): word is T {
  return (words as readonly unknown[]).includes(word);
}

function near({ value }: Node, words: readonly string[]): string | undefined {
  return typeof value === 'string' ? nearest(value, words) : undefined;
}

/** What is wrong, with what may have been meant, or else with all that can be. */
function offering(message: string, found: string | undefined, all: readonly string[] = []): string {
  if (found !== undefined) return orMeant(message, found);
  return all.length > 0 ? inSentences(message, t('There is {0}.', inWords(all.map(quoted)))) : message;
}
