/** Syntax tree → JourneyMap: lines that stand in blocks of several kinds. */
import { type AstNode, AstUtils, type Reference } from 'langium';
import type { EvidenceLine, MetricLine, Text } from '../generated/ast.js';
import { scaleOfMetric } from '../model/measures.js';
import { type Block, referenceName, textOf } from '../model/queries.js';
import { parseAmount } from '../syntax/values.js';
import type { Evidence, Link, Located, MetricValue } from './journey-map.js';
import { located, textLine } from './places.js';

/** A metric line, as one of a journey, a step or an opportunity. */
export function metricValue(line: MetricLine, id: string, personas: string[]): MetricValue {
  const amount = line.value === undefined ? undefined : parseAmount(line.value);
  return {
    ...located(line, id, 'metric'),
    personas,
    name: referenceName(line.metric),
    value: line.value,
    amount: amount?.amount,
    unit: amount?.unit,
    scale: scaleOfMetric(line),
    note: line.note || undefined,
  };
}

/** An evidence line: the source, and what it says. */
export function evidence(line: EvidenceLine, id: string): Evidence {
  return {
    ...located(line, id, 'source'),
    personas: [],
    source: referenceName(line.source),
    what: line.what || undefined,
  };
}

/** A reference to something else on the map, or on another. `property`: where its name stands in the line. */
export function link(
  node: AstNode,
  property: string,
  reference: Reference<AstNode & { name: string }>,
  id: string,
): Link {
  const target = reference.ref;
  const place: Located = located(node, id, property);
  const isHere = target !== undefined && AstUtils.getDocument(target) === AstUtils.getDocument(node);
  return {
    ...place,
    name: referenceName(reference),
    resolved: target !== undefined,
    ...(isHere && target.$type === 'Journey' && { target: `j${target.$containerIndex}` }),
  };
}

/** The text line of a kind that a stage or step has once. */
export function lineOfBlock(block: Block, kind: Text['kind'], id: string) {
  const line = textOf(block, kind);
  return line?.text ? textLine(line, `${id}.${kind}`) : undefined;
}

/** Those that say something. */
export function written(lines: Text[]): Text[] {
  return lines.filter((line) => line.text !== '');
}

/** The word of a choice line, where it is one of the choices. */
export function choiceOf<T extends string>(
  node: { texts: Text[] },
  kind: Text['kind'],
  choices: readonly T[],
): T | undefined {
  const word = textOf(node, kind)?.text.toLowerCase();
  return choices.find((choice) => choice === word);
}
