/** Every message between the language server and the extension, typed once; both sides import it. */
import type { Journey, JourneyMap, Level, Position, Range } from './map/journey-map.js';
import type { MapPatch } from './map/patch.js';
import type { MapEdit, Refused, WrittenEdit } from './map-edits/map-edit.js';

/** Server → client notification: the map of an open document after it was parsed. Sent only for watched documents. */
export const MAP_CHANGED = 'journey/mapChanged';
export interface MapChanged {
  uri: string;
  /** The document version the map was made of. */
  version: number;
  /** The whole map, or what has changed since the one that was sent before. */
  content: MapContent;
  /** Where the lines begin that could not be read and are not in the map. */
  unread: Position[];
}

export type MapContent = { map: JourneyMap } | { patch: MapPatch };

/** Client → server notification: start or stop sending `MAP_CHANGED` for a document. The first is sent at once, and whole. */
export const WATCH_MAP = 'journey/watchMap';
export interface WatchMap {
  uri: string;
  watch: boolean;
}

/**
 * Client → server notification: the unsaved text of a `journey.config.json`, which counts before the file's; null: it is
 * saved or closed, and the file counts again. Any other file's changes are watched by the server itself.
 */
export const CONFIGURATION_EDITED = 'journey/configurationEdited';
export interface ConfigurationEdited {
  uri: string;
  text: string | null;
}

/** Client → server request: a change of a map, as edits of the newest text that the server has. They are not made yet. */
export const EDIT_MAP = 'journey/editMap';
export interface EditMap {
  request: { uri: string; change: MapEdit };
  /** `version`: that of the text which the edits are for. */
  response: (WrittenEdit & { version: number }) | Refused;
}

/**
 * Client → server request: the step or stage that a line belongs to, one place up or down. `line` counts from 0. Null
 * where there is nothing to move, or nowhere to go.
 */
export const MOVE_BLOCK = 'journey/moveBlock';
export interface MoveBlock {
  request: { textDocument: { uri: string }; line: number; up: boolean };
  /** `version`: that of the text which the edits are for. `line`: where the cursor goes on standing at the same words. */
  response: { edits: { range: Range; newText: string }[]; line: number; version: number } | null;
}

/**
 * Client → server request: lines that are pasted into an empty line, as they stand in the block that takes them. Null where they
 * are to be pasted as they are.
 */
export const PLACE_PASTED = 'journey/placePasted';
export interface PlacePasted {
  request: {
    textDocument: { uri: string };
    range: Range;
    text: string;
    options: { tabSize: number; insertSpaces: boolean };
  };
  /** `version`: that of the text which the edit is for. */
  response: { range: Range; newText: string; version: number } | null;
}

/** Client → server request: how large the maps of an open document are. Null where it is not open. */
export const COUNT_STEPS = 'journey/countSteps';
export interface CountSteps {
  request: { uri: string };
  /** Of all journeys in it; a stage without steps is none. */
  response: { steps: number } | null;
}

/** Client → server request: what a new map can begin with. */
export const LIST_TEMPLATES = 'journey/listTemplates';
export interface ListTemplates {
  response: { name: string; title: string; description: string }[];
}

/** Client → server request: a new map of a template. `journey`: what it is called; as in the template where that is empty. */
export const NEW_MAP = 'journey/newMap';
export interface NewMap {
  request: { template: string; journey: string };
  /** `fileName`: for a file of it, no path. `snippet`: the same text with places to fill in. Null: there is no such template. */
  response: { fileName: string; text: string; snippet: string } | null;
}

/** How far a journey is, as its `status` line says; `none` where there is none. */
export type JourneyStatus = NonNullable<Journey['status']> | 'none';
export const JOURNEY_STATUSES: readonly JourneyStatus[] = ['draft', 'review', 'live', 'retired', 'none'];

/** Client → server request: how many journeys and opportunities the workspace has. */
export const COUNT_JOURNEYS = 'journey/countJourneys';
export interface CountJourneys {
  response: {
    /** Those that there are, in the order of `JOURNEY_STATUSES`. `questions`: how many are open in all of them. */
    statuses: { status: JourneyStatus; journeys: number; questions: number }[];
    opportunities: number;
  };
}

/** Client → server request: the map of a text that no document has, as if it stood at this address. */
export const READ_TEXT = 'journey/readText';
export interface ReadText {
  request: { uri: string; text: string };
  response: { map: JourneyMap };
}

