/** The language of a picture, as far as its script gives it away. */
import { language as languageOfTexts } from '../../language-server/said.js';
import type { Mark, Scene } from '../diagram/scene.js';

const SCRIPTS: readonly [RegExp, string][] = [
  [/[\u3040-\u30FF]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Thai}/u, 'th'],
];

/** A tag of BCP 47: that of a script that belongs to one language, else that of the picture's own words. */
export function languageOf(scene: Scene): string {
  const title = scene.title;
  for (const [script, language] of SCRIPTS) if (script.test(title)) return language;
  let text = '';
  const visit = (marks: readonly Mark[]): void => {
    for (const mark of marks) {
      if (mark.type === 'group') visit(mark.marks);
      else if (mark.type === 'text') text += mark.text;
    }
  };
  for (const band of scene.bands) for (const chunk of band.chunks) visit(chunk.marks);
  for (const [script, language] of SCRIPTS) {
    const letters = text.match(new RegExp(script.source, 'gu'))?.length ?? 0;
    if (letters > text.length / 4) return language;
  }
  const tag = languageOfTexts();
  return tag === 'en-GB' ? 'en' : tag;
}
