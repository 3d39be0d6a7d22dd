import type { LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import type { InlayHintParams } from 'vscode-languageserver';
import type { InlayHint } from 'vscode-languageserver-types';
import type { Feels, Model } from '../generated/ast.js';
import type { Range, Scale } from '../map/journey-map.js';
import { type Block, blocksOf, scaleOf, scoreOfEmotion } from '../model/queries.js';
import { faceOf, onScale, scoreIn } from './faces.js';

/** Shows the score behind a known emotion, on the scale of its journey. */
export class JourneyInlayHints implements InlayHintProvider {
  getInlayHints(document: LangiumDocument, { range }: InlayHintParams): InlayHint[] {
    const hints: InlayHint[] = [];
    for (const journey of (document.parseResult.value as Model).journeys) {
      const scale = scaleOf(journey);
      for (const block of blocksOf(journey)) {
        if (!touches(block, range)) continue;
        for (const feels of [...block.feels, ...block.as.flatMap((as) => as.feels)]) {
          const hint = hintFor(feels, scale, range);
          if (hint) hints.push(hint);
        }
      }
    }
    return hints;
  }
}

/** Steps inside a stage are blocks of their own. What is adopted from elsewhere has its own place. */
function touches(block: Block, range: Range): boolean {
  const own = block.$cstNode?.range;
  return own !== undefined && own.start.line <= range.end.line && own.end.line >= range.start.line;
}

function hintFor({ emotion, score: written }: Feels, scale: Scale, range: Range): InlayHint | undefined {
  const place = emotion?.$refNode?.range.end;
  const score = written === undefined ? scoreOfEmotion(emotion?.ref) : undefined;
  if (!place || score === undefined || place.line < range.start.line || place.line > range.end.line) return undefined;
  const position = { line: place.line, character: place.character };
  const said = scoreIn(scale, score);
  return {
    position,
    label: said,
    paddingLeft: true,
    tooltip: onScale(`${faceOf(score)} ${said}`, scale),
    textEdits: [{ range: { start: position, end: position }, newText: ` ${said}` }],
  };
}
