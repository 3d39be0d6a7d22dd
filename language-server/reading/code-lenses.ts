import { t } from '@vscode/l10n';
import { type AstNode, isReference, type LangiumDocument, type LangiumDocuments, type Reference } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { ClientFeatures } from '../client-features.js';
import type { Journey, Model } from '../generated/ast.js';
import type { Range } from '../map/journey-map.js';
import { declarationsOf } from '../model/declarations.js';
import type { JourneyServices } from '../module.js';
import { OPEN_QUESTIONS, type ShowPlaces } from '../protocol.js';
import { counted, meanOf } from './cards.js';
import { nameRange, plainRange } from './name-at.js';

/** Above a journey: its picture, its mean feeling, what is still open. Above a declaration: where it is used. */
export class JourneyCodeLenses implements CodeLensProvider {
  private readonly client: () => ClientFeatures;
  private readonly documents: LangiumDocuments;

  constructor(services: JourneyServices) {
    this.client = () => services.shared.lsp.ClientFeatures;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  provideCodeLens(document: LangiumDocument): CodeLens[] {
    const model = document.parseResult.value as Model;
    return [...model.journeys.flatMap((journey) => this.ofJourney(document, journey)), ...this.uses(document, model)];
  }

  private ofJourney(document: LangiumDocument, journey: Journey): CodeLens[] {
    const range = nameRange(journey);
    if (!range || !journey.name) return [];
    const { openPreview, showProblems } = this.client().commands;
    const lenses: CodeLens[] = [];
    if (openPreview) {
      lenses.push({
        range,
        command: { title: t('Open preview'), command: openPreview, arguments: [document.uri.toString()] },
      });
    }
    const average = meanOf(journey);
    if (average !== undefined) lenses.push({ range, command: said(t('mean emotion {0}', average)) });
    const open = questionsIn(document, plainRange(journey.$cstNode!.range));
    if (open > 0) lenses.push({ range, command: said(counted(open, 'open question'), showProblems) });
    return lenses;
  }

  private uses(document: LangiumDocument, model: Model): CodeLens[] {
    const declared = declarationsOf(model).filter(({ name }) => name);
    if (declared.length === 0) return [];
    const places = this.placesOf(new Set<AstNode>(declared));
    const { showPlaces } = this.client().commands;
    return declared.flatMap((node) => {
      const range = nameRange(node);
      const found = places.get(node) ?? [];
      if (!range || found.length === 0) return [];
      const given: ShowPlaces = [document.uri.toString(), range.start, found];
      return [
        {
          range,
          command: { ...said(counted(found.length, 'use'), showPlaces), ...(showPlaces && { arguments: given }) },
        },
      ];
    });
  }

  /** Every use of some nodes in the workspace: one look at each reference. */
  private placesOf(nodes: ReadonlySet<AstNode>): Map<AstNode, ShowPlaces[2]> {
    const places = new Map<AstNode, ShowPlaces[2]>();
    for (const { references, uri } of this.documents.all) {
      for (const reference of references as Reference[]) {
        const target = isReference(reference) ? reference.$nodeDescription?.node : undefined;
        if (!target || !reference.$refNode || !nodes.has(target)) continue;
        const place = { uri: uri.toString(), range: plainRange(reference.$refNode.range) };
        const known = places.get(target);
        if (known) known.push(place);
        else places.set(target, [place]);
      }
    }
    return places;
  }
}

/** A lens that tells something; with a command, it can be chosen. */
function said(title: string, command = ''): Command {
  return { title, command };
}

function questionsIn({ diagnostics = [] }: LangiumDocument, { start, end }: Range): number {
  const asked = diagnostics.filter(({ code, range }) => {
    return OPEN_QUESTIONS.includes(String(code)) && range.start.line >= start.line && range.start.line <= end.line;
  });
  return asked.length;
}
