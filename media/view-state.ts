/** What the preview keeps over a reload of the window. It comes back as anything, so it is checked. */
import { VIEWS, type View } from '../src/diagram/index.js';
import { clampZoom, type ZoomMode } from './zoom.js';

export interface ViewState<Picture = unknown> {
  uri: string;
  title: string;
  zoom: number;
  mode: ZoomMode;
  /** Scroll offsets in CSS pixels. */
  left: number;
  top: number;
  /** How the journey is shown. */
  view: View;
  /** Shown as a table instead. */
  table?: boolean;
  /** Which of the file's journeys is shown. */
  journey: { index: number; name: string };
  selection?: string;
  /** What somebody wants to see of which file: checked where it is taken up. */
  arrangements?: unknown;
  /** The last good drawing; absent where it would be too large to keep. */
  picture?: Picture;
}

/** The largest picture that is kept, in characters of its markup: writing it must not be felt while typing. */
export const MAX_PICTURE = 400_000;

const MODES: readonly ZoomMode[] = ['free', 'fit-width', 'fit-all'];

/** The state as far as it makes sense; undefined where it does not even say of which document it is. */
export function readViewState<Picture>(
  value: unknown,
  isPicture: (picture: unknown) => picture is Picture,
): ViewState<Picture> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const state = value as Record<string, unknown>;
  if (typeof state.uri !== 'string' || state.uri === '') return undefined;
  return {
    uri: state.uri,
    title: typeof state.title === 'string' ? state.title : '',
    zoom: typeof state.zoom === 'number' ? clampZoom(state.zoom) : 1,
    mode: MODES.find((mode) => mode === state.mode) ?? 'free',
    left: offset(state.left),
    top: offset(state.top),
    view: VIEWS.find((view) => view === state.view) ?? 'map',
    table: state.table === true,
    journey: readJourney(state.journey),
    selection: typeof state.selection === 'string' ? state.selection : undefined,
    arrangements: state.arrangements,
    picture: isPicture(state.picture) ? state.picture : undefined,
  };
}

function offset(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

function readJourney(value: unknown): { index: number; name: string } {
  if (typeof value !== 'object' || value === null) return { index: 0, name: '' };
  const { index, name } = value as Record<string, unknown>;
  return {
    index: typeof index === 'number' && Number.isSafeInteger(index) && index >= 0 ? index : 0,
    name: typeof name === 'string' ? name : '',
  };
}
