import type { ShownProblem } from '../../language-server/preview-protocol.js';
import { l10nKey, say } from '../../language-server/said.js';
import { patchKeyed } from '../keyed.js';
import type { Box } from '../zoom.js';
import type { Badge } from './problem-places.js';

/** An octagon, a triangle and a circle: told apart without colour. In a square of 16 pixels. */
const SHAPES: Readonly<Record<ShownProblem['severity'], string>> = {
  error: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM6 6l4 4M10 6l-4 4',
  warning: 'M8 2.3 14.3 13.3H1.7zM8 6.6v3M8 11.6v.01',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.4v3.2M8 5.2v.01',
};
const NAMES: Readonly<Record<ShownProblem['severity'], readonly [one: string, many: string]>> = {
  error: [l10nKey('1 error'), l10nKey('{0} errors')],
  warning: [l10nKey('1 warning'), l10nKey('{0} warnings')],
  info: [l10nKey('1 remark'), l10nKey('{0} remarks')],
};
/** So far it stands out over the corner. */
const OVER = 8;
/** What is narrower, such as a face, would be hidden by its badge, which stands beside its corner. */
const NARROW = 60;

interface PlacedBadge extends Badge {
  box: Box;
}

interface BadgeNode {
  button: HTMLButtonElement;
  count: HTMLElement;
  shape: SVGPathElement;
  drawn: string;
}

/** The marks of problems at the corners of what they are about, in a layer over the drawing. */
export class Badges {
  private nodes = new Map<string, BadgeNode>();
  private shown = new Map<string, PlacedBadge>();

  /** @param layer holds them, over the drawing */
  constructor(private readonly layer: HTMLElement) {}

  /** @param boxOf where something is drawn */
  show(badges: readonly Badge[], boxOf: (id: string) => Box | undefined): void {
    const placed = badges.flatMap((badge): PlacedBadge[] => {
      const box = boxOf(badge.id);
      return box ? [{ ...badge, box }] : [];
    });
    this.shown = new Map(placed.map((badge) => [badge.id, badge]));
    this.nodes = patchKeyed<PlacedBadge, BadgeNode>(
      {
        keyOf: ({ id }) => id,
        create: ({ id }) => createNode(id),
        update: updateNode,
        insert: ({ button }, before) => this.layer.insertBefore(button, before?.button ?? null),
        remove: ({ button }) => button.remove(),
      },
      this.nodes,
      placed,
    );
  }

  /** The badge that an event came from, and its problems. */
  of({ target }: Pick<Event, 'target'>): { button: HTMLElement; badge: Badge } | undefined {
    const button = target instanceof Element ? target.closest<HTMLElement>('.badge') : null;
    const badge = this.shown.get(button?.dataset.of ?? '');
    return button && badge ? { button, badge } : undefined;
  }
}

function createNode(id: string): BadgeNode {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'badge';
  button.dataset.of = id;
  button.tabIndex = -1;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.append(shape);
  const count = document.createElement('span');
  button.append(svg, count);
  return { button, count, shape, drawn: '' };
}

function updateNode(node: BadgeNode, { problems, box }: PlacedBadge): void {
  const severity = problems[0]?.severity ?? 'info';
  const drawn = `${severity} ${problems.length} ${box.x + box.width} ${box.y}`;
  if (node.drawn === drawn) return;
  node.drawn = drawn;
  const { button, count, shape } = node;
  button.dataset.severity = severity;
  shape.setAttribute('d', SHAPES[severity]);
  count.textContent = String(problems.length);
  button.setAttribute('aria-label', countOf(problems));
  const narrow = box.width < NARROW;
  button.classList.toggle('beside', narrow);
  const over = narrow ? -OVER / 2 : OVER;
  Object.assign(button.style, { left: `${box.x + box.width + over}px`, top: `${box.y - over}px` });
}

/** `1 error, 2 warnings` */
export function countOf(problems: readonly ShownProblem[]): string {
  const severities = ['error', 'warning', 'info'] as const;
  const parts = severities.map((severity) => {
    const { length } = problems.filter((problem) => problem.severity === severity);
    return length === 0 ? '' : say(NAMES[severity][length === 1 ? 0 : 1], length);
  });
  return parts.filter((part) => part !== '').join(', ');
}
