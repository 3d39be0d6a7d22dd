/**
 * Patterns of file names, for shells that do not expand them and for those who quote them. Node's own are not usable in
 * all of its versions that this program runs on.
 */

const SPECIAL = /[*?[{]/;

/** A pattern in two: the folder that it starts from, and what the paths from there must match. */
export interface Pattern {
  /** The folders before the first special character; `.` without any. */
  base: string;
  /** For paths from `base`, with slashes. */
  matches: RegExp;
  /** How many folders below `base` a match can be. */
  depth: number;
}

export function isPattern(word: string): boolean {
  return SPECIAL.test(word);
}

/**
 * Reads a pattern: `*` and `?` within a name, `**` for any folders, `[a-c]` and `[!a-c]` for one character, `{a,b}` for
 * one of several.
 */
export function readPattern(word: string): Pattern {
  const parts = word.split('/');
  const first = parts.findIndex(isPattern);
  const base = parts.slice(0, first).join('/');
  const rest = parts.slice(first).filter((part) => part !== '' && part !== '.');
  return {
    base: base !== '' || first === 0 ? base || '.' : '/',
    matches: expressionOf(rest),
    depth: rest.includes('**') ? Number.POSITIVE_INFINITY : rest.length - 1,
  };
}

function expressionOf(parts: readonly string[]): RegExp {
  const source = parts.map((part, index) => partExpression(part, index === parts.length - 1)).join('');
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch {
    // A range that goes backwards, `[z-a]`: no character is in it.
    return /(?!)/;
  }
}

/** The expression for a name and the slash behind it. */
function partExpression(part: string, isLast: boolean): string {
  if (part === '**') return isLast ? '.*' : '(?:[^/]+/)*';
  return nameExpression(part) + (isLast ? '' : '/');
}

function nameExpression(part: string): string {
  return part.replace(
    /\[(!?)([^\]]+)\]|\{([^{}]*)\}|\*+|\?|[\s\S]/gu,
    (text, not?: string, set?: string, choice?: string) => {
      if (set !== undefined) return `[${not ? '^/' : ''}${set.replace(/[\\[^]/g, '\\$&')}]`;
      if (choice !== undefined) return `(?:${choice.split(',').map(nameExpression).join('|')})`;
      if (text.startsWith('*')) return '[^/]*';
      return text === '?' ? '[^/]' : text.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
    },
  );
}
