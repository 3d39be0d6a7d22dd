/** JSON of the data model → a `.journey` text. */
import { t } from '@vscode/l10n';
import {
  findNodeAtLocation,
  type JSONPath,
  type ParseError,
  type ParseErrorCode,
  parse,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import { JOURNEY_MAP_VERSION } from '../../../language-server/map/journey-map.js';
import { inWords, l10nKey, say } from '../../../language-server/said.js';
import { writeJourneyText } from '../journey/write.js';
import { ExchangeError, type Imported, type Notice, shown } from '../notice.js';
import { MODEL, type ObjectName, type Property, type Shape } from './model.js';

/**
 * Reads what `journey export --to json` writes, or what another program wrote in that form. Lists that are absent are taken
 * as empty; what the model does not know is left out, and `notices` tell of it.
 * @throws ExchangeError where it is no map, or a part of it is of another kind than the model has
 */
export function readJson(text: string): Imported {
  const source = text.replace(/^\ufeff/, '');
  const value = parsed(source);
  const reader = new ModelReader(source);
  const map = reader.map(value);
  const written = writeJourneyText(map);
  return { text: written.text, notices: [...reader.notices, ...written.notices] };
}

function parsed(source: string): unknown {
  const errors: ParseError[] = [];
  try {
    const value: unknown = parse(source, errors, { disallowComments: true });
    const [error] = errors;
    if (!error) return value;
    throw new ExchangeError(t('is no JSON: {0}', faultOf(error.error)), lineAt(source, error.offset));
  } catch (error) {
    if (error instanceof RangeError) throw new ExchangeError(t('is nested more deeply than any map'));
    throw error;
  }
}

/** What is wrong with a text that is no JSON, by the parser's names. */
const FAULTS: Readonly<Record<string, string>> = {
  PropertyNameExpected: l10nKey('the name of a property is missing here, in double quotes'),
  ValueExpected: l10nKey('a value is missing here'),
  ColonExpected: l10nKey('a colon is missing here'),
  CommaExpected: l10nKey('a comma is missing here'),
  CloseBraceExpected: l10nKey('a closing brace } is missing here'),
  CloseBracketExpected: l10nKey('a closing bracket ] is missing here'),
  EndOfFileExpected: l10nKey('something stands behind the last closing brace }'),
  InvalidCommentToken: l10nKey('there are no comments in JSON'),
  UnexpectedEndOfString: l10nKey('a closing quotation mark is missing here'),
};

function faultOf(code: ParseErrorCode): string {
  const fault = FAULTS[printParseErrorCode(code)];
  return fault === undefined ? t('something here cannot be read') : say(fault);
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split(/\r\n|\r|\n/).length;
}

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class ModelReader {
  readonly notices: Notice[] = [];

  constructor(private readonly source: string) {}

  map(value: unknown): JourneyMap {
    if (!isPlain(value) || value.format !== 'journey-map') {
      throw new ExchangeError(t('is no map: a property {0} is missing', '"format": "journey-map"'));
    }
    const { version } = value;
    if (typeof version === 'number' && version > JOURNEY_MAP_VERSION) {
      throw new ExchangeError(
        t(
          'is of version {0} of the format, and this program reads version {1}: use a newer one',
          version,
          JOURNEY_MAP_VERSION,
        ),
        this.lineOf(['version']),
      );
    }
    return this.object('JourneyMap', value, []) as unknown as JourneyMap;
  }

  private object(name: ObjectName, value: unknown, path: JSONPath): Plain {
    if (!isPlain(value)) throw this.unfit(path, t('an object'), value);
    const properties = MODEL[name] as Readonly<Record<string, Property>>;
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(properties, key) || key === 'range' || key === 'nameRange') continue;
      this.notices.push({
        line: this.lineOf([...path, key]),
        message: t('The model has no {0} here: it is left out.', shown(key)),
      });
    }
    const result: Plain = {};
    for (const [key, property] of Object.entries(properties)) {
      const read = this.property(property, value[key], [...path, key]);
      if (read !== undefined) result[key] = read;
    }
    return result;
  }

  private property(property: Property, value: unknown, path: JSONPath): unknown {
    const { shape } = property;
    // Of those that follow from others only the ids say something: which names stand on one line.
    if (property.derived) return path.at(-1) === 'id' && typeof value === 'string' ? value : placeholder(property);
    const isAbsent = value === undefined || value === null;
    if (!isAbsent) return this.value(shape, value, path);
    if (property.optional) return undefined;
    return this.absent(shape, path);
  }

  /** What stands for a property that is missing though it should be there. */
  private absent(shape: Shape, path: JSONPath): unknown {
    const key = path.at(-1);
    if (typeof shape === 'object' && 'list' in shape) return [];
    if (shape === 'flag') return key === 'declared' || key === 'written';
    if (key === 'order') return 0;
    if (key === 'scale') return { min: -2, max: 2 };
    if (key === 'version') return JOURNEY_MAP_VERSION;
    throw new ExchangeError(t('lacks {0}', shown(spelled(path))), this.lineOf(path.slice(0, -1)));
  }

  private value(shape: Shape, value: unknown, path: JSONPath): unknown {
    if (typeof shape === 'object') {
      if ('list' in shape) return this.list(shape.list, value, path);
      if ('object' in shape) return this.object(shape.object, value, path);
      if (!shape.words.some((word) => word === value))
        throw this.unfit(path, inWords(shape.words.map(String), 'or'), value);
      return value;
    }
    if (shape === 'text' || shape === 'textOrNull') {
      if (typeof value !== 'string') throw this.unfit(path, t('a text'), value);
    } else if (shape === 'flag') {
      if (typeof value !== 'boolean') throw this.unfit(path, t('true or false'), value);
    } else if (typeof value !== 'number' || !Number.isFinite(value)) throw this.unfit(path, t('a number'), value);
    return value;
  }

  private list(shape: Shape, value: unknown, path: JSONPath): unknown[] {
    if (!Array.isArray(value)) throw this.unfit(path, t('a list'), value);
    return value.map((part: unknown, index) => this.value(shape, part, [...path, index]));
  }

  private unfit(path: JSONPath, wanted: string, value: unknown): ExchangeError {
    const found = Array.isArray(value)
      ? t('a list')
      : isPlain(value)
        ? t('an object')
        : shown(JSON.stringify(value) ?? '');
    const why =
      path.length === 0
        ? t('is no map: it should be {0}, not {1}', wanted, found)
        : t('is no map: {0} should be {1}, not {2}', spelled(path), wanted, found);
    return new ExchangeError(why, this.lineOf(path));
  }

  private lineOf(path: JSONPath): number | undefined {
    const tree = parseTree(this.source);
    const node = tree && findNodeAtLocation(tree, path);
    return node && lineAt(this.source, node.offset);
  }
}

/** What a property that is not read back holds. */
function placeholder({ shape, optional }: Property): unknown {
  if (optional) return undefined;
  if (shape === 'flag') return false;
  if (shape === 'number') return 0;
  return typeof shape === 'object' && 'list' in shape ? [] : '';
}

/** `journeys[0].stages` */
function spelled(path: JSONPath): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}
