import type { LangiumDocument } from 'langium';
import type { FrameworkStage, Journey, Stage, Step } from '../generated/ast.js';
import { type Declaration, declarationsOf } from '../model/declarations.js';
import { nameKey } from '../syntax/text.js';
import { type Problem, quoted, type Rule, type Severity, titleRange } from './rule.js';

type Named = Declaration | Journey | Stage | Step | FrameworkStage;

/** The same kind of thing declared twice in one scope: the first counts. */
export const duplicateName: Rule = {
  code: 'duplicate-name',
  severity: 'error',
  check({ document, model, report }) {
    const check = (nodes: readonly Named[], where: string, severity?: Severity) => {
      for (const problem of duplicates(document, nodes, where, severity)) report(problem);
    };
    check([...declarationsOf(model), ...model.journeys], 'This file');
    for (const framework of model.frameworks) check(framework.stages, 'This framework');
    for (const journey of model.journeys) {
      check(journey.stages, 'This journey');
      for (const stage of journey.stages) check(stage.steps, 'This stage', 'warning');
    }
  },
};

function* duplicates(
  document: LangiumDocument,
  nodes: readonly Named[],
  where: string,
  severity: Severity | undefined,
): Iterable<Problem> {
  if (nodes.length < 2) return;
  const first = new Map<string, Named>();
  for (const node of nodes) {
    if (!node.name) continue;
    const key = `${node.$type} ${nameKey(node.name)}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, node);
      continue;
    }
    const kind = node.$type === 'FrameworkStage' ? 'stage' : node.$type.toLowerCase();
    yield {
      range: titleRange(node),
      severity,
      message: `${where} has ${article(kind)} ${kind} ${quoted(node.name)} already: give one of them another name.`,
      related: [{ uri: document.uri.toString(), range: titleRange(other), message: 'This is the first.' }],
    };
  }
}

function article(kind: string): string {
  return /^[aeiou]/.test(kind) ? 'an' : 'a';
}
