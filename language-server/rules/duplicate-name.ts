import type { LangiumDocument } from 'langium';
import type { FrameworkStage, Journey, Stage, Step } from '../generated/ast.js';
import { type Declaration, declarationsOf } from '../model/declarations.js';
import { KeptByStage } from '../model/kept-by-stage.js';
import { nameKey } from '../syntax/text.js';
import { type Problem, quoted, type Rule, type Severity, titleRange } from './rule.js';

type Named = Declaration | Journey | Stage | Step | FrameworkStage;

/** The same kind of thing declared twice in one scope: the first counts. */
export const duplicateName: Rule = {
  code: 'duplicate-name',
  severity: 'error',
  check({ document, model, report }) {
    const tell = (pairs: readonly Namesakes[], where: string, severity?: Severity) => {
      for (const pair of pairs) report(problemOf(document, pair, where, severity));
    };
    tell(namesakes([...declarationsOf(model), ...model.journeys]), 'This file');
    for (const framework of model.frameworks) tell(namesakes(framework.stages), 'This framework');
    for (const journey of model.journeys) {
      tell(namesakes(journey.stages), 'This journey');
      for (const stage of journey.stages) tell(NAMESAKES.of(stage), 'This stage', 'warning');
    }
  },
};

interface Namesakes {
  node: Named;
  first: Named;
}

/** Of the steps of a stage. */
const NAMESAKES = new KeptByStage((stage) => namesakes(stage.steps));

/** Those that have the name of one before them. */
function namesakes(nodes: readonly Named[]): Namesakes[] {
  const found: Namesakes[] = [];
  if (nodes.length < 2) return found;
  const known = new Map<string, Named>();
  for (const node of nodes) {
    if (!node.name) continue;
    const key = `${node.$type} ${nameKey(node.name)}`;
    const first = known.get(key);
    if (first) found.push({ node, first });
    else known.set(key, node);
  }
  return found;
}

function problemOf(document: LangiumDocument, { node, first }: Namesakes, where: string, severity?: Severity): Problem {
  const kind = node.$type === 'FrameworkStage' ? 'stage' : node.$type.toLowerCase();
  return {
    range: titleRange(node),
    severity,
    message: `${where} has ${article(kind)} ${kind} ${quoted(node.name)} already: give one of them another name.`,
    related: [{ uri: document.uri.toString(), range: titleRange(first), message: 'This is the first.' }],
  };
}

function article(kind: string): string {
  return /^[aeiou]/.test(kind) ? 'an' : 'a';
}
