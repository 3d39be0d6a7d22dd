/** A picture as an SVG file. */
import { renderSvg, type Scene, type ThemeName } from '../diagram/index.js';
import { embeddedFonts } from './fonts/embed.js';
import type { ExportTools } from './tools.js';

/** The picture with its fonts in it. Its ids begin like those of no other picture, so that pages may hold several. */
export async function writeSvg(scene: Scene, theme: ThemeName, tools: ExportTools): Promise<string> {
  return renderSvg(scene, { theme, idPrefix: idPrefixOf(scene), fontFace: await embeddedFonts(scene, tools) });
}

/** Before the ids of a picture: `jm-3f2a91c0-`, made of what the picture is about. */
export function idPrefixOf({ title, description, width, height }: Scene): string {
  return `jm-${hash(`${title}\n${description}\n${width} ${height}`).toString(16).padStart(8, '0')}-`;
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}
