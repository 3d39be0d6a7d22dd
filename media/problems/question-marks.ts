import { patchKeyed } from '../keyed.js';
import type { OpenQuestion } from './open-questions.js';

export interface PlacedQuestion extends OpenQuestion {
  x: number;
  y: number;
}

interface QuestionNode {
  button: HTMLButtonElement;
  words: HTMLElement;
}

/** Questions over the drawing: dashed, as those in it. One click writes the line. */
export class QuestionMarks {
  private nodes = new Map<string, QuestionNode>();
  private shown = new Map<HTMLElement, PlacedQuestion>();

  /** @param layer holds them, beside the badges */
  constructor(private readonly layer: HTMLElement) {}

  show(questions: readonly PlacedQuestion[]): void {
    this.shown.clear();
    this.nodes = patchKeyed<PlacedQuestion, QuestionNode>(
      {
        keyOf,
        create: () => createNode(),
        update: (node, question) => {
          update(node, question);
          this.shown.set(node.button, question);
        },
        insert: ({ button }, before) => this.layer.insertBefore(button, before?.button ?? null),
        remove: ({ button }) => button.remove(),
      },
      this.nodes,
      questions,
    );
  }

  /** The question that an event came from. */
  of({ target }: Pick<Event, 'target'>): PlacedQuestion | undefined {
    const button = target instanceof Element ? target.closest<HTMLElement>('.open-question') : null;
    return button ? this.shown.get(button) : undefined;
  }
}

const keyOf = ({ id, problem: { code, missing } }: OpenQuestion): string => `${id} ${code} ${missing ?? ''}`;

function createNode(): QuestionNode {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'open-question';
  button.tabIndex = -1;
  const sign = document.createElement('span');
  sign.className = 'sign';
  sign.setAttribute('aria-hidden', 'true');
  sign.textContent = '?';
  const words = document.createElement('span');
  button.append(sign, words);
  return { button, words };
}

function update({ button, words }: QuestionNode, { id, label, problem, x, y }: PlacedQuestion): void {
  button.dataset.about = id;
  button.dataset.code = problem.code;
  button.title = problem.message;
  if (words.textContent !== label) words.textContent = label;
  Object.assign(button.style, { left: `${x}px`, top: `${y}px` });
}
