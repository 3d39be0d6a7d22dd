/** A picture as a PDF file: shapes and text that can be selected, searched and enlarged without end. */
import { t } from '@vscode/l10n';
import PDFDocument from 'pdfkit';
import type { Journey } from '../../../language-server/map/journey-map.js';
import { type Scene, THEMES, type ThemeName } from '../../diagram/index.js';
import { FACES } from '../fonts/faces.js';
import { foreignFonts, missingNotice } from '../fonts/foreign.js';
import { languageOf } from '../language.js';
import { checkPdfSize } from '../limits.js';
import type { ExportTools } from '../tools.js';
import { MARGIN_SCALE, pageMarks } from './page-marks.js';
import { Painter } from './painter.js';
import { MARGIN, PAPER, type Paper, type Sheet, sheetsOf, stageNames } from './sheets.js';
import { Typesetter } from './typesetter.js';

export interface Pdf {
  data: Uint8Array;
  notices: string[];
}

/** Points a pixel where the page is as large as the picture: 72 to 96. */
const OWN_SCALE = 0.75;
/** The longest side a page may have in points (PDF 32000, annex C). */
const LONGEST = 14_400;

type Document = PDFKit.PDFDocument;

/** Where a bookmark leads: what its types leave out of pdfkit. */
interface OutlineOptions {
  expanded?: boolean;
  fit?: boolean;
  top?: number;
  left?: number;
}

const FITTED: OutlineOptions = { fit: true };

/** @param page `own`: one page in the size of the picture */
export async function writePdf(
  scene: Scene,
  journey: Journey | undefined,
  theme: ThemeName,
  page: 'own' | Paper,
  tools: ExportTools,
): Promise<Pdf> {
  checkPdfSize(scene);
  const [foreign, ...fonts] = await Promise.all([
    foreignFonts(scene, tools),
    ...FACES.map(({ file }) => tools.read(`fonts/${file}`)),
  ]);
  const doc = openDocument(scene, languageOf(scene));
  const data = bytesOf(doc);
  const typesetter = new Typesetter(doc, fonts, foreign);
  const painter = new Painter(doc, THEMES[theme], typesetter);
  const notices: string[] = [];
  if (page === 'own') {
    if (drawWhole(doc, scene, journey, theme, painter)) {
      notices.push(
        t(
          'The picture is larger than a PDF page can be, so it was made smaller. --page a4 or a3 divides it into pages.',
        ),
      );
    }
  } else drawSheets(doc, scene, journey, theme, page, painter);
  const missing = missingNotice([...typesetter.missing], 'PDF');
  if (missing) notices.push(missing);
  doc.end();
  return { data: await data, notices };
}

function openDocument(scene: Scene, lang: string): Document {
  const doc = new PDFDocument({
    autoFirstPage: false,
    // No standard font: all text is in fonts that are in the file.
    font: null as unknown as string,
    lang,
    displayTitle: true,
    info: { Title: scene.title, Subject: scene.description, Creator: 'Journey Maps', CreationDate: new Date(0) },
  });
  // The file tells no time of its own, so that the same map gives the same bytes; pdfkit reads the entry, but only writes
  // those that it can enumerate.
  Object.defineProperty(doc.info, 'CreationDate', { enumerable: false });
  return doc;
}

function bytesOf(doc: Document): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => {
      const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      resolve(whole);
    });
  });
}

/** Returns true where the picture had to be made smaller. */
function drawWhole(
  doc: Document,
  scene: Scene,
  journey: Journey | undefined,
  theme: ThemeName,
  painter: Painter,
): boolean {
  const { width, height } = scene;
  const scale = Math.min(OWN_SCALE, LONGEST / Math.max(width, height));
  doc.addPage({ size: [width * scale, height * scale], margin: 0 });
  doc.rect(0, 0, width * scale, height * scale).fill(THEMES[theme].canvas);
  doc.scale(scale);
  painter.view(scene.bands, { x: 0, y: 0, width, height, atX: 0, atY: 0 });
  const boxes = new Map(scene.targets.map((target) => [target.id, target]));
  for (const [i, stage] of (journey?.stages ?? []).entries()) {
    const box = boxes.get(stage.id);
    if (!box) continue;
    // pdfkit counts from the page's right edge.
    const left = width * scale - Math.max(0, box.x - 20) * scale;
    const place: OutlineOptions = { top: Math.max(0, box.y - 20) * scale, left };
    doc.outline.addItem(`${i + 1} ${stage.name}`, place);
  }
  return scale < OWN_SCALE;
}

function drawSheets(
  doc: Document,
  scene: Scene,
  journey: Journey | undefined,
  theme: ThemeName,
  paper: Paper,
  painter: Painter,
): void {
  const { scale, sheets } = sheetsOf(scene, paper);
  const { width, height } = PAPER[paper];
  const begun = new Set<number>();
  sheets.forEach((sheet, i) => {
    doc.addPage({ size: [width, height], margin: 0 });
    doc.rect(0, 0, width, height).fill(THEMES[theme].canvas);
    for (const stage of sheet.stages) {
      if (begun.has(stage)) continue;
      begun.add(stage);
      const name = journey?.stages[stage]?.name;
      if (name !== undefined) doc.outline.addItem(`${stage + 1} ${name}`, FITTED);
    }
    doc.save().translate(MARGIN.side, MARGIN.top).scale(scale);
    for (const view of sheet.views) painter.view(scene.bands, view);
    painter.marks(pageMarks.onDrawing(sheet, journey));
    doc.restore();
    doc.save().scale(MARGIN_SCALE);
    const paperSize = { width: width / MARGIN_SCALE, height: height / MARGIN_SCALE };
    painter.marks(pageMarks.inMargin(marginOf(scene, sheet, journey), { number: i + 1, of: sheets.length }, paperSize));
    doc.restore();
  });
}

function marginOf(scene: Scene, sheet: Sheet, journey: Journey | undefined): { title: string; stages: string } {
  return { title: scene.title, stages: journey ? stageNames(journey, sheet).join(' · ') : '' };
}
