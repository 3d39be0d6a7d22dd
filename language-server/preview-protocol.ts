/** Every message between the extension and the preview's webview, typed once and checked at both ends. */
import type { JourneyMap, Position, Range } from './map/journey-map.js';
import { isMapEdit, type MapEdit } from './map-edits/map-edit.js';
import type { MapContent } from './protocol.js';

/** Setting `journey.density`: how wide the columns of steps are. */
export type Density = 'comfortable' | 'compact';

/** Something that is reported about the text, as the preview shows it. */
export interface ShownProblem {
  range: Range;
  severity: 'error' | 'warning' | 'info';
  /** That of the rule. */
  code: string;
  message: string;
  /** The name of what is missing, where that is one of several. */
  missing?: string;
}

/** Enough of a problem to find it again, if it is still there. */
export type ProblemKey = Pick<ShownProblem, 'range' | 'code' | 'message'>;

/** Extension → webview. What arrives is checked with `isToPreview` before it is used. */
export type ToPreview =
  /**
   * What the panel shows, sent before anything else and again when the file is renamed. `title` is the file's name, `view`
   * how it was shown last; absent where nothing is known of that.
   */
  | { type: 'document'; uri: string; title: string; view?: ShownView }
  | { type: 'settings'; density: Density }
  | {
      type: 'map';
      uri: string;
      version: number;
      content: MapContent;
    }
  /** The cursor is here in the document. */
  | { type: 'cursor'; position: Position }
  /**
   * Something about the document that the picture does not say; what is drawn stays. Shown as one quiet line.
   * Empty: take it away. With a position, the line is a button that goes there.
   */
  | { type: 'notice'; text: string; position?: Position }
  /** Show the map as a table, for those who would rather read. */
  | { type: 'table' }
  /** Put this picture on the clipboard, and tell with `copied`. */
  | { type: 'copy'; png: Uint8Array }
  /** All that is reported about the document now. */
  | { type: 'problems'; problems: ShownProblem[] }
  /** The answer to `fixes`: what can be done, the best first. */
  | { type: 'fixes'; number: number; titles: string[] }
  /** What became of the `edit` or `fix` of this number: nothing more to say, or why it was not made. */
  | { type: 'edited'; number: number; problem?: string }
  /** One of the pictures that the page wants, of the document at `uri`; sent again when its file has changed. */
  | { type: 'picture'; uri: string; path: string; picture: ShownPicture };

/** A picture of the workspace, as the extension has read and checked it; or why there is none, a sentence. */
export type ShownPicture = { kind: PictureKind; data: Uint8Array } | { problem: string };

/** What kinds of pictures are shown, by the names of their media types. */
export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'svg';

/** What a picture of a journey answers: what it is like, which ways there are, or who makes it happen. */
export type ShownView = 'map' | 'flow' | 'blueprint';

/** Webview → extension. What arrives is checked with `isFromPreview` before it is used: a webview is not trusted. */
export type FromPreview =
  /** The script runs, or has lost the thread, and wants the document, the settings and the whole map. */
  | { type: 'ready' }
  /** Somebody chose what stands at this place in the text. `focus`: the text editor takes the keyboard too. */
  | { type: 'reveal'; position: Position; focus: boolean }
  /** Write a first map into the document, which has none: an example, or a journey without anything that is to be named. */
  | { type: 'begin'; example: boolean }
  /** Change the map in its text. `number` comes back with `edited`; `show`: the text takes the keyboard, where it changed. */
  | { type: 'edit'; number: number; change: MapEdit; show: boolean }
  /** Open the page of this address, which is one of the web, in a browser. */
  | { type: 'open'; address: string }
  /** What can be done about a problem? `number` comes back with `fixes`. */
  | { type: 'fixes'; number: number; problem: ProblemKey }
  /** Do this about a problem, the text taking the keyboard. `number` comes back with `edited`. */
  | { type: 'fix'; number: number; problem: ProblemKey; title: string }
  /** Take the last change of the text back, or make it again. */
  | { type: 'undo' | 'redo' }
  /** Which journey of the map is drawn from now on, counted from 0, and how. */
  | { type: 'shown'; journey: number; view?: ShownView }
  /** These pictures, as the map names them, are to be shown, and no others. Each comes with `picture`. */
  | { type: 'pictures'; paths: string[] }
  /** The answer to `copy`: why it failed, a clause that ends with a full stop; absent where it did not. */
  | { type: 'copied'; problem?: string }
  /** A version has been painted. For tests and measurements. */
  | { type: 'painted'; version: number }
  /** Drawing failed; the last good picture stays. */
  | { type: 'failed'; version: number; message: string };

