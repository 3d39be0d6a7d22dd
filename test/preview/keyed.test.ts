import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patchKeyed } from '../../media/keyed.js';

interface Item {
  key: string;
  text: string;
}

interface Child extends Item {
  drawn: number;
}

/** A list of children as the DOM keeps one, counting what is done to it. */
function list() {
  const children: Child[] = [];
  const done = { created: 0, drawn: 0, moved: 0, removed: 0 };
  const take = (child: Child) => {
    const at = children.indexOf(child);
    if (at >= 0) children.splice(at, 1);
    return at >= 0;
  };
  const parent = {
    keyOf: ({ key }: Item) => key,
    create: ({ key }: Item): Child => {
      done.created++;
      return { key, text: '', drawn: 0 };
    },
    update: (child: Child, { text }: Item) => {
      if (child.text === text && child.drawn > 0) return;
      child.text = text;
      child.drawn++;
      done.drawn++;
    },
    insert: (child: Child, before: Child | undefined) => {
      if (take(child)) done.moved++;
      children.splice(before ? children.indexOf(before) : children.length, 0, child);
    },
    remove: (child: Child) => {
      take(child);
      done.removed++;
    },
  };
  let known = new Map<string, Child>();
  return {
    children,
    show(items: Item[]) {
      Object.assign(done, { created: 0, drawn: 0, moved: 0, removed: 0 });
      known = patchKeyed(parent, known, items);
      return { ...done };
    },
    texts: () => children.map(({ key, text }) => `${key}=${text}`),
  };
}

const item = (key: string, text = key): Item => ({ key, text });

describe('patching by keys', () => {
  test('only what differs is drawn again', () => {
    const shown = list();
    shown.show([item('a'), item('b'), item('c')]);
    const done = shown.show([item('a'), item('b', 'changed'), item('c')]);
    expect(done).toEqual({ created: 0, drawn: 1, moved: 0, removed: 0 });
    expect(shown.texts()).toEqual(['a=a', 'b=changed', 'c=c']);
  });

  test('a child put in between moves no other', () => {
    const shown = list();
    shown.show([item('a'), item('c')]);
    expect(shown.show([item('a'), item('b'), item('c')])).toEqual({ created: 1, drawn: 1, moved: 0, removed: 0 });
    expect(shown.texts()).toEqual(['a=a', 'b=b', 'c=c']);
  });

  test('a child taken out moves no other', () => {
    const shown = list();
    shown.show([item('a'), item('b'), item('c')]);
    expect(shown.show([item('b'), item('c')])).toEqual({ created: 0, drawn: 0, moved: 0, removed: 1 });
  });

  test('children keep their identity when they change places', () => {
    const shown = list();
    shown.show([item('a'), item('b'), item('c')]);
    const before = new Set(shown.children);
    shown.show([item('c'), item('a'), item('b')]);
    expect(shown.texts()).toEqual(['c=c', 'a=a', 'b=b']);
    expect(shown.children.every((child) => before.has(child))).toBe(true);
  });

  test('of two with one key the first is shown', () => {
    const shown = list();
    shown.show([item('a', 'first'), item('a', 'second')]);
    expect(shown.texts()).toEqual(['a=first']);
  });

  test('from any list to any other', () => {
    const lists = fc.uniqueArray(fc.record({ key: fc.constantFrom(...'abcdefgh'), text: fc.constantFrom('x', 'y') }), {
      selector: ({ key }) => key,
    });
    fc.assert(
      fc.property(fc.array(lists, { maxLength: 5 }), (sequence) => {
        const shown = list();
        for (const items of sequence) {
          shown.show(items);
          expect(shown.texts()).toEqual(items.map(({ key, text }) => `${key}=${text}`));
        }
      }),
    );
  });
});
