import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { flowOf } from '../../language-server/model/flow.js';
import { Graph, StrongComponents } from '../../language-server/model/graph.js';
import '../property-runs.js';
import { createLanguage, type Language } from './helpers.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

const PEOPLE = ['Ana', 'Ben'];

/** What a step says of the ways: everything that leads on, by the number of the step it leads to. */
interface Step {
  for: string[];
  next: number[];
  own: { Ana: number[]; Ben: number[] };
  endsHere: boolean;
  leaves: boolean;
}

function textOf(steps: readonly Step[]): string {
  const lines = steps.flatMap((step, index) => [
    `    step S${index}`,
    ...(step.for.length > 0 ? [`      for ${step.for.join(', ')}`] : []),
    ...step.next.map((to) => `      next S${to}`),
    ...(step.endsHere ? ['      ends here'] : []),
    ...(step.leaves ? ['      leaves 60%', '      leaves 40%'] : []),
    ...PEOPLE.flatMap((name) => step.own[name as 'Ana'].flatMap((to) => [`      as ${name}`, `        next S${to}`])),
  ]);
  return ['journey J', `  for ${PEOPLE.join(', ')}`, '  stage S', ...lines, ''].join('\n');
}

const END = 'end';

/** Where one comes to from a step, said anew and simply: past the steps that one does not take. */
function waysFrom(steps: readonly Step[], index: number, person: string): (number | typeof END)[] {
  const step = steps[index]!;
  const next = [...step.next, ...step.own[person as 'Ana']];
  const onward = next.length === 0 && !step.leaves ? [index + 1] : next;
  return [
    ...onward.map((to) => arrivalAt(steps, to, person)),
    ...(step.endsHere || step.leaves ? ([END] as const) : []),
  ];
}

function arrivalAt(steps: readonly Step[], index: number, person: string): number | typeof END {
  let at = index;
  while (at < steps.length && steps[at]!.for.length > 0 && !steps[at]!.for.includes(person)) at++;
  return at < steps.length ? at : END;
}

function reachedFrom(steps: readonly Step[], start: number | typeof END, person: string): Set<number | typeof END> {
  const reached = new Set([start]);
  for (const at of reached) if (at !== END) for (const to of waysFrom(steps, at, person)) reached.add(to);
  return reached;
}

const arbitrarySteps: fc.Arbitrary<Step[]> = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const ways = (weight: number) =>
    fc.oneof(
      { weight, arbitrary: fc.constant<number[]>([]) },
      { weight: 2, arbitrary: fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 2 }) },
    );
  const rarely = fc.nat(9).map((number) => number === 0);
  return fc.array(
    fc.record({
      for: fc.oneof({ weight: 4, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: fc.subarray(PEOPLE) }),
      next: ways(2),
      own: fc.record({ Ana: ways(12), Ben: ways(12) }),
      endsHere: rarely,
      leaves: rarely,
    }),
    { minLength: count, maxLength: count },
  );
});

describe('the flow of a journey', () => {
  it('agrees with a walk through it by each persona', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySteps, async (steps) => {
        const document = await language.open(textOf(steps));
        const journey = document.parseResult.value.journeys[0]!;
        const numberOf = (block: { name: string }) => Number(block.name.slice(1));
        const { unreachable, loops } = flowOf(journey);
        language.shared.workspace.LangiumDocuments.deleteDocument(document.uri);

        const reached = PEOPLE.map((person) => reachedFrom(steps, arrivalAt(steps, 0, person), person));
        const isReached = (index: number) => reached.some((set) => set.has(index));
        for (const block of unreachable) expect(isReached(numberOf(block))).toBe(false);

        const caught = PEOPLE.filter((person, i) =>
          [...reached[i]!].some((at) => at !== END && !reachedFrom(steps, at, person).has(END)),
        );
        for (const { blocks, personas } of loops) {
          for (const person of personas.length > 0 ? personas : PEOPLE) {
            for (const block of blocks) {
              const from = reachedFrom(steps, numberOf(block), person);
              expect(from.has(END)).toBe(false);
              // Each leads to each of the others.
              for (const other of blocks) {
                const again = reachedFrom(steps, waysFrom(steps, numberOf(block), person)[0]!, person);
                expect(blocks.length > 1 ? from.has(numberOf(other)) : again.has(numberOf(other))).toBe(true);
              }
            }
          }
        }
        // Nothing is wrong that neither report tells of.
        if (caught.length > 0) expect(loops).not.toEqual([]);
        if (loops.length === 0) {
          const lost = steps.map((_, index) => index).filter((index) => !isReached(index));
          if (lost.length > 0) expect(unreachable).not.toEqual([]);
          expect(unreachable.length).toBeLessThanOrEqual(lost.length);
        }
      }),
    );
  });
});

describe('strong components', () => {
  const componentsOf = (size: number, edges: [number, number][]) => {
    const graph = new Graph(size);
    for (const [from, to] of edges) graph.connect(from, to);
    const components = new StrongComponents(graph);
    for (let node = 0; node < size; node++) components.visit(node);
    return components;
  };
  const sizes = (components: StrongComponents) =>
    Array.from({ length: components.count }, (_, number) => components.membersOf(number).length).sort((a, b) => b - a);

  it('are the nodes that lead to each other, each component after those it leads to', () => {
    const components = componentsOf(6, [
      [0, 1],
      [1, 2],
      [2, 1],
      [2, 3],
      [3, 4],
      [4, 3],
      [0, 5],
    ]);
    expect(sizes(components)).toEqual([2, 2, 1, 1]);
    expect(components.of(1)).toBe(components.of(2));
    expect(components.of(3)).toBe(components.of(4));
    expect(components.of(3)).toBeLessThan(components.of(1));
    expect(components.of(1)).toBeLessThan(components.of(0));
  });

  it('visit only what is led to and entered', () => {
    const graph = new Graph(4);
    for (const [from, to] of [
      [0, 1],
      [1, 2],
      [2, 3],
    ] as const)
      graph.connect(from, to);
    const components = new StrongComponents(graph, (node) => node !== 2);
    components.visit(0);
    components.visit(2);
    expect([0, 1, 2, 3].map((node) => components.has(node))).toEqual([true, true, false, false]);
  });

  it('of a ring of a million nodes are one, without running out of stack', () => {
    const size = 1_000_000;
    expect(
      sizes(
        componentsOf(
          size,
          Array.from({ length: size }, (_, i) => [i, (i + 1) % size]),
        ),
      ),
    ).toEqual([size]);
  });
});