const VIEWS: readonly unknown[] = ['map', 'flow', 'blueprint'] satisfies ShownView[];
const PICTURE_KINDS: readonly unknown[] = ['png', 'jpeg', 'gif', 'webp', 'svg'] satisfies PictureKind[];
const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info'] satisfies ShownProblem['severity'][];

type Fields = Record<string, unknown>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isPosition(value: unknown): value is Position {
  return isObject(value) && isIndex(value.line) && isIndex(value.character);
}

function isRange(value: unknown): value is Range {
  return isObject(value) && isPosition(value.start) && isPosition(value.end);
}

function isProblemKey(value: unknown): value is ProblemKey {
  return isObject(value) && isRange(value.range) && typeof value.code === 'string' && typeof value.message === 'string';
}

function isShownProblem(value: unknown): value is ShownProblem {
  if (!isProblemKey(value)) return false;
  const { severity, missing } = value as { severity?: unknown; missing?: unknown };
  return SEVERITIES.includes(severity) && (missing === undefined || typeof missing === 'string');
}

/** True for an address that a link of a map may lead to: one of the web, written out. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address);
}

/** True for a well-formed message of the webview; anything else is to be dropped. */
export function isFromPreview(value: unknown): value is FromPreview {
  if (!isObject(value)) return false;
  switch (value.type) {
    case 'ready':
    case 'undo':
    case 'redo':
      return true;
    case 'begin':
      return typeof value.example === 'boolean';
    case 'edit':
      return isIndex(value.number) && isMapEdit(value.change) && typeof value.show === 'boolean';
    case 'open':
      return typeof value.address === 'string' && isWebAddress(value.address);
    case 'fixes':
      return isIndex(value.number) && isProblemKey(value.problem);
    case 'fix':
      return isIndex(value.number) && isProblemKey(value.problem) && typeof value.title === 'string';
    case 'reveal':
      return isPosition(value.position) && typeof value.focus === 'boolean';
    case 'shown':
      return isIndex(value.journey) && isView(value.view);
    case 'pictures':
      return Array.isArray(value.paths) && value.paths.every((it) => typeof it === 'string');
    case 'copied':
      return value.problem === undefined || typeof value.problem === 'string';
    case 'painted':
      return isIndex(value.version);
    case 'failed':
      return isIndex(value.version) && typeof value.message === 'string';
    default:
      return false;
  }
}

/** True for a well-formed message of the extension; anything else is to be dropped. The map's inside is not looked at. */
export function isToPreview(value: unknown): value is ToPreview {
  if (!isObject(value)) return false;
  switch (value.type) {
    case 'document':
      return typeof value.uri === 'string' && typeof value.title === 'string' && isView(value.view);
    case 'settings':
      return value.density === 'comfortable' || value.density === 'compact';
    case 'map':
      return typeof value.uri === 'string' && isIndex(value.version) && isContent(value.content);
    case 'cursor':
      return isPosition(value.position);
    case 'notice':
      return typeof value.text === 'string' && (value.position === undefined || isPosition(value.position));
    case 'table':
      return true;
    case 'copy':
      return value.png instanceof Uint8Array;
    case 'problems':
      return Array.isArray(value.problems) && value.problems.every(isShownProblem);
    case 'fixes':
      return isIndex(value.number) && Array.isArray(value.titles) && value.titles.every((it) => typeof it === 'string');
    case 'edited':
      return isIndex(value.number) && (value.problem === undefined || typeof value.problem === 'string');
    case 'picture':
      return typeof value.uri === 'string' && typeof value.path === 'string' && isShownPicture(value.picture);
    default:
      return false;
  }
}

function isShownPicture(value: unknown): value is ShownPicture {
  if (!isObject(value)) return false;
  if ('problem' in value) return typeof value.problem === 'string';
  return PICTURE_KINDS.includes(value.kind) && value.data instanceof Uint8Array;
}

const isView = (value: unknown): boolean => value === undefined || VIEWS.includes(value);

function isContent(value: unknown): value is MapContent {
  if (!isObject(value)) return false;
  return isMap(value.map) || (isObject(value.patch) && isIndex(value.patch.since) && isMap(value.patch.map));
}

function isMap(value: unknown): value is JourneyMap {
  return isObject(value) && value.format === 'journey-map' && Array.isArray(value.journeys);
}
