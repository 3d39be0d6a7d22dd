import { t } from '@vscode/l10n';
import type { LangiumDocument } from 'langium';
import type { FrameworkStage, Journey, Stage, Step } from '../generated/ast.js';
import { type Declaration, declarationsOf } from '../model/declarations.js';
import { KeptByStage } from '../model/kept-by-stage.js';
import { l10nKey, quoted } from '../said.js';
import { nameKey } from '../syntax/text.js';
import { type Problem, type Rule, type Severity, titleRange } from './rule.js';

type Named = Declaration | Journey | Stage | Step | FrameworkStage;

/** The same kind of thing declared twice in one scope: the first counts. */
export const duplicateName: Rule = {
  code: 'duplicate-name',
  severity: 'error',
  check({ document, model, report }) {
    const tell = (pairs: readonly Namesakes[], severity?: Severity) => {
      for (const pair of pairs) report(problemOf(document, pair, severity));
    };
    tell(namesakes([...declarationsOf(model), ...model.journeys]));
    for (const framework of model.frameworks) tell(namesakes(framework.stages));
    for (const journey of model.journeys) {
      tell(namesakes(journey.stages));
      for (const stage of journey.stages) tell(NAMESAKES.of(stage), 'warning');
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

/** By the kind of the two, which tells what has them. */
const MESSAGES: Readonly<Record<Named['$type'], string>> = {
  Persona: l10nKey('This file has a persona {0} already: give one of them another name.'),
  Channel: l10nKey('This file has a channel {0} already: give one of them another name.'),
  Touchpoint: l10nKey('This file has a touchpoint {0} already: give one of them another name.'),
  Emotion: l10nKey('This file has an emotion {0} already: give one of them another name.'),
  Source: l10nKey('This file has a source {0} already: give one of them another name.'),
  Metric: l10nKey('This file has a metric {0} already: give one of them another name.'),
  Lane: l10nKey('This file has a lane {0} already: give one of them another name.'),
  Framework: l10nKey('This file has a framework {0} already: give one of them another name.'),
  Journey: l10nKey('This file has a journey {0} already: give one of them another name.'),
  FrameworkStage: l10nKey('This framework has a stage {0} already: give one of them another name.'),
  Stage: l10nKey('This journey has a stage {0} already: give one of them another name.'),
  Step: l10nKey('This stage has a step {0} already: give one of them another name.'),
};

function problemOf(document: LangiumDocument, { node, first }: Namesakes, severity?: Severity): Problem {
  return {
    range: titleRange(node),
    severity,
    message: t(MESSAGES[node.$type], quoted(node.name)),
    related: [{ uri: document.uri.toString(), range: titleRange(first), message: t('This is the first.') }],
  };
}
