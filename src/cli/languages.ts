/** The languages that pictures can be in. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exporterFolder } from '../library/exporter.js';
import { Failure } from './exit.js';

export const LANGUAGES = ['en', 'de', 'es', 'ja'] as const;

/**
 * Translations of what a picture says, by the English texts; undefined for English, which the texts are in.
 * @throws {Failure} where they are missing
 */
export function textsIn(language: (typeof LANGUAGES)[number] = 'en'): Readonly<Record<string, string>> | undefined {
  if (language === 'en') return undefined;
  const file = path.join(exporterFolder(), '..', '..', 'l10n', `bundle.l10n.${language}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    throw new Failure(
      `A part of this program is missing: l10n/${path.basename(file)} belongs to it. Install it again.`,
    );
  }
}
