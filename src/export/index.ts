/** A journey as a file: SVG, PNG, PDF or HTML. The same in Node and in a worker of a browser. */
import { config, t } from '@vscode/l10n';
import { layoutMap } from '../diagram/index.js';
import { readPictures } from './images/read.js';
import type { Exported, ExportJob, ExportOptions } from './job.js';
import { checkSize } from './limits.js';
import { ExportError, type ExportTools } from './tools.js';

export {
  EXPORT_FORMATS,
  EXPORT_PAGES,
  type Exported,
  type ExportFormat,
  type ExportJob,
  type ExportOptions,
  type ExportPage,
  type PictureFile,
} from './job.js';
export { ExportError, type ExportTools } from './tools.js';

const MOST_SCALE = 20;

/** Begins what takes long and needs no map. It may be left out, and what goes wrong is told when the picture is exported. */
export function prepareExport({ format }: ExportOptions, tools: ExportTools): void {
  const begun =
    format === 'png'
      ? import('./png.js').then(({ prepare }) => prepare(tools))
      : format === 'pdf'
        ? undefined
        : import('./fonts/embed.js').then(({ subsetterOf }) => subsetterOf(tools));
  begun?.catch(() => {});
}

/** @throws {ExportError} where the user can do something about it: the message says what */
export async function exportPicture(
  { map, journey: index, options, pictures = [] }: ExportJob,
  tools: ExportTools,
): Promise<Exported> {
  const { format, theme, density, view, personas, lanes, scale = 1, page = 'own', texts } = options;
  // Never those of the picture before.
  config({ contents: texts ?? {} });
  if (!(scale > 0 && scale <= MOST_SCALE))
    throw new ExportError(t('The scale must be above 0 and at most {0}.', MOST_SCALE));
  checkSize(map.journeys[index]);
  const { images, notices: unread } = await readPictures(pictures, format, tools);
  const scene = await layoutMap(map, index, { elk: tools.elk, density, view, personas, lanes, images });
  scene.notices.push(...unread);
  const journey = map.journeys[index];
  const text = (content: string): Exported => ({ data: new TextEncoder().encode(content), notices: scene.notices });
  const withScene = ({ data, notices }: Exported): Exported => ({ data, notices: [...scene.notices, ...notices] });
  switch (format) {
    case 'svg': {
      const { writeSvg } = await import('./svg.js');
      return text(await writeSvg(scene, theme ?? 'light', tools));
    }
    case 'png': {
      const { writePng } = await import('./png.js');
      return withScene(await writePng(scene, theme ?? 'light', scale, tools));
    }
    case 'pdf': {
      const { writePdf } = await import('./pdf/document.js');
      return withScene(await writePdf(scene, journey, theme ?? 'light', page, tools));
    }
    case 'html': {
      const { writeHtml } = await import('./html/page.js');
      return text(await writeHtml(scene, map, journey, { theme, texts }, tools));
    }
  }
}