/**
 * Client → server request: a text that was made of something else, as one without errors. Lines that the language cannot
 * take become comments. `uri`: where the text is to stand, for its configuration and what it imports.
 */
export const WITHOUT_ERRORS = 'journey/withoutErrors';
export interface WithoutErrors {
  request: { uri: string; text: string };
  /** `silenced`: the lines that became comments, as they were, and why. `left`: errors that are about no line; lines from 0. */
  response: {
    text: string;
    silenced: { text: string; message: string }[];
    left: { line: number; message: string }[];
  };
}

/** Which part of a list is asked for: `most` entries at most, from the one at `from`, counted from 0. */
export interface Part {
  from: number;
  most: number;
}

/** Client → server request: the journeys of the workspace that are so far, by name. */
export const LIST_JOURNEYS = 'journey/listJourneys';
export interface ListJourneys {
  request: Part & { status: JourneyStatus };
  response: ListedJourney[];
}

export interface ListedJourney {
  uri: string;
  /** Where its name stands. */
  range: Range;
  /** Empty where it has none yet. */
  name: string;
  steps: number;
  /** How many questions are open. */
  questions: number;
}

/** Client → server request: the opportunities of the workspace, those that lift most with the least effort first. */
export const LIST_OPPORTUNITIES = 'journey/listOpportunities';
export interface ListOpportunities {
  request: Part;
  response: ListedOpportunity[];
}

export interface ListedOpportunity {
  uri: string;
  /** Where its text stands. */
  range: Range;
  text: string;
  /** The name of its journey. */
  journey: string;
  /** By how much it would raise the emotion, on the journey's own scale and, for comparing, on -2..+2. */
  lifts?: { written: number; onEmotions: number };
  effort?: Level;
  impact?: Level;
}

/**
 * Client → server request: what is reported about a map, about those in a folder, or, without an address, about all of the
 * workspace, once they have been checked as they are now.
 */
export const CHECK_MAPS = 'journey/checkMaps';
export interface CheckMaps {
  request: { uri: string | null };
  response: { maps: number; errors: number; questions: number };
}

/**
 * Server → client notification: what it has said about the journeys of the workspace does not hold any more. Sent once,
 * until the client asks again.
 */
export const JOURNEYS_CHANGED = 'journey/journeysChanged';

/** Client → server, in the request that initializes it. */
export interface InitializationOptions {
  /** The address at which the client opens the page of a rule, with `{code}` in the place of the rule's code. */
  rulePage?: string;
  /** Commands of the client, for what the protocol has no message for. What needs one that is left out is not offered. */
  commands?: ClientCommands;
  /** What the server says, by the English text: in the language of the client. Left out where that is English. */
  texts?: Readonly<Record<string, string>>;
}

/** The names of commands of the client. */
export interface ClientCommands {
  /** Opens the completions at the cursor. */
  suggest?: string;
  /** Opens the preview beside the text. Its argument is the file's address. */
  openPreview?: string;
  /** Shows places in files: `ShowPlaces`. */
  showPlaces?: string;
  /** Shows the list of problems. */
  showProblems?: string;
}

/** The arguments of `ClientCommands.showPlaces`, as the language server protocol writes them. */
export type ShowPlaces = [uri: string, position: Position, places: { uri: string; range: Range }[]];

/**
 * Server → client request, from a server without files of its own: the text of a file in the workspace, null where
 * there is none.
 */
export const READ_FILE = 'journey/readFile';
export interface ReadFile {
  request: { uri: string };
  response: string | null;
}

/** Server → client request: what is in a folder of the workspace; nothing for any other. */
export const LIST_FOLDER = 'journey/listFolder';
export interface ListFolder {
  request: { uri: string };
  response: { name: string; isFolder: boolean }[];
}

/**
 * Reports about what a good map would not lack: each is a question that is still open. What is there and wrong is not
 * among them.
 */
export const OPEN_QUESTIONS: readonly string[] = [
  'empty-stage',
  'missing-channel',
  'missing-emotion',
  'missing-end',
  'missing-evidence',
  'missing-framework-stage',
  'missing-persona',
  'missing-stages',
  'missing-start',
  'unaddressed-pain',
  'unexplained-low',
  'unknown-emotion',
];
